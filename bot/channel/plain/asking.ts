import type { Letter, Message, Told } from '../../channel.ts';
import { MAX_QUESTION_LENGTH } from '../../contract.ts';
import { faultOf } from '../chat/log.ts';
import { answerSections } from '../chat/render.ts';
import { rest } from '../chat/retry.ts';
import type { Counter, Hearing } from './counter.ts';
import { firstContactSections } from './greeting.ts';
import { choicesOf, linkSections, menuSections } from './menu.ts';
import { lettersOf, replyLetters, say, sectionsOf } from './say.ts';
import { words } from './words.ts';

/** The notice that the chat has seen what the bot is for. */
export const WELCOME = 'welcome';

/** Asks the desk, which writes what comes back, with the numbered list under it, for the outbox. `picked`: nobody has written the question. */
export async function askDesk(
  counter: Counter,
  heard: Hearing,
  text: string,
  picked: boolean,
): Promise<void> {
  if (text.length > MAX_QUESTION_LENGTH) return say(counter, heard, words.tooLong(text.length));
  await whileTyping(counter, heard.chat, askOrSay(counter, heard, text, picked));
}

async function askOrSay(counter: Counter, heard: Hearing, text: string, picked: boolean): Promise<void> {
  await orSay(counter, heard, () => counter.desk.ask(messageOf(counter, heard, text, picked)));
}

/** Hands a text to what is open in the chat; false where nothing takes it. */
export async function askOpen(counter: Counter, heard: Hearing, text: string): Promise<boolean> {
  const { desk } = counter;
  const message = messageOf(counter, heard, text, false);
  return (await orSay(counter, heard, async () => (await desk.answerOpen?.(message)) ?? null)) !== null;
}

function messageOf(counter: Counter, heard: Hearing, text: string, picked: boolean): Message {
  const { channel } = counter;
  const { chat, person, message: update, name } = heard;
  const named = name === undefined ? {} : { name };
  const asked = picked ? text : null;
  const compose = (told: Told) => toldLetters(counter, heard, asked, told);
  return { channel, chat, person, text, update, on: null, compose, ...named };
}

/** What the desk gives; where it fails, that is said. */
async function orSay<T>(counter: Counter, heard: Hearing, work: () => Promise<T>): Promise<T | 'failed'> {
  try {
    return await work();
  } catch (error) {
    const { log, channel } = counter;
    log.error({ fault: faultOf(error) }, `${channel}: the desk failed`);
    await say(counter, heard, words.failed);
    return 'failed';
  }
}

function toldLetters(counter: Counter, heard: Hearing, asked: string | null, told: Told): Letter[] {
  if (told.kind === 'notice') return replyLetters(counter, heard, sectionsOf(told.text));
  const { chat, person, group } = heard;
  const { notices, picks, publicUrl, limit } = counter;
  const { answer, id } = told;
  const welcome = told.firstContact && notices.first(chat, WELCOME);
  const choices = choicesOf(answer, id, publicUrl);
  picks.offer(chat, person, choices);
  const sections = [
    ...answerSections(answer, asked, false),
    ...linkSections(answer, publicUrl),
    ...menuSections(choices, group),
  ];
  return [
    ...(welcome ? lettersOf(chat, firstContactSections(), limit) : []),
    ...replyLetters(counter, heard, sections),
  ];
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
