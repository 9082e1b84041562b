import type { Context } from 'grammy';
import type { ReactionType } from 'grammy/types';
import type { Counter } from './asking.ts';
import { describeError } from './errors.ts';
import type { TelegramNotes } from './options.ts';

/** What says that an answer helped, and what says that it did not. Other reactions say neither. */
const HELPFUL: ReadonlySet<string> = new Set(['👍', '❤', '🔥', '👏']);
const USELESS: ReadonlySet<string> = new Set(['👎', '💩', '🤮', '😡']);

/** The name under which it is noted which answer a message tells. */
export const messageName = ({ name }: TelegramNotes, chat: number, message: number) =>
  name(`${chat} ${message}`);

/**
 * A reaction to an answer is a vote, as its button is; the last one counts. Nothing is said in the chat. A reaction that is
 * taken away takes no vote back, and one of an anonymous administrator is nobody's.
 */
export async function onReaction(counter: Counter, context: Context): Promise<void> {
  const { desk, notes, closing, log, token } = counter;
  const reaction = context.messageReaction;
  const person = reaction?.user;
  const helpful = voteOf(reaction?.old_reaction ?? [], reaction?.new_reaction ?? []);
  if (reaction === undefined || person === undefined || notes === null || helpful === null) return;
  try {
    const answer = await notes.read(messageName(notes, reaction.chat.id, reaction.message_id));
    if (answer === null) return;
    const place = { channel: 'telegram' as const, chat: String(reaction.chat.id) };
    await desk.vote({ ...place, person: String(person.id), answer, helpful });
  } catch (error) {
    if (closing.aborted) throw error;
    log.error({ fault: describeError(error, token) }, 'telegram: a reaction was not taken');
  }
}

/** The vote of the last reaction that was added; null where none that says anything was. */
export function voteOf(before: readonly ReactionType[], after: readonly ReactionType[]): boolean | null {
  const known = new Set(before.map(faceOf));
  const added = after.map(faceOf).filter((face) => !known.has(face));
  const last = added.findLast((face) => HELPFUL.has(face) || USELESS.has(face));
  return last === undefined ? null : HELPFUL.has(last);
}

/** Without the selector that asks for a coloured picture: Telegram writes a bare ❤. */
const faceOf = (reaction: ReactionType) =>
  reaction.type === 'emoji' ? reaction.emoji.replace('\uFE0F', '') : '';
