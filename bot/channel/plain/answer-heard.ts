import { fold } from '../../../knowledge/vietnamese.ts';
import { askDesk, askOpen, WELCOME } from './asking.ts';
import type { Counter, Hearing } from './counter.ts';
import { aboutSections, helpSections, startSections } from './greeting.ts';
import { choicesOf, menuSections, questionsAsChoices } from './menu.ts';
import { onPick } from './picking.ts';
import type { Pick } from './picks.ts';
import { say, saySections, sectionsOf } from './say.ts';
import { words } from './words.ts';

const ONLY_TEXT = 'only-text';

/** Answers what was heard: a greeting, a pick from the list before, a command, a question, or something that is not text. */
export async function answerHeard(counter: Counter, heard: Hearing): Promise<void> {
  const { content } = heard;
  switch (content.kind) {
    case 'left':
      return;
    case 'arrived':
      return greet(counter, heard);
    case 'unreadable':
      return sayOnce(counter, heard);
    case 'picture':
      if (content.caption.trim() === '') return sayOnce(counter, heard);
      return answerText(counter, { ...heard, before: sectionsOf(words.picture) }, content.caption);
    case 'text':
      return answerText(counter, heard, content.text);
  }
}

/** Not again before the person has written something. */
async function sayOnce(counter: Counter, heard: Hearing): Promise<void> {
  if (counter.notices.first(heard.chat, ONLY_TEXT)) await say(counter, heard, words.onlyText);
}

async function answerText(counter: Counter, heard: Hearing, written: string): Promise<void> {
  const text = written.normalize('NFC').trim();
  counter.notices.due(heard.chat, ONLY_TEXT);
  const pick = await readPick(counter, heard, text);
  // "Mấy câu?" is answered by a number too: what is open goes before a list.
  if (pick !== null && (await askOpen(counter, heard, text))) return;
  if (pick !== null) return onPick(counter, heard, pick);
  const [command = '', ...rest] = text.split(/\s+/);
  switch (commandOf(text, command)) {
    case 'start':
      return greet(counter, heard);
    case 'help':
      return saySections(counter, heard, helpSections(counter.channel, counter.groups));
    case 'about':
      return saySections(
        counter,
        heard,
        aboutSections(counter.library(), counter.today(), counter.services ?? []),
      );
    case 'ask':
      if (rest.length === 0) return say(counter, heard, words.emptyAsk);
      return askDesk(counter, heard, text.slice(command.length).trim(), false);
    case null:
      return askDesk(counter, heard, text, false);
  }
}

/** Against the list in memory; after a new start, against the one that the store knows of. */
async function readPick(counter: Counter, heard: Hearing, text: string): Promise<Pick | null> {
  const { picks, desk, channel, publicUrl, suggestions } = counter;
  const { chat, person } = heard;
  const pick = picks.read(chat, person, text);
  if (pick?.kind !== 'no_menu') return pick;
  const shown = (await desk.shownLast?.({ channel, chat, person })) ?? null;
  if (shown === null) return pick;
  // Who was greeted before the restart is not welcomed again.
  if (shown.kind === 'greeting') counter.notices.first(chat, WELCOME);
  const choices =
    shown.kind === 'greeting'
      ? questionsAsChoices(suggestions)
      : choicesOf(shown.answer, shown.id, publicUrl);
  picks.offer(chat, person, choices);
  // Offered after 👎, behind the list, by a number of its own.
  if (shown.kind === 'answer' && shown.doubted) picks.add(chat, person, { kind: 'person', answer: shown.id });
  return picks.read(chat, person, text);
}

/** The channel's own commands; the desk knows the rest, and says so where there is none. People here have no menu of commands, so plain words do. */
function commandOf(text: string, command: string): 'start' | 'help' | 'about' | 'ask' | null {
  if (text === '' || /^(tro giup|huong dan|help|\/help|\/trogiup)$/.test(fold(text).toLowerCase()))
    return 'help';
  if (command === '/start' || command === '/about') return command === '/start' ? 'start' : 'about';
  return command === '/hoi' || command === '/ask' ? 'ask' : null;
}

async function greet(counter: Counter, heard: Hearing): Promise<void> {
  const { chat, person, group } = heard;
  counter.notices.first(chat, WELCOME);
  const choices = questionsAsChoices(counter.suggestions);
  counter.picks.offer(chat, person, choices);
  await counter.desk.greeted?.({ channel: counter.channel, chat, person });
  const greeting = startSections(counter.library(), counter.today());
  await saySections(counter, heard, [...greeting, ...menuSections(choices, group)]);
}
