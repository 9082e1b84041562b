import { afterEach, describe, expect, it } from 'vitest';
import { createSession } from '../../bot/channel/terminal/session.ts';
import { createWebChannel } from '../../bot/channel/web.ts';
import { NOTHING_OUTSIDE, outsideOf } from '../../bot/outside.ts';
import { readSettings, type Environment } from '../../bot/settings.ts';
import { plainOptions } from './channel/web/world.ts';
import { textOf } from './channel/web/visitor.ts';
import { openChannel } from '../fakes/telegram/channel.ts';

/** What is said of the data that leaves the program: "nothing" only where nothing does. */

const EMBEDDINGS = { EMBEDDINGS_URL: 'https://nhung.example.vn/v1', EMBEDDINGS_MODEL: 'bge-m3' };
const JUDGE = {
  KY_CUONG_JUDGE: 'chat',
  KY_CUONG_JUDGE_URL: 'http://127.0.0.1:8080/v1',
  KY_CUONG_JUDGE_MODEL: 'qwen3',
  KY_CUONG_JUDGE_KEY: 'khoa-bi-mat',
};
const TELEGRAM = { TELEGRAM_BOT_TOKEN: '123456789:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
const ZALO = { ZALO_BOT_TOKEN: '1234567890:abcdef' };
const of = (environment: Environment) => outsideOf(readSettings(environment));
const NOTHING_LEAVES = 'không gửi dữ liệu ra ngoài';

let close: () => Promise<void> = () => Promise.resolve();
afterEach(() => close());

/** The page "Giới thiệu" with these settings, as it is read. */
async function about(environment: Environment): Promise<string> {
  const channel = createWebChannel({ ...plainOptions(), outside: of(environment) });
  await channel.start();
  close = channel.stop;
  const page = await (await fetch(`${channel.address()}/gioi-thieu`)).text();
  return textOf(page).replace(/\s+/g, ' ');
}

describe('what leaves the program', () => {
  it('is nothing by default, and only then the page says so', async () => {
    expect(of({})).toEqual(NOTHING_OUTSIDE);
    expect(await about({})).toContain(NOTHING_LEAVES);
  });

  it.each([
    [
      EMBEDDINGS,
      'Dịch vụ nhúng (mô hình bge-m3) tại nhung.example.vn: nhận câu hỏi, để tìm điều khoản gần nghĩa.',
    ],
    [
      JUDGE,
      'Mô hình ngôn ngữ qwen3 tại 127.0.0.1:8080 (trên chính máy chủ này): nhận câu hỏi và các điều khoản',
    ],
    [
      { KY_CUONG_JUDGE: 'rerank', KY_CUONG_JUDGE_URL: 'https://cham.example.vn/rerank' },
      'Dịch vụ chấm tại cham.example.vn: nhận câu hỏi và các điều khoản',
    ],
    [TELEGRAM, 'Điều hỏi trên Telegram đi qua máy chủ của nền tảng đó.'],
    [{ ...TELEGRAM, ...ZALO }, 'Điều hỏi trên Telegram và Zalo đi qua máy chủ của các nền tảng đó.'],
  ])('is named on the page: %o', async (environment, sentence) => {
    const page = await about(environment);
    expect(page).toContain(sentence);
    expect(page).not.toContain(NOTHING_LEAVES);
    expect(page).not.toContain('khoa-bi-mat');
  });

  it('is told by /about in Telegram and at the terminal too, where a service gets questions', async () => {
    const { services } = of({ ...EMBEDDINGS, ...JUDGE });
    const open = await openChannel({ services });
    close = open.close;
    const lan = open.server.person('Lan');
    open.server.say(lan, '/about');
    const [told] = await open.server.until(lan, 1);
    for (const sentence of services) expect(told?.text).toContain(sentence);

    const { desk, library, today } = plainOptions();
    const look = () => ({ colour: false, columns: 200 });
    const respond = createSession({ desk, library, today, publicUrl: null, look, services });
    expect((await respond('/about')).text).toContain('nhung.example.vn');
    const silent = createSession({ desk, library, today, publicUrl: null, look });
    expect((await silent('/about')).text).not.toContain('còn gửi dữ liệu');
  });
});
