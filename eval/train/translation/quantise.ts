import { levelOf, type TranslationWeights } from '../../../knowledge/select.ts';
import type { Causes } from './estimate.ts';
import type { Numbered } from './vocabulary.ts';

/** The causes as the model keeps them: by the names of provisions, those that are likely enough. */
export function quantiseCauses(
  { asked, read, background, words }: Pick<Numbered, 'asked' | 'read' | 'background' | 'words'>,
  causes: readonly Causes[],
  leastLikely: number,
): TranslationWeights {
  const always = new Float32Array(asked.length);
  const entries: { said: number; level: number }[][] = Array.from({ length: words - 1 }, () => []);
  causes.forEach(({ words: because, shares }, said) => {
    because.forEach((word, at) => {
      const share = shares[at] ?? 0;
      if (word === 0) always[said] = share;
      else if (share >= leastLikely) entries[word - 1]?.push({ said, level: levelOf(share) });
    });
  });
  const starts = new Uint32Array(words);
  entries.forEach((list, word) => (starts[word + 1] = (starts[word] ?? 0) + list.length));
  const all = entries.flat();
  return {
    ...{ asked, background, always, read, starts },
    said: Uint16Array.from(all, ({ said }) => said),
    levels: Uint8Array.from(all, ({ level }) => level),
  };
}
