import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointerFile, snapshotsDir } from '../../knowledge/snapshot.ts';
import { startEmbeddingsServer } from '../fakes/embeddings-server.ts';
import { startJudgeServer } from '../fakes/judge-server.ts';
import { startTelegramServer } from '../fakes/telegram-server.ts';
import { runProgram, startProgram } from '../support/program.ts';
import { publishAnother } from '../support/publish.ts';
import { bound, lock, noReadOnly, unlock } from '../support/read-only.ts';
import { addressOf, askOver, dataFolders } from '../support/started.ts';

/** What can be wrong when the program starts: one clear sentence, and either the end or a degraded mode. */

const folders = dataFolders();
const beer = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const clause = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

beforeAll(folders.build);
afterAll(folders.remove);

describe('a bad start', () => {
  const spoil = (data: string, id: string) => {
    const folder = join(snapshotsDir(data), id);
    const index = readdirSync(folder).filter((name) => name.startsWith('lexical'));
    expect(index).not.toEqual([]);
    for (const name of index) rmSync(join(folder, name));
  };
  const current = (data: string) => readFileSync(pointerFile(data), 'utf8').trim();

  it('falls back to the newest whole snapshot where the one in use is damaged, and says so', async () => {
    const data = folders.fresh();
    const whole = current(data);
    spoil(data, await publishAnother(data));
    const running = startProgram(['start', '--data', data]);
    expect((await askOver(await addressOf(running), beer)).snapshot).toBe(whole);
    const { stdout } = await running.stop();
    expect(stdout).toMatch(
      /Kho văn bản đang dùng không mở được\. .*lexical-\w+\.bin.*\nTạm dùng bản kho văn bản gần nhất còn nguyên vẹn/,
    );
  });

  it('builds the library again where no whole snapshot is left, and says so', async () => {
    const data = folders.fresh();
    spoil(data, current(data));
    const { code, stdout, stderr } = await runProgram(['ask', '--data', data, beer]);
    expect([code, stdout.includes(clause)]).toEqual([0, true]);
    expect(stderr).toMatch(
      /lexical-\w+\.bin[^]*Không còn bản nào nguyên vẹn: đang lập lại kho văn bản kèm theo…/,
    );
  });

  it('opens the newest whole snapshot where the pointer is damaged or lost', async () => {
    for (const spoilPointer of [
      (path: string) => writeFileSync(path, '??'),
      (path: string) => rmSync(path),
    ]) {
      const data = folders.fresh();
      spoilPointer(pointerFile(data));
      const { code, stderr } = await runProgram(['ask', '--data', data, beer]);
      expect([code, /Tạm dùng bản kho văn bản gần nhất/.test(stderr)]).toEqual([0, true]);
    }
  });

  it('ends at a busy port in one sentence', async () => {
    const holder = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => holder.once('listening', resolve));
    const { port } = holder.address() as AddressInfo;
    const { code, stderr } = await runProgram(['start', '--data', folders.fresh()], {
      env: { PORT: String(port) },
    });
    holder.close();
    expect([code, stderr.trimEnd().split('\n')]).toEqual([
      1,
      [expect.stringContaining(`Cổng ${port} đang bận`)],
    ]);
  });

  it('ends in one sentence where the data folder cannot be written', async () => {
    const file = join(folders.path, 'la-mot-tep');
    writeFileSync(file, '');
    for (const data of [file, join(file, 'data')]) {
      const { code, stderr } = await runProgram(['start', '--data', data]);
      expect([code, stderr.trimEnd().split('\n')]).toEqual([1, [expect.stringMatching(/^Không .*\.$/)]]);
    }
  });

  it.skipIf(noReadOnly !== null)(
    'ends in one sentence where it may not write beside a library that it can read',
    async () => {
      const data = folders.fresh();
      chmodSync(folders.path, 0o755);
      lock(data);
      const { code, stderr } = await runProgram(['start', '--data', data], bound);
      unlock(data);
      expect([code, stderr.trimEnd().split('\n')]).toEqual([1, [expect.stringMatching(/^Không .*\.$/)]]);
    },
  );

  it('names all wrong settings at once and ends with 2', async () => {
    const env = { PORT: 'ba nghìn', TELEGRAM_BOT_TOKEN: 'bi-mat', RETENTION_DAYS: '0' };
    const { code, stdout, stderr } = await runProgram(['start', '--data', folders.fresh()], { env });
    expect([code, stdout]).toEqual([2, '']);
    for (const name of ['PORT="ba nghìn"', 'TELEGRAM_BOT_TOKEN=(đã che', 'RETENTION_DAYS="0"'])
      expect(stderr).toContain(name);
    expect(stderr).not.toContain('bi-mat');
  });

  it('says that Telegram refused the token, without the token, and serves the web', async () => {
    const telegram = await startTelegramServer();
    const wrong = '987654321:AAwrong-token_for-tests-0123456789';
    const env = { TELEGRAM_BOT_TOKEN: wrong, TELEGRAM_API_ROOT: telegram.root };
    const running = startProgram(['start', '--data', folders.fresh()], { env });
    await running.until(/TELEGRAM_BOT_TOKEN bị Telegram từ chối.* Các kênh khác vẫn phục vụ\./);
    expect((await askOver(await addressOf(running), beer)).outcome).toBe('answered');
    const { code, stdout, stderr } = await running.stop();
    expect([code, (stdout + stderr).includes('AAwrong')]).toEqual([0, false]);
    await telegram.close();
  });
});

