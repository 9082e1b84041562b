import type { Document } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { clausesDraft } from './answered.ts';
import { decideByText } from './decide-by-text.ts';
import type { Draft, Setting } from './draft.ts';
import { EVERYWHERE, findClauses } from './find.ts';
import type { Frame } from './frame.ts';
import { vietnameseDay } from './render.ts';
import { documentNotInForce } from './validity.ts';

/** A question that names a document which is no longer law: said first, with what replaced it. */

export function hasEnded(document: Document, { on }: Setting): boolean {
  return validityOn(document.validity, on) === 'expired';
}

/** What the document that replaced it says of the question, where that is held; else that the named one has ended. */
export async function endedDraft(document: Document, frame: Frame, setting: Setting): Promise<Draft> {
  const { knowledge } = setting;
  const successor = knowledge.library.document(document.validity.replacedBy ?? '');
  const ended = documentNotInForce(document, setting);
  if (successor === undefined || validityOn(successor.validity, setting.on) !== 'in_force') return ended;
  const scope = {
    ...EVERYWHERE,
    within: ({ provision }: { provision: { document: string } }) => provision.document === successor.number,
  };
  const decision = decideByText(frame, await findClauses(frame, knowledge, scope));
  if (decision.kind !== 'answered') return ended;
  const draft = clausesDraft(decision.clauses, frame, setting);
  const until = document.validity.until;
  const since = until === null ? '' : ` từ ${vietnameseDay(until)}`;
  const note = `${document.number} đã hết hiệu lực${since}; quy định trích ở đây là của ${successor.kind} ${successor.number}, văn bản thay thế.`;
  return { ...draft, note: `${note} ${draft.note}`.trim() };
}
