import { createSenseModel, type FoldedModels } from '../../knowledge/select.ts';
import { encodeStatic } from '../../knowledge/static-file.ts';
import type { StaticWeights } from '../../knowledge/static-model.ts';
import { quantiseStatic } from './embeddings.ts';
import { learnSense } from './sense/learn.ts';
import type { Material } from './sense/material.ts';
import type { Progress, SenseOptions } from './sense/options.ts';
import { numberTexts } from './sense/vocabulary.ts';

export { SENSE_RECIPE, type SenseOptions } from './sense/options.ts';
export { readMaterial, type FiledLine, type Material } from './sense/material.ts';

/** Learns the encoder that brings questions and provisions together (`knowledge/select/sense.ts`). */

/** The file's bytes: the same for the same material and options. `data`: hashes of what was read, for the header. */
export function trainSense(
  material: Material,
  options: SenseOptions,
  data: Readonly<Record<string, string>>,
  onProgress: Progress,
): Uint8Array {
  const texts = numberTexts(material, options);
  const { parameters, loss, steps } = learnSense(material, texts, options, onProgress);
  return encodeStatic(quantiseStatic(parameters, texts.vocabulary.keys), {
    ...options,
    provisions: material.read.length,
    questions: material.asked.length,
    steps,
    loss: Number(loss.toFixed(4)),
    data,
  });
}

/** Which questions each of several encoders leaves out: those of a file are left out together. */
export interface Folds {
  /** Of each question the encoder that does not learn it, and its file. */
  readonly foldOf: readonly number[];
  readonly fileOf: readonly string[];
}

export function foldsOf(asked: readonly { readonly file: string }[], folds: number): Folds {
  const fileOf = asked.map(({ file }) => file);
  const files = [...new Set(fileOf)].sort();
  return { foldOf: fileOf.map((file) => files.indexOf(file) % folds), fileOf };
}

/** For what learns from the encoder's judgment: of a question that it had learned it would judge too well. */
export function trainSenseFold(
  material: Material,
  fold: number,
  options: SenseOptions,
  onProgress: Progress,
): StaticWeights {
  const { foldOf } = foldsOf(material.asked, options.folds);
  const learned = { ...material, asked: material.asked.filter((_one, at) => foldOf[at] !== fold) };
  const texts = numberTexts(learned, options);
  const { parameters } = learnSense(learned, texts, options, (what, done, total) =>
    onProgress(`phần ${fold + 1}/${options.folds}: ${what}`, done, total),
  );
  return quantiseStatic(parameters, texts.vocabulary.keys);
}

/** Encoders of all folds, by their weights. */
export function foldedModels(weights: readonly StaticWeights[], folds: Folds): FoldedModels {
  return { models: weights.map(createSenseModel), ...folds };
}
