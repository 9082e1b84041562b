import { fold } from '../../../knowledge/vietnamese.ts';
import type { DocumentOffered, ItemSource, TopicOffered } from '../items-wanted.ts';

/** Everything, or what is on any of the topics and in any of the documents; none of either: whatever it is on, wherever it stands. */
export type Subject = {
  readonly topics: readonly string[];
  readonly documents: readonly string[];
  /** Tags of the bank, any of which an item has; none or absent for all. */
  readonly tags?: readonly string[];
  readonly title: string;
};

/** Names in a title; further ones are counted. */
const MOST_NAMED = 3;

/** What a round is called after what it asks about. */
export function titleOf(names: readonly string[]): string {
  if (names.length === 0) return 'Tất cả quy định';
  if (names.length <= MOST_NAMED) return names.join(', ');
  const named = names.slice(0, MOST_NAMED - 1);
  return `${named.join(', ')} và ${String(names.length - named.length)} mục khác`;
}

const ALL: Subject = { topics: [], documents: [], title: titleOf([]) };
/** Words from which a document may be known by its title. */
const LEAST_WORDS = 3;

const plain = (text: string): string =>
  fold(text.normalize('NFC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const within = (part: string, whole: string): boolean => ` ${whole} `.includes(` ${part} `);

type Topics = readonly TopicOffered[];
type Documents = readonly DocumentOffered[];
interface Found {
  readonly topics: Topics;
  readonly documents: Documents;
}

/** Null where the words, or those between two commas, name none. */
export function readSubject(words: string, topics: Topics, documents: Documents): Subject | null {
  if (words === '' || /^tat ca/.test(words)) return ALL;
  const read = piecesOf(words, topics, documents);
  if (typeof read === 'string') return null;
  const [on, numbers] = [unique(read.topics), unique(read.documents).map(({ number }) => number)];
  const title = titleOf([...on.map(({ label }) => label), ...numbers]);
  return { topics: on.map(({ id }) => id), documents: numbers, title };
}

/** The first words that name nothing, where `readSubject` gives null. */
export function unknownIn(words: string, topics: Topics, documents: Documents): string {
  const read = piecesOf(words, topics, documents);
  return typeof read === 'string' ? read : words;
}

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

/** Between two subjects; within a name too ("đánh giá, xếp loại"), so that as many pieces as make one name are taken together. */
const BETWEEN = /(\s*[,;]\s*|\s+v[aà]\s+)/iu;

/** All that is named, or the first words that name nothing. */
function piecesOf(words: string, topics: Topics, documents: Documents): Found | string {
  // Words at even places, what stands between them at odd ones.
  const pieces = words.normalize('NFC').split(BETWEEN);
  const all: { topics: TopicOffered[]; documents: DocumentOffered[] } = { topics: [], documents: [] };
  for (let at = 0; at < pieces.length;) {
    const name = longestName(pieces.slice(at), topics, documents);
    if (name === null) return pieces[at] ?? words;
    all.topics.push(...name.found.topics);
    all.documents.push(...name.found.documents);
    at += name.length + 1;
  }
  return all;
}

/** What the first pieces name, as many of them as make one name; null where not even the first names anything. */
function longestName(
  pieces: readonly string[],
  topics: Topics,
  documents: Documents,
): { readonly found: Found; readonly length: number } | null {
  for (let length = pieces.length; length > 0; length -= 2) {
    const wanted = plain(pieces.slice(0, length).join(''));
    const found = (length === 1 ? oneOf : nameOf)(wanted, topics, documents);
    if (found !== null) return { found, length };
  }
  return null;
}

const ofTopic = (topic: TopicOffered | undefined): Found | null =>
  topic === undefined ? null : { topics: [topic], documents: [] };
const ofDocuments = (documents: Documents): Found | null =>
  documents.length === 0 ? null : { topics: [], documents };

const exactly = (wanted: string, topics: Topics) =>
  ofTopic(topics.find(({ id, label }) => plain(label) === wanted || plain(id) === wanted));
const containing = (wanted: string, topics: Topics) =>
  ofTopic(topics.find(({ label }) => within(wanted, plain(label))));

/** What the words name as they stand. */
const nameOf = (wanted: string, topics: Topics, documents: Documents): Found | null =>
  exactly(wanted, topics) ?? ofDocuments(titled(wanted, documents)) ?? containing(wanted, topics);

/** What the words name, with others around it or between. */
function oneOf(wanted: string, topics: Topics, documents: Documents): Found | null {
  if (wanted === '') return null;
  return (
    exactly(wanted, topics) ??
    ofDocuments(documentsOf(wanted, documents)) ??
    containing(wanted, topics) ??
    ofTopic(topics.find(({ label }) => within(plain(label), wanted))) ??
    scattered(wanted, topics)
  );
}

/** "giờ làm việc" for "giờ giấc làm việc": the words in their order, in the shortest of the names that have them. */
function scattered(wanted: string, topics: Topics): Found | null {
  const words = wanted.split(' ');
  if (words.length < 2) return null;
  const inOrder = new RegExp(words.map((word) => `\\b${word}\\b`).join('.*'), 'u');
  const [shortest] = topics
    .filter(({ label }) => inOrder.test(plain(label)))
    .sort((a, b) => a.label.length - b.label.length);
  return ofTopic(shortest);
}

/** By the whole number, by kind and the first part of it ("chỉ thị 30") where that is one document's, or by words of one title. */
function documentsOf(wanted: string, documents: Documents): Documents {
  const whole = documents.filter(({ number }) => within(plain(number), wanted));
  if (whole.length > 0) return whole;
  const short =
    /^(?:chi thi|ket luan|nghi quyet|nghi dinh|quyet dinh|quy dinh|thong tu|luat|huong dan|ke hoach|cong van)(?: so)? (\d+)$/.exec(
      wanted,
    )?.[1];
  const begins =
    short === undefined ? [] : documents.filter(({ number }) => plain(number).split(' ')[0] === short);
  if (begins.length === 1) return begins;
  return titled(wanted, documents);
}

function titled(wanted: string, documents: Documents): Documents {
  if (wanted.split(' ').length < LEAST_WORDS) return [];
  const found = documents.filter(({ title }) => within(wanted, plain(title)));
  return found.length === 1 ? found : [];
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
