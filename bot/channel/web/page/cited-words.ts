import type { Day } from '../../../../knowledge/types.ts';
import { nameOf, shortDay } from '../words.ts';

/** Words as they are cited: what "Sao chép" puts on the clipboard. */
export interface CitedWords {
  readonly text: string;
  readonly locator: string;
  readonly kind: string;
  readonly number: string;
  readonly issuedOn: Day | null;
  readonly issuer: string;
}

/** `“…” (mục 3, đoạn 2, Chỉ thị số 30-CT/TU ngày 29/11/2023 của …)`. */
export function citedWords({ text, ...source }: CitedWords): string {
  return `“${text}” (${sourceOf(source)})`;
}

/** `mục 3, đoạn 2, Chỉ thị số 30-CT/TU ngày 29/11/2023 của …`; without a locator the document alone. */
export function sourceOf({ locator, kind, number, issuedOn, issuer }: Omit<CitedWords, 'text'>): string {
  const day = issuedOn === null ? '' : ` ngày ${shortDay(issuedOn)}`;
  const by = issuer === '' ? '' : ` của ${issuer}`;
  const place = locator === '' ? '' : `${locator}, `;
  return `${place}${nameOf({ kind, number })}${day}${by}`;
}
