import type { Provision } from '../types.ts';
import { greatest } from './places.ts';
import type { TranslationModel } from './translation-model.ts';
import { askedNames, readNames, type MarkedWords, type ReadFields } from './translation-words.ts';

/** Adds to the choice in which words people ask about what provisions say. */

/** Scores of the candidates with what the words say of the best of them: never more than they were. */
export type Translate = (
  words: MarkedWords,
  provisions: readonly Provision[],
  scores: Float64Array,
) => Float64Array;

/** Candidates whose words are compared: those that the trees hold likeliest. */
const COMPARED = 6;
/** What the words count beside the trees. Chosen on questions that were not learned (`README.md`). */
const WEIGHT = 1;
/** Provisions whose words are kept read, some 800 bytes each. */
const REMEMBERED = 4000;

/** `fieldsOf` reads a provision with what stands above it. */
export function createTranslate(
  model: TranslationModel,
  fieldsOf: (provision: Provision) => ReadFields,
): Translate {
  const kept = new Map<string, Int32Array>();
  const rowsOf = (provision: Provision): Int32Array => {
    const known = kept.get(provision.id);
    if (known !== undefined) return known;
    const rows = model.rowsOf(readNames(fieldsOf(provision)));
    if (kept.size >= REMEMBERED) kept.clear();
    kept.set(provision.id, rows);
    return rows;
  };
  return (words, provisions, scores) => {
    const compared = greatest([...provisions.keys()], scores, COMPARED);
    const rows = compared
      .map((at) => provisions[at])
      .flatMap((one) => (one === undefined ? [] : [rowsOf(one)]));
    const judged = model.judge(askedNames(words), rows);
    if (judged === null) return scores;
    const best = Math.max(...judged);
    // What is not compared loses as much as the worst of what is.
    const most = WEIGHT * (best - Math.min(...judged));
    const summed = scores.map((score) => score - most);
    compared.forEach((at, place) => {
      summed[at] = (scores[at] ?? 0) + WEIGHT * ((judged[place] ?? best) - best);
    });
    return summed;
  };
}
