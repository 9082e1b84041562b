import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLibsqlStore } from '../../../bot/store/libsql.ts';
import { runProgram, temporaryFolder } from '../../support/program.ts';

/** The command for administrators, as it is started. */

const { path, remove } = temporaryFolder();
beforeAll(async () => {
  const store = await openLibsqlStore({ path: join(path, 'app.db') });
  const at = '2026-11-26T01:00:00.000Z';
  const letters = [{ chat: '1001', body: 'Không được uống rượu bia' }];
  await store.post({ channel: 'telegram', update: '7', letters, at });
  const letter = await store.nextLetter('telegram', '1001');
  await store.buryLetter(letter?.sequence ?? 0, { ended: at, attempts: 36, reason: 'sendMessage: 500' });
  await store.close();
});
afterAll(remove);

const run = (...words: string[]) => runProgram(['letters', '--data', path, ...words]);

describe('npm run letters', () => {
  it('shows what was given up without whose it was, puts it back, and then shows nothing', async () => {
    const shown = await run();
    expect(shown).toMatchObject({ code: 0, stderr: '' });
    expect(shown.stdout).toContain(
      '08:00 26/11/2026 · telegram · câu trả lời chưa gửi được sau 36 lần · sendMessage: 500',
    );
    for (const secret of ['1001', 'rượu']) expect(shown.stdout).not.toContain(secret);
    expect((await run('--again')).stdout).toContain('Đã đưa lại 1 tin');
    expect((await run()).stdout).toContain('Không có tin nào bị bỏ.');
  });

  it('puts back or forgets what is named by its number, and says which word is no number', async () => {
    const store = await openLibsqlStore({ path: join(path, 'app.db') });
    const at = '2026-11-26T02:00:00.000Z';
    for (const update of ['8', '9']) {
      await store.post({ channel: 'zalo_bot', update, letters: [{ chat: '1002', body: 'x' }], at });
      const letter = await store.nextLetter('zalo_bot', '1002');
      await store.buryLetter(letter?.sequence ?? 0, { ended: at, attempts: 3, reason: 'sendMessage: 400' });
    }
    const [newer = 0, older = 0] = (await store.deadLetters(9)).map(({ sequence }) => sequence);
    await store.close();
    expect((await run()).stdout).toContain(`${String(newer)}. 09:00 26/11/2026 · zalo_bot`);
    expect((await run('--discard', String(newer))).stdout).toContain('Đã bỏ hẳn 1 tin.');
    expect(await run('--again', String(newer))).toMatchObject({ code: 1 });
    expect((await run('--again', String(older))).stdout).toContain('Đã đưa lại 1 tin');
    const wrong = await run('--discard', 'all');
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toContain('"all" không phải số ở đầu dòng');
    expect((await run('--again', '--discard', '1')).code).toBe(2);
  });

  it('says where no data is', async () => {
    const { code, stderr } = await runProgram(['letters', '--data', join(path, 'nowhere')]);
    expect(code).toBe(1);
    expect(stderr).toContain('hãy chọn thư mục dữ liệu bằng --data');
  });
});
