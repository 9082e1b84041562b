import type { Reply } from '../../channel.ts';
import { MAX_QUESTION_LENGTH } from '../../contract.ts';
import { faultOf } from '../chat/log.ts';
import { answerSections } from '../chat/render.ts';
import { rest } from '../chat/retry.ts';
import type { Counter } from './counter.ts';
import { firstContactSections } from './greeting.ts';
import { choicesOf, linkSections, menuSections } from './menu.ts';
import type { Heard } from './options.ts';
import { say, saySections } from './say.ts';
import { words } from './words.ts';

/** The notice that the chat has seen what the bot is for. */
export const WELCOME = 'welcome';

/** Asks the desk and sends what comes back, with the numbered list under it. `picked`: nobody has written the question. */
export async function askDesk(counter: Counter, heard: Heard, text: string, picked: boolean): Promise<void> {
  const { chat, person, group } = heard;
  if (text.length > MAX_QUESTION_LENGTH) return say(counter, chat, words.tooLong);
  const reply = await whileTyping(counter, chat, deskReply(counter, heard, text));
  if (reply.kind === 'duplicate') return;
  if (reply.kind === 'notice') return say(counter, chat, reply.text);
  if (reply.firstContact && counter.notices.first(chat, WELCOME))
    await saySections(counter, chat, firstContactSections());
  const { answer, id } = reply;
  const choices = choicesOf(answer, id, counter.publicUrl);
  counter.picks.offer(chat, person, choices);
  await saySections(counter, chat, [
    ...answerSections(answer, picked ? text : null, false),
    ...linkSections(answer, counter.publicUrl),
    ...menuSections(choices, group),
  ]);
}

async function deskReply({ desk, log, channel }: Counter, heard: Heard, text: string): Promise<Reply> {
  try {
    const { chat, person, message: update } = heard;
    return await desk.ask({ channel, chat, person, text, update, on: null });
  } catch (error) {
    log.error({ fault: faultOf(error) }, `${channel}: the desk failed`);
    return { kind: 'notice', text: words.failed };
  }
}

/** Seconds between two signs of typing: clients show one for a few seconds. */
const TYPING_EVERY = 5;

/** Shows "typing" while an answer takes its time; only a courtesy: where it fails the answer still comes. */
async function whileTyping<T>({ typing, typingAfter }: Counter, chat: string, work: Promise<T>): Promise<T> {
  if (typing === null) return work;
  const done = new AbortController();
  const show = async () => {
    await rest(typingAfter, done.signal);
    while (!done.signal.aborted) {
      await typing(chat).catch(() => undefined);
      await rest(TYPING_EVERY, done.signal);
    }
  };
  void show();
  return work.finally(() => done.abort());
}
