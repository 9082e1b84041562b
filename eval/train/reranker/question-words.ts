import type { TokenSource } from '../../../knowledge/passage-tokens.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

/** Occurrences that are added on both sides, so that a word that a few questions share by chance is not taken for a question word. */
const SMOOTHING = 5;
/** Ratios below this are not worth keeping: the word counts as one of the rules. */
const LEAST = 2;

/** How much more frequent words are in questions than in the passages; only those that are. */
export function learnQuestionWords(questions: readonly string[], tokens: TokenSource): Map<string, number> {
  const asked = new Map<string, number>();
  let total = 0;
  for (const question of questions) {
    for (const { norm } of tokenise(question)) {
      asked.set(norm, (asked.get(norm) ?? 0) + 1);
      total += 1;
    }
  }
  const { counts, words } = countWords(tokens);
  const ratios = [...asked].map(([word, count]) => {
    let held = 0;
    for (let part = 0; part < tokens.parts; part += 1) {
      const id = tokens.wordIn(part, word);
      if (id >= 0) held += counts[part]?.[id] ?? 0;
    }
    const ratio = (count + SMOOTHING) / ((held / words) * total + SMOOTHING);
    return [word, Number(ratio.toPrecision(3))] as const;
  });
  return new Map(
    ratios.filter(([, ratio]) => ratio >= LEAST).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
  );
}

/** Occurrences of each word of each part, and of all together. */
function countWords(tokens: TokenSource): { counts: Uint32Array[]; words: number } {
  const counts: Uint32Array[] = Array.from({ length: tokens.parts }, () => new Uint32Array(1 << 16));
  let words = 0;
  for (let row = 0; row < tokens.rows; row += 1) {
    const passage = tokens.passage(row);
    let own = counts[passage.part] ?? new Uint32Array(1);
    for (const word of passage.words) {
      if (word >= own.length) {
        const grown = new Uint32Array(word * 2);
        grown.set(own);
        counts[passage.part] = own = grown;
      }
      own[word] = (own[word] ?? 0) + 1;
    }
    words += passage.words.length;
  }
  return { counts, words };
}
