import { holds } from '../../knowledge/asked.ts';
import { absentPlace, notHeld, unknownDocument } from './absence.ts';
import { clausesDraft, documentDraft, provisionsDraft } from './answered.ts';
import type { Document } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { citedDraft, citedNameDraft } from './cited.ts';
import { whichDocument } from './courtesy.ts';
import { decide } from './decide.ts';
import type { Draft, Setting } from './draft.ts';
import { chosenDraft } from './elsewhere.ts';
import { endedDraft, endedElsewhere, hasEnded, successorElsewhere } from './ended.ts';
import { EVERYWHERE, findClauses } from './find.ts';
import type { Frame } from './frame.ts';
import type { Named } from './named.ts';
import { ENOUGH_NAMED } from './provision.ts';

/** The draft for a question that names a document or provision; null where the name decides nothing and search must. */
export async function namedDraft(
  named: readonly Named[],
  frame: Frame,
  setting: Setting,
): Promise<Draft | null> {
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
  if (
    hasEnded(first.document, setting) &&
    (first.provisions.length > 0 || !asksAboutDocument(frame, first.document))
  )
    return newLaw(first.document, frame, setting) ?? endedDraft(first.document, frame, setting);
  if (first.absent) return absentPlace(first);
  if (first.provisions.length > 0) return placeDraft(first, frame, setting);
  return asksAboutDocument(frame, first.document) ? documentDraft(first.document, frame, setting) : null;
}

const NEW_LAW = /\b(?:luat|nghi dinh|thong tu)(?: \p{L}+){0,6} moi\b/u;

/** "Luật viên chức mới có cho mở công ty không": the successor is meant, which is not held. */
function newLaw({ validity }: Document, { query }: Frame, setting: Setting): Draft | null {
  const next = validity.replacedBy;
  const meant = next !== null && NEW_LAW.test(fold(query.text.toLowerCase()));
  return meant && setting.knowledge.library.document(next) === undefined
    ? successorElsewhere(next, setting)
    : null;
}

/** The place itself, or, where the question also names a topic, what the place says of it. */
async function placeDraft(
  named: Extract<Named, { kind: 'held' }>,
  frame: Frame,
  setting: Setting,
): Promise<Draft> {
  const ids = new Set(named.provisions.map(({ id }) => id));
  if (setting.chooser !== null && !(setting.recogniser?.documents.has(named.document.number) ?? false))
    return placeOfLaw(named, ids, frame, setting);
  if (frame.required.every(({ weak }) => weak)) return provisionsDraft(named.provisions, setting);
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
    ? provisionsDraft(named.provisions, setting)
    : notHeld(decision.reason, frame, decision.nearest);
}

/** Provisions from which what the question asks is sought within the place, rather than shown with all of it. */
const SEVERAL = 2;

/** What a place that holds none of it does not answer: other kinds are said in too many ways ("sau 15 ngày" is a date too). */
const TELLING = ['amount', 'sanction_form', 'person_name', 'clock'] as const;

async function placeOfLaw(
  { provisions }: Extract<Named, { kind: 'held' }>,
  ids: ReadonlySet<string>,
  frame: Frame,
  setting: Setting,
): Promise<Draft> {
  const { query } = frame;
  const choice =
    provisions.length < SEVERAL || query.content.length === 0
      ? null
      : ((await setting.chooser?.choose(query.text, query, ({ id }) => ids.has(id))) ?? null);
  if (choice !== null && choice.sure >= ENOUGH_NAMED) return chosenDraft(choice, frame, setting);
  const lacking = TELLING.some(
    (kind) => frame.asked.has(kind) && !provisions.some(({ text }) => holds(kind, text)),
  );
  return lacking ? notHeld('asked', frame, null) : provisionsDraft(provisions, setting);
}

const ENDS = /\bhet (hieu luc|han|gia tri)\b/u;

/** True for a question about the document as such: its date, issuer, signer, validity, or what it is about. */
function asksAboutDocument({ topics, details, times, asked, query }: Frame, { validity }: Document): boolean {
  // When it ends is asked of a document that nothing has ended: no held text says so.
  const whenItEnds = asked.has('date') && ENDS.test(fold(query.text.toLowerCase()));
  if (asked.has('in_force')) return !whenItEnds || validity.until !== null;
  if (asked.has('signer')) return true;
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
