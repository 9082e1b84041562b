import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { treeSchema, type TreeWeights } from '../rerank.ts';
import { decodeStatic } from '../static-file.ts';
import { fold } from '../vietnamese.ts';
import type { Remembered } from './memory.ts';
import { createSenseModel, type SenseModel } from './sense-model.ts';
import { createSense, type SenseMaker } from './sense.ts';
import { decodeTranslation } from './translation-file.ts';
import { createTranslationModel, type TranslationModel } from './translation-model.ts';
import type { Everyday } from './unit.ts';

/** The shipped encoder; `npm run train -- sense` writes it. */
export const SENSE_FILE = new URL('sense.bin', import.meta.url);

/** In which words people ask; `npm run train -- translation` writes it. */
export const TRANSLATION_FILE = new URL('translation.bin', import.meta.url);

/** What comes with the program: learned trees and encoder, questions written on provisions, everyday words for them. */
export interface Written {
  readonly trees: TreeWeights;
  readonly questions: readonly Remembered[];
  readonly everyday: Everyday;
  readonly sense: SenseMaker;
  readonly translation: TranslationModel;
}

const weightsSchema = z.object({
  /** How it was learned, for readers. */
  made: z.record(z.string(), z.unknown()),
  features: z.array(z.string()),
  trees: z.array(treeSchema),
});

/** Reads the shipped files. Throws where they are not what `npm run train -- selector` writes. */
export function readShippedSelection(): Written {
  const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
  const model = readShippedSense();
  return {
    trees: weightsSchema.parse(JSON.parse(read('weights.json'))),
    questions: parseQuestions(read('questions.tsv')),
    everyday: parseEveryday(read('everyday.tsv')),
    sense: (sensible) => createSense(model, sensible),
    translation: readShippedTranslation(),
  };
}

/** Throws where the file is not a whole encoder. */
export function readShippedSense(): SenseModel {
  return createSenseModel(decodeStatic(readFileSync(SENSE_FILE)).weights);
}

/** Throws where the file is not whole. */
export function readShippedTranslation(): TranslationModel {
  return createTranslationModel(decodeTranslation(readFileSync(TRANSLATION_FILE)).weights);
}

/** A line a question: ids of the provisions that decide it, with `|` between (`-` where none does), tab, its words with marks. */
export function parseQuestions(tsv: string): Remembered[] {
  return linesOf(tsv).map(([ids = '', words = '']) => ({
    provisions: ids === '-' ? [] : ids.split('|'),
    words: fold(words).split(' '),
    marked: words.split(' '),
  }));
}

/** A line a provision: its id, tab, words without marks. */
export function parseEveryday(tsv: string): Map<string, readonly string[]> {
  return new Map(linesOf(tsv).map(([id = '', words = '']) => [id, words.split(' ')]));
}

function linesOf(tsv: string): string[][] {
  return tsv
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}
