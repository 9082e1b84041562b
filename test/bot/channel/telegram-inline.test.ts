import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inlineResult } from '../../../bot/channel/telegram/inline-result.ts';
import { createLatest } from '../../../bot/channel/telegram/latest.ts';
import { provisionPayload } from '../../../bot/channel/telegram/payload.ts';
import { FINE, openChannel, OVERRIDE, VAGUE, type OpenChannel } from '../../fakes/telegram/channel.ts';
import { BEER, BEER_QUOTE, beer, quoteOf } from '../../fakes/telegram/directive.ts';
import { parseTelegramHtml } from '../../fakes/telegram/html.ts';
import type { Person } from '../../fakes/telegram/world.ts';

let open: OpenChannel;
let lan: Person;
beforeEach(async () => {
  open = await openChannel();
  lan = open.server.person('Lan');
});
afterEach(async () => {
  await open.close();
  expect(open.server.refused).toEqual([]);
});

describe('Telegram: the inline mode', () => {
  it('gives the quote to share: verbatim, with place, document and validity, and a way to it', async () => {
    const shown = await open.server.inline(lan, ` ${BEER} `);
    expect([shown.personal, shown.button, shown.results.length]).toEqual([false, null, 1]);
    expect(shown.cache).toBeGreaterThan(0);
    const [result] = shown.results;
    expect(result?.title).toBe('Mục 3, đoạn 2 – 30-CT/TU');
    expect(result?.description).toBe(BEER_QUOTE);
    const { text = '', entities = [] } = result?.message ?? {};
    const quote = entities.find(({ type }) => type.endsWith('blockquote'));
    expect(text.substr(quote?.offset ?? 0, quote?.length)).toBe(BEER_QUOTE);
    expect(text).toContain('Mục 3, đoạn 2 – Chỉ thị số 30-CT/TU, ngày 29/11/2023');
    expect(text).toContain('Đang có hiệu lực từ 29/11/2023');
    const url = `https://t.me/ky_cuong_bot?start=${provisionPayload('30-CT/TU#m3.d2')}`;
    expect(result?.keyboard).toEqual([[{ text: 'Mở trong Kỷ Cương', url }]]);
  });

  it('shows suggestions before anything is typed, each with the rule that decides it', async () => {
    const shown = await open.server.inline(lan, '');
    // The second suggestion is decided by no rule that is held.
    expect(shown.results.map(({ title, description }) => [title, description])).toEqual([
      ['Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được…', 'Mục 3, đoạn 2 – 30-CT/TU'],
    ]);
  });

  it.each([FINE, VAGUE, OVERRIDE])(
    'gives a way into the private chat where nothing is decided: %s',
    async (text) => {
      const shown = await open.server.inline(lan, text);
      expect(shown.results).toEqual([]);
      expect(shown.button?.start_parameter).toBe('hoi');
      open.server.say(lan, `/start ${shown.button?.start_parameter}`);
      expect((await open.server.until(lan, 1))[0]?.text).toMatch(/^Kỷ Cương/);
    },
  );

  it('is remembered in no conversation and no mail', async () => {
    await open.server.inline(lan, BEER);
    expect(open.desk.glanced).toEqual([BEER]);
    expect(open.desk.asked).toEqual([]);
    expect(await open.desk.store.waiting('telegram')).toEqual({ arrived: [], letters: [], last: 0 });
    open.server.say(lan, BEER);
    // The first contact in this chat all the same.
    expect((await open.server.until(lan, 2))[0]?.text).toContain('bí mật nhà nước');
  });

  it('answers nothing, uncached, where the desk fails, and goes on', async () => {
    const { glance } = open.desk;
    open.desk.glance = () => Promise.reject(new Error('the index is gone'));
    expect(await open.server.inline(lan, BEER)).toMatchObject({ results: [], cache: 0 });
    Object.assign(open.desk, { glance });
    expect((await open.server.inline(lan, BEER)).results).toHaveLength(1);
    expect(open.logged.join()).toContain('an inline query failed');
  });

  it.each([true, false])('is told of by /help where it is on (%s)', async (inline) => {
    const other = await openChannel({}, { inline });
    const an = other.server.person('An');
    other.server.say(an, '/help');
    const [help] = await other.server.until(an, 1);
    expect(help?.text.includes('gõ @ky_cuong_bot rồi câu hỏi')).toBe(inline);
    await other.close();
  });

  it('leaves a query that is too late', async () => {
    open.desk.glance = () => {
      open.server.world.openInline.clear();
      return Promise.resolve(beer);
    };
    void open.server.inline(lan, BEER);
    await open.server.when(() => open.server.refused.length > 0);
    expect(open.server.refused.splice(0)[0]).toContain('query is too old');
    open.server.say(lan, '/help');
    await open.server.until(lan, 1);
    expect(open.logged).toEqual([]);
  });
});

describe('Telegram: an inline result', () => {
  const listed = { id: '0', title: null, bot: 'ky_cuong_bot' };
  const textOf = (result: ReturnType<typeof inlineResult>) =>
    'message_text' in result.input_message_content ? result.input_message_content.message_text : '';

  it('shares as many sentences of a long quote as one message takes, and says so', () => {
    const quote = quoteOf('m3.d2', BEER_QUOTE, 'không');
    const long = { ...quote, text: `${'Cán bộ phải giữ kỷ luật. '.repeat(300)}`, marks: [] };
    const { text, entities } = parseTelegramHtml(textOf(inlineResult(long, listed)));
    expect(text.length).toBeLessThanOrEqual(4096);
    expect(entities[0]?.type).toBe('expandable_blockquote');
    expect(long.text.startsWith(text.slice(0, entities[0]?.length))).toBe(true);
    expect(text).toContain('Trích một phần');
    expect(text).toContain('Đang có hiệu lực từ 29/11/2023');
  });

  it('folds a quote of more than 300 characters, and no shorter one', () => {
    const typeOf = (length: number) => {
      const quote = { ...quoteOf('m3.d2', BEER_QUOTE, 'không'), text: 'a'.repeat(length), marks: [] };
      return parseTelegramHtml(textOf(inlineResult(quote, listed))).entities[0]?.type;
    };
    expect([typeOf(300), typeOf(301)]).toEqual(['blockquote', 'expandable_blockquote']);
  });
});

describe('Telegram: queries of one who types on', () => {
  it('answers the newest next, and leaves those between', async () => {
    const latest = createLatest(1);
    const done: string[] = [];
    let release = () => undefined as void;
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = latest(1, () => held.then(() => void done.push('r')));
    for (const text of ['rư', 'rượ', 'rượu']) void latest(1, async () => void done.push(text));
    await latest(2, async () => void done.push('of a further person'));
    release();
    await first;
    expect(done).toEqual(['r', 'rượu']);
    await latest(2, async () => void done.push('later'));
    expect(done.at(-1)).toBe('later');
  });
});
