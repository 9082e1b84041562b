import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { RoundStore } from '../../quiz-rounds.ts';
import { lapsesOf } from '../bank.ts';

/** A round that has not ended and asks about words that hold no more. */
export interface AffectedRound {
  readonly code: string;
  readonly title: string;
  /** Questions of changed rules. */
  readonly count: number;
  /** It has begun: its questions stay, since people have answered them. */
  readonly begun: boolean;
}

export async function affectedRounds(
  store: Pick<RoundStore, 'openRounds' | 'roundEvents'>,
  library: Library,
  day: Day,
): Promise<AffectedRound[]> {
  const found: AffectedRound[] = [];
  for (const { id, code, title, questions } of await store.openRounds()) {
    const count = lapsesOf(
      library,
      day,
      questions.map(({ item }) => item),
    ).length;
    if (count === 0) continue;
    const begun = (await store.roundEvents(id)).some(({ kind }) => kind === 'started');
    found.push({ code, title, count, begun });
  }
  return found;
}
