import { describe, expect, it } from 'vitest';
import { answerKeyboard, readPress } from '../../../bot/channel/telegram/keyboard.ts';
import { quoteUrl } from '../../../bot/channel/chat/quote-url.ts';
import { fullTextSections } from '../../../bot/channel/chat/full-text.ts';
import { htmlOf } from '../../../bot/channel/telegram/html.ts';
import { answerSections } from '../../../bot/channel/chat/render.ts';
import { validityLine } from '../../../bot/channel/chat/formats.ts';
import { quotePath } from '../../../bot/channel/web/links.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import {
  answerOf,
  beer,
  BEER_QUOTE,
  clarify,
  directive,
  library,
  quoteOf,
} from '../../fakes/telegram/directive.ts';
import { parseTelegramHtml } from '../../fakes/telegram/html.ts';

const textOf = (answer: Parameters<typeof answerSections>[0]) =>
  parseTelegramHtml(htmlOf(answerSections(answer, null))).text;
const id = 'a'.repeat(59);
const labels = (answer: Parameters<typeof answerKeyboard>[0], publicUrl: string | null = null) =>
  answerKeyboard(answer, id, publicUrl, 'ky_cuong_bot').inline_keyboard.map((row) =>
    row.map((button) => button.text),
  );

describe('Telegram: how an answer reads', () => {
  it('escapes whatever stands in the parts', () => {
    const hostile = '<b>&amp;</blockquote><a href="tg://user?id=1">x</a>';
    const answer = answerOf({ headline: hostile, note: hostile, understood: hostile, choices: [hostile] });
    const { text, entities } = parseTelegramHtml(htmlOf(answerSections(answer, hostile)));
    expect(text.split(hostile).length - 1).toBe(4);
    expect(entities.map((entity) => entity.type)).toEqual(['italic', 'bold']);
  });

  it('tells issuer and validity of a document once, the place each time', () => {
    const second = quoteOf('m3.d2', 'hút thuốc lá đúng nơi quy định', 'hút thuốc lá');
    const text = textOf({ ...beer, quotes: [...beer.quotes, second] });
    expect(text.split('Ban Thường vụ Tỉnh ủy Bắc Ninh').length - 1).toBe(1);
    expect(text.split('Mục 3, đoạn 2 – Chỉ thị số 30-CT/TU').length - 1).toBe(2);
  });

  it('lists cited documents that are not held, unless the headline names them', () => {
    const missing = [
      { document: '21-KL/TW', title: 'Kết luận 21-KL/TW về xây dựng Đảng', citedBy: '30-CT/TU#m1' },
    ];
    expect(textOf({ ...beer, missing })).toContain('• Kết luận 21-KL/TW về xây dựng Đảng');
    expect(textOf({ ...beer, missing, headline: 'Chưa có toàn văn Kết luận 21-KL/TW.' })).not.toContain('•');
  });

  it('says how a follow-up was understood', () => {
    const text = textOf({ ...beer, understood: 'Ngày trực có được uống rượu bia không?' });
    expect(text).toMatch(/^Tôi hiểu câu hỏi là: Ngày trực có được uống rượu bia không\?/);
  });

  it.each([
    ['in_force', '2023-11-29', null, 'Đang có hiệu lực từ 29/11/2023'],
    ['in_force', '2023-11-29', '2027-01-01', 'Đang có hiệu lực từ 29/11/2023 đến trước 01/01/2027'],
    ['in_force', null, null, 'Đang có hiệu lực'],
    ['expired', '2010-01-01', '2020-07-01', 'Đã hết hiệu lực từ 01/07/2020'],
    ['not_yet', '2027-01-01', null, 'Chưa có hiệu lực, sẽ có hiệu lực từ 01/01/2027'],
    ['unknown', null, null, 'Chưa rõ hiệu lực'],
  ] as const)('says validity %s from %s until %s', (status, from, until, line) => {
    expect(validityLine({ status, from, until, how: '' })).toBe(line);
  });
});

describe('Telegram: the buttons', () => {
  it('fit in 64 bytes with ids up to 59 characters, and read back', () => {
    const all = answerKeyboard({ ...clarify, quotes: beer.quotes, outcome: 'cited_not_held' }, id, null, 'b');
    const data = all.inline_keyboard
      .flat()
      .flatMap((button) => ('callback_data' in button ? [button.callback_data] : []));
    expect(Math.max(...data.map((text) => Buffer.byteLength(text)))).toBeLessThanOrEqual(64);
    expect(data.map(readPress)).toEqual([
      { kind: 'source', answer: id, index: 0 },
      { kind: 'choice', answer: id, index: 0 },
      { kind: 'choice', answer: id, index: 1 },
      { kind: 'vote', answer: id, helpful: true },
      { kind: 'vote', answer: id, helpful: false },
      { kind: 'person', answer: id },
    ]);
    expect(readPress('z:1')).toBeNull();
    expect(readPress('')).toBeNull();
  });

  it('names the provisions where there are several, each once', () => {
    const quotes = [...beer.quotes, quoteOf('m1', 'Chỉ thị số 05-CT/TW', '05'), ...beer.quotes];
    expect(labels({ ...beer, quotes })).toEqual([
      ['Toàn văn mục 3, đoạn 2'],
      ['Toàn văn mục 1'],
      ['👍', '👎', 'Chia sẻ'],
    ]);
  });

  it('carries short choices as they are', () => {
    expect(labels(answerOf({ outcome: 'clarify', choices: ['Ngày trực', 'Giờ hành chính'] }))).toEqual([
      ['Ngày trực'],
      ['Giờ hành chính'],
    ]);
  });

  it('links to the web page of the quote only where Telegram and a phone can open it', () => {
    const [quote] = beer.quotes;
    if (quote === undefined) throw new Error('no quote');
    const base = 'https://ky-cuong.example.vn';
    expect(quoteUrl(base, quote)).toBe(base + quotePath(quote));
    expect(
      ['http://ky-cuong.example.vn', 'https://localhost:3000'].map((url) => quoteUrl(url, quote)),
    ).toEqual([null, null]);
    const [[button] = []] = answerKeyboard(beer, id, base, 'ky_cuong_bot').inline_keyboard;
    expect(button).toEqual({ text: 'Xem toàn văn', url: base + quotePath(quote) });
  });
});

describe('Telegram: the full text', () => {
  it('marks everything that the answer quotes from the provision', () => {
    const second = quoteOf('m3.d2', 'hút thuốc lá đúng nơi quy định', 'hút thuốc lá');
    const sections = fullTextSections(library, { ...beer, quotes: [...beer.quotes, second] }, 0) ?? [];
    const marked = sections
      .flat()
      .find((block) => block.kind === 'quote')
      ?.runs.filter((run) => run.style === 'bold');
    expect(marked?.map((run) => run.text)).toEqual([BEER_QUOTE, second.text]);
  });

  it('marks nothing where the provision now reads otherwise, and is null where it is gone', () => {
    const provisions = directive.provisions.map((provision) => ({
      ...provision,
      text: `Mới: ${provision.text}`,
    }));
    const newer = createLibrary('newer', [{ ...directive, provisions }], []);
    const quote = fullTextSections(newer, beer, 0)
      ?.flat()
      .find((block) => block.kind === 'quote');
    expect(quote?.runs.map((run) => run.style)).toEqual([undefined]);
    expect(fullTextSections(createLibrary('empty', [], []), beer, 0)).toBeNull();
    expect(fullTextSections(library, beer, 7)).toBeNull();
  });
});
