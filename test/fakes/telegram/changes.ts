import { addGroup } from './people.ts';
import type { Updates } from './updates.ts';
import { addMessage, dateOf, type Chat, type Person, type World } from './world.ts';

/** What becomes of chats: groups that are upgraded, bots that are shut out. */

/**
 * Makes a supergroup of a group: Telegram tells it in both, and refuses what is sent to the old one. `left`: it tells first
 * that the bot is out of the old group, which takes nothing by then (403) until the move is known.
 */
export async function upgrade(
  world: World,
  updates: Updates,
  { group, by, left }: { readonly group: Chat; readonly by: Person; readonly left?: () => Promise<void> },
): Promise<Chat> {
  if (left !== undefined) {
    setMembership(world, updates, { chat: group, from: by, status: 'left' });
    await left();
  }
  const fresh = addGroup(world, group.title ?? '');
  world.migrated.set(group.id, fresh.id);
  const tell = (chat: Chat, content: object) =>
    updates.push('message', addMessage(world, chat, { from: by, ...content }));
  tell(group, { migrate_to_chat_id: fresh.id });
  tell(fresh, { migrate_from_chat_id: group.id });
  return fresh;
}

/** Shuts the bot out of a chat, lets it in again, or makes it an administrator. */
export function setMembership(
  world: World,
  updates: Updates,
  { chat, from, status }: { readonly chat: Chat; readonly from: Person; readonly status: string },
): void {
  const out = status === 'kicked' || status === 'left';
  if (out) world.blocked.add(chat.id);
  else world.blocked.delete(chat.id);
  const before = world.memberships.get(chat.id) ?? (out ? 'member' : 'left');
  world.memberships.set(chat.id, status);
  if (status === 'administrator') world.administered.add(chat.id);
  else world.administered.delete(chat.id);
  const member = (which: string) => ({ user: world.bot, status: which });
  updates.push('my_chat_member', {
    ...{ chat, from, date: dateOf(world.nextId++) },
    old_chat_member: member(before),
    new_chat_member: member(status),
  });
}

/** Closes a topic of a forum, or deletes it with its messages. */
export function endTopic(world: World, chat: Chat, thread: number, how: 'closed' | 'deleted'): void {
  const topic = `${chat.id}:${thread}`;
  if (how === 'closed') return void world.topics.set(topic, 'closed');
  world.topics.delete(topic);
  for (const [key, message] of world.messages)
    if (message.chat.id === chat.id && message.message_thread_id === thread) world.messages.delete(key);
}
