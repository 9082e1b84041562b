import type { Clause } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { search } from '../../knowledge/search.ts';
import type { Hit } from '../../knowledge/types.ts';
import type { Frame } from './frame.ts';
import { weigh, type Weighed } from './weigh.ts';

/** Passages whose clauses are weighed. 30 holds the gold article for 95 % of legal questions. */
const PASSAGES = 30;

/** Hits of words and of meaning together. */
const EVERY = 200;

/** Points for a clause of the provision that answered the question before: a follow-up stays where it was. */
const SAME_PROVISION = 1.5;

/** Limits a search to some provisions and says which provisions answered before. */
export interface Scope {
  /** Keeps the clauses for which it is true. */
  readonly within: (clause: Clause) => boolean;
  /** Ids of the provisions that the last answer quoted. */
  readonly before: ReadonlySet<string>;
}

export const EVERYWHERE: Scope = { within: () => true, before: new Set() };

/** Clauses for a frame, best first. */
export async function findClauses(frame: Frame, knowledge: Knowledge, scope: Scope): Promise<Weighed[]> {
  const hits = await search(frame.query, knowledge.indexes, PASSAGES);
  return weighHits(hits, frame, knowledge, scope);
}

/** The clauses of some documents, best first: of all their passages, also of those that no word leads to. */
export async function findWithin(
  frame: Frame,
  knowledge: Knowledge,
  scope: Scope,
  documents: ReadonlySet<string>,
): Promise<Weighed[]> {
  const found = new Map(
    (await search(frame.query, knowledge.indexes, EVERY)).map((hit) => [hit.row, hit] as const),
  );
  const hits = [...documents].flatMap((number) => {
    const { first, count } = knowledge.library.rowsOf(number);
    return Array.from({ length: count }, (_, at) => found.get(first + at) ?? { row: first + at, score: 0 });
  });
  return weighHits(hits, frame, knowledge, scope);
}

function weighHits(
  hits: readonly Hit[],
  frame: Frame,
  { library, indexes, clauses }: Knowledge,
  scope: Scope,
): Weighed[] {
  const weighed = hits.flatMap(({ row, score }) => {
    const passage = library.passage(row);
    return passage === undefined
      ? []
      : clauses(passage)
          .filter(scope.within)
          .map((clause) => favoured(weigh(clause, frame, score, indexes.lexical), scope));
  });
  // Stable order for equal scores: the search's.
  return weighed.sort((a, b) => b.score - a.score);
}

function favoured(weighed: Weighed, { before }: Scope): Weighed {
  return before.has(weighed.clause.provision.id)
    ? { ...weighed, score: weighed.score + SAME_PROVISION }
    : weighed;
}
