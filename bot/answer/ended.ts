import { understand } from '../../knowledge/query.ts';
import { parseReferences } from '../../knowledge/references.ts';
import type { Document, Provision } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { provisionsDraft } from './answered.ts';
import { notThatDay } from './before.ts';
import { saysNothingElse } from './beside.ts';
import { draft, type Draft, type Setting } from './draft.ts';
import { chosenDraft } from './elsewhere.ts';
import type { Frame } from './frame.ts';
import type { Named } from './named.ts';
import { isOwnLaw, staffIn, writeOutStaff } from './people.ts';
import { documentsOfYear, withoutDocumentsOfYear } from './of-year.ts';
import { ENOUGH_NAMED, type Choice } from './provision.ts';
import { makeQuote } from './quote.ts';
import { vietnameseDay } from './render.ts';
import { nowIn } from './successor.ts';
import { documentNotInForce, isInForce, saySuccessor } from './validity.ts';

/** A question that names a document which is no longer law: said first, with what replaced it. */

type Held = Extract<Named, { kind: 'held' }>;

export function hasEnded(document: Document, { on }: Setting): boolean {
  return validityOn(document.validity, on) === 'expired';
}

/** `Luật 29/2018/QH14 đã hết hiệu lực từ 01/03/2026. Văn bản thay thế: Luật 117/2025/QH15.`, and whether that is held. */
export function sayEnded({ kind, number, validity }: Document, { knowledge }: Setting): string {
  const since = validity.until === null ? '' : ` từ ${vietnameseDay(validity.until)}`;
  return `${kind} ${number} đã hết hiệu lực${since}.${saySuccessor(validity.replacedBy, knowledge.library)}`;
}

/** A place of a document that is no longer law, asked for by its name alone: its words, as what was law until then. */
export function endedPlaceDraft({ document, provisions }: Held, setting: Setting): Draft {
  const said = provisionsDraft(provisions, setting);
  const [headline = '', ...rest] = sayEnded(document, setting).split(/(?<=\.) /u);
  return {
    ...said,
    headline,
    note: [...rest, 'Dưới đây là lời văn cũ, chỉ để tra cứu.', said.note]
      .filter((one) => one !== '')
      .join(' '),
    choices: successorChoice(document, setting),
  };
}

/** The document that replaced it, to go on with; none where that is not held. */
export function successorChoice({ validity }: Document, { knowledge }: Setting): string[] {
  const next = knowledge.library.document(validity.replacedBy ?? '');
  return next === undefined ? [] : [`${next.kind} ${next.number}`];
}

/**
 * What the document that replaced it says of the question, where that is held; else that the named one has ended. The old words
 * of a place that was named are offered, not quoted: what is asked is what holds.
 */
export async function endedDraft(named: Held, frame: Frame, setting: Setting): Promise<Draft> {
  const { written, name } = named.reference;
  // Not by its number: only the provision that ended it names that.
  const asked = frame.query.text.replace(written, name === null ? '' : `luật ${name}`);
  const said = await successorDraft(named.document, asked, frame, setting);
  return named.provisions.length === 0 ? said : { ...said, choices: [...said.choices, `Xem lại ${written}`] };
}

/** The same of what is asked, which names the document by no number. */
async function successorDraft(
  document: Document,
  asked: string,
  frame: Frame,
  setting: Setting,
): Promise<Draft> {
  const { knowledge } = setting;
  const successor = knowledge.library.document(document.validity.replacedBy ?? '');
  const ended = documentNotInForce(document, setting);
  if (successor === undefined || validityOn(successor.validity, setting.on) !== 'in_force') return ended;
  if (saysNothingElse(asked)) return ended;
  const query = understand(asked, knowledge.lexicon, parseReferences(asked));
  const choice =
    (await setting.chooser?.choose(asked, query, (one) => one.document === successor.number)) ?? null;
  if (choice === null || choice.sure < ENOUGH_NAMED) return ended;
  const said = chosenDraft(choice, frame, setting);
  const until = document.validity.until;
  const since = until === null ? '' : ` từ ${vietnameseDay(until)}`;
  const note = `${document.number} đã hết hiệu lực${since}; quy định trích ở đây là của ${successor.kind} ${successor.number}, văn bản thay thế.`;
  return { ...said, note: `${note} ${said.note}`.trim() };
}

/**
 * The likeliest rule has ended: what its successor says where the question names the ended document by kind and year, else which
 * one was law on the day or took its place.
 */
export async function noLongerLaw(
  ended: Choice,
  text: string,
  frame: Frame,
  setting: Setting,
): Promise<Draft> {
  const { library } = setting.knowledge;
  const document = library.document(ended.provision.document);
  if (document !== undefined && documentsOfYear(text, library, setting.on).has(document.number)) {
    const now = await successorDraft(document, withoutDocumentsOfYear(text), frame, setting);
    if (now.outcome === 'answered') return now;
  }
  const draft = notThatDay(ended, text, setting);
  const now = nowIn(ended.provision, setting);
  return now === null || !isInForce(now, setting) ? draft : leadTo(now, draft, setting);
}

