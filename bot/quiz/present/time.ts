import type { RoundQuestion } from '../../quiz-rounds.ts';
import { stemOf } from './question.ts';

/** How long a question takes whom, where nobody has said: reading it, then thinking. */

/** Syllables that an adult reads in a second: 240 a minute. */
const READ = 4;
/** Seconds to think, once it is read. */
const THINK = 8;
/** Seconds: fewer hurry people on a phone, more bore the others. Within Telegram's 5 to 600. */
const [LEAST, MOST] = [20, 60];
/** Told times are of so many seconds. */
const STEP = 5;

/** Seconds for a question by its length, 20 to 60, in steps of five. */
export function timeOf(question: RoundQuestion): number {
  const words = [stemOf(question), ...question.options].join(' ').trim().split(/\s+/u).length;
  const seconds = Math.ceil((words / READ + THINK) / STEP) * STEP;
  return Math.min(MOST, Math.max(LEAST, seconds));
}
