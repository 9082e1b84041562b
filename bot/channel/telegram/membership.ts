import type { Context } from 'grammy';
import type { Counter } from './asking.ts';

/** The bot is out: a person blocked it, a group removed it. */
const OUT: ReadonlySet<string> = new Set(['kicked', 'left']);

/**
 * Who shuts the bot out gets nothing more: what waits is dropped. What is remembered of the chat stays until it expires; a
 * person who comes back goes on.
 */
export async function onMembership({ close }: Counter, context: Context): Promise<void> {
  const change = context.myChatMember;
  if (change !== undefined && OUT.has(change.new_chat_member.status)) await close(String(change.chat.id));
}
