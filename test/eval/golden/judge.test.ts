import { describe, expect, it } from 'vitest';
import { coversParts, gradeGolden } from '../../../eval/golden/judge.ts';
import { readGolden, type GoldenExpectation, type GoldenQuestion } from '../../../eval/golden/questions.ts';
import { QuestionsError } from '../../../eval/questions.ts';
import { answerWith, quoteOf, readDirective } from '../directive.ts';

const library = readDirective();
const asked = (expectation: GoldenExpectation): GoldenQuestion => ({
  id: 'x-1',
  text: 'Hút thuốc ở chỗ nào?',
  style: 'plain',
  topic: 'smoking',
  expect: expectation,
});
const smoking = quoteOf(library, '30-CT/TU#m3.d2', 'hút thuốc lá đúng nơi quy định');
const meeting = quoteOf(library, '30-CT/TU#m6', 'kịp thời chấn chỉnh');
const ended = { ...smoking, validity: { ...smoking.validity, status: 'expired' } } as const;
const answered = (...quotes: (typeof smoking)[]) => answerWith({ outcome: 'answered', quotes });

describe('a golden question that the library decides', () => {
  it.each([
    ['the provision itself', '30-CT/TU#m3.d2', 'right'],
    ['a provision that encloses the quote', '30-CT/TU#m3', 'right'],
    ['a provision below the quote', '30-CT/TU#m3.d2.a', 'other_clause'],
    ['another whose id begins alike', '30-CT/TU#m3.d', 'other_clause'],
  ] as const)('expects %s', (_, id, grade) => {
    expect(gradeGolden(asked({ outcome: 'answered', provisions: [[id]] }), answered(smoking, meeting))).toBe(
      grade,
    );
  });

  it('counts the first quote alone, and one that was not given as withheld', () => {
    const question = asked({ outcome: 'answered', provisions: [['30-CT/TU#m3.d2']] });
    expect(gradeGolden(question, answered(meeting, smoking))).toBe('other_clause');
    expect(gradeGolden(question, answerWith({ outcome: 'clarify' }))).toBe('withheld');
  });

  it('has all parts only where each is quoted or said to be missing', () => {
    const both = asked({ outcome: 'answered', provisions: [['30-CT/TU#m3.d2'], ['30-CT/TU#m6']] });
    expect(coversParts(both, answered(smoking, meeting))).toBe(true);
    expect(coversParts(both, answered(smoking))).toBe(false);
    const half = asked({ outcome: 'answered', provisions: [['30-CT/TU#m3.d2'], []] });
    const note = 'Thư viện không có quy định về mức phạt.';
    expect(coversParts(half, answerWith({ outcome: 'answered', quotes: [smoking], note }))).toBe(true);
    expect(coversParts(half, answered(smoking))).toBe(false);
    const cited = asked({ outcome: 'answered', provisions: [['30-CT/TU#m3.d2']], documents: ['21-KL/TW'] });
    expect(coversParts(cited, answered(smoking))).toBe(false);
    expect(coversParts(asked({ outcome: 'answered', provisions: [['30-CT/TU#m6']] }), answered())).toBeNull();
  });
});

describe('a golden question that the library does not decide', () => {
  const question = asked({ outcome: 'not_in_corpus', near: true, reason: 'amount' });
  it('is answered wrongly by any rule', () => {
    expect(gradeGolden(question, answered(smoking))).toBe('wrongly_answered');
    expect(gradeGolden(question, answerWith({ outcome: 'not_in_corpus' }))).toBe('right');
    expect(gradeGolden(question, answerWith({ outcome: 'clarify' }))).toBe('misrouted');
  });

  it('wants an ended document named as ended, and nothing quoted from it', () => {
    const about = asked({ outcome: 'not_in_corpus', near: false, reason: 'ended', ended: '09/2017/NĐ-CP' });
    const text = 'Nghị định 09/2017/NĐ-CP đã hết hiệu lực.';
    expect(gradeGolden(about, answerWith({ outcome: 'not_in_corpus', text }))).toBe('right');
    expect(gradeGolden(about, answerWith({ outcome: 'answered', text, quotes: [smoking] }))).toBe('right');
    expect(gradeGolden(about, answerWith({ outcome: 'answered', text, quotes: [ended] }))).toBe(
      'wrongly_answered',
    );
    expect(gradeGolden(about, answerWith({ outcome: 'not_in_corpus', text: 'Không có.' }))).toBe('misrouted');
  });

  it('wants the document that is not held, by its number', () => {
    const cited = asked({ outcome: 'cited_not_held', document: '21-KL/TW' });
    const missing = [{ document: '21-KL/TW', title: '', citedBy: '30-CT/TU#m1' }];
    expect(gradeGolden(cited, answerWith({ outcome: 'cited_not_held', missing }))).toBe('right');
    expect(gradeGolden(cited, answerWith({ outcome: 'cited_not_held' }))).toBe('other_clause');
    expect(gradeGolden(cited, answered(smoking))).toBe('other_clause');
  });
});

describe('the lines of a golden set', () => {
  const line = (expectation: unknown) =>
    JSON.stringify({ ...asked({ outcome: 'clarify' }), expect: expectation });

  it.each([
    ['no provision at all', { outcome: 'answered', provisions: [[]] }],
    ['an id without its document', { outcome: 'answered', provisions: [['d3.k1']] }],
    ['no word on whether it is near', { outcome: 'not_in_corpus', reason: 'amount' }],
    ['a member nobody reads', { outcome: 'clarify', provisions: [] }],
  ])('are refused with %s', (_, expectation) => {
    expect(() => readGolden(line(expectation), 'a.jsonl')).toThrow(QuestionsError);
  });

  it('may have a part that the library does not decide', () => {
    const expectation = { outcome: 'answered', provisions: [['30-CT/TU#m6'], []] };
    expect(readGolden(line(expectation), 'a.jsonl')).toMatchObject([{ expect: expectation }]);
  });
});
