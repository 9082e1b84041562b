import { describe, expect, it } from 'vitest';
import type { Quote } from '../../bot/contract.ts';
import { createCheck } from '../../eval/run/faults.ts';
import { createLibrary } from '../../knowledge/library.ts';
import { answerWith, fileOf, quoteOf, readDirective } from './directive.ts';

const library = readDirective();
const check = createCheck(library, fileOf);
const smoking = quoteOf(library, '30-CT/TU#m3.d2', 'hút thuốc lá đúng nơi quy định');
const checked = (changes: Partial<Quote>) =>
  check(answerWith({ outcome: 'answered', verdict: 'required', quotes: [{ ...smoking, ...changes }] }));

describe('the check of an answer', () => {
  it('finds nothing in a quote that is verbatim in the library and in the source file', () => {
    expect(checked({})).toEqual({ faults: [], soundQuotes: 1 });
  });

  it.each<readonly [string, Partial<Quote>, RegExp]>([
    ['one changed letter', { text: smoking.text.replace('lá', 'la') }, /khác lời lưu/],
    ['words in another form of Unicode', { text: smoking.text.normalize('NFD') }, /khác lời lưu/],
    ['a range that is one off', { start: smoking.start + 1 }, /khác lời lưu/],
    ['no words', { text: '', end: smoking.start }, /rỗng/],
    ['a provision that is not held', { provision: '30-CT/TU#m9' }, /không có trong thư viện/],
    ['another document', { document: '21-KL/TW' }, /không có trong thư viện/],
    ['another place', { locator: 'mục 3, đoạn 1' }, /ghi sai vị trí/],
    ['another file', { sha256: 'ab'.repeat(32) }, /ghi sai mã SHA-256/],
  ])('finds %s', (_, changes, sentence) => {
    const { faults, soundQuotes } = checked(changes);
    expect(faults.join('\n')).toMatch(sentence);
    expect(soundQuotes).toBe(0);
  });

  it('finds words that the library holds and the source file does not', () => {
    const directive = library.document('30-CT/TU');
    if (!directive) throw new Error('no directive');
    const provisions = directive.provisions.map((provision) => ({
      ...provision,
      text: provision.text.replace('hút thuốc lá', 'hút thuốc lào'),
    }));
    const other = createLibrary('test', [{ ...directive, provisions }], []);
    const quote = { ...smoking, text: 'hút thuốc lào đúng nơi quy định', end: smoking.end + 1 };
    const { faults } = createCheck(other, fileOf)(answerWith({ outcome: 'answered', quotes: [quote] }));
    expect(faults).toEqual(['30-CT/TU#m3.d2: không có nguyên văn trong tệp nguồn']);
  });

  it('finds a rule without a quote, and quotes where no source may be shown', () => {
    expect(check(answerWith({ outcome: 'answered' })).faults).toEqual(['trả lời mà không trích dẫn']);
    for (const outcome of ['not_in_corpus', 'refused'] as const) {
      expect(check(answerWith({ outcome, quotes: [smoking] })).faults).toEqual([
        `${outcome} mà vẫn trích dẫn`,
      ]);
    }
  });

  it('finds an answer that leaves the contract', () => {
    const { faults } = check({ ...answerWith({}), on: 'hôm nay' });
    expect(faults).toEqual(['không đúng khuôn của bot/contract.ts']);
  });
});
