import { fold } from '../../../knowledge/vietnamese.ts';
import type { DocumentOffered, ItemSource, TopicOffered } from '../items-wanted.ts';

/** Everything, a topic or documents. */
export type Subject = {
  readonly topic: string | null;
  readonly documents: readonly string[];
  readonly title: string;
};

const ALL: Subject = { topic: null, documents: [], title: 'Tất cả quy định' };
/** Words from which a document may be known by its title. */
const LEAST_WORDS = 3;

const plain = (text: string): string =>
  fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);

/** Null where the words name none. */
export function readSubject(
  words: string,
  topics: readonly TopicOffered[],
  documents: readonly DocumentOffered[],
): Subject | null {
  if (words === '' || /^tat ca/.test(words)) return ALL;
  const wanted = plain(words);
  if (wanted === '') return null;
  const exact = topics.find(({ id, label }) => plain(label) === wanted || plain(id) === wanted);
  if (exact !== undefined) return ofTopic(exact);
  const named = documentsOf(wanted, documents);
  if (named.length > 0) return ofDocuments(named);
  const topic =
    topics.find(({ label }) => within(wanted, plain(label))) ??
    topics.find(({ label }) => within(plain(label), wanted));
  return topic === undefined ? null : ofTopic(topic);
}

const ofTopic = ({ id, label }: TopicOffered): Subject => ({ topic: id, documents: [], title: label });

function ofDocuments(named: readonly DocumentOffered[]): Subject {
  const numbers = named.map(({ number }) => number);
  return { topic: null, documents: numbers, title: numbers.join(', ') };
}

/** By the whole number, by kind and the first part of it ("chỉ thị 30") where that is one document's, or by words of one title. */
function documentsOf(wanted: string, documents: readonly DocumentOffered[]): readonly DocumentOffered[] {
  const whole = documents.filter(({ number }) => within(plain(number), wanted));
  if (whole.length > 0) return whole;
  const short =
    /^(?:chi thi|ket luan|nghi quyet|nghi dinh|quyet dinh|quy dinh|thong tu|luat|huong dan|ke hoach|cong van)(?: so)? (\d+)$/.exec(
      wanted,
    )?.[1];
  const begins =
    short === undefined ? [] : documents.filter(({ number }) => plain(number).split(' ')[0] === short);
  if (begins.length === 1) return begins;
  if (wanted.split(' ').length < LEAST_WORDS) return [];
  const titled = documents.filter(({ title }) => within(wanted, plain(title)));
  return titled.length === 1 ? titled : [];
}

/** Names said at once; for the rest one asks for the list. */
const [MOST_TOPICS, MOST_DOCUMENTS] = [12, 6] as const;

/** What may be asked about, most items first: a part of it, or with `whole` all. */
export async function sayOffered(items: ItemSource, whole = false): Promise<string> {
  const [topics, documents] = [await items.topics(), await items.documents()];
  const list = (names: readonly string[], most: number) =>
    names.slice(0, whole ? names.length : most).join('; ');
  const labels = topics.map(({ label }) => label);
  const numbers = documents.map(({ number }) => number);
  const more = !whole && (labels.length > MOST_TOPICS || numbers.length > MOST_DOCUMENTS);
  return [
    ...(labels.length === 0 ? [] : [`Chủ đề: ${list(labels, MOST_TOPICS)}.`]),
    ...(numbers.length === 0 ? [] : [`Văn bản: ${list(numbers, MOST_DOCUMENTS)}.`]),
    ...(more ? ['Xem hết: gõ /quiz danh sách.'] : []),
  ].join('\n');
}
