import { cpSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShippedKnowledge } from '../../support/knowledge.ts';
import { noTerminal, startAtTerminal, temporaryFolder, withoutProgram } from '../../support/program.ts';

/** The prompt of `ask` as people use it: a process of its own at a pseudo-terminal. */

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const beer = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const reason = (why: string | null) => (why === null ? '' : ` (skipped: ${why})`);

beforeAll(async () => {
  await openShippedKnowledge(data);
});
afterAll(folder.remove);

const noLess = withoutProgram('less');

describe.skipIf(noTerminal !== null)(`ask at a terminal${reason(noTerminal)}`, () => {
  const sit = (env: Readonly<Record<string, string>> = {}) =>
    startAtTerminal(['ask', '--data', data], { env });

  it('answers, follows up, shows the source and leaves', async () => {
    const sitting = sit();
    await sitting.until(/gõ câu hỏi/);
    sitting.type(`${beer}\r`);
    await sitting.until(/Không được[^]*dữ liệu cá nhân|dữ liệu cá nhân[^]*Không được/);
    sitting.type('mục nào vậy?\r');
    await sitting.until(/mục nào vậy[^]*mục 3, đoạn 2/);
    sitting.type('/nguon\r');
    await sitting.until(/hút thuốc lá đúng nơi/);
    sitting.type('/tot\r');
    await sitting.until(/Chưa ghi được đánh giá/);
    sitting.type('/thoat\r');
    expect((await sitting.ended).code).toBe(0);
  });

  it('underlines the words that matter, and shows no colours with NO_COLOR', async () => {
    const [plain, coloured] = [sit({ NO_COLOR: '1' }), sit()];
    for (const sitting of [plain, coloured]) {
      await sitting.until(/gõ câu hỏi/);
      sitting.type(`${beer}\r`);
      await sitting.until(/đoạn 2/);
      sitting.type('\u0004');
    }
    expect((await coloured.ended).stdout).toContain('\x1b[0;1;4m');
    expect((await plain.ended).stdout).not.toContain('\x1b[0;1;4m');
  });

  it('leaves at Ctrl+C', async () => {
    const sitting = sit();
    await sitting.until(/gõ câu hỏi/);
    sitting.type('\u0003');
    expect((await sitting.ended).code).toBe(0);
  });

  const window = { rows: 12, columns: 60 };
  const sitIn = (env: Readonly<Record<string, string>>, where = data) =>
    startAtTerminal(['ask', '--data', where], { env: { NO_COLOR: '1', ...env } }, window);

  it('lists documents, shows a place, and gives its address', async () => {
    const sitting = sitIn({ PUBLIC_URL: 'http://noibo:3000', PAGER: 'cat' });
    await sitting.until(/gõ câu hỏi/);
    sitting.type('/vanban\r');
    await sitting.until(/Về tăng cường kỷ luật[^]*đọc/);
    sitting.type('/vanban 30-ct/tu muc 3, doan 2\r');
    await sitting.until(/Mục 3, đoạn 2[^]*Tuyệt đối không/);
    sitting.type('/mo 30-CT/TU mục 3\r');
    await sitting.until(/http:\/\/noibo:3000\/d\/30-CT\/TU\?p=m3/);
    sitting.type('/vanban 99-CT/TU\r');
    await sitting.until(/không có văn bản này/);
    sitting.type('\u0004');
    expect((await sitting.ended).code).toBe(0);
  });

  it('completes by Tab, without diacritics', async () => {
    const sitting = sitIn({ PAGER: 'cat' });
    await sitting.until(/gõ câu hỏi/);
    const steps = [
      ['/vanb', /\/vanb/, /an$/],
      [' 30-c', / 30-c/, /30-CT\/TU/],
      [' muc 5', / muc 5/, /mục 5/],
    ] as const;
    for (const [keys, echo, completed] of steps) {
      sitting.type(keys);
      await sitting.until(echo);
      // By itself: a Tab among pasted letters is a letter.
      sitting.type('\t');
      await sitting.until(completed);
    }
    sitting.type('\r');
    await sitting.until(/Mục 5/);
    sitting.type('\u0004');
    await sitting.ended;
    expect(readFileSync(join(data, 'terminal-history'), 'utf8')).toMatch(/^\/vanban 30-CT\/TU mục 5$/m);
  });

  it.skipIf(noLess !== null)(
    `gives a long text to the pager, and goes on after it${reason(noLess)}`,
    async () => {
      const sitting = sitIn({ PAGER: 'less -R', TERM: 'xterm' });
      await sitting.until(/gõ câu hỏi/);
      sitting.type('/vanban 30-CT/TU\r');
      await sitting.until(/Về tăng cường[^]*\n:\u001b/);
      sitting.type('q');
      sitting.type('/mo\r');
      await sitting.until(/Chưa đặt địa chỉ trang web/);
      sitting.type('\u0004');
      expect((await sitting.ended).stdout).not.toContain('Nơi nhận');
    },
  );

  it('shows a long text page by page where there is no pager', async () => {
    const sitting = sitIn({ PAGER: '/khong/co/less -R' });
    await sitting.until(/gõ câu hỏi/);
    sitting.type('/vanban 30-CT/TU\r');
    const first = /còn (\d+) dòng/.exec(await sitting.until(/còn \d+ dòng/))?.[1];
    sitting.type('\r');
    await sitting.until(new RegExp(`còn ${Number(first) - 8} dòng`));
    sitting.type('/mo\r');
    await sitting.until(/Chưa đặt địa chỉ trang web/);
    sitting.type('\r\u0004');
    expect((await sitting.ended).stdout.match(/còn \d+ dòng/g)).toHaveLength(2);
  });

  it('brings back what was typed in an earlier sitting, until it is forgotten', async () => {
    const own = join(folder.path, 'nho');
    cpSync(data, own, { recursive: true });
    rmSync(join(own, 'terminal-history'), { force: true });
    const first = sitIn({}, own);
    await first.until(/gõ câu hỏi/);
    first.type('số 0912345678 gọi ai\r');
    await first.until(/gọi ai[^]*❯ /);
    first.type('/quyen ABCDE-23456\r\u0004');
    await first.ended;
    expect(readFileSync(join(own, 'terminal-history'), 'utf8')).toBe('số *** gọi ai\n');
    expect(statSync(join(own, 'terminal-history')).mode & 0o777).toBe(0o600);
    const second = sitIn({}, own);
    await second.until(/gõ câu hỏi/);
    second.type('\u001b[A');
    await second.until(/❯ số \*\*\* gọi ai/);
    second.type('\u0015/quen\r\u0004');
    await second.ended;
    expect(readFileSync(join(own, 'terminal-history'), 'utf8')).toBe('');
  });
});
