import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../../bot/answer.ts';
import { createTelegramChannel, type TelegramChannel } from '../../../bot/channel/telegram.ts';
import { suggestions } from '../../../bot/suggestions.ts';
import { createLog, deliveryOver, quick } from '../../fakes/telegram/channel.ts';
import type { Person, Seen } from '../../fakes/telegram/world.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import { openDeskOnDisk, type DeskOnDisk } from '../../support/desk-on-disk.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

/** Telegram end to end: the real desk, store, snapshot and answerer; only Telegram's own server is a double. */

let shipped: ShippedKnowledge;
let answerer: Answerer;
let disk: DeskOnDisk;
let server: TelegramServer;
let channel: TelegramChannel;
let lan: Person;
const { log, logged } = createLog();

beforeAll(async () => {
  shipped = await openShippedKnowledge();
  answerer = createAnswerer(shipped.knowledge, () => 0);
});
afterAll(() => shipped.remove());

beforeEach(async () => {
  logged.length = 0;
  disk = await openDeskOnDisk();
  disk.answer = (question) => answerer.answer(question);
  server = await startTelegramServer();
  channel = await openTelegram();
  lan = server.person('Lan');
  await ask('/start');
});
afterEach(async () => {
  await channel.stop();
  await server.close();
  await disk.close();
  expect(server.refused).toEqual([]);
  expect(logged).toEqual([]);
});

async function openTelegram(): Promise<TelegramChannel> {
  const opened = createTelegramChannel({
    token: server.token,
    apiRoot: server.root,
    desk: disk.desk,
    delivery: deliveryOver(disk.store, { log }),
    library: () => shipped.knowledge.library,
    publicUrl: null,
    today: () => TODAY,
    suggestions,
    log,
    pace: quick,
  });
  await opened.start();
  return opened;
}

/** Writes, and waits for the bot's next message. */
async function ask(text: string): Promise<Seen> {
  const before = server.seen(lan).length;
  server.say(lan, text);
  return (await server.until(lan, before + 1))[before] as Seen;
}
async function press(seen: Seen, label: string): Promise<Seen> {
  const before = server.seen(lan).length;
  await server.press(seen, label, lan);
  return (await server.until(lan, before + 1))[before] as Seen;
}
const quotes = (seen: Seen) =>
  seen.entities
    .filter((entity) => entity.type.endsWith('blockquote'))
    .map(({ offset, length }) => seen.text.slice(offset, offset + length));
const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

describe('Telegram with the real desk and library', () => {
  it('answers the question of the issue with the deciding clause, and shows the whole paragraph around it', async () => {
    const seen = await ask(BEER);
    expect(seen.text.startsWith('Không được')).toBe(true);
    expect(quotes(seen)).toEqual([CLAUSE]);
    const full = await press(seen, 'Xem toàn văn');
    expect(quotes(full)).toEqual([shipped.knowledge.library.provision('30-CT/TU#m3.d2')?.text]);
  });

  it('answers the same without diacritics, and follows up', async () => {
    expect(quotes(await ask('trua nay an cuoi uong mot lon bia roi chieu lam viec duoc khong'))).toEqual([
      CLAUSE,
    ]);
    expect(quotes(await ask('thế còn ngày trực?'))).toEqual([CLAUSE]);
  });

  it('says that a fine is not decided, without sources', async () => {
    const seen = await ask('Uống bia buổi trưa bị phạt bao nhiêu tiền?');
    expect(quotes(seen)).toEqual([]);
    expect(seen.text).not.toContain('30-CT/TU');
    expect(seen.keyboard.flat().map((button) => button.text)).toEqual(['👍', '👎', 'Hỏi người phụ trách']);
  });

  it('quotes where a document that is not held is cited', async () => {
    const seen = await ask('Nội dung Kết luận 21-KL/TW?');
    expect(seen.text).toContain('Chưa có toàn văn Kết luận 21-KL/TW');
    const [quote = ''] = quotes(seen);
    expect(shipped.knowledge.library.provision('30-CT/TU#m1')?.text).toContain(quote);
  });

  it('answers every suggested question of /start', async () => {
    const greeting = server.seen(lan)[0] as Seen;
    for (const suggestion of suggestions) {
      const answer = await press(greeting, suggestion);
      expect(answer.text).toContain(`Câu hỏi: ${suggestion}`);
      expect(quotes(answer).length).toBeGreaterThan(0);
    }
  });

  it('stores votes, forgets on /quen, and says so at old buttons', async () => {
    const seen = await ask(BEER);
    expect((await server.press(seen, '👎', lan)).text).toContain('Cảm ơn');
    expect((await ask('/quen')).text).toContain('đã xóa');
    expect((await server.press(seen, 'Xem toàn văn', lan)).text).toContain('không còn được lưu');
    expect((await server.press(seen, '👍', lan)).text).toContain('không còn được lưu');
  });

  it('sends nothing for an update that comes again after a restart', async () => {
    const { update } = server.write({ from: lan, text: BEER });
    await server.until(lan, 2);
    await channel.stop();
    await disk.restart();
    server.updates.repeat(update ?? 0);
    channel = await openTelegram();
    expect((await ask('/help')).text).toContain('Cách hỏi');
    expect(server.seen(lan).filter((seen) => seen.text.includes(CLAUSE))).toHaveLength(1);
  });

  it.each([
    '<b>&amp;</b> uống rượu',
    '\u202Eđảo chữ 👩🏽‍💻',
    "'; DROP TABLE turns; --",
    '${7*7} {{7*7}}',
    '/quyen SAI00-00000',
  ])('answers %j with something Telegram takes', async (text) => {
    expect((await ask(text)).text.length).toBeGreaterThan(0);
  });
});
