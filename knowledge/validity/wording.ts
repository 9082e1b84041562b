import type { Day } from '../types.ts';
import type { Claim } from './claim.ts';

/** `2026-03-01` → `1/3/2026` */
export function dated(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}/${Number(month)}/${year}`;
}

/** "medium" and "low" sources are named as such wherever they decide. */
const DOUBT = { high: '', medium: ', độ tin cậy trung bình', low: ', độ tin cậy thấp' };

/** "Hết hiệu lực từ 1/3/2026, được thay thế bởi 117/2025/QH15 (Điều 27 …)." */
export function sentence(verb: string, claims: readonly Claim[]): string {
  const [first] = claims;
  if (first === undefined) return '';
  const by = claims.find((claim) => claim.by !== null)?.by ?? null;
  const sources = [
    ...new Set(claims.map(({ how, confidence }) => `${how.replace(/\.$/u, '')}${DOUBT[confidence]}`)),
  ];
  const who = by === null ? '' : `, do ${by} thay thế hoặc bãi bỏ`;
  return `${verb} từ ${dated(first.day)}${who} (${sources.join('; ')}).`;
}

/** "Các nguồn nói khác nhau về ngày hết hiệu lực: 1/7/2026 (…); 1/8/2026 (…)." */
export function contradiction(what: string, claims: readonly Claim[]): string {
  const days = claims.map(
    ({ day, how, confidence }) => `${dated(day)} (${how.replace(/\.$/u, '')}${DOUBT[confidence]})`,
  );
  return `Các nguồn nói khác nhau về ${what}: ${[...new Set(days)].join('; ')}.`;
}
