import { holds } from '../asked.ts';
import { ASKS, HEADINGS, OFFERS, OFFICE, STAFF, WANTS } from './cues.ts';
import { hitsOf, pairShare, wordShare, type Hits, type Prepared } from './question.ts';
import { SENSE } from './sense-features.ts';
import type { Unit } from './unit.ts';

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

/** What units of one document share. */
export interface Titled {
  readonly title: Hits;
  readonly words: readonly string[];
}

/** The features of one unit, without those by the best (`addRelative`). */
export function measure(question: Prepared, unit: Unit, found: Found, { title }: Titled): number[] {
  const { recalled, asked, numbers, staff } = question;
  const { provision, own } = unit;
  const [mine, lead, below] = [own, unit.lead, unit.below].map((words) => hitsOf(words, question)) as [
    Hits,
    Hits,
    Hits,
  ];
  const heading = hitsOf(unit.heading, question);
  const everyday = hitsOf(unit.everyday, question);
  const likeness = recalled.provisions.get(provision.id);
  const line = `${unit.lead.join(' ')} ${own.join(' ')}`;
  const kinds = [...asked];
  const has = new Set(own);
  return [
    found.score,
    Math.log1p(found.rank),
    wordShare(question, mine),
    pairShare(question, mine),
    wordShare(question, lead),
    wordShare(question, mine, lead),
    pairShare(question, mine, lead),
    wordShare(question, below),
    wordShare(question, heading),
    shareIn(unit.heading, question),
    wordShare(question, title),
    wordShare(question, mine, lead, title),
    wordShare(question, everyday),
    pairShare(question, everyday),
    wordShare(question, mine, lead, everyday),
    markMiss(question, unit),
    heaviestMissing(question, [mine, lead, title, everyday]),
    question.unknown,
    bm25(question, own),
    shareIn(own, question),
    longestRun(question.words, own),
    likeness?.best ?? 0,
    likeness?.second ?? 0,
    likeness?.sum ?? 0,
    recalled.undecided,
    (likeness?.best ?? 0) - recalled.undecided,
    recalled.provisions.get(provision.parent ?? '')?.best ?? 0,
    recalled.within.get(provision.id) ?? 0,
    recalled.within.get(articleOf(provision.id)) ?? 0,
    recalled.within.get(provision.document) ?? 0,
    recalled.best,
    recalled.votes.get(provision.id) ?? 0,
    recalled.votes.get(articleOf(provision.id)) ?? 0,
    recalled.votes.get(provision.document) ?? 0,
    recalled.undecidedVotes,
    recalled.votes.get(provision.parent ?? '') ?? 0,
    question.topics,
    kinds.length,
    kinds.length === 0 ? 1 : kinds.filter((kind) => holds(kind, provision.text)).length / kinds.length,
    staff.length === 0 ? -1 : staff.filter((name) => line.includes(name)).length / staff.length,
    question.times,
    question.details,
    ...HEADINGS.map(([, pattern]) => (pattern.test(unit.headingLine) ? 1 : 0)),
    ...['point', 'clause', 'article'].map((kind) => (provision.kind === kind ? 1 : 0)),
    provision.kind === 'paragraph' || provision.kind === 'section' ? 1 : 0,
    Math.log1p(own.length),
    unit.children,
    unit.position,
    question.words.length,
    ...question.asks,
    ...unit.offers,
    numbers.length === 0 ? -1 : numbers.filter((number) => has.has(number)).length / numbers.length,
    question.asksWho && OFFICE.test(line) ? 1 : 0,
    STAFF.filter((name) => line.includes(name)).length,
    forceOf(provision.document),
  ];
}

/** Adds to each vector of a question's candidates its features by the best of them. */
export function addRelative(vectors: readonly number[][]): void {
  for (const name of RELATIVE) {
    const at = FEATURES.indexOf(name);
    let best = 0;
    for (const vector of vectors) best = Math.max(best, vector[at] ?? 0);
    for (const vector of vectors) vector.push(best === 0 ? 0 : Math.max(0, vector[at] ?? 0) / best);
  }
}

/** Which candidates are worth the learned judgment: what words, lead and memory say, roughly. */
export function promise(vector: readonly number[]): number {
  const of = (name: string): number => vector[PLACES.get(name) ?? -1] ?? 0;
  return of('own') + of('all') + of('withEveryday') + 0.5 * of('score') + 3 * of('best') + of('parent');
}
const PLACES = new Map(FEATURES.map((name, at) => [name, at]));

/** How far up a document stands: law 3, decree 2, circular or decision 1, Party text 0. */
export function forceOf(number: string): number {
  if (/QH\d+$/u.test(number)) return 3;
  if (/NĐ-CP$/u.test(number)) return 2;
  return /\/\d{4}\//u.test(number) ? 1 : 0;
}

function articleOf(id: string): string {
  return /^[^#]*#[^.]*/u.exec(id)?.[0] ?? id;
}

/** Share of a text's words that are the question's. */
function shareIn(text: readonly string[], { ids }: Prepared): number {
  if (text.length === 0) return 0;
  let found = 0;
  for (const word of text) if (ids.has(word)) found += 1;
  return found / text.length;
}

/** Share of the question's words that the text has with other marks only: "cán" for "cấm". */
function markMiss({ marked, words, ids }: Prepared, unit: Unit): number {
  if (marked.length === 0) return 0;
  let other = 0;
  marked.forEach((word, at) => {
    if (unit.marked.has(word) || !ids.has(words[at] ?? '')) return;
    if (unit.bare.has(words[at] ?? '')) other += 1;
  });
  return other / marked.length;
}

/** The rarest word of the question that stands nowhere. */
function heaviestMissing({ weights }: Prepared, hits: readonly Hits[]): number {
  let most = 0;
  for (let id = 0; id < weights.length; id += 1)
    if (!hits.some(({ words }) => words[id] === 1)) most = Math.max(most, weights[id] ?? 0);
  return most;
}

/** BM25 of the own words against an average of 40 words, as a share of the question's mass. */
function bm25({ ids, weights, mass }: Prepared, own: readonly string[]): number {
  const counts = new Float64Array(weights.length);
  for (const word of own) {
    const id = ids.get(word);
    if (id !== undefined) counts[id] = (counts[id] ?? 0) + 1;
  }
  const norm = 1.2 * (0.25 + (0.75 * own.length) / 40);
  let score = 0;
  counts.forEach((count, id) => {
    score += ((weights[id] ?? 0) * count) / (count + norm);
  });
  return score / mass;
}

/** Words of the longest run that question and text share. */
function longestRun(question: readonly string[], text: readonly string[]): number {
  const before = new Uint8Array(text.length + 1);
  let best = 0;
  for (const word of question) {
    // From the end, so that the value to the left is still that of the word before.
    for (let at = text.length; at > 0; at -= 1) {
      const run = text[at - 1] === word ? (before[at - 1] ?? 0) + 1 : 0;
      before[at] = Math.min(255, run);
      if (run > best) best = run;
    }
  }
  return best;
}
