import type { RoundEvent } from '../../../bot/quiz-rounds.ts';

/**
 * A ranking counted from what people sent, by rules written down here a second time: more right answers first, then less time
 * to the right ones; equals share a rank, and the next is counted on. Uses nothing of `bot/quiz/round`.
 */

/** An answer as whoever sent it knows it. */
export interface Sent {
  /** The person, as the store names them. */
  readonly person: string;
  /** From 0. */
  readonly item: number;
  readonly option: number;
  /** Clock when it was sent, milliseconds; when it was acknowledged, Infinity where nobody tells. */
  readonly sent: number;
  readonly acknowledged: number;
}

export interface Recounted {
  readonly rank: number;
  readonly right: number;
  readonly milliseconds: number;
}

export interface Recounting {
  /** Everybody who took part, with an answer or without. */
  readonly people: Iterable<string>;
  readonly answers: readonly Sent[];
  /** The right option of each item. */
  readonly rights: readonly number[];
  /** Milliseconds from showing an item to a person's answer. */
  readonly used: (answer: Sent) => number;
}

/** By person. */
export function recount({ people, answers, rights, used }: Recounting): Map<string, Recounted> {
  const scores = new Map([...people].map((person) => [person, { right: 0, milliseconds: 0 }]));
  for (const answer of answers) {
    const score = scores.get(answer.person);
    if (score === undefined) throw new Error(`nobody of the name ${answer.person}`);
    if (rights[answer.item] !== answer.option) continue;
    score.right += 1;
    score.milliseconds += used(answer);
  }
  const counted = [...scores.values()];
  const aheadOf = (mine: (typeof counted)[number]) =>
    counted.filter(
      ({ right, milliseconds }) =>
        right > mine.right || (right === mine.right && milliseconds < mine.milliseconds),
    ).length;
  return new Map([...scores].map(([person, score]) => [person, { ...score, rank: aheadOf(score) + 1 }]));
}

/** When each item was shown and each answer came, as the log has it. */
export function timesIn(events: readonly RoundEvent[]) {
  const shown = new Map<number, number>();
  const came = new Map<string, number>();
  for (const event of events) {
    const at = Date.parse(event.at);
    if (event.kind === 'shown' && event.person === null && !shown.has(event.item)) shown.set(event.item, at);
    const key = event.kind === 'vote' ? `${String(event.item)} ${event.person}` : '';
    if (event.kind === 'vote' && !came.has(key)) came.set(key, at);
  }
  return {
    shown: (item: number) => shown.get(item) ?? NaN,
    came: ({ item, person }: Pick<Sent, 'item' | 'person'>) => came.get(`${String(item)} ${person}`) ?? NaN,
  };
}

/** A line of a ranking as people read it: `1. Cô Hoa: 3/3 câu đúng, 12,3 giây`; null for none. */
export function readLine(line: string) {
  const read = /^(\d+)\. (.+): (\d+)\/\d+ câu đúng, (\d+),(\d) giây/u.exec(line);
  if (read === null) return null;
  const [, rank, name = '', right, seconds, tenths] = read;
  const told = `${seconds ?? ''}.${tenths ?? ''}`;
  return { name, rank: Number(rank), right: Number(right), seconds: told };
}

/** The same of what was counted here. */
export const lineOf = (name: string, { rank, right, milliseconds }: Recounted) => ({
  ...{ name, rank, right },
  seconds: (milliseconds / 1000).toFixed(1),
});
