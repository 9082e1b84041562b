import type { Notice, NoticeBlock } from '../channel.ts';
import { shortDay } from './hours.ts';
import { note, sayChange, sayInOneLine, strong, text, type Telling } from './say-change.ts';

/** Changes that one notice tells with their words, and how much of them, UTF-16 units: some six messages of Zalo. */
const MOST_TOLD = 12;
const LONGEST = 10_000;

export interface NoticeParts {
  readonly tellings: readonly Telling[];
  /** What is followed that the changes concern. */
  readonly labels: readonly string[];
  /** Where the page of changes is; null where people have none. */
  readonly publicUrl: string | null;
  /** Said first, where the notice comes late; empty otherwise. */
  readonly late: string;
}

/** What has changed of what a chat follows, with how to follow it no longer. */
export function sayNotice({ tellings, labels, publicUrl, late }: NoticeParts): Notice {
  const { told, more } = fitting(tellings);
  return [
    [strong('Quy định bạn theo dõi có thay đổi'), ...(late === '' ? [] : [note(late)])],
    ...told,
    ...(more === 0 ? [] : [[text(sayMore(more, publicUrl))]]),
    [note(sayStop(labels))],
  ];
}

/** As many as fit, at least one; a quote is never cut. */
function fitting(tellings: readonly Telling[]): { told: NoticeBlock[][]; more: number } {
  const told: NoticeBlock[][] = [];
  let length = 0;
  for (const telling of tellings) {
    const blocks = sayChange(telling);
    length += blocks.reduce((sum, block) => sum + block.text.length, 0);
    if (told.length === MOST_TOLD || (told.length > 0 && length > LONGEST)) break;
    told.push(blocks);
  }
  return { told, more: tellings.length - told.length };
}

function sayMore(more: number, publicUrl: string | null): string {
  const where = publicUrl === null ? 'nhắn /thaydoi để xem' : `xem ${publicUrl}/thay-doi`;
  return `Còn ${String(more)} thay đổi khác: ${where}.`;
}

/** Commands that a notice names one by one. */
const MOST_NAMED = 3;

function sayStop(labels: readonly string[]): string {
  const each = labels.slice(0, MOST_NAMED).map((label) => `/botheodoi ${label}`);
  return `Muốn dừng, nhắn: ${[...each, '/botheodoi tất cả'].join(' hoặc ')}.`;
}

/** A list of changes without their words, for whoever asks for it in a chat. */
export function sayList(tellings: readonly Telling[], publicUrl: string | null): string {
  if (tellings.length === 0) return 'Kho văn bản chưa ghi nhận thay đổi nào.';
  const lines = tellings
    .slice(0, MOST_LISTED)
    .map(({ change, day }) => `• ${shortDay(day)}: ${sayInOneLine(change)}`);
  const more = tellings.length - lines.length;
  return [
    'Thay đổi gần đây trong kho văn bản:',
    ...lines,
    ...(more > 0 ? [`… và ${String(more)} thay đổi trước đó.`] : []),
    ...(publicUrl === null ? [] : [`Lời văn trước và nay: ${publicUrl}/thay-doi`]),
  ].join('\n');
}
const MOST_LISTED = 15;

/** A notice as plain text, quotes in marks: for the terminal. */
export function plainNotice(notice: Notice): string {
  return notice
    .map((blocks) =>
      blocks.map(({ kind, text: words }) => (kind === 'quote' ? `“${words}”` : words)).join('\n'),
    )
    .join('\n\n');
}
