import { fold, tokenise } from '../vietnamese.ts';
import { UNKNOWN } from './model-file.ts';
import type { Words } from './words.ts';

/** The table of chat spellings and short forms, with what each may stand for as words' numbers. */
export interface Abbreviations {
  readings(norm: string): readonly (readonly number[])[];
  /** The same table, where a text itself says in brackets what some of its forms stand for. */
  told(forms: ReadonlyMap<string, string>): Abbreviations;
  /** True where a word is written like a short form: one letter, or without a vowel, or no word of its own. */
  isShort(norm: string): boolean;
  /** True where the table has the words, with or without marks, among the readings of the form. */
  mayMean(form: string, meant: string): boolean;
  /** True also for what the table does not have, where it has no vowel. */
  looksShort(norm: string): boolean;
  /** True for a short form of two letters or more without a vowel, which is no word of its own. */
  isCertain(norm: string): boolean;
  /** True where a form is more often itself than anything that it may stand for. */
  isOwnReading(norm: string): boolean;
}

const VOWEL = /[aeiouy]/u;
/** Without y, which stands for the rest of a word in short forms: "đky". */
const FULL_VOWEL = /[aeiou]/u;

export function createAbbreviations(
  table: readonly (readonly [string, readonly string[]])[],
  words: Words,
): Abbreviations {
  const numbersOf = (meaning: string): number[] => tokenise(meaning).map(({ norm }) => words.numberOf(norm));
  const byShort = new Map<string, readonly (readonly number[])[]>();
  const meaningsOf = new Map(table);
  const [short, own] = [new Set<string>(), new Set<string>()];
  for (const [form, meanings] of table) {
    const readings = meanings.filter((meaning) => meaning !== form).map(numbersOf);
    byShort.set(
      form,
      readings.filter((reading) => !reading.includes(UNKNOWN)),
    );
    if (meanings[0] === form) own.add(form);
    if (form.length === 1 || !VOWEL.test(fold(form)) || !words.isKnown(form, fold(form))) short.add(form);
  }
  const all: Abbreviations = {
    readings: (norm) => byShort.get(norm) ?? [],
    isShort: (norm) => short.has(norm),
    mayMean: (form, meant) => meaningsOf.get(form)?.some((one) => fold(one) === fold(meant)) ?? false,
    looksShort: (norm) => short.has(norm) || !VOWEL.test(fold(norm)),
    isCertain: (norm) => norm.length > 1 && short.has(norm) && !own.has(norm) && !FULL_VOWEL.test(fold(norm)),
    isOwnReading: (norm) => own.has(norm),
    told: (forms) => {
      const known = new Map(
        [...forms]
          .map(([form, meant]) => [form, numbersOf(meant)] as const)
          .filter(([, meant]) => !meant.includes(UNKNOWN)),
      );
      const readings = (norm: string): readonly (readonly number[])[] => {
        const meant = known.get(norm);
        return meant === undefined ? all.readings(norm) : [meant];
      };
      return known.size === 0 ? all : { ...all, readings };
    },
  };
  return all;
}
