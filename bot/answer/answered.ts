import type { Clause } from '../../knowledge/clauses.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Document, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import type { Verdict } from '../contract.ts';
import { NOTHING_HELD } from './absence.ts';
import { missingWithin } from './cited.ts';
import { sayBeside } from './authority.ts';
import type { Settled } from './decide.ts';
import { draft, type Draft, type Setting } from './draft.ts';
import type { Frame } from './frame.ts';
import { makeQuote, markClause } from './quote.ts';
import { whatItReplaced } from './replaces.ts';
import { HEADLINES, sayValidity, vietnameseDay } from './render.ts';
import { permitsToGet, readVerdict } from './verdict.ts';
import { foldedLine } from './wording.ts';

/** Drafts that quote. */

/** Quotes the clauses that decide; the first one's words give the verdict. */
export function clausesDraft(clauses: readonly Clause[], frame: Frame, { knowledge, on }: Setting): Draft {
  const { library, lexicon } = knowledge;
  const quotes = clauses.flatMap(
    (clause) =>
      makeQuote(clause.provision, clause.span, markClause(clause, frame, lexicon), { library, on }) ?? [],
  );
  const verdict = clauses[0] === undefined ? 'informational' : verdictFor(clauses[0], frame);
  return draft({
    outcome: 'answered',
    verdict,
    headline: HEADLINES[verdict],
    note: noteOf(clauses, knowledge.library.document(clauses[0]?.provision.document ?? '')),
    quotes,
    missing: clauses.flatMap((clause) => missingWithin(clause, knowledge)),
  });
}

/**
 * What a clause does, as far as it answers the question. "Tuổi nghỉ hưu của công chức nữ" is not answered "Được", though its clause says
 * "được nghỉ hưu" of somebody: who does not ask whether something is allowed is told what the rule says. Nor is who asks to do
 * something told so by a clause on what one gets for it ("được hưởng tiền làm thêm giờ").
 */
function verdictFor(clause: Clause, { asked, query }: Frame): Verdict {
  const verdict = readVerdict(clause);
  if (verdict !== 'permitted') return verdict;
  const answers = asked.has('yes_no') && (!permitsToGet(clause) || ASKS_TO_GET.test(foldedLine(query.text)));
  return answers ? verdict : 'informational';
}

/** Words of getting something, in a question without marks. */
const ASKS_TO_GET =
  /\b(?:huong|nhan|tra|linh|tinh|tien|luong|thuong|che do|phu cap|tro cap|ho tro|thanh toan|cap|quyen loi)\b/u;

/** Says where the copy that is quoted letter for letter has a known fault. */
function noteOf(clauses: readonly Clause[], document: Document | undefined): string {
  const faults = (document?.corrections ?? []).filter(({ read }) =>
    clauses.some(({ text }) => text.includes(read)),
  );
  return faults
    .map(({ read, meant, why }) => `Bản chép ghi “${read}”; đọc là “${meant}” (${why}).`)
    .join(' ');
}

/** Longest list of provisions quoted for a named place: an Điều of a law seldom has more khoản and điểm. */
const MOST_PROVISIONS = 12;

/** Quotes whole provisions that were asked for by name. */
export function provisionsDraft(
  provisions: readonly Provision[],
  { knowledge, on }: Setting,
  most = MOST_PROVISIONS,
): Draft {
  const quotes = provisions.slice(0, most).flatMap(
    (provision) =>
      makeQuote(provision, { start: 0, end: provision.text.length }, [], {
        library: knowledge.library,
        on,
      }) ?? [],
  );
  const verdict: Verdict = 'informational';
  const note = leftOut(provisions.slice(most));
  return draft({ outcome: 'answered', verdict, headline: HEADLINES[verdict], note, quotes });
}

/** Names what is not quoted of a long place, so that nobody takes it for the whole. */
function leftOut(rest: readonly Provision[]): string {
  const [first, last] = [rest[0], rest.at(-1)];
  if (first === undefined || last === undefined) return '';
  const which = first === last ? first.locator : `từ ${first.locator} đến ${last.locator}`;
  return `Còn ${rest.length} phần nữa chưa trích (${which}); xem toàn văn hoặc hỏi đúng khoản, điểm.`;
}

