import type { Lexicon } from '../../../knowledge/lexicon.ts';
import { isUnaccented, tokenise } from '../../../knowledge/vietnamese.ts';
import type { Item } from '../../quiz-item.ts';

/** Whether an item's question or the words that it quotes hold all of some words, in any order. */
export type Holds = (item: Item) => boolean;

/** Stop words do not count, unless there are no others; what was typed without marks is looked for without them. */
export function holdsWords(written: string, lexicon: Lexicon): Holds {
  const words = lexicon.expand(tokenise(written));
  const key = isUnaccented(words) ? ('fold' as const) : ('norm' as const);
  const telling = words.filter((word) => word.norm.length > 1 && !lexicon.isStopword(word));
  const wanted = new Set((telling.length > 0 ? telling : words).map((word) => word[key]));
  return ({ stem, quote }) => {
    const held = new Set(tokenise(`${stem}\n${quote?.text ?? ''}`).map((word) => word[key]));
    return wanted.size > 0 && [...wanted].every((word) => held.has(word));
  };
}
