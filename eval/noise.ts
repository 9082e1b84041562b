import { readLexicon } from '../knowledge/lexicon.ts';
import { fold } from '../knowledge/vietnamese.ts';
import { createShorten } from './noise/chat.ts';
import { oldTonePlaces } from './noise/tone-place.ts';
import { mistype } from './noise/typing.ts';

/** Texts as people type them. Chance is handed in, so that the same seed gives the same faults. */

const shorten = createShorten(readLexicon().abbreviations);

/** Shares of ways of writing in noisy texts; the rest is typing faults alone. */
const WAYS = { unaccented: 0.25, chat: 0.35 };
/** Share of the forms that a chat shortens, and of the words that a careless hand mistypes. */
const SHARES = { shortened: 0.6, mistyped: 0.12 };

/** Without diacritics, case and everything else kept. */
export function unaccented(text: string): string {
  return fold(text.normalize('NFC'));
}

/** A text as a careless person types it on a phone: chat spellings, typing faults, some without diacritics. `text` is right. */
export function makeNoisy(text: string, chance: () => number): string {
  const lower = chance() < 0.6 ? text.normalize('NFC').toLowerCase() : text.normalize('NFC');
  const way = chance();
  const chatting = way < WAYS.chat ? shorten(lower, SHARES.shortened, chance) : lower;
  const typed = mistypeWords(chatting, SHARES.mistyped, chance);
  return way > 1 - WAYS.unaccented ? fold(typed) : typed;
}

function mistypeWords(text: string, share: number, chance: () => number): string {
  return text.replace(/\p{L}+/gu, (word) => (chance() < share ? mistype(word, chance) : word));
}

/** One way to write a question. */
export interface Spelling {
  readonly name: 'plain' | 'unaccented' | 'nfd' | 'oldtone' | 'caps' | 'chat' | 'typo' | 'unpunctuated';
  readonly text: string;
}

/** The same question in the eight spellings that must find the same clause. `text` is right, in NFC. */
export function spellingsOf(text: string, chance: () => number): Spelling[] {
  return [
    { name: 'plain', text },
    { name: 'unaccented', text: unaccented(text) },
    { name: 'nfd', text: text.normalize('NFD') },
    { name: 'oldtone', text: oldTonePlaces(text) },
    { name: 'caps', text: text.toUpperCase() },
    { name: 'chat', text: shorten(text.toLowerCase(), 1, chance) },
    { name: 'typo', text: mistypeOne(text, chance) },
    { name: 'unpunctuated', text: text.replace(/[?!.\s]+$/u, '').replace(/([,;:])\s+/gu, '$1') },
  ];
}

/** Tries until a fault shows: not every fault can touch every word. */
const TRIES = 20;

/** One fault in one word of four letters or more, where there is one. */
function mistypeOne(text: string, chance: () => number): string {
  const words = [...text.matchAll(/(?<![\p{L}\p{N}/-])\p{L}{4,}(?![\p{N}/-])/gu)];
  const word = words[Math.floor(chance() * words.length)];
  if (word === undefined) return text;
  let typed = word[0];
  for (let time = 0; time < TRIES && typed === word[0]; time += 1) typed = mistype(word[0], chance);
  return text.slice(0, word.index) + typed + text.slice(word.index + word[0].length);
}
