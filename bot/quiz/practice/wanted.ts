import type { Lexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import { readSubject, topicIn, wantedOf } from '../../notices.ts';
import type { Place } from '../../subscriptions.ts';
import type { PracticeParts } from './types.ts';

/** Which provisions a person wants to learn. */
export interface Wanted {
  /** Of what the chat follows; null where it follows nothing that has items. */
  followed(place: Place, provisions: readonly string[]): Promise<ReadonlySet<string> | null>;
  /** Of a document or a topic as it was typed; null where there are none. */
  named(written: string, provisions: readonly string[]): Promise<ReadonlySet<string> | null>;
}

/** Subjects remembered with their provisions. */
const MOST_REMEMBERED = 100;
/** Provisions looked at without a pause: some milliseconds, so that other chats are not kept waiting. */
const AT_ONCE = 50;

export function createWanted({ store, library, lexicon }: PracticeParts): Wanted {
  const known = new Map<string, ReadonlySet<string>>();

  async function provisionsOf(subject: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const serving = library();
    const key = `${serving.id} ${String(ids.length)} ${subject}`;
    const found = known.get(key) ?? (await concerned(subject, ids, serving, lexicon()));
    known.delete(key);
    // A map keeps the order of insertion: what was asked for longest ago goes.
    if (known.size >= MOST_REMEMBERED) known.delete(known.keys().next().value ?? '');
    known.set(key, found);
    return found;
  }
  return {
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
      return found.size === 0 ? null : found;
    },
  };
}

/** Of a document its own provisions, of a topic those whose words speak of it. */
async function concerned(
  subject: string,
  ids: readonly string[],
  library: Library,
  lexicon: Lexicon,
): Promise<ReadonlySet<string>> {
  const { kind, words } = readSubject(subject);
  if (kind === 'document') return new Set(ids.filter((id) => id.startsWith(`${words}#`)));
  const speaks = topicIn(words, lexicon);
  const found = new Set<string>();
  for (const [index, id] of ids.entries()) {
    const provision = library.provision(id);
    if (provision !== undefined && speaks(`${provision.heading ?? ''}\n${provision.text}`)) found.add(id);
    if (index % AT_ONCE === AT_ONCE - 1) await new Promise((resume) => setImmediate(resume));
  }
  return found;
}
