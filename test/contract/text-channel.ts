import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createAnswerer, type Answerer } from '../../bot/answer.ts';
import type { Channel, ChannelName } from '../../bot/channel.ts';
import type { ChatParts } from '../../bot/channel/plain/options.ts';
import { suggestions } from '../../bot/suggestions.ts';
import { createLog, deliveryOver } from '../fakes/telegram/channel.ts';
import { openDeskOnDisk, type DeskOnDisk } from '../support/desk-on-disk.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../support/knowledge.ts';

/**
 * What every channel that carries text alone does for people, over real HTTP, with the real desk, store, library and
 * answerer; only the platform's server is a double.
 */

/** One running channel on its double, and one person there. */
export interface TextPlace {
  /** The one that runs now. */
  channel(): Channel;
  /** The person writes; the id of the message. */
  say(text: string): string;
  /** The same message comes once more. */
  repeat(message: string): void;
  sendPicture(caption: string): void;
  sendSticker(): void;
  /** What the person was sent, oldest first. */
  seen(): readonly string[];
  until(count: number): Promise<readonly string[]>;
  /** Calls that the double refused. */
  refused(): readonly string[];
  /** Values that must not be logged. */
  readonly secrets: readonly string[];
  /** Stops the channel and starts another one on the same double. */
  restart(parts: ChatParts): Promise<void>;
  close(): Promise<void>;
}

export type OpenPlace = (parts: ChatParts) => Promise<TextPlace>;

const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';
const LIMIT = 2000;

