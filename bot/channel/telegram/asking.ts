import type { Api } from 'grammy';
import type { Desk, Reply } from '../../channel.ts';
import { MAX_QUESTION_LENGTH } from '../../contract.ts';
import { describeError } from './errors.ts';
import { firstContactSections } from './greeting.ts';
import { answerKeyboard } from './keyboard.ts';
import type { Pace } from './limits.ts';
import type { Notices } from '../chat/notices.ts';
import type { TelegramFiles, TelegramLog } from './options.ts';
import type { Outbox, Target } from './outbox.ts';
import { answerSections } from '../chat/render.ts';
import { paragraph, type Section } from '../chat/rich.ts';
import { words } from './words.ts';

/** What every handler uses. */
export interface Counter {
  readonly api: Api;
  readonly desk: Desk;
  readonly outbox: Outbox;
  readonly notices: Notices;
  readonly publicUrl: string | null;
  readonly log: TelegramLog;
  readonly token: string;
  /** The Bot API server; no slash at the end. */
  readonly root: string;
  /** Null where files are not taken. */
  readonly files: TelegramFiles | null;
  /** Fires when calls in work are cut at the stop. */
  readonly closing: AbortSignal;
  readonly pace: Pace;
}
/** One question of a person. */
export interface Asked {
  readonly target: Target;
  readonly person: number;
  readonly text: string;
  readonly update: number;
  /** The question came from a button, so nobody has read it in the chat yet. */
  readonly pressed: boolean;
}

/** The notice that the chat has seen what the bot is for. */
export const WELCOME = 'welcome';

export const say = (text: string): Section[] => [[paragraph(text)]];

/** Asks the desk and sends what comes back. A fault becomes a sentence; faults of Telegram itself are thrown. */
export async function askDesk(counter: Counter, asked: Asked): Promise<void> {
  const { outbox } = counter;
  if (asked.text.length > MAX_QUESTION_LENGTH)
    return void (await outbox.send(asked.target, say(words.tooLong)));
  const reply = await whileTyping(counter, asked.target, deskReply(counter, asked));
  if (reply.kind === 'duplicate') return;
  if (reply.kind === 'notice') return void (await outbox.send(asked.target, say(reply.text)));
  if (reply.firstContact && counter.notices.first(asked.target.chat, WELCOME))
    await outbox.send(asked.target, firstContactSections());
  const sections = answerSections(reply.answer, asked.pressed ? asked.text : null);
  await outbox.send(asked.target, sections, answerKeyboard(reply.answer, reply.id, counter.publicUrl));
}

async function deskReply({ desk, log, token }: Counter, asked: Asked): Promise<Reply> {
  try {
    return await desk.ask({
      channel: 'telegram',
      chat: String(asked.target.chat),
      person: String(asked.person),
      text: asked.text,
      update: String(asked.update),
      on: null,
    });
  } catch (error) {
    log.error({ fault: describeError(error, token) }, 'telegram: the desk failed');
    return { kind: 'notice', text: words.failed };
  }
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
