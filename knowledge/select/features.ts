import { holds } from '../asked.ts';
import { ASKS, HEADINGS, OFFERS, WANTS } from './cues.ts';
import type { Competing, Matched } from './match.ts';
import type { Recalled } from './memory.ts';
import type { Prepared } from './question.ts';
import { SENSE } from './sense-features.ts';
import type { Facts, Unit } from './unit.ts';

/** A passage that the search found. */
export interface Found {
  /** Its score by the best, 0 to 1. */
  readonly score: number;
  /** From 0; 100 where only the memory of questions led to it. */
  readonly rank: number;
}

/** Features that also count by the best of the question's candidates. */
const RELATIVE = [
  'own',
  'ownPairs',
  'all',
  'allPairs',
  'bm25',
  'best',
  'sum',
  'votes',
  'withEveryday',
  'run',
] as const;
export const RELATIVES = RELATIVE.length;

/** Names of the features, in the order of the vectors. */
export const FEATURES: readonly string[] = [
  ...['score', 'rank'],
  ...['own', 'ownPairs', 'lead', 'all', 'allPairs', 'below', 'heading', 'headingShare', 'title', 'union'],
  ...[
    'everyday',
    'everydayPairs',
    'withEveryday',
    'markMiss',
    'missing',
    'unknown',
    'bm25',
    'density',
    'run',
  ],
  ...['best', 'second', 'sum', 'undecided', 'edge', 'parent', 'child', 'article', 'document', 'likest'],
  ...['votes', 'votesArticle', 'votesDocument', 'votesNone', 'votesParent'],
  ...['topics', 'asked', 'askedHeld', 'subject', 'times', 'details'],
  ...HEADINGS.map(([name]) => name),
  ...['isPoint', 'isClause', 'isArticle', 'isParagraph', 'length', 'children', 'position', 'words'],
  ...[...ASKS, ...WANTS, ...OFFERS].map(([name]) => name),
  ...['number', 'office', 'staff', 'force'],
  ...RELATIVE.map((name) => `${name}/best`),
  // Measured last, of those alone that are judged.
  ...SENSE,
];

/** Features that come from questions and words written for a provision: none is there for a text of an administrator's. */
export const WRITTEN: readonly string[] = [
  ...['everyday', 'everydayPairs', 'withEveryday', 'withEveryday/best'],
  ...['best', 'second', 'sum', 'parent', 'child', 'article', 'document', 'likest', 'best/best', 'sum/best'],
  ...['votes', 'votesArticle', 'votesDocument', 'votesParent', 'votes/best'],
];

/** What is known of a unit that is judged, beside the question. */
export interface Judged {
  readonly unit: Unit;
  readonly matched: Matched;
  readonly facts: Facts;
  readonly found: Found;
}

/** The features of one unit, without those by the best (`relativeTo`). */
export function measure(question: Prepared, { unit, matched, facts, found }: Judged): number[] {
  const { recalled, asked, staff } = question;
  const { provision, places } = unit;
  const { own, parent, article, document } = places;
  const kinds = [...asked];
  const best = recalled.best[own] ?? 0;
  return [
    found.score,
    Math.log1p(found.rank),
    ...[matched.own, matched.ownPairs, matched.lead, matched.all, matched.allPairs, matched.below],
    ...[matched.heading, matched.headingShare, matched.title, matched.union],
    ...[matched.everyday, matched.everydayPairs, matched.withEveryday, matched.markMiss, matched.missing],
    question.unknown,
    ...[matched.bm25, matched.density, matched.run],
    best,
    recalled.second[own] ?? 0,
    recalled.sum[own] ?? 0,
    recalled.undecided,
    best - recalled.undecided,
    recalled.best[parent] ?? 0,
    recalled.within[own] ?? 0,
    recalled.within[article] ?? 0,
    recalled.within[document] ?? 0,
    recalled.likest,
    recalled.votes[own] ?? 0,
    recalled.votes[article] ?? 0,
    recalled.votes[document] ?? 0,
    recalled.undecidedVotes,
    recalled.votes[parent] ?? 0,
    question.topics,
    kinds.length,
    kinds.length === 0 ? 1 : kinds.filter((kind) => holds(kind, provision.text)).length / kinds.length,
    staff.length === 0 ? -1 : staff.filter((name) => facts.staff.has(name)).length / staff.length,
    question.times,
    question.details,
    ...facts.headings,
    ...['point', 'clause', 'article'].map((kind) => (provision.kind === kind ? 1 : 0)),
    provision.kind === 'paragraph' || provision.kind === 'section' ? 1 : 0,
    Math.log1p(unit.own.folds.length),
    unit.children,
    unit.position,
    question.words.length,
    ...question.asks,
    ...facts.offers,
    matched.numbers,
    question.asksWho && facts.office ? 1 : 0,
    facts.staff.size,
    facts.force,
  ];
}

/** What a unit is compared by with all others that were found: the values of `RELATIVE`, in their order. */
export function compared(
  { own, ownPairs, all, allPairs, bm25, withEveryday, run }: Competing,
  { places }: Unit,
  { best, sum, votes }: Recalled,
): number[] {
  const at = places.own;
  return [own, ownPairs, all, allPairs, bm25, best[at] ?? 0, sum[at] ?? 0, votes[at] ?? 0, withEveryday, run];
}

/** The features of a unit by the best of all that were found. `best`: the greatest of each of `RELATIVE`, at least 0. */
export function relativeTo(best: readonly number[], values: readonly number[]): number[] {
  return values.map((value, at) => (best[at] === 0 ? 0 : Math.max(0, value) / (best[at] ?? 1)));
}

/** Which units are worth the learned judgment: what words, lead and memory say, roughly. */
export function promise(
  { own, all, withEveryday }: Competing,
  { places }: Unit,
  { score }: Found,
  { best }: Recalled,
): number {
  return own + all + withEveryday + 0.5 * score + 3 * (best[places.own] ?? 0) + (best[places.parent] ?? 0);
}
