import { formatDifference } from '../format.ts';
import type { Gap } from '../gaps.ts';
import type { LibraryChange } from './change.ts';
import type { GapsReport } from './gaps.ts';
import type { WrittenGraph } from './graph-files.ts';
import { KEEP_DAYS, type PruneReport } from './prune.ts';
import type { RetireReport } from './retire.ts';
import type { RollbackReport } from './rollback.ts';
import { dayWords, periodWords, timeWords } from './words.ts';

/** What going back changes, or changed, for a terminal. */
export function sayRollback({ from, to, publishedAt, change, done }: RollbackReport): string {
  if (done && from === to) return `Bản thư viện ${to} đang được dùng; không có gì phải đổi.`;
  return [
    `Dùng lại bản thư viện ${to} (phát hành ${timeWords(publishedAt)}) thay cho ${from ?? 'bản đang hỏng'}:`,
    ...(change === null ? ['  Bản đang dùng không mở được nên không so sánh được.'] : sayChange(change)),
    ...(done ? [`Đang dùng bản thư viện ${to}.`] : []),
  ].join('\n');
}

/** What taking a document out changes, or changed, for a terminal. */
export function sayRetire({ number, title, citedBy, change, snapshot }: RetireReport): string {
  const citing = citedBy.map((one) => `${one.number} (${one.times} lần)`).join(', ');
  return [
    `Rút ${number} (${title}) khỏi thư viện.`,
    citing === ''
      ? '  Không văn bản nào trong thư viện dẫn đến văn bản này.'
      : `  Còn được dẫn bởi: ${citing}`,
    ...sayChange({ ...change, removed: [] }, 'Lời văn và hiệu lực của các văn bản khác không đổi.'),
    ...(snapshot === null ? [] : [`Đã phát hành bản thư viện ${snapshot}.`]),
  ].join('\n');
}

/** What pruning removes, or removed, for a terminal. */
export function sayPrune({ removed, left, bytes, done }: PruneReport): string {
  if (left === 0 && removed.length === 0) return 'Chưa có bản thư viện nào; không có gì để xóa.';
  if (removed.length === 0)
    return `Không có bản thư viện nào để xóa: ${left} bản đang giữ còn trong số được giữ hoặc được dùng trong ${KEEP_DAYS} ngày qua.`;
  const megabytes = MEGABYTES.format(bytes / 1e6);
  return [
    `${done ? 'Đã xóa' : 'Xóa'} ${removed.length} bản thư viện cũ (${megabytes} MB); còn ${left} bản:`,
    ...removed.map(({ snapshot, publishedAt }) => `  ${snapshot}  ${timeWords(publishedAt)}`),
    ...(done ? [] : ['Không quay lại được các bản này; lời văn cũ của quy định vẫn giữ trong văn bản.']),
  ].join('\n');
}

const MEGABYTES = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

function sayChange(
  { added, removed, changed, validity }: LibraryChange,
  none = 'Không văn bản nào đổi.',
): string[] {
  const lines = [
    ...(added.length === 0 ? [] : [`  Thêm: ${added.join(', ')}`]),
    ...(removed.length === 0 ? [] : [`  Bớt: ${removed.join(', ')}`]),
    ...changed.map(({ number, difference }) => `  ${number}: ${formatDifference(difference)}`),
    ...validity.map(
      ({ number, before, after }) =>
        `  Hiệu lực của ${number}: ${periodWords(before)} → ${periodWords(after)}`,
    ),
  ];
  return lines.length === 0 ? [`  ${none}`] : lines;
}

/** Documents cited and not held, for a terminal. */
export function sayGaps({ gaps, on }: GapsReport): string {
  return [
    ...gaps.flatMap(sayGap),
    `${gaps.length} văn bản được dẫn mà chưa có; tính đến ${dayWords(on)}.`,
  ].join('\n');
}

/** Citing provisions named of a gap; `--json` has them all. */
const MOST_CITING = 5;

function sayGap({ name, about, issuer, issuedOn, citations, documents, citedBy, validity }: Gap): string[] {
  const known = [
    ...(issuer === null ? [] : [issuer]),
    ...(issuedOn === null ? [] : [`ngày ${dayWords(issuedOn)}`]),
    ...(about === null || name.includes(about) ? [] : [about]),
  ];
  const more = citedBy.length > MOST_CITING ? ', …' : '';
  return [
    `${name}: được dẫn ${citations} lần trong ${documents} văn bản`,
    ...(known.length === 0 ? [] : [`  ${known.join('; ')}`]),
    ...(validity === null ? [] : [`  ${validity.how}`]),
    `  Dẫn tại: ${citedBy.slice(0, MOST_CITING).join(', ')}${more}`,
  ];
}

/** Where the drawing stands. */
export function sayGraph({ svg, page }: WrittenGraph): string {
  return `Đã vẽ thư viện:\n  ${svg}\n  ${page}`;
}
