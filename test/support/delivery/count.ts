import type { Seen } from '../../fakes/telegram/world.ts';

/** What a chat asked and got. */
export interface ChatCount {
  /** Questions without an answer. */
  readonly lost: number;
  /** Places, in what the double has seen of all chats, of messages that were there before. */
  readonly doubled: readonly number[];
  /** Whether the answers, each counted once, are not those of the questions in their order. */
  readonly reordered: boolean;
}

/** The id of the answer that a message's buttons name; its text where it has none (the greeting). */
export const identityOf = ({ keyboard, text }: Seen) =>
  keyboard
    .flat()
    .map(({ callback_data: data }) => /^[ud]:(.+)$/.exec(data ?? '')?.[1])
    .find((id) => id !== undefined) ?? text;

export const isAnswer = (seen: Seen) => seen.keyboard.length > 0;

export function countChat(
  expected: readonly string[],
  seen: readonly Seen[],
  place: (seen: Seen) => number,
): ChatCount {
  const known = new Set<string>();
  const first: Seen[] = [];
  const doubled: number[] = [];
  for (const message of seen) {
    if (known.has(identityOf(message))) doubled.push(place(message));
    else first.push(message);
    known.add(identityOf(message));
  }
  const answers = first.filter(isAnswer).map(({ text }) => text);
  const lost = Math.max(0, expected.length - answers.length);
  const reordered = lost === 0 && answers.join('\0') !== expected.join('\0');
  return { lost, doubled, reordered };
}
