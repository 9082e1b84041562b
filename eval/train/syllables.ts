import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { fold, tokenise } from '../../knowledge/vietnamese.ts';

/**
 * Occurrences from which a spelling counts as a syllable of the language and not as a fault of the corpus. Unmarked
 * spellings need more: they are also what is left of a word typed without diacritics, or a foreign code.
 */
const SEEN = { marked: 5, bare: 500 };
/** Letters of the longest Vietnamese syllable (nghiêng). */
const LONGEST = 7;

const lineSchema = z.object({ title: z.string(), text: z.string() });

/**
 * Writes the list of syllables that a corpus in BEIR's shape (`corpus.jsonl.gz`) spells often enough, sorted.
 * Returns how many there are.
 */
export function writeSyllables(corpus: string, target: string): number {
  const counts = new Map<string, number>();
  for (const line of gunzipSync(readFileSync(corpus)).toString('utf8').split('\n')) {
    if (line === '') continue;
    const { title, text } = lineSchema.parse(JSON.parse(line));
    for (const { norm } of tokenise(`${title}\n${text}`)) {
      if (/^\p{L}+$/u.test(norm) && norm.length <= LONGEST) counts.set(norm, (counts.get(norm) ?? 0) + 1);
    }
  }
  const enough = (syllable: string): number => (fold(syllable) === syllable ? SEEN.bare : SEEN.marked);
  const kept = [...counts]
    .filter(([syllable, count]) => count >= enough(syllable))
    .map(([syllable]) => syllable);
  writeFileSync(target, `${kept.sort().join('\n')}\n`);
  return kept.length;
}
