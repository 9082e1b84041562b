import { citesOther, type NumberedCitation } from '../../knowledge/citations.ts';
import type { Document, Provision, Relation } from '../../knowledge/types.ts';
import { tokenise } from '../../knowledge/vietnamese.ts';
import { missingDocument } from './cited.ts';
import { draft, type Draft, type Setting } from './draft.ts';
import type { Choice } from './provision.ts';
import { makeQuote } from './quote.ts';
import { vietnameseDay } from './render.ts';
import { notInForce } from './validity.ts';

/** A day before the rule that is held: what was law then is not held, but the held text says which document it ended. */

/** A document that a held one ended, with the words that say so. */
interface Ended {
  readonly relation: Relation;
  readonly citation: NumberedCitation;
}

/** The likeliest rule is not law on the day: which one was before it, where that is known; else since or until when it is. */
export function notThatDay({ provision, clauses }: Choice, text: string, setting: Setting): Draft {
  return lawBefore(provision, text, setting) ?? notInForce(clauses, setting);
}

/**
 * Names the document that the rule for today ended, for a question on a day before that. Null where the rule was law on the day,
 * where it ended no document that is not held, or where it ended several and none is clearly the one on this matter.
 */
function lawBefore(provision: Provision, text: string, { knowledge, on }: Setting): Draft | null {
  const { library } = knowledge;
  const document = library.document(provision.document);
  const from = document?.validity.from ?? null;
  if (document === undefined || from === null || from <= on) return null;
  const ended = endedBy(document, from).filter(
    ({ relation: { to }, citation: { issuedOn } }) =>
      library.document(to) === undefined && (issuedOn === null || issuedOn <= on),
  );
  const subject = `${headingsOf(provision, (id) => library.provision(id))} ${text}`;
  const found = onThisMatter(ended, subject);
  if (found === null) return null;
  const { citation, relation } = found;
  const saying = library.provision(citation.from);
  const whole = { start: 0, end: saying?.text.length ?? 0 };
  const quote = saying === undefined ? null : makeQuote(saying, whole, [], { library, on });
  const named = `${citation.kind ?? 'Văn bản'} ${citation.number}`;
  const held = `${document.kind} ${document.number}`;
  const did = relation.kind === 'replaces' ? 'thay thế' : 'bãi bỏ';
  return draft({
    outcome: 'cited_not_held',
    headline: `Chưa có toàn văn ${named}.`,
    note: `${held} về việc này có hiệu lực từ ${vietnameseDay(from)}, sau ngày ${vietnameseDay(on)}. Trước đó là ${named}, văn bản mà nó ${did}; nội dung văn bản ấy chưa có trong thư viện.`,
    quotes: quote === null ? [] : [quote],
    missing: [missingDocument(citation)],
  });
}

/** What a document ended on the day on which it took effect, each once. */
function endedBy(document: Document, from: string): Ended[] {
  const citations = document.citations.filter(citesOther);
  const found = new Map<string, Ended>();
  for (const relation of document.relations) {
    const { kind, to, on, provision } = relation;
    if ((kind !== 'replaces' && kind !== 'repeals') || (on !== null && on < from)) continue;
    const citation = citations.find(({ number, from: citing }) => number === to && citing === provision);
    if (citation !== undefined && !found.has(to)) found.set(to, { relation, citation });
  }
  return [...found.values()];
}

/** The only one; of several the one whose subject shares most pairs of words with the rule's headings and the question. */
function onThisMatter(ended: readonly Ended[], subject: string): Ended | null {
  const [only] = ended;
  if (only === undefined || ended.length === 1) return only ?? null;
  // A decree that amended another has no subject of its own here: the one that it amended is meant.
  const withSubject = ended.filter(({ citation }) => citation.about !== null);
  if (withSubject.length === 1) return withSubject[0] ?? null;
  const asked = pairsOf(subject);
  const ranked = withSubject
    .map((one) => ({
      one,
      shared: [...pairsOf(one.citation.about ?? '')].filter((p) => asked.has(p)).length,
    }))
    .sort((a, b) => b.shared - a.shared);
  const [best, second] = ranked;
  return best !== undefined && best.shared > (second?.shared ?? 0) ? best.one : null;
}

function pairsOf(text: string): Set<string> {
  const words = tokenise(text).map(({ fold }) => fold);
  return new Set(words.slice(1).map((word, at) => `${words[at] ?? ''} ${word}`));
}

/** Headings above a provision up to its chapter. */
function headingsOf(provision: Provision, find: (id: string) => Provision | undefined): string {
  const above = provision.parent === null ? undefined : find(provision.parent);
  return `${provision.heading ?? ''} ${above === undefined ? '' : headingsOf(above, find)}`.trim();
}
