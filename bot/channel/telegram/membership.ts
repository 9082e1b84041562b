import type { Context } from 'grammy';
import type { Counter } from './asking.ts';

/** The bot is out: a person blocked it, a group removed it. */
const OUT: ReadonlySet<string> = new Set(['kicked', 'left']);

/**
 * Who shuts the bot out gets nothing more: what waits is dropped. What is remembered of the chat stays until it expires; a
 * person who comes back goes on. A plain group is left too when it becomes a supergroup, and that may be told first: there
 * what waits is kept for a while.
 */
export async function onMembership({ close, moves }: Counter, context: Context): Promise<void> {
  const change = context.myChatMember;
  if (change === undefined) return;
  const { chat } = change;
  if (!OUT.has(change.new_chat_member.status)) return moves.stay(chat.id);
  if (chat.type === 'group') return moves.leave(chat.id, () => close(String(chat.id)));
  await close(String(chat.id));
}
