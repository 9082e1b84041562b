import { numberWords, unitsOf, type Numbers, type Unit, type UnitSource } from './unit.ts';
import { createWordNumbers } from './word-numbers.ts';

/** Units of passages and titles of documents, read when first asked for and kept. */
export interface UnitReader {
  /** Begins a question. If too much was read before, that is forgotten, and with it the numbers of all words. */
  begin(): Numbers;
  unitsOf(row: number): readonly Unit[];
  /** Kind and title of a document, without marks. */
  titleOf(document: string): Int32Array;
}

/** Words that are kept, 8 bytes each, and different ones, some 150 bytes each: some 30 MB with all that lies around them. */
const KEPT_WORDS = 2_000_000;
const KEPT_SPELLINGS = 60_000;
/** What a unit takes beside its words, in words. */
const UNIT = 60;

export function createUnitReader(source: UnitSource): UnitReader {
  const { library } = source;
  const kept = new Map<number, readonly Unit[]>();
  const titles = new Map<string, Int32Array>();
  let numbers = createNumbers();
  let size = 0;
  return {
    begin() {
      if (size < KEPT_WORDS && numbers.folds.size + numbers.norms.size < KEPT_SPELLINGS) return numbers;
      kept.clear();
      titles.clear();
      size = 0;
      numbers = createNumbers();
      return numbers;
    },
    unitsOf(row) {
      const known = kept.get(row);
      if (known !== undefined) return known;
      const passage = library.passage(row);
      const units = passage === undefined ? [] : unitsOf(passage, source, numbers);
      kept.set(row, units);
      size += sizeOf(units);
      return units;
    },
    titleOf(number) {
      const known = titles.get(number);
      if (known !== undefined) return known;
      const document = library.document(number);
      const { folds } = numberWords(`${document?.kind ?? ''} ${document?.title ?? ''}`, numbers);
      titles.set(number, folds);
      return folds;
    },
  };
}

function createNumbers(): Numbers {
  return { folds: createWordNumbers(), norms: createWordNumbers() };
}

function sizeOf(units: readonly Unit[]): number {
  let size = units.length * UNIT;
  for (const words of new Set(units.flatMap(({ own, lead }) => [own, lead]))) size += words.folds.length;
  return size;
}
