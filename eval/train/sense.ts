import { createSenseModel, type FoldedModels } from '../../knowledge/select.ts';
import { encodeStatic } from '../../knowledge/static-file.ts';
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

/** For what learns from the encoder's judgment: of a question that it had learned it would judge too well. */
export function trainSenseFolds(
  material: Material,
  options: SenseOptions,
  onProgress: Progress,
): FoldedModels {
  const fileOf = material.asked.map(({ file }) => file);
  const files = [...new Set(fileOf)].sort();
  const foldOf = fileOf.map((file) => files.indexOf(file) % options.folds);
  const models = Array.from({ length: options.folds }, (_, fold) => {
    const learned = { ...material, asked: material.asked.filter((_one, at) => foldOf[at] !== fold) };
    const texts = numberTexts(learned, options);
    const { parameters } = learnSense(learned, texts, options, (what, done, total) =>
      onProgress(`phần ${fold + 1}/${options.folds}: ${what}`, done, total),
    );
    return createSenseModel(quantiseStatic(parameters, texts.vocabulary.keys));
  });
  return { models, foldOf, fileOf };
}