describe('an embeddings service', () => {
  const settings = (url: string) => ({ EMBEDDINGS_URL: url, EMBEDDINGS_MODEL: 'bge-m3' });

  it('indexes the library again with its vectors, says so once, and answers', async () => {
    const service = await startEmbeddingsServer();
    const [data, env] = [folders.fresh(), settings(service.url)];
    const first = await runProgram(['ask', '--data', data, beer], { env });
    const second = await runProgram(['ask', '--data', data, beer], { env });
    await service.close();
    expect([first.code, first.stdout.includes(clause)]).toEqual([0, true]);
    expect(first.stderr).toBe('Chỉ mục của kho văn bản do mô hình nhúng khác lập: đang lập lại…\n');
    expect([second.code, second.stdout.includes(clause), second.stderr]).toEqual([0, true, '']);
  });

  it('ends the start in one sentence where it is away', async () => {
    const service = await startEmbeddingsServer();
    await service.close();
    const { code, stderr } = await runProgram(['start', '--data', folders.fresh()], {
      env: settings(service.url),
    });
    expect([code, stderr.trimEnd().split('\n')]).toEqual([
      1,
      [expect.stringContaining(`Dịch vụ nhúng không dùng được (EMBEDDINGS_URL=${service.url}`)],
    ]);
  });
});

describe('a second judge', () => {
  it('is told at the start, with where questions go and without its key; away, it ends nothing', async () => {
    const [service, key] = [await startJudgeServer(), 'khoa-cua-nguoi-cham'];
    await service.close();
    const running = startProgram(['start', '--data', folders.fresh()], {
      env: { KY_CUONG_JUDGE: 'tei', KY_CUONG_JUDGE_URL: `${service.url}/rerank`, KY_CUONG_JUDGE_KEY: key },
    });
    const address = await addressOf(running);
    expect((await askOver(address, beer)).outcome).toBe('answered');
    const about = await (await fetch(`${address}/gioi-thieu`)).text();
    expect(about).toContain(`Dịch vụ chấm tại ${new URL(service.url).host}`);
    expect(about).not.toContain('không gửi dữ liệu ra ngoài');
    const { code, stdout, stderr } = await running.stop();
    expect(stdout).toContain(
      `Người chấm thứ hai đang bật (tei): câu hỏi và các điều khoản tìm được được gửi tới ${new URL(service.url).host}.`,
    );
    expect([code, (stdout + stderr).includes(key)]).toEqual([0, false]);
  });
});
