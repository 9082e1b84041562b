import { describe, expect, it } from 'vitest';
import { measure } from '../../eval/measures.ts';
import { judgment } from './measured.ts';

const style = (name: string) => ({ question: { style: name } });
const measures = measure([
  judgment('dev-1', ['answered', 'answered', 'right'], { verdict: true, soundQuotes: 1 }),
  judgment('dev-2', ['answered', 'answered', 'other_clause'], { verdict: false, ...style('typo') }),
  judgment('dev-3', ['answered', 'not_in_corpus', 'withheld'], { verdict: false, ...style('typo') }),
  judgment('dev-4', ['cited_not_held', 'cited_not_held', 'right']),
  judgment('dev-5', ['not_in_corpus', 'not_in_corpus', 'right']),
  judgment('dev-6', ['not_in_corpus', 'answered', 'wrongly_answered'], { faults: ['khác lời lưu'] }),
  judgment('dev-7', ['not_in_corpus', 'clarify', 'misrouted']),
  judgment('dev-8', ['clarify', 'clarify', 'right']),
  judgment('dev-9', ['refused', 'answered', 'wrongly_answered']),
]);
const counted = ({ count, of }: { count: number; of: number }) => `${count}/${of}`;

describe('the measures', () => {
  it('share out the questions that the library decides', () => {
    const { right, withheld, otherClause } = measures.inScope;
    expect([right, withheld, otherClause].map(counted)).toEqual(['2/4', '1/4', '1/4']);
  });

  it('share out the questions that it does not decide', () => {
    const { right, wronglyAnswered, misrouted } = measures.outOfScope;
    expect([right, wronglyAnswered, misrouted].map(counted)).toEqual(['1/3', '1/3', '1/3']);
  });

  it('count manners each for itself, and nothing asked as nothing known', () => {
    expect([measures.clarify, measures.refused].map(counted)).toEqual(['1/1', '0/1']);
    expect(measures.smallTalk.share).toBeNull();
  });

  it('count every wrong rule over the whole set', () => {
    expect(counted(measures.answeredWrongly)).toBe('3/9');
  });

  it('count an answer that was withheld as a verdict that was missed', () => {
    expect(counted(measures.verdict)).toBe('1/3');
  });

  it('name answers that did what none may', () => {
    expect(measures.faulty).toEqual(['dev-6']);
  });

  it('count every question once by style, the largest group first', () => {
    expect(measures.byStyle.map(({ name, right }) => [name, right.count, right.of])).toEqual([
      ['plain', 4, 7],
      ['typo', 0, 2],
    ]);
    const [, typo] = measures.byStyle;
    expect([typo?.withheld, typo?.otherClause, typo?.wronglyAnswered, typo?.misrouted]).toEqual([1, 1, 0, 0]);
  });
});
