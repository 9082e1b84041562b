import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startZaloOaServer, type ZaloOaServer } from '../../fakes/zalo-oa-server.ts';
import { runProgram, startProgram, temporaryFolder, type Running } from '../../support/program.ts';

/** `npm run zalo -- login` as a program, with Zalo's servers as the only double. */

let server: ZaloOaServer;
const folder = temporaryFolder();
let data: string;
let count = 0;
beforeEach(async () => {
  server = await startZaloOaServer();
  data = join(folder.path, `data-${count++}`);
});
afterEach(() => server.close());

const environment = () => ({
  KY_CUONG_DATA: data,
  ZALO_OA_APP_ID: server.appId,
  ZALO_OA_APP_SECRET: server.appSecret,
  ZALO_OA_WEBHOOK_URL: 'https://ky-cuong.example.vn/zalo-oa',
  ZALO_OA_WEBHOOK_SECRET: server.webhookSecret,
  ZALO_OA_REDIRECT_URL: 'https://ky-cuong.example.vn/',
  ZALO_OA_OAUTH_ROOT: server.root,
});
const LINK = /http\S+permission\S+\n/;
async function linkOf(running: Running): Promise<string> {
  return LINK.exec(await running.until(LINK))?.[0].trim() ?? '';
}

describe('zalo login', () => {
  it.each(['the whole address', 'the code alone'])(
    'takes %s, keeps the tokens for the owner alone and shows none',
    async (what) => {
      const running = startProgram(['zalo', 'login'], { env: environment() });
      const address = server.oauth.consent(await linkOf(running));
      const code = new URL(address).searchParams.get('code') ?? '';
      running.type(`${what === 'the code alone' ? code : address}\n`);
      const { code: exit, stdout, stderr } = await running.ended;
      expect([exit, stderr]).toEqual([0, '']);
      expect(stdout).toContain('Đã lưu mã của Zalo OA');
      expect(stdout + stderr).not.toMatch(/access-token|refresh-token|DOUBLE/);
      const file = join(data, 'zalo-oa.json');
      expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
        refresh: expect.stringContaining('refresh-token') as string,
      });
      expect(statSync(file).mode & 0o777).toBe(0o600);
      expect(server.refused).toEqual([]);
    },
  );

  it('asks again where something else was pasted', async () => {
    const running = startProgram(['zalo', 'login'], { env: environment() });
    const address = server.oauth.consent(await linkOf(running));
    running.type('https://ky-cuong.example.vn/\n');
    await running.until(/Không thấy mã[^\n]+Hãy dán lại:/);
    running.type(`${address}\n`);
    const { code, stdout } = await running.ended;
    expect([code, stdout.includes('Đã lưu mã của Zalo OA')]).toEqual([0, true]);
  });

  it('refuses the address of another consent, a code that was used, and what is no code', async () => {
    for (const [pasted, words] of [
      ['https://ky-cuong.example.vn/?code=abcdef&state=khac', 'một lần cấp quyền khác'],
      ['code-cu', 'Zalo không đổi mã lấy quyền'],
      ['không có gì ở đây', 'Không thấy mã'],
    ]) {
      const { code, stderr } = await runProgram(['zalo', 'login'], {
        env: environment(),
        input: `${pasted}\n`,
      });
      expect(code).toBe(1);
      expect(stderr).toContain(words);
    }
  });

  it('says which settings are missing', async () => {
    const { code, stderr } = await runProgram(['zalo', 'login'], { env: { KY_CUONG_DATA: data } });
    expect([code, stderr.includes('ZALO_OA_APP_ID')]).toEqual([1, true]);
  });
});
