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
const AND = /^\s?,?\s(?:va|hoac|hay|va tai|hoac tai|va cac|,)\s(?:tai\s)?$|^\s?;\s?$/u;
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

function findRuns(folded: string, tokens: readonly PlaceToken[], documents: readonly Span[]): Run[] {
  const runs: (Run & { end: number })[] = [];
  for (const token of tokens) {
    const run = runs.at(-1);
    const apart =
      run === undefined || documents.some((one) => one.start >= run.end && one.end <= token.start);
    const joint = apart ? null : jointOf(folded.slice(run.end, token.start));
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
  const runs = findRuns(folded, tokens, documents);
  const owned = new Map<Run, DocumentMention>();
  for (const run of runs) {
    const document = documentOf(folded, run, documents);
    if (document) owned.set(run, document);
  }
  const free = runs.filter((run) => !owned.has(run)).map((run) => reference(text, [run], null));
  const named = documents.map((document) => {
    const own = runs.filter((run) => owned.get(run) === document);
    return reference(text, own, document);
  });
  return [...free, ...named].sort((a, b) => a.start - b.start);
}

/** The document straight after a run, else the one straight before it. A run with "Điều này" has none. */
function documentOf(
  folded: string,
  run: Run,
  documents: readonly DocumentMention[],
): DocumentMention | undefined {
  if (run.tokens.some(({ token }) => token.self)) return undefined;
  const after = documents.find(
    (one) => one.start >= run.end && BEFORE_DOCUMENT.test(folded.slice(run.end, one.start)),
  );
  if (after) return after;
  return documents.findLast(
    (one) => one.end <= run.start && AFTER_DOCUMENT.test(folded.slice(one.end, run.start)),
  );
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
