import type { Accepted } from './platform.ts';

/** What a chat asked and got. */
export interface ChatCount {
  /** Questions without an answer. */
  readonly lost: number;
  /** Which of all accepted messages came to this chat before. */
  readonly doubled: readonly Doubled[];
  /** Whether the answers, each counted once, are not those of the questions in their order. */
  readonly reordered: boolean;
  /** Notices that messages were left out; each may come as often as that happens. */
  readonly told: number;
  /** The answers, each once. */
  readonly answers: readonly Received[];
}
/** A message that came before. */
export interface Doubled extends Received {
  /** Place of the copy before this one. */
  readonly earlier: number;
}
export interface Received extends Accepted {
  /** Place among all messages that the double accepted, and when (`performance.now()`). */
  readonly place: number;
  readonly at: number;
}

const NONE: ReadonlySet<string> = new Set();

/**
 * `expected`: the answers to what was asked, in order; `known`: all answers that there are, no two alike.
 * A message is the same as an earlier one where its buttons name the same answer, or, without buttons, where the answer that
 * was expected last comes once more: questions change from one to the next, so that it cannot be the next answer. `notices`:
 * words that say that messages were left out, which are counted apart.
 */
export function countChat(
  expected: readonly string[],
  received: readonly Received[],
  known: ReadonlySet<string>,
  notices: ReadonlySet<string> = NONE,
): ChatCount {
  /** Where each message came last. */
  const before = new Map<string, number>();
  const answers: Received[] = [];
  const doubled: Doubled[] = [];
  let told = 0;
  for (const message of received) {
    const { text, id } = message;
    if (notices.has(text)) {
      told += 1;
      continue;
    }
    const answer = known.has(text);
    const again = id === null && answer ? text === answers.at(-1)?.text : before.has(id ?? text);
    const earlier = before.get(id ?? text) ?? message.place;
    before.set(id ?? text, message.place);
    if (again) doubled.push({ ...message, earlier });
    else if (answer) answers.push(message);
  }
  const lost = Math.max(0, expected.length - answers.length);
  const inOrder = answers.every(({ text }, index) => text === expected[index]);
  return { lost, doubled, reordered: lost === 0 && !inOrder, told, answers };
}
