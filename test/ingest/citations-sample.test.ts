import { describe, expect, it } from 'vitest';
import { foundIn, labelledIn, readSample, type Sentence } from './labelled.ts';

/**
 * Bar of the ingest issue. The held half was labelled before the parser was run on it. Its first run gave precision and
 * recall 0.990 (95 of 96); the one fault, a hard space after "số", was mended afterwards. An earlier held half (93
 * references, first run 0.957 and 0.968) was tuned on and stands in the build half now.
 */
const BAR = 0.97;

interface Figures {
  readonly labelled: number;
  readonly precision: number;
  readonly recall: number;
  /** Sentences with a fault, for the one who reads the failure. */
  readonly faults: readonly string[];
}

/** A reference counts as right where span, document and every place are right. */
function measure(sentences: readonly Sentence[]): Figures {
  let [right, found, labelled] = [0, 0, 0];
  const faults: string[] = [];
  for (const sentence of sentences) {
    const [got, wanted] = [foundIn(sentence), labelledIn(sentence)];
    const missed = wanted.filter((one) => !got.includes(one));
    const wrong = got.filter((one) => !wanted.includes(one));
    right += wanted.length - missed.length;
    found += got.length;
    labelled += wanted.length;
    if (missed.length + wrong.length > 0)
      faults.push(`${sentence.id}: missed ${missed.join(' | ')}; wrong ${wrong.join(' | ')}`);
  }
  return { labelled, precision: right / found, recall: right / labelled, faults };
}

describe('citations of the hand-labelled sample', () => {
  const [build, held] = [readSample('build'), readSample('held')];

  it('has at least 200 references, 80 of them held back', () => {
    const count = (sample: readonly Sentence[]) => sample.flatMap(({ references }) => references).length;
    expect(count(held)).toBeGreaterThanOrEqual(80);
    expect(count(build) + count(held)).toBeGreaterThanOrEqual(200);
    expect(new Set([...build, ...held].map(({ file }) => file)).size).toBe(14);
  });

  it('labels cut their words from their sentence', () => {
    for (const { text, references } of [...build, ...held])
      for (const { start, end, written } of references) expect(text.slice(start, end)).toBe(written);
  });

  it.each([
    ['build', build],
    ['held', held],
  ] as const)('are found with precision and recall of at least 0.97: %s', (_, sample) => {
    const { precision, recall, faults } = measure(sample);
    expect(
      Math.min(precision, recall),
      `${precision} / ${recall}\n${faults.join('\n')}`,
    ).toBeGreaterThanOrEqual(BAR);
  });
});
