import type { Sent } from '../../delivery.ts';
import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';

/**
 * Final refusals in a row after which a chat is taken to have shut the bot out: the platform documents no code for a person
 * who left or blocked it. Three different replies, so that one letter that is refused for its own sake closes nothing.
 */
export const REFUSALS = 3;

/** Judges from what becomes of letters whether a chat still takes any. */
export interface Gone {
  /** What became of a letter, or `closed` where the chat takes no more. */
  judge(chat: string, sent: Sent): Sent;
  /** The chat has written: it is there. */
  heard(chat: string): void;
}

interface Row {
  readonly count: number;
  /** Letters accepted of the whole bot before the first of these refusals. */
  readonly before: number;
}

/** A chat is closed only where letters of others went out meanwhile: what is refused to all is the bot's trouble, not theirs. */
export function createGone(): Gone {
  const rows = new Map<string, Row>();
  let accepted = 0;
  return {
    judge: (chat, sent) => {
      if (sent.kind === 'accepted') accepted += 1;
      if (sent.kind !== 'refused') {
        if (sent.kind !== 'later') rows.delete(chat);
        return sent;
      }
      const { count, before } = rows.get(chat) ?? { count: 0, before: accepted };
      const closes = count + 1 >= REFUSALS && accepted > before;
      rows.delete(chat);
      if (closes) return { kind: 'closed' };
      rows.set(chat, { count: count + 1, before });
      const [oldest] = rows.keys();
      if (rows.size > MAX_REMEMBERED_CHATS && oldest !== undefined) rows.delete(oldest);
      return sent;
    },
    heard: (chat) => void rows.delete(chat),
  };
}
