import type { Clause } from '../../knowledge/clauses.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Document, Provision, Validity } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { draft, type Draft, type Setting } from './draft.ts';
import { vietnameseDay } from './render.ts';

/** The day of law: a rule that is not in force that day is not quoted as the rule. */

/** True for a clause of a document that is in force on the day, or whose validity is not known. */
export function isQuotable(clause: Clause, setting: Setting): boolean {
  const status = statusOf(clause, setting);
  return status === 'in_force' || status === 'unknown';
}

/** The same of a provision. */
export function isInForce(provision: Provision, setting: Setting): boolean {
  const status = statusOf({ provision }, setting);
  return status === 'in_force' || status === 'unknown';
}

function statusOf({ provision }: Pick<Clause, 'provision'>, { knowledge, on }: Setting): string {
  const document = knowledge.library.document(provision.document);
  const validity = provision.validity ?? document?.validity;
  return validity === undefined ? 'unknown' : validityOn(validity, on);
}

/** ` Văn bản thay thế: Luật 117/2025/QH15 (đã có trong thư viện).`; empty where nothing replaced it. */
export function saySuccessor(number: string | null, library: Library): string {
  if (number === null) return '';
  const next = library.document(number);
  return next === undefined
    ? ` Văn bản thay thế: ${number} (chưa có trong thư viện).`
    : ` Văn bản thay thế: ${next.kind} ${number} (đã có trong thư viện).`;
}

/** Says that the best match is not law on the day, since when or until when, and what replaced it. */
export function notInForce(clauses: readonly Clause[], setting: Setting): Draft {
  const document = setting.knowledge.library.document(clauses[0]?.provision.document ?? '');
  const own = clauses[0]?.provision.validity ?? document?.validity;
  return {
    ...sayNotInForce(document?.number ?? '', own, setting),
    nearest: clauses.map(({ provision }) => ({ document: provision.document, locator: provision.locator })),
  };
}

/** The same of a whole document. */
export function documentNotInForce(document: Document, setting: Setting): Draft {
  return sayNotInForce(document.number, document.validity, setting);
}

function sayNotInForce(number: string, validity: Validity | undefined, { knowledge, on }: Setting): Draft {
  const day = vietnameseDay(on);
  const from = validity?.from ?? null;
  const until = validity?.until ?? null;
  const why =
    from !== null && on < from
      ? `${number} chưa có hiệu lực vào ngày ${day} (có hiệu lực từ ${vietnameseDay(from)}).`
      : `${number} đã hết hiệu lực${until === null ? '' : ` từ ${vietnameseDay(until)}`}.`;
  const successor = saySuccessor(validity?.replacedBy ?? null, knowledge.library);
  return draft({
    outcome: 'not_in_corpus',
    headline: `Không có quy định đang có hiệu lực vào ngày ${day} về việc này.`,
    note: `${why}${successor}`,
  });
}
