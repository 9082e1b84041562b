import type { Change, Quoted } from '../../knowledge/changes.ts';
import type { Provision } from '../../knowledge/types.ts';
import type { NoticeBlock } from '../channel.ts';
import { shortDay } from './hours.ts';

/** One change as a person is told. `day`: when it was recorded. `related`: provisions of a new document that matter to the reader. */
export interface Telling {
  readonly change: Change;
  readonly day: string;
  readonly related: readonly Provision[];
}

export const text = (words: string): NoticeBlock => ({ kind: 'text', text: words });
export const strong = (words: string): NoticeBlock => ({ kind: 'strong', text: words });
export const note = (words: string): NoticeBlock => ({ kind: 'note', text: words });
export const quote = (words: string): NoticeBlock => ({ kind: 'quote', text: words });

/** What changed, its words before and now with their place, from when, and how that is known. */
export function sayChange(telling: Telling): NoticeBlock[] {
  const { change, related } = telling;
  const whole = change.before === null && change.after === null && change.count === 0;
  const title = whole && change.document.title !== '' ? [text(change.document.title)] : [];
  return [
    strong(`${HEADS[change.kind](change)}: ${placeOf(change)}`),
    ...title,
    ...wordsOf(change),
    ...related.flatMap(({ locator, text: words }) => [text(`${headed(locator)}:`), quote(words)]),
    text(sayDay(telling)),
    ...(change.how === '' ? [] : [note(change.how)]),
    ...(REMARKS[change.kind] === undefined ? [] : [note(REMARKS[change.kind] ?? '')]),
  ];
}

/** One line, for lists and titles. */
export function sayInOneLine(change: Change): string {
  return `${HEADS[change.kind](change)}: ${placeOf(change)}`;
}

type Kind = Change['kind'];
const HEADS: Readonly<Record<Kind, (change: Change) => string>> = {
  document_added: () => 'Văn bản mới trong kho',
  document_removed: () => 'Không còn trong kho',
  document_validity: () => 'Ghi nhận lại hiệu lực',
  document_began: () => 'Bắt đầu có hiệu lực',
  document_ended: ({ by }) => (by === null ? 'Hết hiệu lực' : `Hết hiệu lực, được ${by} thay thế`),
  provision_added: () => 'Thêm quy định',
  provision_changed: ({ by }) => (by === null ? 'Đổi lời văn' : `Đổi lời văn theo ${by}`),
  provision_removed: () => 'Bỏ quy định',
  provision_amended: ({ by }) => (by === null ? 'Được sửa đổi, bổ sung' : `Được ${by} sửa đổi, bổ sung`),
  provision_ended: ({ by }) => (by === null ? 'Quy định hết hiệu lực' : `Quy định hết hiệu lực theo ${by}`),
  provision_restored: () => 'Quy định không còn bị coi là hết hiệu lực',
  many: ({ count }) => `${String(count)} quy định thay đổi`,
  reread: ({ count }) => `${String(count)} quy định được đọc lại`,
};

const REMARKS: Partial<Record<Kind, string>> = {
  document_removed: 'Điều này không có nghĩa là văn bản đã hết hiệu lực.',
  many: 'Nhiều chỗ nên không trích từng chỗ; xin đọc toàn văn.',
  reread: 'Bản đọc từ cùng một tệp được sửa cho đúng; quy định không đổi.',
};

/** `mục 3, đoạn 2, Chỉ thị số 30-CT/TU, ngày 29/11/2023`. */
function placeOf({ document, before, after }: Change): string {
  const place = (before ?? after)?.locator ?? '';
  const name = document.kind === '' ? document.number : `${document.kind} số ${document.number}`;
  const dated = document.issuedOn === null ? name : `${name}, ngày ${shortDay(document.issuedOn)}`;
  return place === '' ? dated : `${place}, ${dated}`;
}

function wordsOf({ kind, before, after }: Change): NoticeBlock[] {
  const was = kind === 'provision_changed' || kind === 'provision_removed' ? 'Trước' : 'Lời văn đang giữ';
  return [
    ...(before === null ? [] : [text(`${was}:`), quote(before.text)]),
    ...(after === null ? [] : [text(`${sayNow(before, after)}:`), quote(after.text)]),
  ];
}

/** New words of another document are told with their own place. */
function sayNow(before: Quoted | null, after: Quoted): string {
  if (before === null) return 'Lời văn';
  if (before.document === after.document) return 'Nay';
  return `Lời văn mới, tại ${[after.locator, after.document].filter((part) => part !== '').join(' ')}`;
}

function sayDay({ change: { kind, on }, day }: Telling): string {
  const recorded = `Ghi nhận trong kho ngày ${shortDay(day)}.`;
  if (on === null) return recorded;
  if (kind === 'document_ended' || kind === 'document_began') return `Từ ngày ${shortDay(on)}.`;
  if (kind === 'document_added') return `Có hiệu lực từ ngày ${shortDay(on)}. ${recorded}`;
  return `Từ ngày ${shortDay(on)}. ${recorded}`;
}

const headed = (place: string): string => place.charAt(0).toLocaleUpperCase('vi') + place.slice(1);
