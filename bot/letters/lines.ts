import { sayTime } from '../hours.ts';
import type { DeadLetter } from '../mail.ts';

/** What was given up, a line each, newest first; never whose it was nor what it said. */
export function deadLetterLines(letters: readonly DeadLetter[], most: number): string[] {
  if (letters.length === 0) return ['Không có tin nào bị bỏ.'];
  const head =
    letters.length < most
      ? `${String(letters.length)} tin bị bỏ, mới nhất ở trên:`
      : `${String(most)} tin bị bỏ gần nhất:`;
  return [head, ...letters.map(line), HELP];
}

const HELP =
  'Gửi lại tất cả: npm run letters -- --again; chỉ vài tin: thêm số ở đầu dòng. Bỏ hẳn: npm run letters -- --discard <số…>';

function line({ sequence, box, channel, ended, attempts, reason }: DeadLetter): string {
  const what = box === 'in' ? 'tin đến chưa xử lý được' : 'câu trả lời chưa gửi được';
  return `${String(sequence)}. ${sayTime(ended)} · ${channel} · ${what} sau ${String(attempts)} lần · ${reason}`;
}
