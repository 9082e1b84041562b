import type { Quote, Verdict } from '../../contract.ts';
import type { Day } from '../../../knowledge/types.ts';

/** The short Vietnamese words of the pages. */

export const verdictLabels: Record<Verdict, string> = {
  prohibited: 'Không được',
  required: 'Phải',
  permitted: 'Được',
  informational: 'Quy định',
};

export const statusLabels: Record<Quote['validity']['status'], string> = {
  in_force: 'Đang có hiệu lực',
  expired: 'Đã hết hiệu lực',
  not_yet: 'Chưa có hiệu lực',
  unknown: 'Chưa rõ hiệu lực',
};

/** `2023-11-29` as people here write it: `29/11/2023`. */
export function shortDay(day: Day): string {
  return day.split('-').reverse().join('/');
}

/** `Chỉ thị số 30-CT/TU`. */
export function nameOf(document: { readonly kind: string; readonly number: string }): string {
  return document.kind === '' ? document.number : `${document.kind} số ${document.number}`;
}

/** `Đang có hiệu lực từ 29/11/2023`; days only where they are known. */
export function validityLine(validity: Pick<Quote['validity'], 'status' | 'from' | 'until'>): string {
  const { status, from, until } = validity;
  const label = statusLabels[status];
  if (status === 'expired') return until === null ? label : `${label} từ ${shortDay(until)}`;
  if (status === 'in_force' && until !== null)
    return `${label}${from === null ? '' : ` từ ${shortDay(from)}`}, hết hiệu lực từ ${shortDay(until)}`;
  if (status === 'unknown' || from === null) return label;
  return status === 'not_yet'
    ? `${label}, có hiệu lực từ ${shortDay(from)}`
    : `${label} từ ${shortDay(from)}`;
}
