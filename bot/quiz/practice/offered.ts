import type { TopicOffered } from '../items-wanted.ts';
import type { PracticeParts } from './types.ts';

/** What may be practised: the topics of the items, by the names that people read, and their documents. */

/** What practice on a subject may ask. */
export interface Found {
  readonly provisions: ReadonlySet<string>;
  /** Topics whose items are asked before others of a provision. */
  readonly topics: readonly string[];
  /** `words`: the rules hold the words; `near`: no rule has all of the words, and these are on a topic that some of them name. */
  readonly by: 'document' | 'topic' | 'words' | 'near';
}

type Parts = Pick<PracticeParts, 'items' | 'topicName'>;

/** Topics with a name, those with most items first. */
export async function offeredIn(
  { items, topicName }: Parts,
  ids: readonly string[],
): Promise<TopicOffered[]> {
  const counts = new Map<string, number>();
  for (const id of ids)
    for (const { topic } of await items.itemsOf(id))
      if (topic !== null) counts.set(topic, (counts.get(topic) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .flatMap(([id, count]) => {
      const label = topicName?.(id) ?? null;
      return label === null ? [] : [{ id, label, count }];
    });
}

/** Names said at once; for the rest one asks for the list. */
const MOST_TOPICS = 12;

/** Lines with the topics and, in the whole list, the documents. */
export async function sayOffered(parts: Parts, ids: readonly string[], whole: boolean): Promise<string[]> {
  const labels = (await offeredIn(parts, ids)).map(({ label }) => label);
  const shown = whole ? labels : labels.slice(0, MOST_TOPICS);
  const more = labels.length > shown.length ? ' Xem hết: /luyen danh sách.' : '';
  const numbers = [...new Set(ids.map((id) => id.slice(0, id.indexOf('#'))))];
  return [
    ...(shown.length === 0 ? [] : [`Chủ đề có câu hỏi: ${shown.join('; ')}.${more}`]),
    ...(whole && numbers.length > 0 ? [`Văn bản có câu hỏi: ${numbers.join('; ')}.`] : []),
  ];
}

/** `Về “giờ làm việc”: chủ đề giờ giấc làm việc, 14 điều có câu hỏi.` `names`: of the topics that have items. */
export function sayFound(written: string, { provisions, by }: Found, names: readonly string[]): string {
  const many = `${String(provisions.size)} điều có câu hỏi`;
  const topics = names.length === 0 ? '' : `chủ đề ${names.join(', ')}, `;
  switch (by) {
    case 'document':
      return `Văn bản ${written}: ${many}.`;
    case 'topic':
      return `Về “${written}”: ${topics}${many}.`;
    case 'words':
      return `Về “${written}”: ${many} có những từ này.`;
    case 'near':
      return `Chưa có câu hỏi đúng về “${written}”. Gần nhất: ${topics}${many}.`;
  }
}
