import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { createNormaliser, shippedLanguage } from '../../knowledge/normaliser.ts';
import { fold, tokenise } from '../../knowledge/vietnamese.ts';

const { shortForms: abbreviations, chatPairs: pairs, syllables } = readLexicon();
const { normalise } = createNormaliser({ model: shippedLanguage(), library: null, abbreviations, pairs });
const read = (text: string): string => normalise(text).text;
const meanings = new Map(abbreviations);

describe('short forms of offices', () => {
  it.each([
    ['ttđv nhận bc thì bn ngày phải xl', 'thủ trưởng đơn vị nhận báo cáo thì bao nhiêu ngày phải xử lý'],
    [
      'nsdlđ đpcd hđlđ thì phải báo trc bn ngày',
      'người sử dụng lao động đơn phương chấm dứt hợp đồng lao động thì phải báo trước bao nhiêu ngày',
    ],
    ['cđ vtct bao lâu 1 lần', 'chuyển đổi vị trí công tác bao lâu 1 lần'],
    ['kk ts hằng năm trc ngày nào v mn', 'kê khai tài sản hằng năm trước ngày nào vậy mọi người'],
    [
      'gđ sở hay pct ubnd đg xlcl',
      'giám đốc sở hay phó chủ tịch ủy ban nhân dân đánh giá xếp loại chất lượng',
    ],
  ])('are written out: %s', (typed, meant) => {
    expect(read(typed)).toBe(meant);
  });

  it('are found without their marks', () => {
    expect(read('ttdv co bi htkl gi ko')).toBe('thủ trưởng đơn vị có bị hình thức kỷ luật gì không');
    expect(read('nsdld ky hdld voi nld')).toBe(
      'người sử dụng lao động ký hợp đồng lao động với người lao động',
    );
  });

  it('that stand for several things are chosen by their neighbours', () => {
    expect(read('cc bị kl gì')).toBe('công chức bị kỷ luật gì');
    expect(read('cơ quan cc thông tin cho nb')).toBe('cơ quan cung cấp thông tin cho nhà báo');
    expect(read('phải gửi bc trước ngày nào')).toContain('báo cáo');
    expect(read('luật cấm ở k nào')).toBe('luật cấm ở khoản nào');
    expect(read('có được uống bia k')).toBe('có được uống bia không');
  });

  it('that nobody knows stay as typed', () => {
    expect(read('hỏi về xqzt của cq')).toBe('hỏi về xqzt của cơ quan');
  });
});

describe('what the writer explains in brackets', () => {
  it('is taken at its word', () => {
    expect(read('cc (chung cư) có bị cấm k')).toBe('chung cư có bị cấm không');
    expect(read('họp ở hn (hội nghị) xong')).toBe('họp ở hội nghị xong');
    expect(read('lấy ck (chồng) xong phải bc')).toBe('lấy chồng xong phải báo cáo');
  });

  it('holds for the same form elsewhere in the text', () => {
    expect(read('đn (đồng nghiệp) vay tiền đn')).toBe('đồng nghiệp vay tiền đồng nghiệp');
  });

  it('is mended itself, and shown in one piece', () => {
    const { text, words } = normalise('nop don tc (to cao) cho ai');
    expect(text).toBe('nộp đơn tố cáo cho ai');
    expect(words).toContainEqual(expect.objectContaining({ from: 'tc (to cao)', to: 'tố cáo' }));
  });

  it('is no gloss where it explains a word or says something else', () => {
    for (const text of ['công văn (bản giấy) gửi cho ai', 'người lao động (nam) nghỉ hưu năm nào'])
      expect(normalise(text)).toEqual({ text, changed: false, words: [] });
  });

  it('keeps the places of all that was rewritten', () => {
    const gloss = fc.constantFrom('cc (chung cư)', 'tc (to cao)', 'hs (hình sự)', 'cv (công văn)');
    const other = fc.constantFrom('ko dc', 'bị kl', 'gửi ttđv', 'thì sao', 'bn ngày', '(ko rõ)');
    fc.assert(
      fc.property(fc.array(fc.oneof(gloss, other), { minLength: 1, maxLength: 8 }), (parts) => {
        const text = parts.join(' ');
        const { text: after, words } = normalise(text);
        let [rebuilt, end] = ['', 0];
        for (const { from, to, start, end: until, newStart, newEnd } of words) {
          expect(text.slice(start, until)).toBe(from);
          expect(after.slice(newStart, newEnd)).toBe(to);
          rebuilt += text.slice(end, start) + to;
          end = until;
        }
        expect(rebuilt + text.slice(end)).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the table of short forms', () => {
  it('has forms in small letters, without doubled readings', () => {
    for (const [form, readings] of abbreviations) {
      expect(form).toBe(form.toLowerCase().normalize('NFC'));
      expect(new Set(readings).size, form).toBe(readings.length);
    }
  });

  it('has every form with đ without it too', () => {
    for (const [form] of abbreviations)
      if (form.includes('đ')) expect(meanings.has(fold(form)), form).toBe(true);
  });

  it('has only pairs of two words', () => {
    for (const pair of pairs) expect(pair).toMatch(/^\p{Ll}+ \p{Ll}+$/u);
  });
});

/** Official texts that are not part of the project. */
const corpus =
  process.env['KY_CUONG_CORPUS'] ?? fileURLToPath(new URL('../../../shared/corpus/', import.meta.url));
const TEXT = `${corpus}/phap-dien-42.1-van-thu.html`;

describe.skipIf(!existsSync(TEXT))('in official texts (skipped without ../shared/corpus)', () => {
  const wholeWords = (sentence: string): boolean =>
    tokenise(sentence).every(
      ({ norm, fold: bare }) => bare.length > 1 && /[aeiouy]/u.test(bare) && syllables.has(norm),
    );

  it('no sentence of whole words has a short form', () => {
    const sentences = readFileSync(TEXT, 'utf8')
      .normalize('NFC')
      .replace(/<[^>]*>/gu, '\n')
      .split(/[.;:\n()]/u)
      .map((one) => one.trim())
      .filter((one) => one.length > 30 && wholeWords(one))
      .slice(0, 1500);
    expect(sentences.length).toBeGreaterThan(200);
    const changed = sentences.filter((one) =>
      normalise(one).words.some(({ kind }) => kind === 'abbreviation'),
    );
    expect(changed).toEqual([]);
  });
});
