import type { Lexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import { isUnaccented, tokenise, type Token } from '../../../knowledge/vietnamese.ts';
import { readSubject, topicIn, topicMentions, wantedOf, wholeConcepts } from '../../notices.ts';
import type { Place } from '../../subscriptions.ts';
import { readSubject as readNames } from '../host/subject.ts';
import type { TopicOffered } from '../items-wanted.ts';
import { holdsWords } from './holding.ts';
import { offeredIn, type Found } from './offered.ts';
import type { PracticeParts } from './types.ts';

/** Which provisions a person wants to learn. */
export interface Wanted {
  /** Of what the chat follows; null where it follows nothing that has items. */
  followed(place: Place, provisions: readonly string[]): Promise<ReadonlySet<string> | null>;
  /** Of a document, a topic or free words as they were typed; null where there are none. */
  named(written: string, provisions: readonly string[]): Promise<Found | null>;
}

/** Subjects remembered with what they found. */
const MOST_REMEMBERED = 100;
/** Provisions looked at without a pause: some milliseconds, so that other chats are not kept waiting. */
const AT_ONCE = 20;

export function createWanted(parts: PracticeParts): Wanted {
  const { store, library, lexicon } = parts;
  const known = new Map<string, Found | null>();

  async function remembered(
    kind: string,
    subject: string,
    ids: readonly string[],
    look: () => Promise<Found | null>,
  ): Promise<Found | null> {
    const key = `${kind} ${library().id} ${String(ids.length)} ${subject}`;
    const before = known.get(key);
    const found = before === undefined ? await look() : before;
    known.delete(key);
    // A map keeps the order of insertion: what was asked for longest ago goes.
    if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value ?? '');
    known.set(key, found);
    return found;
  }
  const concerning = (subject: string, ids: readonly string[]) =>
    remembered('concerning', subject, ids, () => concerned(parts, subject, ids));
  const onWords = (subject: string, ids: readonly string[]) =>
    remembered('words', subject, ids, () => spoken(parts, subject, ids));
  return {
    followed: async (place, ids) => {
      const wanted = new Set<string>();
      for (const { subject } of await store.subscriptions(place))
        for (const id of (await concerning(subject, ids))?.provisions ?? []) wanted.add(id);
      return wanted.size === 0 ? null : wanted;
    },
    named: async (written, ids) => {
      const wanted = wantedOf(written, library(), lexicon());
      if (wanted.kind !== 'subject') return null;
      return (await concerning(wanted.subject, ids)) ?? onWords(wanted.subject, ids);
    },
  };
}

/** Of a document its own provisions; of a topic those that have its words in a row, or items of what it names. */
async function concerned(
  parts: PracticeParts,
  subject: string,
  ids: readonly string[],
): Promise<Found | null> {
  const { items, lexicon, library } = parts;
  const { kind, words } = readSubject(subject);
  if (kind === 'document')
    return foundIn(
      ids.filter((id) => id.startsWith(`${words}#`)),
      [],
      'document',
    );
  const row = rowOf(lexicon().expand(tokenise(words)));
  const concepts = wholeConcepts(words, lexicon());
  const named = namedBy(words, await offeredIn(parts, ids));
  const onTopic = new Set<string>();
  const found = await chosen(ids, AT_ONCE, async (id) => {
    const topics = new Set((await items.itemsOf(id)).map(({ topic }) => topic));
    const isOn =
      named.some((topic) => topics.has(topic)) ||
      (concepts.length > 0 && concepts.every((concept) => topics.has(concept)));
    if (isOn) onTopic.add(id);
    return isOn || rowOf(tokenise(textOf(id, library()))).includes(row);
  });
  const topics = [...new Set([...named, ...concepts])];
  return foundIn(found, topics, onTopic.size > 0 ? 'topic' : 'words');
}

/** Where neither a topic nor the words in a row were found: by the whole lexicon, by all of the words, by one topic among them. */
async function spoken(parts: PracticeParts, subject: string, ids: readonly string[]): Promise<Found | null> {
  const { items, lexicon, library } = parts;
  const { kind, words } = readSubject(subject);
  if (kind === 'document') return null;
  const concepts = conceptsIn(words, lexicon());
  // The whole lexicon over the words of a provision takes a millisecond or more.
  const speaks = topicIn(words, lexicon());
  const speaking = await chosen(ids, 1, (id) => Promise.resolve(speaks(textOf(id, library()))));
  if (speaking.size > 0) return foundIn(speaking, concepts, 'topic');
  const holds = holdsWords(words, lexicon());
  const holding = await chosen(ids, AT_ONCE, async (id) => (await items.itemsOf(id)).some(holds));
  if (holding.size > 0) return foundIn(holding, [], 'words');
  const near = await chosen(ids, AT_ONCE, async (id) =>
    (await items.itemsOf(id)).some(({ topic }) => topic !== null && concepts.includes(topic)),
  );
  return foundIn(near, concepts, 'near');
}

function foundIn(ids: Iterable<string>, topics: readonly string[], by: Found['by']): Found | null {
  const provisions = new Set(ids);
  return provisions.size === 0 ? null : { provisions, topics, by };
}

/** Topics by the names under which people know them, as in `/quiz`. */
const namedBy = (words: string, offered: readonly TopicOffered[]): readonly string[] =>
  readNames(words, offered, [])?.topics ?? [];

/**
 * What the words name. Without marks only where that is more than half of those that tell something: "xin chao" would have
 * "xỉn" in it, and "co chu" be about archives.
 */
function conceptsIn(words: string, lexicon: Lexicon): string[] {
  const tokens = lexicon.expand(tokenise(words));
  const mentions = topicMentions(tokens, lexicon);
  const isNamed = (at: number): boolean => mentions.some(({ from, to }) => from <= at && at < to);
  const named = mentions.map(({ concept }) => concept.id);
  if (!isUnaccented(tokens)) return named;
  const telling = [...tokens.keys()].filter((at) => isNamed(at) || !isStop(tokens[at], lexicon));
  return telling.filter(isNamed).length * 2 > telling.length ? named : [];
}

const isStop = (token: Token | undefined, lexicon: Lexicon): boolean =>
  token === undefined || lexicon.isStopword(token);

const textOf = (id: string, library: Library): string => {
  const provision = library.provision(id);
  return provision === undefined ? '' : `${provision.heading ?? ''}\n${provision.text}`;
};

/** Without marks: who types a topic often leaves them out, and a row of several words is seldom another without. */
const rowOf = (tokens: ReturnType<typeof tokenise>): string =>
  ` ${tokens.map(({ fold }) => fold).join(' ')} `;

/** The ids of which something holds, with a pause after each so many. */
async function chosen(
  ids: readonly string[],
  atOnce: number,
  holds: (id: string) => Promise<boolean>,
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [index, id] of ids.entries()) {
    if (await holds(id)) found.add(id);
    if (index % atOnce === atOnce - 1) await new Promise((resume) => setImmediate(resume));
  }
  return found;
}
