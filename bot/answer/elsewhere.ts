import type { Provision } from '../../knowledge/types.ts';
import { clausesDraft } from './answered.ts';
import type { Draft, Setting } from './draft.ts';
import type { Frame } from './frame.ts';
import type { Named } from './named.ts';
import type { Leaning } from './lean.ts';
import { besideWhole, chooseParts, joinParts, type Parts } from './parts.ts';
import { ENOUGH, ENOUGH_NAMED, type Choice } from './provision.ts';
import type { Asking } from './recognise.ts';
import { mayBind, staffMeant, staffOf } from './staff.ts';
import { isInForce } from './validity.ts';

/** What the documents say that the recogniser does not know: laws, decrees, whatever an administrator added. */
export interface Elsewhere {
  /** The likeliest provision in force; null where none is a candidate. */
  readonly best: Choice | null;
  /** The same where it is likely enough to be quoted. */
  readonly enough: Choice | null;
  /** A provision that is not law on the day, where it is likelier than all that are. */
  readonly ended: Choice | null;
}

/** Probability from which a rule made for the staff that the question names, and ended, is what was asked for. */
const ENOUGH_ENDED = 0.3;

/** Chooses among the provisions of the other documents; among those of the document that was named, where one was. */
export function chooseElsewhere(
  text: string | Leaning,
  { frame }: Asking,
  named: readonly Named[],
  setting: Setting,
): Elsewhere | null {
  const { chooser, recogniser } = setting;
  if (chooser === null) return null;
  const within = new Set(named.flatMap((one) => (one.kind === 'held' ? [one.document.number] : [])));
  const known = recogniser?.documents ?? new Set<string>();
  const { kind, binds } = bindingFor(text, setting);
  const elsewhere = (one: Provision): boolean => (within.size === 0 ? binds(one) : within.has(one.document));
  const inForce = (provision: Provision): boolean => isInForce(provision, setting);
  const allowed = (one: Provision): boolean => elsewhere(one) && inForce(one);
  // What bound this staff alone and has ended is said to have ended, however well another rule would fit the words.
  const own = kind === null ? null : chooser.choose(text, frame.query, elsewhere, known);
  if (own !== null && own.probability >= ENOUGH_ENDED && !inForce(own.provision))
    if (staffOf(own.provision, setting.knowledge.library) === kind)
      return { best: null, enough: null, ended: own };
  const whole = chooser.choose(text, frame.query, allowed, known);
  const least = within.size > 0 ? ENOUGH_NAMED : ENOUGH;
  const parts = chooseParts(text, { chooser, knowledge: setting.knowledge }, allowed, known);
  const best = withParts(whole, parts, least);
  if (best !== null && best.probability >= least) return { best, enough: best, ended: null };
  // Against all that is in force, or an ended rule would always be likely among its own.
  const any = chooser.choose(text, frame.query, elsewhere, known);
  const ended = any !== null && any.probability >= ENOUGH && !inForce(any.provision) ? any : null;
  return { best, enough: null, ended };
}

/** Leaves out rules for other staff than the question names, in its own words or in those that it leans on. */
function bindingFor(
  text: string | Leaning,
  { knowledge: { library, normaliser } }: Setting,
): { kind: string | null; binds: (provision: Provision) => boolean } {
  const [own, ...earlier] = typeof text === 'string' ? [text] : [text.own, text.earlier];
  const mended = normaliser.normalise(own ?? '').text;
  const kind = staffMeant(`${own}. ${mended}`, ...earlier);
  if (kind === null) return { kind, binds: () => true };
  const kept = new Map<string, boolean>();
  const binds = (provision: Provision): boolean => {
    const known = kept.get(provision.id);
    if (known !== undefined) return known;
    const may = mayBind(kind, provision, library, `${mended} ${earlier.join(' ')}`);
    kept.set(provision.id, may);
    return may;
  };
  return { kind, binds };
}

/** The provisions of the parts in their order, where the whole question's is one of them or all parts have one. */
function withParts(whole: Choice | null, parts: Parts | null, least: number): Choice | null {
  if (parts === null) return whole;
  if (whole === null || whole.probability < least) return joinParts(parts);
  const agrees = parts.choices.some(({ provision }) => provision.id === whole.provision.id);
  return agrees || parts.missing.length === 0 ? joinParts(parts) : besideWhole(whole, parts);
}

/** Quotes the provision with what is read with it, and names other documents that say the same. */
export function chosenDraft(
  { clauses, also, probability, missing, meant }: Choice,
  frame: Frame,
  setting: Setting,
): Draft {
  const said = clausesDraft(clauses, frame, setting);
  const others = also.map(({ locator, document }) => {
    const held = setting.knowledge.library.document(document);
    return `${locator} ${held?.kind ?? ''} ${document}`.replace(/\s+/gu, ' ');
  });
  const note = others.length === 0 ? '' : `Cũng quy định tại: ${others.join('; ')}.`;
  const lacking = missing.map((part) => `Chưa thấy quy định đang có trả lời phần “${part}”.`).join(' ');
  return {
    ...said,
    note: [said.note, lacking, note].filter((one) => one !== '').join(' '),
    confidence: probability,
    meant,
  };
}
