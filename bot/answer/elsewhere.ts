import { plainText, understand, type Query } from '../../knowledge/query.ts';
import type { Day, Provision } from '../../knowledge/types.ts';
import { clausesDraft } from './answered.ts';
import { sayBeside } from './authority.ts';
import type { Draft, Setting } from './draft.ts';
import type { Frame } from './frame.ts';
import type { Named } from './named.ts';
import { wholeText, type Leaning } from './lean.ts';
import { documentsOfYear } from './of-year.ts';
import { besideWhole, chooseParts, joinParts, type Parts } from './parts.ts';
import { bindsStaff, isOwnLaw, staffIn, writeOutStaff } from './people.ts';
import { ENOUGH, ENOUGH_NAMED, type Choice } from './provision.ts';
import type { Asking } from './recognise.ts';
import { withoutDay } from './said-day.ts';
import { asksOn } from './split.ts';
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

/**
 * Probability, 0 to 1, of a document that is not law on the day, from which it is named. Nothing of it is quoted, so less is
 * needed than for a quote.
 */
const ENOUGH_ENDED = 0.4;

/** Chooses among the provisions of the other documents; among those of the document that was named, where one was. */
export async function chooseElsewhere(
  written: string | Leaning,
  { frame }: Asking,
  named: readonly Named[],
  setting: Setting,
): Promise<Elsewhere | null> {
  const { chooser, recogniser } = setting;
  if (chooser === null) return null;
  const within = new Set(named.flatMap((one) => (one.kind === 'held' ? [one.document.number] : [])));
  const known = recogniser?.documents ?? new Set<string>();
  const { text, query } = readForLaws(written, frame, setting);
  const withStaff = textWithStaff(text, setting);
  const binds = bindsStaff(withStaff, setting.knowledge.library);
  const elsewhere = (one: Provision): boolean => (within.size === 0 ? binds(one) : within.has(one.document));
  const inForce = (provision: Provision): boolean => isInForce(provision, setting);
  const allowed = (one: Provision): boolean => elsewhere(one) && inForce(one);
  const endedLaw = await endedLawOf(
    staffIn(withStaff),
    () => chooser.chooseAlone(text, query, elsewhere, known),
    setting,
  );
  if (endedLaw !== null) return { best: null, enough: null, ended: endedLaw };
  const least = within.size > 0 ? ENOUGH_NAMED : ENOUGH;
  const [whole, parts] = await Promise.all([
    chooser.choose(text, query, allowed, known),
    chooseParts(text, { chooser, knowledge: setting.knowledge }, allowed, known),
  ]);
  const best = withParts(whole, parts, least);
  const old = within.size > 0 ? null : await endedOfYear(text, query, setting);
  if (old !== null && !(best !== null && best.sure >= least && speaksOf(old.provision.document, best)))
    return { best: null, enough: null, ended: old };
  if (best !== null && best.sure >= least) return { best, enough: best, ended: null };
  // Against all that is in force, or an ended rule would always be likely among its own.
  const any = await chooser.chooseAlone(text, query, elsewhere, known);
  const ended = any !== null && any.within >= ENOUGH_ENDED && !inForce(any.provision) ? any : null;
  return { best, enough: null, ended };
}

/** What a law for the staff that the question names alone said, and has ended, however well another rule would fit the words. */
async function endedLawOf(
  staff: ReadonlySet<string>,
  choose: () => Promise<Choice | null>,
  setting: Setting,
): Promise<Choice | null> {
  const found = staff.size === 0 ? null : await choose();
  if (found === null || found.within < ENOUGH_ENDED || isInForce(found.provision, setting)) return null;
  const title = setting.knowledge.library.document(found.provision.document)?.title ?? '';
  return isOwnLaw(title, staff) ? found : null;
}

/** What a document said that the question names by its kind and year alone, and that is not law on the day. */
async function endedOfYear(text: string | Leaning, query: Query, setting: Setting): Promise<Choice | null> {
  const { chooser, knowledge, on } = setting;
  const named = documentsOfYear(wholeText(text), knowledge.library, on);
  if (chooser === null || named.size === 0) return null;
  const found = await chooser.chooseAlone(text, query, ({ document }) => named.has(document));
  const ended = found !== null && found.within >= ENOUGH_ENDED && !isInForce(found.provision, setting);
  return ended ? found : null;
}

/** True for a rule that names the ended document itself: it says what of that goes on. */
function speaksOf(number: string, { clauses }: Choice): boolean {
  return clauses.some(({ text }) => text.includes(number));
}

/** As laws are asked: short names of people written out, the day of law left to the day of law. */
export function asLawsAreAsked(text: string, on: Day): string {
  return withoutDay(writeOutStaff(text), on);
}

function readForLaws(
  written: string | Leaning,
  frame: Frame,
  { knowledge, on }: Setting,
): { text: string | Leaning; query: Query } {
  const read = (one: string): string => asLawsAreAsked(one, on);
  if (typeof written !== 'string')
    return {
      text: { ...written, own: read(written.own), earlier: read(written.earlier) },
      query: frame.query,
    };
  const text = read(written);
  return { text, query: text === written ? frame.query : understand(plainText(text), knowledge.lexicon) };
}

/** The message, mended; where it names no staff, those that it leans on. */
function textWithStaff(text: string | Leaning, { knowledge: { normaliser } }: Setting): string {
  if (typeof text === 'string') return normaliser.normalise(text).text;
  const own = normaliser.normalise(text.own).text;
  return staffIn(own).size > 0 ? own : normaliser.normalise(text.earlier).text;
}

/** The provisions of the parts in their order, where the whole question's is one of them or all parts have one. */
function withParts(whole: Choice | null, parts: Parts | null, least: number): Choice | null {
  if (parts === null) return whole;
  if (whole === null || whole.sure < least) return partsAlone(whole, parts);
  const agrees = parts.choices.some(({ provision }) => provision.id === whole.provision.id);
  const joined = agrees || parts.missing.length === 0 ? joinParts(parts) : besideWhole(whole, parts);
  return joined === null ? whole : { ...joined, sure: Math.max(joined.sure, whole.sure) };
}

/** As sure as a part must be that answers where the question as a whole is likely none of the rules'. At .65 two near misses of golden-dev2 were answered. */
const SURE_PART = 0.72;
/** The same where what is missing only asks on of it ("tội gì, mấy năm tù"): that is one question, and it has no answer. */
const SURE_BESIDE = 0.9;
/** How sure the whole question must be for that not to be so. */
const FAR = 0.2;

/** The parts where the whole question has no provision; one alone, beside a whole that is far from the rules, only if it is sure. */
function partsAlone(whole: Choice | null, parts: Parts): Choice | null {
  const joined = joinParts(parts);
  if (joined === null || parts.missing.length === 0 || (whole?.sure ?? 0) >= FAR) return joined;
  const least = parts.missing.some(asksOn) ? SURE_BESIDE : SURE_PART;
  return joined.sure >= least ? joined : whole;
}

/** Quotes the provision with what is read with it, and names other documents that say the same. */
export function chosenDraft(
  { clauses, also, sure, missing, meant }: Choice,
  frame: Frame,
  setting: Setting,
  beside: readonly Provision[] = [],
): Draft {
  const said = clausesDraft(clauses, frame, setting);
  const note = sayBeside([...also, ...beside], setting.knowledge.library);
  const lacking = missing.map((part) => `Chưa thấy quy định đang có trả lời phần “${part}”.`).join(' ');
  return {
    ...said,
    note: [said.note, lacking, note].filter((one) => one !== '').join(' '),
    confidence: sure,
    chosen: true,
    meant,
  };
}
