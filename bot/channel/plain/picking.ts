import { fullTextSections } from '../chat/full-text.ts';
import type { Counter, Hearing } from './counter.ts';
import { askDesk } from './asking.ts';
import type { Choice } from './menu.ts';
import type { Pick } from './picks.ts';
import { say, saySections } from './say.ts';
import { words } from './words.ts';

/** Does what the number stands for. The list stands until the next answer, so a person may pick again. */
export async function onPick(counter: Counter, heard: Hearing, pick: Pick): Promise<void> {
  if (pick.kind === 'no_menu') return say(counter, heard, words.noMenu);
  if (pick.kind === 'no_number') return say(counter, heard, words.noNumber(pick.most));
  const { choice } = pick;
  switch (choice.kind) {
    case 'ask':
      return askDesk(counter, heard, choice.text, true);
    case 'source':
      return sendFullText(counter, heard, choice);
    case 'vote':
      return vote(counter, heard, choice);
    case 'person':
      return askDesk(counter, heard, `/chuyen ${choice.answer}`, false);
  }
}

async function sendFullText(
  counter: Counter,
  heard: Hearing,
  { answer: id, index }: Extract<Choice, { kind: 'source' }>,
): Promise<void> {
  const { desk, channel, library } = counter;
  const answer = (await desk.answerOf?.({ channel, chat: heard.chat, answer: id })) ?? null;
  if (answer === null) return say(counter, heard, words.unknownAnswer);
  const sections = fullTextSections(library(), answer, index);
  return sections === null ? say(counter, heard, words.goneText) : saySections(counter, heard, sections);
}

async function vote(
  counter: Counter,
  heard: Hearing,
  { answer, helpful }: Extract<Choice, { kind: 'vote' }>,
): Promise<void> {
  const { chat, person } = heard;
  const known = await counter.desk.vote({ channel: counter.channel, chat, person, answer, helpful });
  if (!known) return say(counter, heard, words.unknownAnswer);
  if (helpful) return say(counter, heard, words.thanks);
  const number = counter.picks.add(chat, person, { kind: 'person', answer });
  await say(counter, heard, `${words.thanksBad} ${words.orNumber(number, heard.group)}`);
}
