import { shortDay } from '../../notices.ts';
import type { Attempt, Progress } from '../../quiz-practice.ts';
import { byWeek } from '../results.ts';

/** A person's answers by week, in practice and in rounds. Those in anonymous rounds are nobody's. */

/** Weeks kept in sight: half a year. */
const MOST_WEEKS = 26;

export function weeksOf(attempts: readonly Attempt[]): Progress['weeks'] {
  const counted = (own: readonly Attempt[]) => new Map(byWeek(own).map((line) => [line.key, line]));
  const practice = counted(attempts.filter(({ round }) => round === null));
  const rounds = counted(attempts.filter(({ round }) => round !== null));
  const of = (lines: ReturnType<typeof counted>, key: string | null) => {
    const { right, answers } = lines.get(key) ?? { right: 0, answers: 0 };
    return { right, answers };
  };
  return byWeek(attempts)
    .slice(-MOST_WEEKS)
    .map(({ key }) => ({ monday: key ?? '', practice: of(practice, key), rounds: of(rounds, key) }));
}

/** Weeks told in a chat: as many as fit on a line or two of a phone. */
const MOST_TOLD = 4;

/** `Đúng theo tuần: 09/11 60% (6/10); 16/11 75% (9/12).` One week is no progress. */
export function sayWeeks(weeks: Progress['weeks']): string[] {
  if (weeks.length < 2) return [];
  const told = weeks.slice(-MOST_TOLD).map(({ monday, practice, rounds }) => {
    const [right, answers] = [practice.right + rounds.right, practice.answers + rounds.answers];
    const percent = String(Math.round((right / answers) * 100));
    return `${shortDay(monday).slice(0, 5)} ${percent}% (${String(right)}/${String(answers)})`;
  });
  return [`Đúng theo tuần, tính từ thứ hai: ${told.join('; ')}.`];
}
