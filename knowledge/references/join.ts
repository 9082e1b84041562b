import type { Place, Span } from '../types.ts';
import { placesOf, type JoinedToken, type Joint } from './chains.ts';
import { selfUnitOf, type PlaceToken } from './places.ts';
import type { DocumentMention, Reference, SelfUnit } from './types.ts';

/** Tokens that belong together, before the document they name is known. */
interface Run extends Span {
  readonly tokens: JoinedToken[];
}

const NEST = /^\s?(?:cua|tai|thuoc|trong|o)?\s?$/u;
const COMMA = /^\s?,\s?$/u;
const AND =
  /^\s?,?\s(?:va|hoac|hay|va tai|hoac tai|va cac|va cac dieu|va cac khoan|va cac diem|,)\s(?:tai\s)?$|^\s?;\s?$/u;
const TO = /^\sden\s$/u;
/** Between a place and the document after it, and between a document and a place after it. */
const BEFORE_DOCUMENT = /^\s?,?\s?(?:(?:cua|tai|thuoc|trong|o|theo|trong van ban|cua van ban)\s)?$/u;
const AFTER_DOCUMENT = /^\s?[,:(]?\s?(?:(?:tai|o|thi|co|phan|,)\s)?$/u;

function jointOf(gap: string): Joint | null {
  if (TO.test(gap)) return 'to';
  if (COMMA.test(gap)) return 'comma';
  if (AND.test(gap)) return 'and';
  return NEST.test(gap) ? 'nest' : null;
}

/** Longest gap that any of the patterns above can fill, UTF-16 units. */
const MAX_GAP = 30;
/** Longest run; the longest list of places in a Vietnamese law in use has about sixty. */
const MAX_RUN = 300;

function findRuns(folded: string, tokens: readonly PlaceToken[]): Run[] {
  const runs: (Run & { end: number })[] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    // "khoản 1 Điều này, khoản 2 Điều 26 của Luật này" are two: nothing after "Điều này" belongs to it.
    const closed = run?.tokens.at(-1)?.token.self ?? true;
    const near =
      run !== undefined && token.start - run.end <= MAX_GAP && run.tokens.length < MAX_RUN && !closed;
    const joint = near ? jointOf(folded.slice(run.end, token.start)) : null;
    if (run === undefined || joint === null) {
      runs.push({ start: token.start, end: token.end, tokens: [{ token, joint: 'first' }] });
    } else {
      run.tokens.push({ token, joint });
      run.end = token.end;
    }
  }
  return runs;
}

/** Joins places and documents into references, in order of the text. */
export function joinReferences(
  text: string,
  folded: string,
  tokens: readonly PlaceToken[],
  documents: readonly DocumentMention[],
): Reference[] {
  const near = neighbours(folded, documents);
  const owned = new Map<DocumentMention | null, Run[]>();
  for (const run of findRuns(folded, tokens).filter((one) => !isPlainThis(text, one))) {
    const document = near(run);
    const runs = owned.get(document);
    if (runs) runs.push(run);
    else owned.set(document, [run]);
  }
  const free = (owned.get(null) ?? []).map((run) => reference(text, [run], null));
  const named = documents.map((document) => reference(text, owned.get(document) ?? [], document));
  return [...free, ...named].sort((a, b) => a.start - b.start);
}

/** "điều này đúng không", "điểm này": this matter, this aspect. Laws write "Điều này", or name a khoản before it. */
function isPlainThis(text: string, run: Run): boolean {
  const [only, more] = run.tokens;
  const plain = only?.token.level === 'article' || only?.token.level === 'point';
  return more === undefined && only?.token.self === true && plain && /^\p{Ll}/u.test(text.slice(run.start));
}

/** Finds the document straight after a run, else the one straight before it. A run with "Điều này" has none. */
function neighbours(
  folded: string,
  documents: readonly DocumentMention[],
): (run: Run) => DocumentMention | null {
  const byStart = new Map(documents.map((one) => [one.start, one]));
  const byEnd = new Map(documents.map((one) => [one.end, one]));
  const gaps = Array.from({ length: MAX_GAP + 1 }, (_, gap) => gap);
  return (run) => {
    if (run.tokens.some(({ token }) => token.self)) return null;
    const after = gaps.map((gap) => byStart.get(run.end + gap)).find((one) => one !== undefined);
    if (after && BEFORE_DOCUMENT.test(folded.slice(run.end, after.start))) return after;
    const before = gaps.map((gap) => byEnd.get(run.start - gap)).find((one) => one !== undefined);
    return before && AFTER_DOCUMENT.test(folded.slice(before.end, run.start)) ? before : null;
  };
}

function reference(text: string, runs: readonly Run[], document: DocumentMention | null): Reference {
  const spans: Span[] = [...runs, ...(document ? [document] : [])];
  const start = Math.min(...spans.map((span) => span.start));
  const end = Math.max(...spans.map((span) => span.end));
  const unit = selfUnit(runs, document);
  return {
    start,
    end,
    written: text.slice(start, end),
    kind: document?.kind ?? null,
    number: document?.number ?? null,
    digits: document?.digits ?? null,
    year: document?.year ?? null,
    name: document?.name ?? null,
    places: combine(runs.map((run) => placesOf(run.tokens))),
    self: unit !== null,
    selfUnit: unit,
  };
}

function selfUnit(runs: readonly Run[], document: DocumentMention | null): SelfUnit | null {
  if (document?.self) return 'document';
  const token = runs.flatMap((run) => run.tokens).find((joined) => joined.token.self)?.token;
  return token === undefined ? null : selfUnitOf(token.level);
}

/** "mục 3 chỉ thị 30 đoạn 2": places on both sides of a document complete each other. */
function combine(lists: readonly Partial<Place>[][]): Partial<Place>[] {
  return lists.reduce<Partial<Place>[]>(
    (all, list) =>
      all.length === 0
        ? list
        : list.length === 0
          ? all
          : all.flatMap((a) => list.map((b) => ({ ...a, ...b }))),
    [],
  );
}
