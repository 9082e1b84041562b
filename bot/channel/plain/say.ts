import type { Letter } from '../../channel.ts';
import { plainMessages } from '../chat/plain.ts';
import { paragraph, type Section } from '../chat/rich.ts';
import type { Counter, Hearing } from './counter.ts';
import type { PlainLetter } from './heard.ts';

/** Sections as letters, in as many messages as they need. */
export const lettersOf = (chat: string, sections: readonly Section[], limit: number): Letter[] =>
  plainMessages(sections, limit).map((text) => {
    const body: PlainLetter = { chat, text };
    return { chat, body };
  });

/** What answers a message, as letters, with what is said before. */
export const replyLetters = (
  { limit }: Pick<Counter, 'limit'>,
  { chat, before }: Hearing,
  sections: readonly Section[],
): Letter[] => [...lettersOf(chat, before, limit), ...lettersOf(chat, sections, limit)];

/** Writes what answers a message, to be sent. */
export async function saySections(
  counter: Counter,
  hearing: Hearing,
  sections: readonly Section[],
): Promise<void> {
  // False where the message was answered before: then this is the same answer once more.
  await counter.post(hearing.message, replyLetters(counter, hearing, sections));
}

export const sectionsOf = (text: string): Section[] => [[paragraph(text)]];

export const say = (counter: Counter, hearing: Hearing, text: string): Promise<void> =>
  saySections(counter, hearing, sectionsOf(text));
