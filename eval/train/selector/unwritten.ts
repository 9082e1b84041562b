import { SENSE_UNWRITTEN, WRITTEN } from '../../../knowledge/select.ts';
import type { RankingData } from '../reranker.ts';

/** Empties, in the data that are given, what was written for the provisions of some questions. */
export function emptyWritten(
  { names, starts, values }: RankingData,
  share: number,
  chance: () => number,
): void {
  const columns = WRITTEN.map((name) => names.indexOf(name));
  const [edge, undecided, all, withEveryday] = ['edge', 'undecided', 'all', 'withEveryday'].map((name) =>
    names.indexOf(name),
  ) as [number, number, number, number];
  const unwritten = SENSE_UNWRITTEN.map(
    ([name, other]) => [names.indexOf(name), other === null ? -1 : names.indexOf(other)] as const,
  );
  const relative = [names.indexOf('all/best'), names.indexOf('withEveryday/best')] as const;
  for (let question = 0; question + 1 < starts.length; question += 1) {
    if (chance() >= share) continue;
    for (let row = starts[question] ?? 0; row < (starts[question + 1] ?? 0); row += 1) {
      const at = row * names.length;
      for (const column of columns) values[at + column] = 0;
      values[at + edge] = -(values[at + undecided] ?? 0);
      values[at + withEveryday] = values[at + all] ?? 0;
      values[at + relative[1]] = values[at + relative[0]] ?? 0;
      for (const [name, other] of unwritten) values[at + name] = other < 0 ? 0 : (values[at + other] ?? 0);
    }
  }
}
