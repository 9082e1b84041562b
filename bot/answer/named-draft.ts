import { holds } from '../../knowledge/asked.ts';
import { absentPlace, notHeld, unknownDocument } from './absence.ts';
import { clausesDraft, documentDraft } from './answered.ts';
import { isNameAlone, isPlaceAlone, saysNothingElse } from './beside.ts';
import type { Document } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { citedDraft, citedNameDraft } from './cited.ts';
import { contentsOf } from './contents.ts';
import { whichDocument } from './courtesy.ts';
import { decide } from './decide.ts';
import type { Draft, Setting } from './draft.ts';
import { chosenDraft } from './elsewhere.ts';
import {
  endedDraft,
  endedElsewhere,
  endedPlaceDraft,
  hasEnded,
  sayEnded,
  successorChoice,
  successorElsewhere,
} from './ended.ts';
import { EVERYWHERE, findClauses } from './find.ts';
import type { Frame } from './frame.ts';
import type { Named } from './named.ts';
import { ENOUGH_NAMED } from './provision.ts';
import { asksWhatItReplaced } from './replaces.ts';
import { namesSeveralPlaces, placeWithGaps, severalPlacesDraft } from './several-places.ts';

type Held = Extract<Named, { kind: 'held' }>;

/** The draft for a question that names a document or provision; null where the name decides nothing and search must. */
export async function namedDraft(
  named: readonly Named[],
  frame: Frame,
  setting: Setting,
): Promise<Draft | null> {
  if (namesSeveralPlaces(named) && !asksOfTopic(frame)) {
    const all = severalPlacesDraft(named, setting);
    if (all !== null) return all;
  }
  const first = named.find(({ kind }) => kind !== 'held') ?? named[0];
  if (first === undefined) return null;
  if (first.kind === 'unknown') return unknownDocument(first);
  if (first.kind === 'cited_name') return citedNameDraft(first.citation, setting);
  if (first.kind === 'several') return whichDocument(first.documents, frame);
  if (first.kind === 'cited')
    return (
      endedElsewhere(first.number, frame, setting) ??
      citedDraft(first.number, frame, setting) ??
      successorElsewhere(first.number, setting)
    );
  return heldDraft(first, frame, setting);
}

/** The same of a document that is held. */
async function heldDraft(first: Held, frame: Frame, setting: Setting): Promise<Draft | null> {
  const { document, provisions } = first;
  if (isNameAlone(first, frame)) return wholeDraft(document, frame, setting);
  const about = asksAboutDocument(frame, document);
  if (hasEnded(document, setting) && (provisions.length > 0 || !about)) {
    const next = newLaw(document, frame, setting);
    if (next !== null) return next;
    // Also its heading asks what holds, where the words of the place do not hold any more.
    const alone = first.reference.places.length > 0 && saysNothingElse(frame.query.text);
    if (alone && first.absent) return absentPlace(first, sayEnded(document, setting));
    return alone ? endedPlaceDraft(first, setting) : endedDraft(first, frame, setting);
  }
  if (first.absent) return absentPlace(first);
  if (provisions.length > 0) return placeDraft(first, frame, setting);
  return about ? documentDraft(document, frame, setting) : null;
}

/** True for a question on what rules say of something, rather than on what stands at a place. */
function asksOfTopic({ topics, details }: Frame): boolean {
  return topics.some(({ weak }) => !weak) || details.length > 0;
}

/** A document that is named and nothing of it: what it is, whether it is law, and its parts to go on with. */
function wholeDraft(document: Document, frame: Frame, setting: Setting): Draft {
  const facts = documentDraft(document, frame, setting);
  const { note, choices } = contentsOf(document);
  // Some texts are held without the words at their head.
  const titled = facts.quotes.some(({ provision }) => provision === `${document.number}#tieu-de`);
  const title = titled ? '' : `${document.kind} ${document.number}: ${document.title}.`;
  const ended = hasEnded(document, setting) ? sayEnded(document, setting) : '';
  return {
    ...facts,
    note: [title, facts.note, ended, note].filter((one) => one !== '').join(' '),
    choices: [...(ended === '' ? [] : successorChoice(document, setting)), ...choices],
  };
}

