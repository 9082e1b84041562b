import { holds } from '../../knowledge/asked.ts';
import { citesOther, type NamedCitation, type NumberedCitation } from '../../knowledge/citations.ts';
import { readClauses, type Clause } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import type { Missing } from '../contract.ts';
import { draft, type Draft, type Setting } from './draft.ts';
import type { Frame } from './frame.ts';
import { makeQuote } from './quote.ts';
import { readVerdict } from './verdict.ts';

/** Documents that a held text cites and that are not held. */

/** The document as `missing` names it. */
export function missingDocument(citation: NumberedCitation): Missing {
  const about = citation.about === null ? '' : ` ${citation.about}`;
  return {
    document: citation.number,
    title: `${citation.kind ?? 'Văn bản'} ${citation.number}${about}`,
    citedBy: citation.from,
  };
}

/** Documents cited within a span of a provision and not held. */
export function missingWithin(clause: Clause, knowledge: Knowledge): Missing[] {
  const { library } = knowledge;
  const document = library.document(clause.provision.document);
  return (document?.citations ?? [])
    .filter(citesOther)
    .filter(
      ({ from, start, end }) =>
        from === clause.provision.id && start >= clause.span.start && end <= clause.span.end,
    )
    .filter(({ number }) => library.document(number) === undefined)
    .map(missingDocument);
}

/** The answer about a cited document: its facts where the citing clause states them, else that its text is not held. */
export function citedDraft(number: string, frame: Frame, { knowledge, on }: Setting): Draft | null {
  const { library } = knowledge;
  const citation = library.citationsOf(number)[0];
  const clause = citation === undefined ? undefined : citingClause(citation, knowledge);
  if (citation === undefined || clause === undefined) return null;
  const inClause = { start: citation.start - clause.span.start, end: citation.end - clause.span.start };
  const quote = makeQuote(clause.provision, clause.span, [inClause], { library, on });
  if (quote === null) return null;
  const parts = { quotes: [quote], missing: [missingDocument(citation)] };
  if (statesFact(citation, clause, frame))
    return draft({ outcome: 'answered', verdict: 'informational', headline: 'Quy định', ...parts });
  if (asksWhetherToFollow(frame) || coversTopics(clause, frame)) {
    return draft({ outcome: 'answered', verdict: readVerdict(clause), headline: 'Phải', ...parts });
  }
  return draft({
    outcome: 'cited_not_held',
    headline: `Chưa có toàn văn ${citation.kind ?? 'văn bản'} ${citation.number}.`,
    note: 'Văn bản này chỉ được dẫn trong quy định đang có, nội dung của nó chưa có trong thư viện. Nơi dẫn:',
    ...parts,
  });
}

/** A law that is cited by name alone and not held. */
export function citedNameDraft({ kind, name, from }: NamedCitation, { knowledge, on }: Setting): Draft {
  const provision = knowledge.library.provision(from);
  const whole = { start: 0, end: provision?.text.length ?? 0 };
  const quote =
    provision === undefined ? null : makeQuote(provision, whole, [], { library: knowledge.library, on });
  const title = `${kind} ${name}`;
  return draft({
    outcome: 'cited_not_held',
    headline: `Chưa có toàn văn ${title}.`,
    note: 'Văn bản này chỉ được nhắc tên trong quy định đang có, nội dung của nó chưa có trong thư viện. Nơi nhắc:',
    quotes: quote === null ? [] : [quote],
    missing: [{ document: title, title, citedBy: from }],
  });
}

/** True where the citing clause itself states what is asked of the document: its subject, date, issuer, number, term. */
function statesFact(citation: NumberedCitation, clause: Clause, { asked, query }: Frame): boolean {
  if (asked.has('content')) return false;
  if (asked.has('about') && citation.about !== null) return true;
  if (asked.has('term') && holds('term', clause.text)) return true;
  return (
    (asked.has('date') && citation.issuedOn !== null) ||
    (asked.has('issuer') && citation.issuer !== null) ||
    (asked.has('document_number') && !namesItsNumber(query.text, citation))
  );
}

/** Whoever writes a document's number asks for the number of something else: "nđ 118/2021 có mẫu biên bản số mấy". */
function namesItsNumber(text: string, { number }: NumberedCitation): boolean {
  const digits = number.split(/\D/u)[0] ?? '';
  return new RegExp(String.raw`(?<!\d)0*${digits}(?!\d)`, 'u').test(text);
}

const TO_FOLLOW =
  /(bat buoc|phai|can|nam trong|bat|co) .{0,20}(thuc hien|chap hanh|lam|theo|phai lam)|bat buoc/u;

/** "Có phải thực hiện Nghị quyết 87 không?": the citing clause's command answers it. */
function asksWhetherToFollow({ asked, query }: Frame): boolean {
  return !asked.has('content') && TO_FOLLOW.test(fold(query.text.toLowerCase()));
}

/** "Vượt đèn đỏ có trái tinh thần Nghị quyết 87 không?": the citing clause speaks of the topic itself. */
function coversTopics(clause: Clause, { required, asked }: Frame): boolean {
  const topics = required.filter(({ weak }) => !weak);
  return asked.has('yes_no') && topics.length > 0 && topics.every(({ id }) => clause.concepts.has(id));
}

/** Of the citing provision that clause alone is read, as if it stood alone. */
function citingClause(
  { from, start, end }: NumberedCitation,
  { library, lexicon }: Knowledge,
): Clause | undefined {
  const provision = library.provision(from);
  const span = provision?.segments.find((one) => one.start <= start && end <= one.end);
  if (provision === undefined || span === undefined) return undefined;
  const [clause] = readClauses({ ...provision, segments: [span] }, lexicon);
  return clause === undefined ? undefined : { ...clause, provision };
}
