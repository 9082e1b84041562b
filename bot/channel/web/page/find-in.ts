import { hasMarks, tokenise, type Token } from '../../../../knowledge/vietnamese.ts';
import type { Document, Provision, Span } from '../../../../knowledge/types.ts';

/** Words found in the text of one document. */
export interface Found {
  /** In reading order, as offsets into the document's text; the first `MOST_SPANS`. */
  readonly spans: readonly Span[];
  /** How often the words stand there, counted to the end. */
  readonly total: number;
  /** The provisions that hold them, each once with its first place, in reading order. */
  readonly places: readonly FoundPlace[];
}

export interface FoundPlace {
  readonly provision: Provision;
  readonly span: Span;
  readonly count: number;
}

/** Places marked in a text: more than anybody reads, few enough for a phone to show. */
const MOST_SPANS = 400;
/** Words of a search that count; a longer one is cut. */
const MOST_WORDS = 12;

/**
 * Where the words stand one after another; where they nowhere do, where a provision has all of them. Typed without marks they
 * mean every spelling, with marks the one that was typed. The last word may be only begun.
 */
export function findIn(document: Document, words: string): Found {
  const wanted = tokenise(words).slice(0, MOST_WORDS);
  if (wanted.length === 0) return { spans: [], total: 0, places: [] };
  const written = wanted.some(hasMarks);
  const key = (token: Token): string => (written ? token.norm : token.fold);
  const keys = wanted.map(key);
  const tokens = tokenise(document.text);
  const inOrder = [...document.provisions].sort((a, b) => a.start - b.start || b.end - a.end);
  const phrases = phrasesIn(tokens, keys, key);
  const spans = phrases.length > 0 ? phrases : scattered(tokens, keys, key, inOrder);
  return { spans: spans.slice(0, MOST_SPANS), total: spans.length, places: placesOf(spans, inOrder) };
}

type Key = (token: Token) => string;

function phrasesIn(tokens: readonly Token[], keys: readonly string[], key: Key): Span[] {
  const found: Span[] = [];
  const last = keys.length - 1;
  for (let at = 0; at + last < tokens.length; at += 1) {
    const fits = keys.every((wanted, step) => {
      const has = key(tokens[at + step]!);
      return step === last ? has.startsWith(wanted) : has === wanted;
    });
    if (!fits) continue;
    found.push({ start: tokens[at]!.start, end: tokens[at + last]!.end });
    at += last;
  }
  return found;
}

/** Single words, in provisions that have all of them. */
function scattered(
  tokens: readonly Token[],
  keys: readonly string[],
  key: Key,
  inOrder: readonly Provision[],
): Span[] {
  const wanted = new Set(keys);
  const groups = new Map<Provision, { spans: Span[]; words: Set<string> }>();
  for (const token of tokens) {
    if (!wanted.has(key(token))) continue;
    const provision = provisionAt(inOrder, token.start);
    if (provision === undefined) continue;
    const group = groups.get(provision) ?? { spans: [], words: new Set<string>() };
    group.spans.push({ start: token.start, end: token.end });
    group.words.add(key(token));
    groups.set(provision, group);
  }
  return [...groups.values()].filter(({ words }) => words.size === wanted.size).flatMap(({ spans }) => spans);
}

function placesOf(spans: readonly Span[], inOrder: readonly Provision[]): FoundPlace[] {
  const places = new Map<Provision, { span: Span; count: number }>();
  for (const span of spans) {
    const provision = provisionAt(inOrder, span.start);
    if (provision === undefined) continue;
    const known = places.get(provision);
    if (known) known.count += 1;
    else places.set(provision, { span, count: 1 });
  }
  return [...places].map(([provision, place]) => ({ provision, ...place }));
}

/** Provisions looked back at for one that holds an offset: a nest is at most some levels deep. */
const LOOK_BACK = 40;

/** The smallest provision at an offset; a label or heading belongs to the provision that it leads to. */
function provisionAt(inOrder: readonly Provision[], offset: number): Provision | undefined {
  let low = 0;
  let high = inOrder.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (inOrder[middle]!.start <= offset) low = middle + 1;
    else high = middle;
  }
  for (let at = low - 1; at >= Math.max(0, low - LOOK_BACK); at -= 1)
    if (inOrder[at]!.end > offset) return inOrder[at];
  return inOrder[low] ?? inOrder.at(-1);
}
