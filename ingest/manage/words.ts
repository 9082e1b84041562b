import type { Day, RelationKind, ValidityStatus } from '../../knowledge/types.ts';

/** Words that several of the command's answers share. */

export const STATUS: Readonly<Record<ValidityStatus, string>> = {
  in_force: 'còn hiệu lực',
  expired: 'đã hết hiệu lực',
  not_yet: 'chưa có hiệu lực',
  unknown: 'chưa rõ hiệu lực',
};

/** What a document does to another. */
export const DOES: Readonly<Record<RelationKind, string>> = {
  replaces: 'thay thế',
  repeals: 'bãi bỏ',
  amends: 'sửa đổi, bổ sung',
  guides: 'quy định chi tiết',
};

/** What is done to a document by another. */
export const DONE: Readonly<Record<RelationKind, string>> = {
  replaces: 'được thay thế bởi',
  repeals: 'bị bãi bỏ bởi',
  amends: 'được sửa đổi, bổ sung bởi',
  guides: 'được quy định chi tiết bởi',
};

/** `2025-07-01` → `01/07/2025`; `chưa rõ` where it is not known. */
export function dayWords(day: Day | null): string {
  return day === null ? 'chưa rõ' : day.split('-').reverse().join('/');
}

/** Viet Nam is at UTC+7 all year, milliseconds. */
const OFFSET = 7 * 60 * 60 * 1000;

/** An ISO time in Viet Nam: `25/11/2026 20:32`. */
export function timeWords(iso: string): string {
  const local = new Date(new Date(iso).getTime() + OFFSET).toISOString();
  return `${dayWords(local.slice(0, 10))} ${local.slice(11, 16)}`;
}

/** `từ 01/07/2025`, `từ 01/07/2020 đến trước 01/07/2026`. */
export function periodWords({ from, until }: { from: Day | null; until: Day | null }): string {
  return `từ ${dayWords(from)}${until === null ? '' : ` đến trước ${dayWords(until)}`}`;
}
