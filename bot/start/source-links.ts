import type { ChannelName, RuleWords, SourceLink } from '../channel.ts';
import type { JoinLinks } from './join-links.ts';

/** The page with words marked; null where a phone could not open it. */
export type PageOf = (publicUrl: string, words: RuleWords) => string | null;

/** Chats from which a page can be opened; the web's pages link by themselves, and at the terminal one asks for the address. */
const CHATS: ReadonlySet<ChannelName> = new Set(['telegram', 'zalo_bot', 'zalo_oa']);

/** The page with the words marked where phones can open it; else, on Telegram, the provision in the chat with the bot. */
export function sourceLinks(
  publicUrl: string | null,
  { provision }: Pick<JoinLinks, 'provision'>,
  pageOf: PageOf,
): SourceLink {
  return (channel, words) => {
    if (!CHATS.has(channel)) return null;
    const page = publicUrl === null ? null : pageOf(publicUrl, words);
    return page ?? (channel === 'telegram' ? provision(words.provision) : null);
  };
}
