import { holds } from '../../../knowledge/asked.ts';
import type { LexicalIndex } from '../../../knowledge/lexical-index.ts';
import type { Frame } from '../frame.ts';
import type { Recalled } from './memory.ts';
import type { Unit } from './unit.ts';

/** What is known of a question when provisions are measured against it. */
export interface Asking {
  readonly frame: Frame;
  /** Words of the question (of a follow-up with what it leans on), without marks. */
  readonly words: readonly string[];
  /** The same with marks; null where it was typed without. */
  readonly marked: readonly string[] | null;
  readonly recalled: Recalled;
  readonly index: LexicalIndex;
}

/** A passage that the search found. */
export interface Found {
  /** The search's score by its best, 0 to 1, and the place from 0. */
  readonly score: number;
  readonly rank: number;
}

/** Features that also count by the best of the question's candidates. */
const RELATIVE = ['own', 'ownPairs', 'all', 'allPairs', 'bm25', 'best', 'sum', 'marked', 'run'] as const;

/** Names of the features, in the order of the vectors. */
export const FEATURES: readonly string[] = [
  ...['score', 'rank'],
  ...['own', 'ownPairs', 'lead', 'all', 'allPairs', 'below', 'heading', 'headingShare', 'title', 'alone'],
  ...['marked', 'markedAll', 'missing', 'unknown', 'bm25', 'density', 'run'],
  ...['best', 'second', 'sum', 'undecided', 'edge', 'parent', 'child', 'article', 'document', 'likest'],
  ...['topics', 'topicsLead', 'asked', 'askedHeld', 'subject', 'times', 'details'],
  ...[
    'definition',
    'scope',
    'duties',
    'effect',
    'prohibits',
    'sanctions',
    'isPoint',
    'isClause',
    'isArticle',
    'isParagraph',
  ],
  ...['length', 'children', 'position', 'words', 'yesNo', 'who', 'amount', 'time', 'manner', 'what'],
  ...['number', 'who&body', 'staff', 'force'],
  ...RELATIVE.map((name) => `${name}/best`),
];

const SUBJECTS = [
  'can bo',
  'cong chuc',
  'vien chuc',
  'nguoi lao dong',
  'dang vien',
  'nguoi phat ngon',
  'nguoi dung dau',
  'nha bao',
  'phong vien',
  'doanh nghiep',
  'luc luong vu trang',
  'cong an',
  'lao dong nu',
  'thu viec',
];
const HEADINGS: readonly (readonly [string, RegExp])[] = [
  ['definition', /giai thich tu ngu/u],
  ['scope', /pham vi dieu chinh|doi tuong ap dung/u],
  ['duties', /trach nhiem cua|nhiem vu|quyen han|to chuc thuc hien/u],
  ['effect', /hieu luc|dieu khoan|chuyen tiep|thi hanh/u],
  ['prohibits', /nghiem cam|khong duoc|bi cam/u],
  ['sanctions', /vi pham|xu phat|ky luat|phat tien/u],
];
const ASKS: readonly (readonly [string, RegExp])[] = [
  ['yesNo', /\b(khong|ko|k|kh|hok|chua|dung khong)\b|duoc (khong|ko|k)\b/u],
  ['who', /\b(ai|nguoi nao|co quan nao|cap nao|don vi nao)\b/u],
  ['amount', /\b(bao nhieu|bn|may|muc)\b/u],
  ['time', /\b(bao lau|khi nao|luc nao|thoi han|may ngay|may thang|may nam|bao gio)\b/u],
  ['manner', /\b(the nao|ntn|ra sao|lam sao|thu tuc|cach)\b/u],
  ['what', /\b(la gi|gi|nhung gi|nao)\b/u],
];

/** Of each question: its words with weights, their pairs, its cues. Read once, used for every unit. */
interface Prepared {
  readonly words: readonly string[];
  readonly weights: readonly number[];
  readonly mass: number;
  readonly pairs: readonly string[];
  readonly pairWeights: readonly number[];
  readonly pairMass: number;
  readonly unknown: number;
  readonly line: string;
  readonly numbers: readonly string[];
  readonly staff: readonly string[];
}