/** Facts about a held document: number, date, issuer, signer, validity, with where each is known from. */
export function documentDraft(document: Document, frame: Frame, setting: Setting): Draft {
  const { on } = setting;
  const { library } = setting.knowledge;
  const ended = validityOn(document.validity, on) === 'expired';
  const shown = ended ? endingOf(document, library) : ownWords(document, frame);
  const quote =
    shown === undefined ? null : makeQuote(shown, { start: 0, end: shown.text.length }, [], { library, on });
  // That it ended is known, but no text held says so: nothing can be quoted, so nothing is answered.
  const unquoted = ended && quote === null;
  const replaced = whatItReplaced(document, frame.query.text, setting);
  if (replaced.note !== '' && replaced.quotes.length === 0 && !asksFacts(frame))
    return draft({ outcome: 'not_in_corpus', headline: NOTHING_HELD, note: replaced.note });
  const facts = documentFacts(document, quote === null || ended ? document.validity.how : sayValidity(quote));
  return draft({
    outcome: unquoted ? 'not_in_corpus' : 'answered',
    verdict: unquoted ? null : 'informational',
    headline: ended ? `${document.kind} ${document.number} đã hết hiệu lực.` : HEADLINES.informational,
    note: `${facts} ${replaced.note}`.trim(),
    quotes: [...(quote === null ? [] : [quote]), ...replaced.quotes],
  });
}

/** Whether more is asked than what the document took the place of. */
function asksFacts({ asked }: Frame): boolean {
  return (['in_force', 'date', 'signer', 'issuer', 'document_number', 'about'] as const).some((kind) =>
    asked.has(kind),
  );
}

/** The title or the signature; of a text without them its first words. */
function ownWords({ provisions }: Document, { asked }: Frame): Provision | undefined {
  const wanted = asked.has('signer') ? 'signature' : 'title';
  return provisions.find(({ kind }) => kind === wanted) ?? provisions.find(({ text }) => text !== '');
}

/** The provision of a held text that ends a document. */
function endingOf({ number }: Document, library: Library): Provision | undefined {
  const ending = library.documents
    .flatMap(({ relations }) => relations)
    .find(
      ({ kind, to, provision }) =>
        (kind === 'replaces' || kind === 'repeals') && to === number && provision !== null,
    );
  return library.provision(ending?.provision ?? '');
}

function documentFacts(document: Document, validity: string): string {
  const sources = [
    ...new Set(
      document.sources
        .filter(({ field }) => field === 'number' || field === 'issuedOn')
        .map(({ source }) => source),
    ),
  ];
  return [
    `Số ${document.number}${document.issuedOn === null ? '' : `, ngày ${vietnameseDay(document.issuedOn)}`}, ${document.issuer} ban hành.`,
    document.signer === null ? '' : `Người ký: ${document.signer}.`,
    sources.length === 0 ? '' : `Số và ngày theo: ${sources.join('; ')}.`,
    validity,
    ...document.notes,
  ]
    .filter((line) => line !== '')
    .join(' ');
}

/** A question after the document itself (its title, its signature) gets the document's facts. */
export function answeredDraft(clauses: readonly Clause[], frame: Frame, setting: Setting): Draft {
  const provision = clauses[0]?.provision;
  const document = provision && setting.knowledge.library.document(provision.document);
  const facts = provision?.kind === 'title' || provision?.kind === 'signature';
  return document !== undefined && facts
    ? documentDraft(document, frame, setting)
    : clausesDraft(clauses, frame, setting);
}

/** Quotes what was recognised, and names other documents' provisions that rule the same. */
export function recognisedDraft(
  { clauses, sure, beside = [] }: Extract<Settled, { kind: 'answered' }>,
  frame: Frame,
  setting: Setting,
): Draft {
  const said = answeredDraft(clauses, frame, setting);
  const also = sayBeside(beside, setting.knowledge.library);
  const note = [said.note, also].filter((one) => one !== '').join(' ');
  return { ...said, note, ...(sure === undefined ? {} : { confidence: Math.min(1, sure) }) };
}