const NEW_LAW =
  /\b(?:luat|nghi dinh|thong tu)(?: \p{L}+){0,6} (?:moi|hien hanh|hien nay|dang (?:con )?(?:co )?hieu luc)\b/u;

/** "Luật viên chức mới có cho mở công ty không": the successor is meant, which is not held. */
function newLaw({ validity }: Document, { query }: Frame, setting: Setting): Draft | null {
  const next = validity.replacedBy;
  const meant = next !== null && NEW_LAW.test(fold(query.text.toLowerCase()));
  return meant && setting.knowledge.library.document(next) === undefined
    ? successorElsewhere(next, setting)
    : null;
}

/** The place itself, or, where the question also names a topic, what the place says of it. */
async function placeDraft(named: Held, frame: Frame, setting: Setting): Promise<Draft> {
  const ids = new Set(named.provisions.map(({ id }) => id));
  if (setting.chooser !== null && !(setting.recogniser?.documents.has(named.document.number) ?? false))
    return placeOfLaw(named, ids, frame, setting);
  if (frame.required.every(({ weak }) => weak)) return placeWithGaps(named, setting);
  const scope = {
    ...EVERYWHERE,
    within: ({ provision }: { provision: { id: string } }): boolean => ids.has(provision.id),
  };
  const decision = decide(
    frame,
    await findClauses(frame, setting.knowledge, scope),
    setting.knowledge.lexicon,
  );
  if (decision.kind === 'answered') return clausesDraft(decision.clauses, frame, setting);
  return decision.kind === 'clarify'
    ? placeWithGaps(named, setting)
    : notHeld(decision.reason, frame, decision.nearest);
}

/** Provisions from which what the question asks is sought within the place, rather than shown with all of it. */
const SEVERAL = 2;

/** What a place that holds none of it does not answer: other kinds are said in too many ways ("sau 15 ngày" is a date too). */
const TELLING = ['amount', 'sanction_form', 'person_name', 'clock'] as const;

async function placeOfLaw(
  named: Held,
  ids: ReadonlySet<string>,
  frame: Frame,
  setting: Setting,
): Promise<Draft> {
  const { provisions } = named;
  const { query } = frame;
  const choice =
    provisions.length < SEVERAL || query.content.length === 0 || isPlaceAlone(named, frame)
      ? null
      : ((await setting.chooser?.choose(query.text, query, ({ id }) => ids.has(id))) ?? null);
  if (choice !== null && choice.sure >= ENOUGH_NAMED) return chosenDraft(choice, frame, setting);
  const lacking = TELLING.some(
    (kind) => frame.asked.has(kind) && !provisions.some(({ text }) => holds(kind, text)),
  );
  return lacking ? notHeld('asked', frame, null) : placeWithGaps(named, setting);
}

const ENDS = /\bhet (hieu luc|han|gia tri)\b/u;

/** True for a question about the document as such: its date, issuer, signer, validity, or what it is about. */
function asksAboutDocument({ topics, details, times, asked, query }: Frame, { validity }: Document): boolean {
  // When it ends is asked of a document that nothing has ended: no held text says so.
  const whenItEnds = asked.has('date') && ENDS.test(fold(query.text.toLowerCase()));
  if (asked.has('in_force')) return !whenItEnds || validity.until !== null;
  if (asked.has('signer') || asksWhatItReplaced(query.text)) return true;
  if (topics.some(({ weak }) => !weak) || details.length > 0 || times.length > 0) return false;
  return (
    asked.has('date') ||
    asked.has('issuer') ||
    asked.has('about') ||
    asked.has('content') ||
    asked.has('definition') ||
    asked.has('document_number')
  );
}
