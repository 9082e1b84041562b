import { encodeTranslation } from '../../knowledge/select.ts';
import { estimate } from './translation/estimate.ts';
import type { Material } from './translation/material.ts';
import type { Progress, TranslationOptions } from './translation/options.ts';
import { quantiseCauses } from './translation/quantise.ts';
import { numberMaterial } from './translation/vocabulary.ts';

export { readMaterial, type Material } from './translation/material.ts';
export { TRANSLATION_RECIPE, type TranslationOptions } from './translation/options.ts';

/** Learns in which words people ask about what rules say in their own (`knowledge/select/translation.ts`). */

/** The file's bytes: the same for the same material and options. `data`: hashes of what was read, for the header. */
export function trainTranslation(
  material: Material,
  options: TranslationOptions,
  data: Readonly<Record<string, string>>,
  onProgress: Progress,
): Uint8Array {
  const numbered = numberMaterial(material, options);
  const causes = estimate(numbered, options, (round) => {
    onProgress('lượt', round, options.rounds);
  });
  return encodeTranslation(quantiseCauses(numbered, causes, options.leastLikely), {
    ...options,
    questions: numbered.questions,
    provisions: numbered.provisions.length,
    data,
  });
}