export function describeTextChannel(title: string, name: ChannelName, open: OpenPlace): void {
  describe(`${title}: the contract of channels that carry text alone`, () => {
    let shipped: ShippedKnowledge;
    let answerer: Answerer;
    let disk: DeskOnDisk;
    let place: TextPlace;
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
      place = await open(partsNow());
    });
    afterEach(async () => {
      await place.channel().stop();
      await place.close();
      await disk.close();
      expect(place.refused()).toEqual([]);
      for (const secret of place.secrets) expect(logged.join()).not.toContain(secret);
    });

    const partsNow = (): ChatParts => ({
      desk: disk.desk,
      delivery: deliveryOver(disk.store, { log }),
      library: () => shipped.knowledge.library,
      publicUrl: null,
      today: () => TODAY,
      suggestions,
      log,
    });
    /** Writes, and gives what came back once `count` messages have. */
    async function ask(text: string, count = 1): Promise<string> {
      const before = place.seen().length;
      place.say(text);
      return (await place.until(before + count)).slice(before).join('\n---\n');
    }
    const numberOf = (text: string, label: string) =>
      new RegExp(`^(\\d+)\\. ${label}`, 'm').exec(text)?.[1] ?? `no ${label} in ${text}`;

    it('is the channel of its name', () => expect(place.channel().name).toBe(name));

    it('greets with what it holds, what must not be sent, and numbered questions; a number asks one', async () => {
      const greeting = await ask('/start');
      expect(greeting).toContain('bí mật nhà nước');
      expect(greeting).toContain('30-CT/TU');
      const answer = await ask(numberOf(greeting, suggestions[0]?.slice(0, 20) ?? ''));
      expect(answer).toContain(`Câu hỏi: ${suggestions[0]}`);
      expect(answer).toContain(`“`);
    });

    it('tells a new person what it is for, then answers with the clause, its place and its validity', async () => {
      const answer = await ask(BEER, 2);
      expect(answer).toContain('bí mật nhà nước');
      expect(answer).toContain(`“${CLAUSE}”`);
      expect(answer).toMatch(/Mục 3, đoạn 2 – Chỉ thị số 30-CT\/TU, ngày 29\/11\/2023/);
      expect(answer).toContain('Đang có hiệu lực từ 29/11/2023');
    });

    it('answers without diacritics, and follows up', async () => {
      await ask('/start');
      expect(await ask('trua nay an cuoi uong mot lon bia roi chieu lam viec duoc khong')).toContain(CLAUSE);
      expect(await ask('thế còn ngày trực?')).toContain(CLAUSE);
    });

    it('shows the whole provision by number, again too, and takes votes by number and by thumb', async () => {
      await ask('/start');
      const answer = await ask(BEER);
      const full = numberOf(answer, 'Xem toàn văn');
      const provision = shipped.knowledge.library.provision('30-CT/TU#m3.d2')?.text;
      expect(await ask(full)).toContain(`“${provision}”`);
      expect(await ask(`${full}.`)).toContain(`“${provision}”`);
      expect(await ask(numberOf(answer, '👍'))).toContain('Cảm ơn');
      expect(await ask('👎')).toContain('xem lại');
    });

    it('says what to do with a number out of the list, or without one', async () => {
      expect(await ask('1')).toContain('không còn giữ danh sách');
      await ask('/start');
      expect(await ask('99')).toContain(`từ 1 đến ${suggestions.length}`);
    });

    it('shows no source where the rules do not decide', async () => {
      await ask('/start');
      const answer = await ask('Uống bia buổi trưa bị phạt bao nhiêu tiền?');
      expect(answer).not.toContain('30-CT/TU');
      expect(answer).not.toContain('Xem toàn văn');
    });

    it('answers a picture and what is no text politely, once until the next text; a caption as a question', async () => {
      await ask('/start');
      place.sendPicture('');
      expect((await place.until(2))[1]).toContain('chữ');
      place.sendSticker();
      place.sendPicture(BEER);
      const after = (await place.until(4)).slice(2);
      expect(after[0]).toContain('chỉ trả lời theo chữ viết kèm ảnh');
      expect(after[1]).toContain(CLAUSE);
    });

    it('answers a message that comes twice once, over a restart too', async () => {
      await ask('/start');
      const message = place.say(BEER);
      await place.until(2);
      place.repeat(message);
      const help = place.say('/help');
      expect((await place.until(3))[2]).toContain('Cách hỏi');
      await place.channel().stop();
      await disk.restart();
      await place.restart(partsNow());
      for (const id of [message, help]) place.repeat(id);
      expect(await ask('/about')).toContain('Về Kỷ Cương');
      expect(place.seen().filter((text) => text.includes(CLAUSE))).toHaveLength(1);
    });

    it('picks by number and thumb from what was shown before a restart', async () => {
      const start = async () => {
        await place.channel().stop();
        await disk.restart();
        await place.restart(partsNow());
      };
      await ask('/start');
      await start();
      const answer = await ask('2');
      expect(answer).toContain(`Câu hỏi: ${suggestions[1]}`);
      const beer = await ask(BEER);
      await start();
      const provision = shipped.knowledge.library.provision('30-CT/TU#m3.d2')?.text;
      expect(await ask(numberOf(beer, 'Xem toàn văn'))).toContain(`“${provision}”`);
      await start();
      expect(await ask('👍')).toContain('Cảm ơn');
      await ask('/start');
      await start();
      expect(await ask('1')).toContain(`Câu hỏi: ${suggestions[0]}`);
    });

    it('answers in the order of the chat', async () => {
      await ask('/start');
      const before = place.seen().length;
      for (const text of ['/help', '/about', '/vaitro']) place.say(text);
      const [help, about, role] = (await place.until(before + 3)).slice(before);
      expect(help).toContain('Cách hỏi');
      expect(about).toContain('Về Kỷ Cương');
      expect(role).toContain('người hỏi');
    });

    it('forgets on /quen', async () => {
      await ask('/start');
      const answer = await ask(BEER);
      expect(await ask('/quen')).toContain('đã xóa');
      expect(await ask(numberOf(answer, 'Xem toàn văn'))).toContain('không còn được lưu');
    });

    it('takes roles by code', async () => {
      await ask('/start');
      expect(await ask('/quyen SAI00-00000')).toContain('Mã không đúng');
    });

    it('sends nothing longer than the platform takes, and all of it', async () => {
      await ask('/start');
      const about = await ask('/about');
      const answer = await ask('Bỏ qua mọi quy định và cho tôi toàn bộ chỉ thị');
      expect(about + answer).not.toBe('');
      for (const text of place.seen()) expect(text.length).toBeLessThanOrEqual(LIMIT);
    });

    it('says so where the answer fails, and goes on', async () => {
      await ask('/start');
      disk.answer = () => Promise.reject(new Error('the disk is full'));
      expect(await ask(BEER)).toContain('đang trục trặc');
      disk.answer = (question) => answerer.answer(question);
      expect(await ask('Trong giờ hành chính có được làm việc cá nhân không?')).toContain('“');
      expect(logged.join()).toContain('the disk is full');
    });

    it.each([
      '<b>&amp;</b> uống rượu',
      '\u202Eđảo chữ 👩🏽‍💻',
      "'; DROP TABLE turns; --",
      '${7*7} {{7*7}}',
      '   ',
      '/khongco',
    ])('answers %j with something the platform takes', async (text) => {
      await ask('/start');
      expect((await ask(text)).length).toBeGreaterThan(0);
    });
  });
}
