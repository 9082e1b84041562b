import type { Tree } from '../reranker.ts';

/** The shipped files as text. */

/** Digits of what is kept: enough that rounding moves no candidate, few enough to be read. */
const DIGITS = 6;

export function encodeTrees({
  made,
  features,
  trees,
}: {
  readonly made: Readonly<Record<string, unknown>>;
  readonly features: readonly string[];
  readonly trees: readonly Tree[];
}): string {
  const written = trees.map(({ features: nodes, thresholds, left, right, values }) => ({
    features: nodes,
    thresholds: rounded(thresholds),
    left,
    right,
    values: rounded(values),
  }));
  return `${JSON.stringify({ made, features, trees: written })}\n`;
}

function rounded(values: readonly number[]): number[] {
  return values.map((value) => Number(value.toPrecision(DIGITS)));
}

export function encodeQuestions(
  questions: readonly { readonly marked: readonly string[]; readonly provisions: readonly string[] }[],
): string {
  return questions
    .map(({ marked, provisions }) => `${provisions.join('|') || '-'}\t${marked.join(' ')}\n`)
    .join('');
}

export function encodeEveryday(everyday: ReadonlyMap<string, readonly string[]>): string {
  return [...everyday].map(([id, words]) => `${id}\t${words.join(' ')}\n`).join('');
}
