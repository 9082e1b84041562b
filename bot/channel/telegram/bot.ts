import { sequentialize } from '@grammyjs/runner';
import { Bot, type Context } from 'grammy';
import { say, type Counter } from './asking.ts';
import { describeError } from './errors.ts';
import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { defaultPace, TELEGRAM, type Pace } from './limits.ts';
import { onEdited, onMessage } from './messages.ts';
import { createNotices } from '../chat/notices.ts';
import type { TelegramOptions } from './options.ts';
import { createOutbox } from './outbox.ts';
import { onPress } from './presses.ts';
import { limitCalls } from './transport.ts';
import { limitWaiting } from './waiting.ts';
import { words } from './words.ts';
import type { Work } from '../chat/work.ts';

/** grammY's bot with our handlers: one update of a chat after the other, chats beside each other. */
export function createBot(options: TelegramOptions, pace: Pace, work: Work, closing: AbortSignal): Bot {
  const client = {
    timeoutSeconds: LAST_RESORT,
    ...(options.apiRoot === undefined ? {} : { apiRoot: options.apiRoot }),
  };
  const bot = new Bot(options.token, { client });
  limitCalls(bot.api, pace, closing);
  const counter = createCounter(options, bot, pace, closing);
  bot.use((_, next) => work.run(next));
  bot.use(limitWaiting((context) => tellTooFast(counter, context)));
  bot.use(sequentialize((context) => String(context.chat?.id ?? '')));
  bot.on('callback_query:data', (context) => onPress(counter, options.library, context));
  bot.on('edited_message', (context) => onEdited(counter, context));
  bot.on('message', (context) => onMessage(counter, options, context));
  bot.catch((error) =>
    options.log.error({ fault: describeError(error, options.token) }, 'telegram: update failed'),
  );
  return bot;
}

/** Seconds after which grammY itself cuts a call, should our own limits fail. Its default is 500. */
const LAST_RESORT = 180;

export const paceOf = (options: TelegramOptions): Pace => ({ ...defaultPace, ...options.pace });

function createCounter(
  { desk, publicUrl, log, token, apiRoot, files }: TelegramOptions,
  bot: Bot,
  pace: Pace,
  closing: AbortSignal,
): Counter {
  const outbox = createOutbox(bot.api, log);
  return {
    api: bot.api,
    desk,
    outbox,
    notices: createNotices(MAX_REMEMBERED_CHATS),
    publicUrl,
    log,
    token,
    root: apiRoot ?? TELEGRAM,
    files: files ?? null,
    closing,
    pace,
  };
}

async function tellTooFast({ outbox }: Counter, context: Context): Promise<void> {
  if (context.callbackQuery !== undefined) await context.answerCallbackQuery({ text: words.tooFast });
  else if (context.chat !== undefined) await outbox.send({ chat: context.chat.id }, say(words.tooFast));
}