export function prepare({ words, index }: Asking): Prepared {
  const distinct = [...new Set(words)];
  const known = distinct.filter((word) => index.knows(`~${word}`));
  const weights = known.map((word) => index.idf(`~${word}`));
  const all = words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`);
  const pairs = [...new Set(all)].filter((pair) => index.knows(`~${pair}`));
  const pairWeights = pairs.map((pair) => index.idf(`~${pair}`));
  const line = words.join(' ');
  return {
    words: known,
    weights,
    mass: sum(weights) || 1,
    pairs,
    pairWeights,
    pairMass: sum(pairWeights) || 1,
    unknown: distinct.length - known.length,
    line,
    numbers: distinct.filter((word) => /^\d/u.test(word)),
    staff: SUBJECTS.filter((name) => line.includes(name)),
  };
}

function sum(values: readonly number[]): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Share of the question's mass that words hold. */
function share(
  names: readonly string[],
  weights: readonly number[],
  mass: number,
  held: ReadonlySet<string>,
): number {
  let found = 0;
  names.forEach((name, at) => {
    if (held.has(name)) found += weights[at] ?? 0;
  });
  return found / mass;
}

function pairsOf(words: readonly string[]): Set<string> {
  return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
}

/** The features of one unit; of the length of `FEATURES`. */
export function measure(
  asking: Asking,
  prepared: Prepared,
  unit: Unit,
  found: Found,
  title: ReadonlySet<string>,
): number[] {
  const { frame, recalled, marked } = asking;
  const { words, weights, mass, pairs, pairWeights, pairMass, line } = prepared;
  const cover = (held: ReadonlySet<string>): number => share(words, weights, mass, held);
  const coverPairs = (held: ReadonlySet<string>): number => share(pairs, pairWeights, pairMass, held);
  const own = new Set(unit.own);
  const lead = new Set(unit.lead);
  const heading = new Set(unit.heading);
  const all = new Set([...unit.own, ...unit.lead]);
  const everything = new Set([...all, ...title]);
  const likeness = recalled.provisions.get(unit.provision.id);
  const parent = recalled.provisions.get(unit.provision.parent ?? '');
  const concepts = frame.required.filter(({ weak }) => !weak);
  const text = unit.provision.text;
  const headingLine = unit.heading.join(' ');
  const asked = [...frame.asked];
  const kind = unit.provision.kind;
  const missing = Math.max(0, ...words.map((word, at) => (everything.has(word) ? 0 : (weights[at] ?? 0))));
  const ownLine = unit.own.join(' ');
  const allLine = `${unit.lead.join(' ')} ${ownLine} ${[...title].join(' ')}`;
  const child = recalled.within.get(unit.provision.id) ?? 0;
  const siblings = recalled.within.get(articleOf(unit.provision.id)) ?? 0;
  const document = recalled.within.get(unit.provision.document) ?? 0;
  return [
    found.score,
    Math.log1p(found.rank),
    cover(own),
    coverPairs(pairsOf(unit.own)),
    cover(lead),
    cover(all),
    coverPairs(new Set([...pairsOf(unit.own), ...pairsOf(unit.lead)])),
    cover(new Set(unit.below)),
    cover(heading),
    unit.heading.length === 0
      ? 0
      : unit.heading.filter((word) => words.includes(word)).length / unit.heading.length,
    cover(title),
    cover(everything),
    marked === null ? -1 : cover(own) - markedMiss(marked, unit.marked, own),
    marked === null ? -1 : markedMiss(marked, new Set([...unit.marked, ...unit.leadMarked]), all),
    missing,
    prepared.unknown,
    bm25(prepared, unit.own),
    unit.own.length === 0 ? 0 : unit.own.filter((word) => words.includes(word)).length / unit.own.length,
    longestRun(asking.words, unit.own),
    likeness?.best ?? 0,
    likeness?.second ?? 0,
    likeness?.sum ?? 0,
    recalled.undecided,
    (likeness?.best ?? 0) - recalled.undecided,
    parent?.best ?? 0,
    child,
    siblings,
    document,
    recalled.best,
    concepts.length,
    0,
    asked.length,
    asked.length === 0 ? 1 : asked.filter((one) => holds(one, text)).length / asked.length,
    prepared.staff.length === 0
      ? -1
      : prepared.staff.filter((name) => allLine.includes(name)).length / prepared.staff.length,
    frame.times.length,
    frame.details.length,
    ...HEADINGS.map(([, pattern]) => (pattern.test(headingLine) ? 1 : 0)),
    kind === 'point' ? 1 : 0,
    kind === 'clause' ? 1 : 0,
    kind === 'article' ? 1 : 0,
    kind === 'paragraph' || kind === 'section' ? 1 : 0,
    Math.log1p(unit.own.length),
    unit.children,
    unit.position,
    asking.words.length,
    ...ASKS.map(([, pattern]) => (pattern.test(line) ? 1 : 0)),
    prepared.numbers.length === 0
      ? -1
      : prepared.numbers.filter((number) => own.has(number)).length / prepared.numbers.length,
    /\b(ai|co quan nao)\b/u.test(line) &&
    /(tham quyen|chiu trach nhiem|co trach nhiem|bo truong|chu tich|thu tuong)/u.test(ownLine)
      ? 1
      : 0,
    SUBJECTS.filter((name) => allLine.includes(name)).length,
    forceOf(unit.provision.document),
  ];
}

/** How far up a document stands: law 3, decree 2, circular or decision 1, Party text 0. */
function forceOf(number: string): number {
  if (/QH\d+$/u.test(number)) return 3;
  if (/NĐ-CP$/u.test(number)) return 2;
  return /\/\d{4}\//u.test(number) ? 1 : 0;
}

/** Adds to each vector of a question's candidates its features by the best of them. */
export function addRelative(vectors: readonly number[][]): void {
  for (const name of RELATIVE) {
    const at = FEATURES.indexOf(name);
    const best = Math.max(0, ...vectors.map((vector) => vector[at] ?? 0));
    for (const vector of vectors) vector.push(best === 0 ? 0 : Math.max(0, vector[at] ?? 0) / best);
  }
}

function articleOf(id: string): string {
  return /^[^#]*#[^.]*/u.exec(id)?.[0] ?? id;
}

/** Share of marked words that the text spells only with other marks. */
function markedMiss(marked: readonly string[], held: ReadonlySet<string>, bare: ReadonlySet<string>): number {
  if (marked.length === 0) return 0;
  const other = marked.filter((word) => !held.has(word) && bare.has(plain(word)));
  return other.length / marked.length;
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');
}

/** BM25 of the own words against an average of 40 words, as a share of what would be the most. */
function bm25({ words, weights, mass }: Prepared, own: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const word of own) counts.set(word, (counts.get(word) ?? 0) + 1);
  const norm = 1.2 * (0.25 + (0.75 * own.length) / 40);
  let score = 0;
  words.forEach((word, at) => {
    const count = counts.get(word) ?? 0;
    score += ((weights[at] ?? 0) * count) / (count + norm);
  });
  return score / mass;
}

/** Words of the longest run that question and text share. */
function longestRun(question: readonly string[], text: readonly string[]): number {
  let best = 0;
  let before = new Map<number, number>();
  const places = new Map<string, number[]>();
  text.forEach((word, at) => {
    const list = places.get(word);
    if (list) list.push(at);
    else places.set(word, [at]);
  });
  for (const word of question) {
    const now = new Map<number, number>();
    for (const at of places.get(word) ?? []) {
      const length = (before.get(at - 1) ?? 0) + 1;
      now.set(at, length);
      if (length > best) best = length;
    }
    before = now;
  }
  return best;
}
