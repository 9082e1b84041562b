import type { Context } from 'grammy';
import type { CallbackQuery } from 'grammy/types';
import type { Library } from '../../../knowledge/library.ts';
import type { Answer } from '../../contract.ts';
import { askDesk, type Counter } from './asking.ts';
import { decideUpload } from './decisions.ts';
import { describeError, isBadRequest } from './errors.ts';
import { fullTextSections } from '../chat/full-text.ts';
import { sourcesOf } from '../chat/render.ts';
import { labelOf, provisionKeyboard, readPress, withVote } from './keyboard.ts';
import type { Target } from './outbox.ts';
import { endSpinner } from './spinner.ts';
import { words } from './words.ts';

/** A pressed button, with what is needed to react. */
interface Pressed {
  readonly counter: Counter;
  readonly context: Context;
  readonly query: CallbackQuery;
  readonly message: NonNullable<CallbackQuery['message']>;
}

/** Reacts to a button: full text, choice, suggested question, vote. The button's spinner ends, whatever fails; a press that the stop has cut comes again. */
export async function onPress(counter: Counter, library: () => Library, context: Context): Promise<void> {
  const query = context.callbackQuery;
  const message = query?.message;
  if (query === undefined || message === undefined) return;
  try {
    await react({ counter, context, query, message }, library);
  } catch (error) {
    if (counter.closing.aborted) throw error;
    counter.log.error({ fault: describeError(error, counter.token) }, 'telegram: update failed');
    await endSpinner(context, words.failed).catch(() => undefined);
  }
}

async function react(pressed: Pressed, library: () => Library): Promise<void> {
  const data = pressed.query.data ?? '';
  const press = readPress(data);
  switch (press?.kind) {
    case undefined:
      return endSpinner(pressed.context, words.oldButton);
    case 'source':
      return sendFullText(pressed, await answerOf(pressed, press.answer), press.index, library());
    case 'choice':
      return askAgain(pressed, (await answerOf(pressed, press.answer))?.choices[press.index] ?? null);
    case 'upload':
      return decideUpload(pressed.counter, {
        context: pressed.context,
        from: pressed.query.from.id,
        target: targetOf(pressed),
        press,
      });
    case 'person':
      return passOn(pressed, press.answer);
    case 'suggestion':
      return askAgain(pressed, labelOf(keyboardOf(pressed), data));
    case 'vote':
      return vote(pressed, press.answer, press.helpful);
  }
}

async function answerOf({ counter, message }: Pressed, answer: string): Promise<Answer | null> {
  const asked = { channel: 'telegram' as const, chat: String(counter.moves.now(message.chat.id)), answer };
  return (await counter.desk.answerOf?.(asked)) ?? null;
}

async function sendFullText(
  pressed: Pressed,
  answer: Answer | null,
  index: number,
  library: Library,
): Promise<void> {
  if (answer === null) return endSpinner(pressed.context, words.unknownAnswer);
  const sections = fullTextSections(library, answer, index);
  if (sections === null) return endSpinner(pressed.context, words.goneText);
  await endSpinner(pressed.context);
  const { counter, message } = pressed;
  const source = sourcesOf(answer)[index];
  const keyboard = source && provisionKeyboard(counter.bot(), source, null);
  await counter.outbox.send({ ...targetOf(pressed), replyTo: message.message_id }, sections, keyboard);
}

async function askAgain(pressed: Pressed, text: string | null): Promise<void> {
  if (text === null) return endSpinner(pressed.context, words.oldButton);
  await endSpinner(pressed.context);
  const { counter, query } = pressed;
  const asked = { person: query.from.id, text, pressed: true };
  await askDesk(counter, { target: targetOf(pressed), ...asked });
}

/** The desk's own command does it, as where it is typed; the spinner ends first, since the answer comes as a message. */
async function passOn(pressed: Pressed, answer: string): Promise<void> {
  await endSpinner(pressed.context);
  const { counter, query } = pressed;
  const asked = { person: query.from.id, text: `/chuyen ${answer}`, pressed: false };
  await askDesk(counter, { target: targetOf(pressed), ...asked });
}

async function vote(pressed: Pressed, answer: string, helpful: boolean): Promise<void> {
  const { counter, context, query, message } = pressed;
  const place = {
    channel: 'telegram' as const,
    chat: String(counter.moves.now(message.chat.id)),
    person: String(query.from.id),
  };
  const known = await counter.desk.vote({ ...place, answer, helpful });
  if (!known) return endSpinner(context, words.unknownAnswer);
  await endSpinner(context, helpful ? words.thanks : words.thanksBad);
  await markVote(pressed, answer, helpful);
}

/** Shows the vote on the button. Not in groups, where the button is everybody's. */
async function markVote(pressed: Pressed, answer: string, helpful: boolean): Promise<void> {
  const keyboard = keyboardOf(pressed);
  if (pressed.message.chat.type !== 'private' || keyboard === undefined) return;
  const marked = withVote(keyboard, answer, helpful);
  if (marked === null) return;
  try {
    await pressed.context.editMessageReplyMarkup({ reply_markup: marked });
  } catch (error) {
    if (!isBadRequest(error, /not modified|not found|can't be edited/i)) throw error;
  }
}

const keyboardOf = ({ message }: Pressed) => ('reply_markup' in message ? message.reply_markup : undefined);

function targetOf({ context, message }: Pressed): Target & { readonly update: number } {
  const topic = 'is_topic_message' in message && message.is_topic_message === true;
  const thread = topic ? message.message_thread_id : undefined;
  return {
    chat: message.chat.id,
    update: context.update.update_id,
    ...(thread === undefined ? {} : { thread }),
  };
}
