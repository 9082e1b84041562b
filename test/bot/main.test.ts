import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pointerFile, snapshotsDir } from '../../knowledge/snapshot.ts';
import { startTelegramServer } from '../fakes/telegram-server.ts';
import { startAtTerminal, startProgram } from '../support/program.ts';
import { publishAnother } from '../support/publish.ts';
import { addressOf, askOver, dataFolders } from '../support/started.ts';

/** The whole program as people start it, over the shipped library, asked over HTTP. */

const folders = dataFolders();
const beer = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const clause = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

beforeAll(folders.build);
afterAll(folders.remove);

describe('npm start', () => {
  it('builds the library, says where to ask, answers, and ends with 0 when it is asked to stop', async () => {
    const data = join(folders.path, 'lan-dau');
    const running = startProgram(['start', '--data', data]);
    const answer = await askOver(await addressOf(running), beer);
    expect([answer.outcome, answer.quotes[0]?.text]).toEqual(['answered', clause]);
    const { code, stdout, stderr } = await running.stop('SIGTERM');
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(
      /^Lần đầu chạy: đang lập kho văn bản…\nKỷ Cương đã sẵn sàng với 1 văn bản \(30-CT\/TU\)\.\nHỏi trên trình duyệt: /,
    );
    expect(stdout).toMatch(/Đang dừng…\n$/);
  });

  it('prints a one-time code with which the first administrator signs in', async () => {
    const running = startProgram(['start', '--data', folders.fresh()]);
    const address = await addressOf(running);
    const code = /\/quyen ([A-Z0-9]{5}-[A-Z0-9]{5})/.exec(await running.until(/\/quyen/))?.[1] ?? '';
    const enter = () =>
      fetch(`${address}/dang-nhap`, {
        method: 'POST',
        headers: { origin: address },
        body: new URLSearchParams({ code }),
        redirect: 'manual',
      });
    expect([(await enter()).status, (await enter()).status]).toEqual([303, 422]);
    expect((await running.stop('SIGINT')).code).toBe(0);
  });

  it('is asked at its own terminal too, keeps the vote, and stops at /thoat', async () => {
    const running = startAtTerminal(['start', '--data', folders.fresh()]);
    await running.until(/gõ câu hỏi/);
    running.type(`${beer}\r`);
    await running.until(/mục 3, đoạn 2/);
    running.type('/tốt\r');
    await running.until(/Đã ghi nhận đánh giá/);
    running.type('/thoat\r');
    expect((await running.ended).code).toBe(0);
  });

  it('tells news above the prompt and keeps what is being typed', async () => {
    const data = folders.fresh();
    const running = startAtTerminal(['start', '--data', data]);
    await running.until(/❯ /);
    running.type('Trưa nay uống');
    await running.until(/Trưa nay uống/);
    await publishAnother(data);
    // The prompt and the words typed so far come again below the news.
    await running.until(/Đã chuyển sang kho văn bản mới[^]*❯ [^]*Trưa nay uống/);
    running.type(' bia được không?\r');
    await running.until(/mục 3, đoạn 2/);
    running.type('\u0003');
    expect((await running.ended).code).toBe(0);
  });

  it('serves Telegram beside the web when a token is set', async () => {
    const telegram = await startTelegramServer();
    const env = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.root };
    const running = startProgram(['start', '--data', folders.fresh()], { env });
    await running.until(/https:\/\/t\.me\/ky_cuong_bot/);
    const lan = telegram.person('Lan');
    telegram.say(lan, beer);
    await telegram.when(() => telegram.seen({ id: lan.id }).some(({ text }) => text.includes(clause)));
    expect((await askOver(await addressOf(running), beer)).outcome).toBe('answered');
    expect((await running.stop()).code).toBe(0);
    await telegram.close();
  });

  it('takes Telegram deliveries on its own port at the path of the webhook', async () => {
    const telegram = await startTelegramServer();
    const env = {
      TELEGRAM_BOT_TOKEN: telegram.token,
      TELEGRAM_API_ROOT: telegram.root,
      TELEGRAM_WEBHOOK_URL: 'https://kycuong.example.vn/telegram',
      TELEGRAM_WEBHOOK_SECRET: 'mot-chuoi-bi-mat-rat-dai',
    };
    const running = startProgram(['start', '--data', folders.fresh()], { env });
    await running.until(/https:\/\/t\.me\//);
    const deliver = async (secret: string) =>
      fetch(`${await addressOf(running)}/telegram`, {
        method: 'POST',
        headers: { 'x-telegram-bot-api-secret-token': secret },
        body: JSON.stringify({ update_id: 1 }),
      });
    expect((await deliver('sai')).status).toBe(401);
    expect((await deliver('mot-chuoi-bi-mat-rat-dai')).status).toBe(200);
    await running.stop();
    await telegram.close();
  });
});

describe('hot reload', () => {
  it('serves from a new snapshot without a restart, and keeps it when the next one is damaged', async () => {
    const data = folders.fresh();
    const running = startProgram(['start', '--data', data]);
    const address = await addressOf(running);
    const first = (await askOver(address, beer)).snapshot;

    const second = await publishAnother(data);
    await running.until(/Đã chuyển sang kho văn bản mới: 1 văn bản/);
    expect(second).not.toBe(first);
    expect((await askOver(address, beer)).snapshot).toBe(second);

    const third = join(snapshotsDir(data), '0123456789abcdef');
    cpSync(join(snapshotsDir(data), first), third, { recursive: true });
    writeFileSync(join(third, 'library.json'), '{}');
    writeFileSync(pointerFile(data), '0123456789abcdef\n');
    await running.until(/Kho văn bản mới không mở được, vẫn dùng bản đang có/);
    expect((await askOver(address, beer)).snapshot).toBe(second);
    expect((await running.stop()).code).toBe(0);
  });
});
