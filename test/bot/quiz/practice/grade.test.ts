import { describe, expect, it } from 'vitest';
import { gradeOf, paceOf } from '../../../../bot/quiz/practice/grade.ts';
import { isTimely } from '../../../../bot/quiz/practice/remind.ts';
import { streakOf } from '../../../../bot/quiz/practice/streak.ts';
import { itemsOfDirective } from '../../../fixtures/practice-items.ts';
import { directiveLibrary } from '../../../support/practice.ts';

describe('the grade of an answer', () => {
  const item = itemsOfDirective(directiveLibrary())[1] ?? { stem: '', options: [] };

  it('is Again where it is wrong, whatever the time', () => {
    for (const pace of ['fast', 'usual', 'slow'] as const)
      expect(gradeOf(false, pace, 5)).toEqual({ grade: 'again', fast: 0 });
  });

  it('is Hard where it is slow, Good where it is right, Easy from the third fast one in a row', () => {
    expect(gradeOf(true, 'slow', 2)).toEqual({ grade: 'hard', fast: 0 });
    expect(gradeOf(true, 'usual', 2)).toEqual({ grade: 'good', fast: 0 });
    expect(gradeOf(true, 'fast', 0)).toEqual({ grade: 'good', fast: 1 });
    expect(gradeOf(true, 'fast', 1)).toEqual({ grade: 'good', fast: 2 });
    expect(gradeOf(true, 'fast', 2)).toEqual({ grade: 'easy', fast: 3 });
  });

  it('knows fast from slow by what there is to read, and says nothing of who was away', () => {
    expect(paceOf(item, 3_000)).toBe('fast');
    expect(paceOf(item, 20_000)).toBe('usual');
    expect(paceOf(item, 90_000)).toBe('slow');
    expect(paceOf(item, 11 * 60_000)).toBe('usual');
    const long = { stem: 'x'.repeat(1_500), options: ['a', 'b'] };
    expect(paceOf(long, 90_000)).toBe('fast');
  });
});

describe('days practised in a row', () => {
  // 23 November 2026 is a Monday.
  it('count up to today, or up to yesterday before today’s', () => {
    expect(streakOf(['2026-11-25', '2026-11-24', '2026-11-26', '2026-11-26'], '2026-11-26')).toBe(3);
    expect(streakOf(['2026-11-25', '2026-11-24'], '2026-11-26')).toBe(2);
  });

  it('end with a working day that was missed, and not with a weekend', () => {
    expect(streakOf(['2026-11-24', '2026-11-26'], '2026-11-26')).toBe(1);
    expect(streakOf(['2026-11-23', '2026-11-24'], '2026-11-26')).toBe(0);
    expect(streakOf(['2026-11-20', '2026-11-23'], '2026-11-23')).toBe(2);
    expect(streakOf(['2026-11-19', '2026-11-20'], '2026-11-23')).toBe(2);
    expect(streakOf(['2026-11-20', '2026-11-21', '2026-11-23'], '2026-11-23')).toBe(3);
  });

  it('are none of none', () => expect(streakOf([], '2026-11-23')).toBe(0));
});

describe('the hour of a reminder', () => {
  const at = (clock: string) => new Date(`2026-11-23T${clock}:00.000+07:00`);
  it('holds from its time until the evening, and an hour where that is later', () => {
    expect(isTimely('07:30', at('07:29'))).toBe(false);
    expect(isTimely('07:30', at('07:30'))).toBe(true);
    expect(isTimely('07:30', at('20:00'))).toBe(true);
    expect(isTimely('07:30', at('21:30'))).toBe(false);
    expect(isTimely('20:45', at('21:40'))).toBe(true);
    expect(isTimely('20:45', at('21:46'))).toBe(false);
  });
});
