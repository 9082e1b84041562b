/** Which messages of a load had a call that went wrong, and who had to wait for them. */

/** The first reply to one message. */
export interface Wait {
  readonly chat: string;
  /** Place among the messages of its chat. */
  readonly index: number;
  /** When its delivery began and when the reply was accepted, milliseconds of one clock. */
  readonly start: number;
  readonly end: number;
  /** When its last reply was, where there are several: the greeting comes before the answer. */
  readonly over: number;
}

export interface Harm {
  /** A call to a chat goes wrong: of the message that is being answered there. */
  mark(chat: string): void;
  of(chat: string, index: number): boolean;
}

/** `answered`: how many messages of a chat have their answer. Letters of a chat go one after the other: a call is of the next one. */
export function createHarm(answered: (chat: string) => number): Harm {
  const harmed = new Set<string>();
  const name = (chat: string, index: number) => `${chat} ${String(index)}`;
  return {
    mark: (chat) => void harmed.add(name(chat, answered(chat))),
    of: (chat, index) => harmed.has(name(chat, index)),
  };
}

/** Those that were not harmed, and came when none of their chat was waiting that was, or that waited behind such a one. */
export function withoutThoseBehind(waits: readonly Wait[], harm: Pick<Harm, 'of'>): Wait[] {
  /** Until when each chat is held up. */
  const held = new Map<string, number>();
  const inOrder = [...waits].sort((a, b) => a.index - b.index);
  return inOrder.filter(({ chat, index, start, over }) => {
    const behind = start < (held.get(chat) ?? 0);
    if (!behind && !harm.of(chat, index)) return true;
    held.set(chat, Math.max(over, held.get(chat) ?? 0));
    return false;
  });
}
