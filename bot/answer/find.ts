import type { Clause } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { search } from '../../knowledge/search.ts';
import { openClauseWords, sharesOf, type SharesOfAll } from './clause-words.ts';
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
export async function findClauses(
  frame: Frame,
  { library, indexes, clauses }: Knowledge,
  scope: Scope,
): Promise<Weighed[]> {
  const hits = await search(frame.query, indexes, PASSAGES);
  const weighed = hits.flatMap(({ row, score }) => {
    const passage = library.passage(row);
    const own = passage === undefined ? [] : clauses(passage);
    return own
      .filter(scope.within)
      .map((clause) => weigh(clause, frame, score, sharesOf(clause, frame, indexes.lexical)));
  });
  return bestFirst(weighed, scope);
}

/** The clauses of some documents, best first: of all their passages, also of those that no word leads to. */
export async function findWithin(
  frame: Frame,
  knowledge: Knowledge,
  scope: Scope,
  documents: ReadonlySet<string>,
): Promise<Weighed[]> {
  const { indexes } = knowledge;
  const { clauses, rows, shares } = clausesOf(documents, knowledge);
  const found = await search(frame.query, indexes, EVERY);
  const scores = new Map(found.map(({ row, score }) => [row, score]));
  const all = shares(frame, indexes.lexical);
  const weighed: Weighed[] = [];
  for (const [at, clause] of clauses.entries()) {
    const own = all[at];
    if (own === undefined || !scope.within(clause)) continue;
    weighed.push(weigh(clause, frame, scores.get(rows[at] ?? -1) ?? 0, own));
  }
  return bestFirst(weighed, scope);
}

/** The clauses of some documents in reading order, with the row of each one's passage. */
interface Gathered {
  readonly clauses: readonly Clause[];
  readonly rows: readonly number[];
  readonly shares: SharesOfAll;
}
const gathered = new WeakMap<Knowledge, WeakMap<ReadonlySet<string>, Gathered>>();

/** Gathered once for each set of documents: those of the recogniser, which are asked with every question. */
function clausesOf(documents: ReadonlySet<string>, knowledge: Knowledge): Gathered {
  const kept = gathered.get(knowledge) ?? new WeakMap<ReadonlySet<string>, Gathered>();
  gathered.set(knowledge, kept);
  const known = kept.get(documents) ?? gather(documents, knowledge);
  kept.set(documents, known);
  return known;
}

function gather(documents: ReadonlySet<string>, { library, clauses: read }: Knowledge): Gathered {
  const clauses: Clause[] = [];
  const rows: number[] = [];
  for (const number of documents) {
    const { first, count } = library.rowsOf(number);
    for (let row = first; row < first + count; row += 1) {
      const passage = library.passage(row);
      for (const clause of passage === undefined ? [] : read(passage)) {
        clauses.push(clause);
        rows.push(row);
      }
    }
  }
  return { clauses, rows, shares: openClauseWords(clauses) };
}

/** Of equal scores in the order in which they were found. */
function bestFirst(weighed: readonly Weighed[], scope: Scope): Weighed[] {
  return weighed.map((one) => favoured(one, scope)).sort((a, b) => b.score - a.score);
}

function favoured(weighed: Weighed, { before }: Scope): Weighed {
  return before.has(weighed.clause.provision.id)
    ? { ...weighed, score: weighed.score + SAME_PROVISION }
    : weighed;
}
