import type { Player, RoundState } from './state.ts';

/** What people of one round are called, so that nobody is taken for another. */

const WITHOUT_NAME = 'Người';

/** What who gave no name is called: by the order of joining, which stays when somebody before them deletes theirs. */
export const standIn = (number: number): string => `${WITHOUT_NAME} ${String(number)}`;

/** What a person is called before others. */
export const nameOf = ({ setup }: Pick<RoundState, 'setup'>, { name, number }: Player): string =>
  setup.anonymous || name === null || name.trim() === '' ? standIn(number) : name;

/** Names that a person cannot tell apart give the same. */
const folded = (name: string): string => name.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();
const STAND_IN = new RegExp(`^${WITHOUT_NAME} \\d+$`, 'iu');

/** A name as it is, or with a number behind it where one of `taken` has it, or where it would stand in for somebody without one. */
export function apartFrom(taken: Iterable<string>, name: string): string {
  const held = new Set([...taken].map(folded));
  const isTaken = (one: string) => held.has(folded(one)) || STAND_IN.test(folded(one));
  if (!isTaken(name)) return name;
  for (let number = 2; ; number += 1) {
    const other = `${name.trim()} (${String(number)})`;
    if (!isTaken(other)) return other;
  }
}
