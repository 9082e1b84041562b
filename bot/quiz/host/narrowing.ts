import { fold } from '../../../knowledge/vietnamese.ts';
import type { RoundAbout } from '../../quiz-rounds.ts';
import type { ItemSource, TagOffered } from '../items-wanted.ts';
import { questionOf } from '../present.ts';

/** A round of approved questions alone, or of those with a tag: how it is named, and what is said where too few are left. */

const plain = (text: string): string =>
  fold(text.normalize('NFC')).toLowerCase().replace(/\s+/gu, ' ').trim();

/** The tags that are named between commas or `và`, whatever their marks; else the first words that are none. */
export function readTags(
  words: string,
  offered: readonly TagOffered[],
): { readonly tags: readonly string[] } | { readonly unknown: string } {
  const named = (name: string) => offered.filter(({ tag }) => plain(tag) === plain(name));
  const tags: string[] = [];
  for (const part of words.split(/[,;]/u).filter((one) => one.trim() !== '')) {
    const whole = named(part);
    const each = whole.length > 0 ? [whole] : part.split(/\sv[aà]\s/iu).map(named);
    if (each.some((one) => one.length === 0)) return { unknown: part.trim() };
    tags.push(...each.flat().map(({ tag }) => tag));
  }
  return { tags: [...new Set(tags)] };
}

/** What is said to who names a tag that no question has. */
export function sayUnknownTag(unknown: string, offered: readonly TagOffered[]): string {
  const names = offered.slice(0, MOST_NAMED).map(({ tag }) => tag);
  const held =
    names.length === 0
      ? 'Chưa câu nào có thẻ: gắn thẻ ở trang Ngân hàng câu hỏi'
      : `Đang có: ${names.join('; ')}`;
  return `Không có câu hỏi nào mang thẻ “${unknown}”. ${held}. Viết thẻ sau cùng trong dòng lệnh.`;
}
const MOST_NAMED = 30;

/** `đã duyệt, thẻ “nội quy”`; empty where nothing is narrowed. */
export function sayNarrowed({ approved = false, tags = [] }: Pick<RoundAbout, 'approved' | 'tags'>): string {
  const named = tags.map((tag) => `“${tag}”`).join(', ');
  return [...(approved ? ['đã duyệt'] : []), ...(tags.length === 0 ? [] : [`thẻ ${named}`])].join(', ');
}

/** How many items there are that a round can ask. */
export async function fittingIn(items: ItemSource, about: RoundAbout): Promise<number> {
  const found = await items.pick({ ...about, count: null, seed: '' });
  return found.filter((item) => questionOf(item, '') !== null).length;
}

/** Where narrowing leaves fewer than are wanted: how many there are, and what gives more. Null where it does not. */
export async function sayTooFew(
  items: ItemSource,
  about: RoundAbout,
  wanted: number,
): Promise<string | null> {
  const { approved = false, tags = [], topics, documents } = about;
  if (!approved && tags.length === 0) return null;
  const have = await fittingIn(items, about);
  if (have >= wanted) return null;
  const without = async (words: string, change: Partial<RoundAbout>): Promise<string[]> => {
    const more = await fittingIn(items, { ...about, ...change });
    return more > have ? [`${words} (có ${String(more)} câu)`] : [];
  };
  const ways = [
    ...(approved ? await without('bỏ “đã duyệt”', { approved: false }) : []),
    ...(tags.length > 0 ? await without('bỏ thẻ', { tags: [] }) : []),
    ...(topics.length + documents.length > 0
      ? await without('bỏ chủ đề và văn bản', { topics: [], documents: [] })
      : []),
    ...(have > 0 ? [`đặt số câu từ ${String(have)} trở xuống`] : []),
    ...(approved ? ['duyệt thêm câu ở trang Ngân hàng câu hỏi'] : []),
  ];
  const there = have === 0 ? 'Không có câu nào' : `Chỉ có ${String(have)} câu`;
  return `${there} ${sayNarrowed(about)} ở phần này, bạn muốn ${String(wanted)} câu. Bạn có thể: ${ways.join('; ')}.`;
}
