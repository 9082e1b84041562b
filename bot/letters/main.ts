import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ExitCode } from '../ask.ts';
import { StartError } from '../errors.ts';
import { openLibsqlStore } from '../store/libsql.ts';
import type { World } from '../world.ts';
import { deadLetterLines } from './lines.ts';

/** Rows shown; the count of all stands above them. */
const MOST_SHOWN = 50;

/** Shows what was given up, or puts it back. The bot may run meanwhile: it looks for what was put back every half minute. */
export async function lettersCommand({ dataDir, output, now }: World, again: boolean): Promise<ExitCode> {
  const path = join(dataDir, 'app.db');
  if (!existsSync(path))
    throw new StartError(`Không có kho dữ liệu tại "${path}": hãy chọn thư mục dữ liệu bằng --data.`);
  const store = await openLibsqlStore({ path });
  try {
    const lines = again
      ? [`Đã đưa lại ${String(await store.revive(now().toISOString()))} tin vào hàng đợi.`]
      : deadLetterLines(await store.deadLetters(MOST_SHOWN), MOST_SHOWN);
    output.write(`${lines.join('\n')}\n`);
    return 0;
  } finally {
    await store.close();
  }
}
