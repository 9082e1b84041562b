import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readGoldenSet } from '../../../eval/golden.ts';
import { readAskedLines } from '../../../eval/train/selector.ts';
import { fold, tokenise } from '../../../knowledge/vietnamese.ts';

const folder = new URL('../../../eval/questions/train/corpus/', import.meta.url);
/** The words alone: neither marks nor signs make another question. */
const words = (text: string) =>
  tokenise(fold(text.toLowerCase()))
    .map((token) => token.fold)
    .join(' ');

describe('the golden sets', () => {
  it.each(['dev', 'dev2', 'dev3', 'dev4', 'test'] as const)('are not learned from: %s', (name) => {
    const learned = new Set(
      readdirSync(folder)
        .filter((file) => file.startsWith('asked-'))
        .flatMap((file) => readAskedLines(readFileSync(new URL(file, folder), 'utf8'), file))
        .map(({ text }) => words(text)),
    );
    expect(learned.size).toBeGreaterThan(10_000);
    const asked = readGoldenSet(name).questions.filter(
      ({ turns = [], expect: expected }) =>
        turns.length === 0 && ['answered', 'not_in_corpus'].includes(expected.outcome),
    );
    expect(asked.filter(({ text }) => learned.has(words(text))).map(({ id }) => id)).toEqual([]);
  });
});