/**
 * The article that rules on the matter now is offered, not quoted: which of its provisions decides is not sure enough, as the
 * earlier ones were likelier.
 */
function leadTo(
  { document: number, locator, heading }: Provision,
  draft: Draft,
  { knowledge }: Setting,
): Draft {
  const place = `${locator} ${knowledge.library.document(number)?.kind ?? ''} ${number}`;
  const about = heading === null ? '' : ` (${heading.replace(/\s+/gu, ' ')})`;
  return {
    ...draft,
    headline: 'Quy định cũ về việc này đã hết hiệu lực.',
    note: `${draft.note} Việc này nay ở ${place}${about}.`,
    choices: [place.charAt(0).toUpperCase() + place.slice(1)],
  };
}

/** Says beside that nothing is held that the law of those asked about has ended, where its successor is not held. */
export function withOwnLaw(absent: Draft, text: string, setting: Setting): Draft {
  const ended = ownLawEnded(text, setting);
  return ended === null ? absent : { ...absent, note: `${ended} ${absent.note}`.trim() };
}

function ownLawEnded(text: string, setting: Setting): string | null {
  const { library } = setting.knowledge;
  const laws = library.documents.filter(
    (one) =>
      /luật/iu.test(one.kind) &&
      hasEnded(one, setting) &&
      library.document(one.validity.replacedBy ?? '') === undefined,
  );
  // Before the question is mended: the model of the language is not read for a library without such a law.
  if (laws.length === 0) return null;
  const asked = staffIn(setting.knowledge.normaliser.normalise(writeOutStaff(text)).text);
  const ended = asked.size === 0 ? undefined : laws.find(({ title }) => isOwnLaw(title, asked));
  if (ended === undefined) return null;
  const { until, replacedBy } = ended.validity;
  const since = until === null ? '' : ` từ ${vietnameseDay(until)}`;
  const next = replacedBy === null ? '' : ` Văn bản thay thế ${replacedBy} chưa có trong thư viện.`;
  return `${ended.title} ${ended.number} đã hết hiệu lực${since}.${next}`;
}

/** A document that is not held and replaced one that is held: all that is known of it. */
export function successorElsewhere(number: string, { knowledge }: Setting): Draft | null {
  const before = knowledge.library.documents.find(({ validity }) => validity.replacedBy === number);
  if (before === undefined) return null;
  return draft({
    outcome: 'cited_not_held',
    headline: `Chưa có toàn văn ${before.kind} ${number}.`,
    note: `Văn bản này thay thế ${before.kind} ${before.number} (${before.title}); nội dung của nó chưa có trong thư viện.`,
    missing: [{ document: number, title: `${before.kind} ${number}`, citedBy: before.number }],
  });
}

/** Folded words by which a question is whether a document is law still, since when not, or what took its place. */
const STANDING =
  /(?<!\p{L})(?:con (?:hieu luc|ap dung|dung|xai|gia tri|chay|duoc dung|theo)|(?:con|nua) (?:k|ko|khong|hong|hok)(?!\p{L})|het (?:hieu luc|han|gia tri|hl)|bai bo|(?:bi|duoc|da|do)(?: \p{L}+){0,4} (?:bo|thay|huy)|thay (?:the|bang|boi|tu)|cham dut)(?!\p{L})/u;
/** What else is asked: the text's own content, which is not held. */
const CONTENT =
  /(?<!\p{L})(?:quy dinh (?:gi|nhu|the|ra|ve)|noi dung|noi gi|dieu \d|khoan \d|bao nhieu|may ngay)/u;

function asksOfStanding({ query }: Frame): boolean {
  const line = fold(query.text.toLowerCase()).replace(/[^\p{L}\p{N}\s]/gu, ' ');
  return STANDING.test(line) && !CONTENT.test(line);
}

/** A document that is not held and that a held text has ended: which one, since when, and its words; null where none has. */
export function endedElsewhere(number: string, frame: Frame, { knowledge, on }: Setting): Draft | null {
  const { library } = knowledge;
  for (const document of library.documents) {
    const ending = document.relations.find(
      ({ kind, to, places }) =>
        (kind === 'replaces' || kind === 'repeals') && to === number && places.length === 0,
    );
    const since = ending?.on ?? document.validity.from;
    if (ending === undefined || since === null || since > on) continue;
    const provision = library.provision(ending.provision ?? '');
    const whole = { start: 0, end: provision?.text.length ?? 0 };
    const quote = provision === undefined ? null : makeQuote(provision, whole, [], { library, on });
    const decides = quote !== null && asksOfStanding(frame);
    return draft({
      outcome: decides ? 'answered' : 'cited_not_held',
      ...(decides ? { verdict: 'informational' } : {}),
      headline: `${number} đã hết hiệu lực từ ${vietnameseDay(since)}.`,
      note: `Văn bản thay thế: ${document.kind} ${document.number}. Toàn văn ${number} không có trong thư viện.`,
      quotes: quote === null ? [] : [quote],
      missing: [{ document: number, title: number, citedBy: ending.provision ?? document.number }],
    });
  }
  return null;
}
