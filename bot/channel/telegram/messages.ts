import type { Context } from 'grammy';
import type { Message } from 'grammy/types';
import { askDesk, type Asked, type Counter } from './asking.ts';
import { say } from './say.ts';
import { askCommands, openCommands, privateCommands } from './commands.ts';
import { describeError } from './errors.ts';
import { receiveFile } from './files.ts';
import { aboutSections, helpSections } from './greeting.ts';
import { isPrivate, readIncoming, type Incoming } from './incoming.ts';
import { moveOf } from './moves.ts';
import { EDIT_WINDOW } from './limits.ts';
import { onStart, type Shelf } from './opening.ts';
import type { Target } from './outbox.ts';
import { nameOf } from './polls.ts';
import { words } from './words.ts';

const ONLY_TEXT = 'only-text';
const EDITED = 'edited';

/**
 * Answers a message. A fault of our own is told in one sentence: silence would look like a dead bot. Rejects where not
 * even that could be written, or where the stop has cut the work: then the message comes again.
 */
export async function onMessage(counter: Counter, shelf: Shelf, context: Context): Promise<void> {
  const message = context.message;
  if (message === undefined) return;
  await orSayFailed(counter, context, message, () => answerMessage(counter, shelf, context, message));
}

async function orSayFailed(
  counter: Counter,
  context: Context,
  message: Message,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (counter.closing.aborted) throw error;
    counter.log.error({ fault: describeError(error, counter.token) }, 'telegram: update failed');
    await counter.outbox.send(targetOf(context, message), say(words.failed));
  }
}

/** A question, a command, or something that cannot be read. */
async function answerMessage(
  counter: Counter,
  shelf: Shelf,
  context: Context,
  message: Message,
): Promise<void> {
  const move = moveOf(message);
  if (move !== null) return counter.moves.learn(move.from, move.to);
  const incoming = readIncoming(message, context.me);
  const target = targetOf(context, message);
  switch (incoming.kind) {
    case 'none':
      return;
    case 'unreadable':
      return sayOnce(counter, target, ONLY_TEXT, words.onlyText);
    case 'file':
      if (counter.files === null) return sayOnce(counter, target, ONLY_TEXT, words.onlyText);
      return receiveFile(counter, counter.files, { message, document: incoming.document, target });
    case 'captioned':
      return ask(counter, context, message, { text: incoming.text, before: words.picture });
    case 'question':
      return ask(counter, context, message, { text: incoming.text });
    case 'command':
      await onCommand(counter, shelf, context, message, incoming);
      if (isPrivate(message) && message.from !== undefined)
        await counter.menus.offer(incoming.name, message.chat.id, message.from.id);
  }
}

/** A question that is mended soon is answered once more; for every other edit it is said once that edits are not read. */
export async function onEdited(counter: Counter, context: Context): Promise<void> {
  const message = context.editedMessage;
  if (message?.text === undefined) return;
  const incoming = readIncoming(message, context.me);
  if (incoming.kind === 'none') return;
  const question = questionOf(incoming);
  // Both times are Telegram's: it says so too when the update comes late.
  const soon = (message.edit_date ?? message.date) - message.date <= EDIT_WINDOW;
  await orSayFailed(counter, context, message, () =>
    soon && question !== null
      ? ask(counter, context, message, { text: question, before: words.corrected, edited: true })
      : sayOnce(counter, targetOf(context, message), EDITED, words.edited),
  );
}

function questionOf(incoming: Incoming): string | null {
  if (incoming.kind === 'question') return incoming.text;
  const asks = incoming.kind === 'command' && askCommands.has(incoming.name) && incoming.rest !== '';
  return asks ? incoming.rest : null;
}

type Command = Extract<Incoming, { kind: 'command' }>;

async function onCommand(
  counter: Counter,
  shelf: Shelf,
  context: Context,
  message: Message,
  command: Command,
): Promise<void> {
  const target = targetOf(context, message);
  const { outbox } = counter;
  if (command.name === 'start') return onStart(counter, shelf, target, command.rest);
  if (command.name === 'help') return outbox.send(target, helpSections(inlineNameOf(context)));
  if (command.name === 'about')
    return outbox.send(target, aboutSections(shelf.library(), shelf.today(), shelf.services ?? []));
  if (askCommands.has(command.name)) {
    if (command.rest === '') return outbox.send(target, say(words.emptyAsk));
    return ask(counter, context, message, { text: command.rest });
  }
  return onDeskCommand(counter, context, message, command);
}

/** Null while the inline mode is off at @BotFather, as Telegram said at the start. */
const inlineNameOf = ({ me }: Context): string | null => (me.supports_inline_queries ? me.username : null);

/** The rest is the desk's: it knows its commands and says so where it does not. */
async function onDeskCommand(
  counter: Counter,
  context: Context,
  message: Message,
  command: Command,
): Promise<void> {
  const known = privateCommands.has(command.name) || openCommands.has(command.name);
  if (!known && !command.named) return;
  if (!isPrivate(message) && privateCommands.has(command.name))
    return counter.outbox.send(targetOf(context, message), say(words.privateOnly));
  return ask(counter, context, message, { text: `/${command.name} ${command.rest}`.trim() });
}

async function ask(
  counter: Counter,
  context: Context,
  message: Message,
  said: Pick<Asked, 'text' | 'before' | 'edited'>,
): Promise<void> {
  counter.notices.due(message.chat.id, ONLY_TEXT);
  counter.notices.due(message.chat.id, EDITED);
  const person = message.from?.id ?? message.chat.id;
  await askDesk(counter, {
    target: targetOf(context, message),
    person,
    ...(message.from === undefined ? {} : { name: nameOf(message.from) }),
    ...said,
    pressed: false,
  });
}

async function sayOnce(counter: Counter, target: Target, notice: string, text: string): Promise<void> {
  if (counter.notices.first(target.chat, notice)) await counter.outbox.send(target, say(text));
}

/** In groups the reply points at the message; in a private chat that would only be noise. */
function targetOf(context: Context, message: Message): Target & { readonly update: number } {
  const thread = message.is_topic_message === true ? message.message_thread_id : undefined;
  // An edited one may stand far above.
  const pointed = !isPrivate(message) || context.editedMessage !== undefined;
  return {
    chat: message.chat.id,
    update: context.update.update_id,
    ...(thread === undefined ? {} : { thread }),
    ...(pointed ? { replyTo: message.message_id } : {}),
  };
}
