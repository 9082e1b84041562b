import type { Api } from 'grammy';
import type { Desk, Letter, Told } from '../../channel.ts';
import { MAX_QUESTION_LENGTH } from '../../contract.ts';
import { describeError } from './errors.ts';
import { firstContactSections } from './greeting.ts';
import { answerKeyboard } from './keyboard.ts';
import type { Pace } from './limits.ts';
import type { Notices } from '../chat/notices.ts';
import type { Menus } from './menus.ts';
import type { Moves } from './moves.ts';
import type { TelegramFiles, TelegramLog, TelegramNotes } from './options.ts';
import { lettersOf, type Outbox, type Target } from './outbox.ts';
import { answerSections } from '../chat/render.ts';
import { placeOf } from './place.ts';
import { say } from './say.ts';
import { words } from './words.ts';

/** What every handler uses. */
export interface Counter {
  readonly api: Api;
  /** The bot's name without @; known from the start on. */
  readonly bot: () => string;
  readonly desk: Desk;
  readonly outbox: Outbox;
  readonly moves: Moves;
  /** Drops what waits for a chat that has shut the bot out, and what it follows. */
  readonly close: (chat: string) => Promise<void>;
  readonly notices: Notices;
  /** Whether a group has not been greeted yet; it counts as greeted then. */
  readonly firstTime: (chat: number) => Promise<boolean>;
  readonly publicUrl: string | null;
  readonly log: TelegramLog;
  readonly token: string;
  /** The Bot API server; no slash at the end. */
  readonly root: string;
  /** Menus of commands of single people. */
  readonly menus: Menus;
  /** Null where reactions are not read. */
  readonly notes: TelegramNotes | null;
  /** Null where files are not taken. */
  readonly files: TelegramFiles | null;
  /** Fires when calls in work are cut at the stop. */
  readonly closing: AbortSignal;
  readonly pace: Pace;
}
/** One question of a person. */
export interface Asked {
  readonly target: Target & { readonly update: number };
  readonly person: number;
  /** As Telegram shows the person; absent where that is not known. */
  readonly name?: string;
  readonly text: string;
  /** A message that was mended. */
  readonly edited?: true;
  /** The question came from a button, so nobody has read it in the chat yet. */
  readonly pressed: boolean;
  /** Said before the answer, a mended message's only where it is a question; both are written at once, since an update is answered once. */
  readonly before?: string;
}

/** The notice that the chat has seen what the bot is for. */
export const WELCOME = 'welcome';

/** Asks the desk, which writes what comes back for the outbox. A fault becomes a sentence. */
export async function askDesk(counter: Counter, asked: Asked): Promise<void> {
  const { outbox } = counter;
  if (asked.text.length > MAX_QUESTION_LENGTH)
    return outbox.send(asked.target, say(words.tooLong(asked.text.length)));
  await whileTyping(counter, asked.target, askOrSay(counter, asked));
}

async function askOrSay(counter: Counter, asked: Asked): Promise<void> {
  const { desk, outbox, log, token } = counter;
  try {
    await desk.ask({
      channel: 'telegram',
      chat: String(counter.moves.now(asked.target.chat)),
      person: String(asked.person),
      text: asked.text,
      update: String(asked.target.update),
      on: null,
      place: placeOf(asked.target),
      ...(asked.target.thread === undefined ? {} : { thread: String(asked.target.thread) }),
      ...(asked.name === undefined ? {} : { name: asked.name }),
      ...(asked.edited === undefined ? {} : { edited: asked.edited }),
      compose: (told) => replyLetters(counter, asked, told),
    });
  } catch (error) {
    log.error({ fault: describeError(error, token) }, 'telegram: the desk failed');
    await outbox.send(asked.target, say(words.failed));
  }
}

function replyLetters(
  { notices, publicUrl, bot }: Counter,
  { target, text, pressed, before, edited }: Asked,
  told: Told,
): Letter[] {
  const first = before === undefined ? [] : lettersOf(target, say(before));
  if (told.kind === 'notice')
    return [...(edited === true ? [] : first), ...lettersOf(target, say(told.text))];
  const welcome = told.firstContact && notices.first(target.chat, WELCOME);
  const sections = answerSections(told.answer, pressed ? text : null);
  const answer = lettersOf(target, sections, answerKeyboard(told.answer, told.id, publicUrl, bot()), told.id);
  return [...(welcome ? lettersOf(target, firstContactSections()) : []), ...first, ...answer];
}

/** Shows "typing" while an answer takes its time. */
export async function whileTyping<T>({ api, pace }: Counter, target: Target, work: Promise<T>): Promise<T> {
  const thread = target.thread === undefined ? {} : { message_thread_id: target.thread };
  const show = () => {
    // Only a courtesy: where it fails the answer still comes.
    api.sendChatAction(target.chat, 'typing', thread).catch(() => undefined);
    timer = setTimeout(show, ACTION_LENGTH);
  };
  let timer = setTimeout(show, pace.typing * 1000);
  return work.finally(() => clearTimeout(timer));
}

/** Milliseconds that Telegram shows an action for. Documentation, sendChatAction. */
const ACTION_LENGTH = 5_000;
