import { describe, expect, it } from 'vitest';
import { sayEach } from '../../../bot/quiz/host/words.ts';
import { makeItems } from '../../../bot/quiz/items.ts';
import { pollOf, questionOf, timeOf } from '../../../bot/quiz/present.ts';
import { closesAt, ranking, secondsOf, standings } from '../../../bot/quiz/round.ts';
import { readLexicon } from '../../../knowledge/lexicon.ts';
import { questionsOf, quizItems, roundWith } from '../../fixtures/quiz-items.ts';
import { directiveLibrary } from '../../support/practice.ts';
import { play } from '../../support/quiz-round.ts';

const questions = makeItems(directiveLibrary(), { on: '2026-11-26', lexicon: readLexicon() }).flatMap(
  (item) => questionOf(item, 'seed') ?? [],
);
const syllables = (text: string): number => text.trim().split(/\s+/u).length;

describe('the time of a question by its length', () => {
  it('lets a person read it at 240 syllables a minute and think, within 20 and 60 seconds', () => {
    const times = questions.map(timeOf);
    expect(Math.min(...times)).toBe(20);
    expect(Math.max(...times)).toBeGreaterThan(35);
    expect(Math.max(...times)).toBeLessThanOrEqual(60);
    for (const question of questions) {
      const reading = syllables([question.item.stem, ...question.options].join(' ')) / 4;
      expect(timeOf(question)).toBeGreaterThanOrEqual(Math.min(60, reading + 5));
    }
  });

  it('is what Telegram takes', () => {
    for (const question of questions)
      expect(pollOf(question, { number: 1, of: 1, code: 'K7Q2MD' }, timeOf(question)).seconds).toBe(
        timeOf(question),
      );
  });

  it('closes each question by its own, counts by it, and is told', () => {
    const [first, second, ...others] = questionsOf(quizItems);
    if (first === undefined || second === undefined) throw new Error('no items');
    const timed = {
      questions: [{ ...first, seconds: 45 }, { ...second, seconds: 20 }, ...others],
      seconds: 30,
    };
    expect(sayEach(roundWith(timed))).toBe(', mỗi câu 20–45 giây theo độ dài');
    expect([0, 1, 2].map((item) => secondsOf(roundWith(timed), item))).toEqual([45, 20, 30]);
    const round = play(timed);
    round.at(0, { kind: 'started' });
    round.at(5, { kind: 'asked', item: 0 });
    const [asked] = round.state().items;
    expect((closesAt(round.state(), asked) ?? 0) - (asked?.shownAt ?? 0)).toBe(45_000);
    expect(round.vote(45, 'An', 0)).toBe('taken');
    expect(standings(round.state())[0]?.milliseconds).toBe(40_000);
    expect(ranking(round.state().setup, round.events)).toEqual(standings(round.state()));
  });

  it('is the trainer’s where one was named', () => {
    expect(sayEach(roundWith({ seconds: 25 }))).toBe(', mỗi câu 25 giây');
    expect(secondsOf(roundWith({ seconds: null }), 0)).toBeNull();
  });
});
