import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../bot/contract.ts';
import type { Expectation, JudgedQuestion } from '../../eval/questions.ts';
import { gradeAnswer } from '../../eval/run/judge.ts';
import { findTargets } from '../../eval/run/targets.ts';
import { answerWith, quoteOf, readDirective } from './directive.ts';

const library = readDirective();
const asked = (expectation: Expectation): JudgedQuestion => ({
  id: 'x-1',
  text: 'Đang giờ làm mà bán hàng qua mạng được không?',
  style: 'plain',
  topic: 'private_work',
  turns: [],
  expect: expectation,
  why: 'test',
});
const privateWork = 'không làm việc cá nhân trong giờ hành chính';
const alcohol = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';
const lateness =
  'vẫn còn các vi phạm kỷ luật thời gian hành chính như: Hiện tượng đi muộn, về sớm, làm việc cá nhân';
const expected = {
  outcome: 'answered',
  section: '3',
  paragraph: 2,
  clause: privateWork,
  also: [lateness],
} as const;
const question = asked({ ...expected, also: [...expected.also] });
const targets = findTargets(library, 'x-1', { ...expected, also: [...expected.also] });
const grade = (...quotes: readonly (readonly [string, string])[]) =>
  gradeAnswer(
    question,
    answerWith({
      outcome: 'answered',
      quotes: quotes.map(([path, words]) => quoteOf(library, `30-CT/TU#${path}`, words)),
    }),
    targets,
  );

describe('an answer where a clause decides', () => {
  it.each([
    ['the clause itself', 'm3.d2', privateWork],
    ['a range that holds the clause', 'm3.d2', `không sa vào các tệ nạn xã hội; ${privateWork}; gương mẫu`],
    ['words within the clause', 'm3.d2', 'trong giờ hành chính; gương mẫu'.slice(0, 20)],
    ['at least half of the clause', 'm3.d2', 'tệ nạn xã hội; không làm việc cá nhân trong'],
    ['another clause that decides, in another section', 'md.d2', lateness],
  ])('is right when it quotes %s first', (_, path, words) => {
    expect(grade([path, words])).toBe('right');
  });

  it.each([
    ['less than half of the clause', 'm3.d2', 'không sa vào các tệ nạn xã hội; không làm'],
    ['another clause with half of its words', 'm3.d2', alcohol],
    ['a clause of another section', 'm6', 'kịp thời chấn chỉnh'],
  ])('is another clause when it quotes %s first', (_, path, words) => {
    expect(grade([path, words])).toBe('other_clause');
  });

  it('counts the first quote alone', () => {
    expect(grade(['m3.d2', alcohol], ['m3.d2', privateWork])).toBe('other_clause');
    expect(grade(['m3.d2', privateWork], ['m3.d2', alcohol])).toBe('right');
  });

  it('is another clause without any quote', () => {
    expect(grade()).toBe('other_clause');
  });

  it.each<Outcome>(['not_in_corpus', 'clarify', 'small_talk', 'refused', 'cited_not_held'])(
    'is withheld when the outcome is %s',
    (outcome) => {
      expect(gradeAnswer(question, answerWith({ outcome }), targets)).toBe('withheld');
    },
  );
});

describe('an answer where a cited document decides', () => {
  const cited = asked({ outcome: 'cited_not_held', document: '968/CĐ-TTg' });
  const missing = (...documents: string[]) =>
    gradeAnswer(
      cited,
      answerWith({
        outcome: 'cited_not_held',
        missing: documents.map((document) => ({ document, title: '', citedBy: '30-CT/TU#m1' })),
      }),
      [],
    );

  it('is right when the document is among the missing', () => {
    expect(missing('968/CĐ-TTg')).toBe('right');
    expect(missing('21-KL/TW', '968/CĐ-TTg')).toBe('right');
  });

  it('is another clause when it names others only, or quotes a rule', () => {
    expect(missing('21-KL/TW')).toBe('other_clause');
    expect(gradeAnswer(cited, answerWith({ outcome: 'answered' }), [])).toBe('other_clause');
  });

  it('is withheld otherwise', () => {
    expect(gradeAnswer(cited, answerWith({ outcome: 'not_in_corpus' }), [])).toBe('withheld');
  });
});

describe.each(['not_in_corpus', 'clarify', 'small_talk', 'refused'] as const)(
  'an answer where %s is due',
  (due) => {
    const graded = (outcome: Outcome) => gradeAnswer(asked({ outcome: due }), answerWith({ outcome }), []);

    it('is right with that outcome, wrong with a rule, and misrouted otherwise', () => {
      expect(graded(due)).toBe('right');
      expect(graded('answered')).toBe('wrongly_answered');
      expect(graded('cited_not_held')).toBe('misrouted');
    });
  },
);
