import type { Day } from '../../../knowledge/types.ts';
import type { Quote } from '../../contract.ts';

/** Days, validity, documents and places as people here write them. */

const statusLabels: Record<Quote['validity']['status'], string> = {
  in_force: 'Đang có hiệu lực',
  expired: 'Đã hết hiệu lực',
  not_yet: 'Chưa có hiệu lực',
  unknown: 'Chưa rõ hiệu lực',
};

/** `2023-11-29` as people here write it: `29/11/2023`. */
export const shortDay = (day: Day) => day.split('-').reverse().join('/');

/** `Đang có hiệu lực từ 29/11/2023`; days only where they are known. */
export function validityLine({ status, from, until }: Quote['validity']): string {
  const label = statusLabels[status];
  if (status === 'expired') return until === null ? label : `${label} từ ${shortDay(until)}`;
  if (status === 'unknown' || from === null) return label;
  if (status === 'not_yet') return `${label}, sẽ có hiệu lực từ ${shortDay(from)}`;
  const end = until === null ? '' : ` đến trước ${shortDay(until)}`;
  return `${label} từ ${shortDay(from)}${end}`;
}

/** `Chỉ thị số 30-CT/TU, ngày 29/11/2023`. */
export function documentLine(document: { kind: string; number: string; issuedOn: Day | null }): string {
  const name = document.kind === '' ? document.number : `${document.kind} số ${document.number}`;
  return document.issuedOn === null ? name : `${name}, ngày ${shortDay(document.issuedOn)}`;
}

/** First letter as at the head of a sentence: `Mục 3, đoạn 2`. */
export const headed = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
