import type { Notice, NoticeBlock } from '../../channel.ts';
import { blocks } from '../../notices.ts';
import { short } from '../../quiz-shape.ts';
import { VOID, type RoundSetup } from '../../quiz-rounds.ts';
import type { AffectedRound, RoundLapse } from './rounds.ts';
import type { ToldItem } from './told.ts';

const { strong, text, note, quote } = blocks;

/** Provisions whose words one message has, and how much of them, UTF-16 units: as a notice of changed rules. */
const MOST_TOLD = 12;
const LONGEST = 10_000;
/** Questions that are named of a provision. */
const MOST_NAMED = 3;

export interface LapsedWords {
  readonly items: readonly ToldItem[];
  readonly rounds: readonly AffectedRound[];
  /** Where the pages are; null where people have none. */
  readonly publicUrl: string | null;
}

/** What retired itself and why, with the words before and now, and where to look. */
export function sayLapsed({ items, rounds, publicUrl }: LapsedWords): Notice {
  const { told, more } = sayGroups(items);
  const reviewed = items.filter((item) => item.reviewed).length;
  const count = `${String(items.length)} câu hỏi${reviewed > 0 && reviewed < items.length ? ` (${String(reviewed)} câu đã duyệt hoặc sửa)` : ''}`;
  return [
    [strong('Ngân hàng câu hỏi: quy định đã thay đổi'), text(`${count} đã thôi dùng.`)],
    ...told,
    ...(more > 0 ? [[text(`Còn ${String(more)} quy định khác: xem ở trang ngân hàng.`)]] : []),
    ...(rounds.length > 0 ? [rounds.map((round) => text(sayRound(round)))] : []),
    [note(sayWhere(publicUrl))],
  ];
} // prettier-ignore

/** Provisions with their words, as many as a message holds; `more`: how many it does not. */
function sayGroups(items: readonly ToldItem[]): { readonly told: Notice; readonly more: number } {
  const groups = groupsOf(items);
  const told: NoticeBlock[][] = [];
  let length = 0;
  for (const group of groups) {
    const said = sayGroup(group);
    length += said.reduce((sum, block) => sum + block.text.length, 0);
    if (told.length === MOST_TOLD || (told.length > 0 && length > LONGEST)) break;
    told.push(said);
  }
  return { told, more: groups.length - told.length };
}

/** That questions were taken out of a round that runs, and why, with the words before and now. Items from 0. */
export function sayTakenOut({ code, title }: Pick<RoundSetup, 'code' | 'title'>, out: readonly RoundLapse[]): Notice {
  const numbers = out.map(({ item }) => String(item + 1)).join(', ');
  const { told, more } = sayGroups(out.map(({ lapse }) => ({ ...lapse, stem: lapse.item.stem, reviewed: false })));
  return [
    [
      strong(`Bài ${code} (${title}): câu ${numbers} ${VOID}`),
      text('Câu trả lời vẫn được giữ nhưng không tính điểm cho ai; ai chưa gặp thì bỏ qua.'),
    ],
    ...told,
    ...(more > 0 ? [[text(`Còn ${String(more)} quy định khác: xem ở trang kết quả của bài.`)]] : []),
  ];
} // prettier-ignore

/** Items of one provision together; first those that somebody has worked on. */
function groupsOf(items: readonly ToldItem[]): (readonly ToldItem[])[] {
  const groups = new Map<string, ToldItem[]>();
  const sorted = [...items].sort((a, b) => Number(b.reviewed) - Number(a.reviewed));
  for (const item of sorted) {
    const key = `${item.sentence}\n${item.old ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return [...groups.values()];
}

function sayGroup(group: readonly ToldItem[]): NoticeBlock[] {
  const [first] = group;
  if (first === undefined) return [];
  const { sentence, old, now } = first;
  const named = group.slice(0, MOST_NAMED).map(({ stem }) => `“${short(stem)}”`);
  const more = group.length - named.length;
  return [
    strong(sentence.charAt(0).toLocaleUpperCase('vi') + sentence.slice(1)),
    ...(old === null ? [] : [text('Trước:'), quote(old)]),
    ...(now === null ? [] : [text('Nay:'), quote(now)]),
    text(`Câu thôi dùng: ${named.join('; ')}${more > 0 ? ` và ${String(more)} câu nữa` : ''}.`),
  ];
}

const sayRound = ({ code, title, count, begun }: AffectedRound): string =>
  begun
    ? `Bài ${code} (${title}) đang chạy: ${String(count)} câu ${VOID}.`
    : `Bài ${code} (${title}) chưa bắt đầu: ${String(count)} câu sẽ được thay khi bài bắt đầu.`;

const sayWhere = (publicUrl: string | null): string =>
  publicUrl === null
    ? 'Xem và duyệt lại: trang web của Kỷ Cương, mục Ngân hàng câu hỏi, “Hết hiệu lực”.'
    : `Xem và duyệt lại: ${publicUrl}/ngan-hang?xem=lapsed`;
