import type { Lexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';
import { readSubject, topicIn, wantedOf } from '../../notices.ts';
import type { Place } from '../../subscriptions.ts';
import type { PracticeParts } from './types.ts';

/** Which provisions a person wants to learn. */
export interface Wanted {
  /** Of what the chat follows; null where it follows nothing that has items. */
  followed(place: Place, provisions: readonly string[]): Promise<ReadonlySet<string> | null>;
  /** Of a document or a topic as it was typed; null where there are none. */
  named(written: string, provisions: readonly string[]): Promise<ReadonlySet<string> | null>;
  /** Ids of the topics that the words name; none of a document. */
  topics(written: string): readonly string[];
}

/** Subjects remembered with their provisions. */
const MOST_REMEMBERED = 100;
/** Provisions looked at without a pause: some milliseconds, so that other chats are not kept waiting. */
const AT_ONCE = 20;

export function createWanted({ store, library, lexicon, items }: PracticeParts): Wanted {
  const known = new Map<string, ReadonlySet<string>>();

  async function provisionsOf(subject: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const serving = library();
    const key = `${serving.id} ${String(ids.length)} ${subject}`;
    const found = known.get(key) ?? (await concerned(subject, ids));
    known.delete(key);
    // A map keeps the order of insertion: what was asked for longest ago goes.
    if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value ?? '');
    known.set(key, found);
    return found;
  }
  /** Of a document its own provisions; of a topic those that have its words in a row, or items of all that it names. */
  async function concerned(subject: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const { kind, words } = readSubject(subject);
    if (kind === 'document') return new Set(ids.filter((id) => id.startsWith(`${words}#`)));
    const row = rowOf(lexicon().expand(tokenise(words)));
    const concepts = conceptsIn(words);
    return chosen(ids, AT_ONCE, async (id) => {
      const topics = new Set((await items.itemsOf(id)).map(({ topic }) => topic));
      if (concepts.length > 0 && concepts.every((concept) => topics.has(concept))) return true;
      return rowOf(tokenise(textOf(id, library()))).includes(row);
    });
  }
  const conceptsIn = (words: string): string[] =>
    lexicon()
      .annotate(lexicon().expand(tokenise(words)))
      .flatMap(({ concept }) => (concept.role === 'noise' ? [] : [concept.id]));
  return {
    topics: (written) => {
      const wanted = wantedOf(written, library(), lexicon());
      const subject = wanted.kind === 'subject' ? readSubject(wanted.subject) : null;
      return subject?.kind === 'topic' ? conceptsIn(subject.words) : [];
    },
    followed: async (place, ids) => {
      const wanted = new Set<string>();
      for (const { subject } of await store.subscriptions(place))
        for (const id of await provisionsOf(subject, ids)) wanted.add(id);
      return wanted.size === 0 ? null : wanted;
    },
    named: async (written, ids) => {
      const wanted = wantedOf(written, library(), lexicon());
      if (wanted.kind !== 'subject') return null;
      const found = await provisionsOf(wanted.subject, ids);
      const more = found.size > 0 ? found : await speaking(wanted.subject, ids, library(), lexicon());
      return more.size === 0 ? null : more;
    },
  };
}

const textOf = (id: string, library: Library): string => {
  const provision = library.provision(id);
  return provision === undefined ? '' : `${provision.heading ?? ''}\n${provision.text}`;
};

/** Without marks: who types a topic often leaves them out, and a row of several words is seldom another without. */
const rowOf = (tokens: ReturnType<typeof tokenise>): string =>
  ` ${tokens.map(({ fold }) => fold).join(' ')} `;

/** The whole lexicon over the words of each provision takes a millisecond or more, so only where nothing else was found. */
async function speaking(
  subject: string,
  ids: readonly string[],
  library: Library,
  lexicon: Lexicon,
): Promise<ReadonlySet<string>> {
  const { kind, words } = readSubject(subject);
  if (kind === 'document') return new Set();
  const speaks = topicIn(words, lexicon);
  return chosen(ids, 1, (id) => Promise.resolve(speaks(textOf(id, library))));
}

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
