import type { Day, RelationKind, ValidityStatus } from '../../knowledge/types.ts';

export const KIND_WORDS: Record<RelationKind, string> = {
  replaces: 'thay thế',
  repeals: 'bãi bỏ',
  amends: 'sửa đổi, bổ sung',
  guides: 'quy định chi tiết',
};

export const STATUS_WORDS: Record<ValidityStatus, string> = {
  in_force: 'còn hiệu lực',
  expired: 'đã hết hiệu lực',
  not_yet: 'chưa có hiệu lực',
  unknown: 'chưa rõ hiệu lực',
};

/** ` từ 1/3/2026`; empty where no day is known. */
export function dayWords(day: Day | null): string {
  return day === null ? '' : ` từ ${shortDay(day)}`;
}

/** `2026-03-01` → `1/3/2026` */
export function shortDay(day: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${Number(date)}/${Number(month)}/${year}`;
}

/** Text for XML and HTML, in content and in quoted attributes. Control characters that XML refuses are left out. */
export function escape(text: string): string {
  return text
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
