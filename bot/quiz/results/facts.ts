import { dayInVietNam } from '../../day.ts';
import type { RoundState, Standing } from '../round.ts';
import type { RoundFacts } from './seen.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
const timeOf = (time: number | null): string | null => (time === null ? null : new Date(time).toISOString());

export function factsOf(
  { setup, phase, startedAt, endedAt, voids }: RoundState,
  retentionDays: number,
): RoundFacts {
  const { code, title, kind, anonymous, questions, pass = null, at } = setup;
  return {
    ...{ code, title, kind, phase, anonymous, pass },
    questions: questions.length,
    voids: voids.size,
    startedAt: timeOf(startedAt),
    endedAt: timeOf(endedAt),
    goneOn: dayInVietNam(new Date(Date.parse(at) + retentionDays * DAY_MS)),
  };
}

/** Of all items that were asked, so that who came for the last one alone does not pass. */
export const passes = ({ right, ofAll }: Pick<Standing, 'right' | 'ofAll'>, pass: number): boolean =>
  ofAll > 0 && right * 100 >= pass * ofAll;
