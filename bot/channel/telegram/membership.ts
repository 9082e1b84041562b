import type { Context } from 'grammy';
import type { ChatMemberUpdated } from 'grammy/types';
import { WELCOME, type Counter } from './asking.ts';
import { groupSections } from './greeting.ts';

/** The bot is in a group, and may write there. */
const IN: ReadonlySet<string> = new Set(['member', 'administrator']);
/** The bot is out: a person blocked it, a group removed it. */
const OUT: ReadonlySet<string> = new Set(['kicked', 'left']);

/**
 * Who shuts the bot out gets nothing more: what waits is dropped. What is remembered of the chat stays until it expires; a
 * person who comes back goes on. A plain group is left too when it becomes a supergroup, and that may be told first: there
 * what waits is kept for a while.
 */
export async function onMembership(counter: Counter, context: Context): Promise<void> {
  const { close, moves } = counter;
  const change = context.myChatMember;
  if (change === undefined) return;
  const { chat } = change;
  if (!OUT.has(change.new_chat_member.status)) {
    moves.stay(chat.id);
    return greetGroup(counter, context, change);
  }
  if (chat.type === 'group') return moves.leave(chat.id, () => close(String(chat.id)));
  await close(String(chat.id));
}

/** A group that the bot is put into hears once how to ask there; one that only got another id has heard it. */
async function greetGroup(
  { outbox, notices, firstTime, moves }: Counter,
  { me, update }: Context,
  { chat, old_chat_member: before, new_chat_member: after }: ChatMemberUpdated,
): Promise<void> {
  const group = chat.type === 'group' || chat.type === 'supergroup';
  if (!group || !OUT.has(before.status) || !IN.has(after.status) || moves.arrived(chat.id)) return;
  if (!(await firstTime(chat.id))) return;
  notices.first(chat.id, WELCOME);
  const sections = groupSections(me.username, after.status === 'administrator');
  await outbox.send({ chat: chat.id, update: update.update_id }, sections);
}
