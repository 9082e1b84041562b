import { encodeLanguage } from '../../knowledge/normaliser.ts';
import { estimate, type Sizes } from './language/estimate.ts';
import { createStream } from './language/stream.ts';
import type { LanguageTexts, TextKind } from './language/texts.ts';

export { languageTexts, type LanguageTexts, type WrittenTexts } from './language/texts.ts';

/** How a model of the language is made. */
export interface LanguageRecipe {
  /** How often each kind of text counts. */
  readonly weights: Readonly<Record<TextKind, number>>;
  /** Weighted occurrences from which a word is one of the model's. */
  readonly leastSeen: number;
  readonly sizes: Sizes;
}

/** The recipe of the shipped model. Chosen on the project's development sets, which it does not learn. */
export const LANGUAGE_RECIPE: LanguageRecipe = {
  weights: { heading: 2, body: 1, question: 10, written: 10 },
  leastSeen: 6,
  sizes: { pairs: 500_000, triples: 600_000 },
};

/** Trains the model of the language; returns the file's bytes, the same for the same texts. */
export function trainLanguage(
  { data, texts }: LanguageTexts,
  onProgress: (what: string) => void,
  recipe: LanguageRecipe = LANGUAGE_RECIPE,
): Uint8Array {
  const stream = createStream();
  for (const { kind, text } of texts) stream.add(text, recipe.weights[kind]);
  onProgress('đếm cặp và bộ ba từ');
  const model = estimate(stream.finish(recipe.leastSeen), recipe.sizes);
  return encodeLanguage(model, { ...recipe, data });
}
