import type { Context } from 'grammy';
import type { Message } from 'grammy/types';
import { askDesk, type Asked, type Counter } from './asking.ts';
import { say } from './say.ts';
import { askCommands, commandNames, privateCommands } from './commands.ts';
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
const EDITED_COMMAND = 'edited-command';

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
      counter.notices.due(message.chat.id, EDITED_COMMAND);
      await onCommand(counter, shelf, context, message, incoming);
      if (isPrivate(message) && message.from !== undefined)
        await counter.menus.offer(incoming.name, message.chat.id, message.from.id);
  }
}

/**
 * A question that is mended soon is answered once more, words under a picture too; for every other edit it is said once that
 * it is not read again. What has no words is passed over: a place that is shared live is edited without anybody writing.
 */
export async function onEdited(counter: Counter, context: Context): Promise<void> {
  const message = context.editedMessage;
  const mended = message === undefined ? null : mendedBy(readIncoming(message, context.me));
  if (message === undefined || mended === null) return;
  // Both times are Telegram's: it says so too when the update comes late.
  const soon = (message.edit_date ?? message.date) - message.date <= EDIT_WINDOW;
  const target = targetOf(context, message);
  await orSayFailed(counter, context, message, () => {
    if (mended === 'command') return sayOnce(counter, target, EDITED_COMMAND, words.editedCommand);
    if (!soon) return sayOnce(counter, target, EDITED, words.edited);
    return ask(counter, context, message, { ...mended, edited: true });
  });
}

/** What a mended message asks; null for what is no words for the bot. */
function mendedBy(incoming: Incoming): Pick<Asked, 'text' | 'before'> | 'command' | null {
  switch (incoming.kind) {
    case 'question':
      return { text: incoming.text, before: words.corrected };
    case 'captioned':
      return { text: incoming.text, before: `${words.picture} ${words.corrected}` };
    case 'command': {
      const { name, rest, named } = incoming;
      if (askCommands.has(name) && rest !== '') return { text: rest, before: words.corrected };
      return named || isKnown(name) ? 'command' : null;
    }
    case 'file':
    case 'unreadable':
    case 'none':
      return null;
  }
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
  if (command.name === 'start')
    return onStart(counter, shelf, {
      target,
      payload: command.rest,
      ask: (asked) => ask(counter, context, message, asked),
    });
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

/** In a group the rest may be another bot's. */
const isKnown = (name: string): boolean => commandNames.has(name);

/** The rest is the desk's: it knows its commands and says so where it does not. */
async function onDeskCommand(
  counter: Counter,
  context: Context,
  message: Message,
  command: Command,
): Promise<void> {
  if (!isKnown(command.name) && !command.named) return;
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
