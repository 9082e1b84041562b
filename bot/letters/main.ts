import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode } from '../ask.ts';
import { StartError } from '../errors.ts';
import type { LettersRequest } from '../mail.ts';
import { openLibsqlStore } from '../store/libsql.ts';
import type { World } from '../world.ts';
import { deadLetterLines } from './lines.ts';

/** Rows shown; the count of all stands above them. */
const MOST_SHOWN = 50;

/** Shows what was given up, puts it back or forgets it. The bot may run meanwhile: it looks for what was put back every half minute. */
export async function lettersCommand(
  { dataDir, output, now }: World,
  { again, discard }: LettersRequest,
): Promise<ExitCode> {
  const path = join(dataDir, 'app.db');
  if (!existsSync(path))
    throw new StartError(`Không có kho dữ liệu tại "${path}": hãy chọn thư mục dữ liệu bằng --data.`);
  const store = await openLibsqlStore({ path });
  try {
    const say = (...lines: readonly string[]) => output.write(`${lines.join('\n')}\n`);
    if (again === null && discard === null) {
      say(...deadLetterLines(await store.deadLetters(MOST_SHOWN), MOST_SHOWN));
      return 0;
    }
    const only = again === 'all' ? null : (again ?? discard ?? []);
    const done =
      again === null ? await store.discard(only ?? []) : await store.revive(now().toISOString(), only);
    if (done === 0 && only !== null) {
      say(`Không có tin nào mang số ${only.join(', ')}: xem số ở đầu dòng bằng npm run letters.`);
      return 1;
    }
    say(again === null ? `Đã bỏ hẳn ${String(done)} tin.` : `Đã đưa lại ${String(done)} tin vào hàng đợi.`);
    return 0;
  } finally {
    await store.close();
  }
}
