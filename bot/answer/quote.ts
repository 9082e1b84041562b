import type { Clause } from '../../knowledge/clauses.ts';
import type { Lexicon, Mention } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Day, Provision, Span } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import type { Quote } from '../contract.ts';
import type { Frame } from './frame.ts';
import { deonticSpan } from './verdict.ts';

/** Makes the quote of a span of a provision; `marks` are offsets into the quote. */
export function makeQuote(
  provision: Provision,
  span: Span,
  marks: readonly Span[],
  { library, on }: { library: Library; on: Day },
): Quote | null {
  const document = library.document(provision.document);
  if (document === undefined) return null;
  return {
    document: document.number,
    kind: document.kind,
    title: document.title,
    issuer: document.issuer,
    issuedOn: document.issuedOn,
    locator: provision.locator,
    ...provision.place,
    text: provision.text.slice(span.start, span.end),
    start: span.start,
    end: span.end,
    marks: [...marks],
    provision: provision.id,
    sha256: document.sha256,
    validity: {
      status: validityOn(document.validity, on),
      from: document.validity.from,
      until: document.validity.until,
      how: document.validity.how,
    },
  };
}

/** True where the quote stands, character for character, in the provision and in the document's source text. */
export function isVerbatim(quote: Quote, library: Library): boolean {
  const provision = library.provision(quote.provision);
  const document = library.document(quote.document);
  if (provision === undefined || document === undefined || quote.text === '') return false;
  const inSource = document.text.slice(provision.start + quote.start, provision.start + quote.end);
  return provision.text.slice(quote.start, quote.end) === quote.text && inSource === quote.text;
}

/** The words of a clause that matter to the question: its deontic words and the concepts that were asked about. */
export function markClause(clause: Clause, frame: Frame, lexicon: Lexicon): Span[] {
  const wanted = new Set([...frame.topics, ...frame.details, ...frame.times].map(({ id }) => id));
  const general = new Set(frame.topics.map(({ broader }) => broader));
  const named = mentionsIn(clause, lexicon)
    .filter(({ concept }) => wanted.has(concept.id) || (clause.concepts.size > 0 && general.has(concept.id)))
    .map(({ from, to }) => ({
      start: clause.tokens[from]?.start ?? 0,
      end: clause.tokens[to - 1]?.end ?? 0,
    }));
  const deontic = deonticSpan(clause);
  return mergeSpans(deontic === null ? named : [deontic, ...named]);
}

const mentions = new WeakMap<Lexicon, WeakMap<Clause, readonly Mention[]>>();

/** The concepts that a clause names, found once while it is kept: those that decide are quoted again and again. */
function mentionsIn(clause: Clause, lexicon: Lexicon): readonly Mention[] {
  const kept = mentions.get(lexicon) ?? new WeakMap<Clause, readonly Mention[]>();
  mentions.set(lexicon, kept);
  const known = kept.get(clause) ?? lexicon.annotate(clause.tokens);
  kept.set(clause, known);
  return known;
}

/** Sorted, without overlaps; neighbours that touch are one. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end)
      merged[merged.length - 1] = { ...last, end: Math.max(last.end, span.end) };
    else merged.push(span);
  }
  return merged;
}
