import { afterAll, beforeAll, expect, it } from 'vitest';
import { startAtTerminal } from '../../support/program.ts';
import { dataFolders, type DataFolders } from '../../support/started.ts';

/** The real program at a terminal: one person asks, replies as the administrator, and is told at the prompt. */

let folders: DataFolders;
beforeAll(async () => {
  folders = dataFolders();
  await folders.build();
});
afterAll(() => folders.remove());

it('tells of a question and of its reply above the prompt', async () => {
  const program = startAtTerminal(['start', '--data', folders.fresh()]);
  const code = /24 giờ: (\S+)/.exec(await program.until(/\/help để xem/))?.[1] ?? '';
  const type = async (line: string, pattern: RegExp) => {
    program.type(`${line}\r`);
    return program.until(pattern);
  };
  await type(`/quyen ${code}`, /Vai trò của bạn: quản trị viên/);
  await type('Uống bia buổi trưa bị phạt bao nhiêu tiền?', /Muốn hỏi người phụ trách, gõ \/chuyen/);
  await type('/chuyen', /số 1\. Trả lời sẽ hiện ở đây/);
  await program.until(/Có 1 câu hỏi chờ người phụ trách trả lời/);
  await type('/hoidap', /Số 1 – /);
  await type(
    '/traloi 1 Chưa có, xem mục 3 đoạn 2 Chỉ thị 30-CT/TU.',
    /Nguyên văn do máy trích[\s\S]+Đang có hiệu lực/,
  );
  expect((await program.stop()).code).toBe(0);
}, 120_000);
