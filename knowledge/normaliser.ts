import { createAbbreviations, type Abbreviations } from './normaliser/abbreviations.ts';
import { bestReadings } from './normaliser/beam.ts';
import { chunksOf, fixReferences, type Chunk } from './normaliser/chunks.ts';
import { createFaults } from './normaliser/faults.ts';
import { glossesOf, withGlosses, withoutForms } from './normaliser/glosses.ts';
import { createLanguage } from './normaliser/language.ts';
import { decodeLanguage } from './normaliser/model-file.ts';
import { placesOf, READING_COSTS } from './normaliser/readings.ts';
import { createWords, type LibraryWords } from './normaliser/words.ts';
import { writeReadings, type Rewritten } from './normaliser/write.ts';
import { parseReferences, type Reference } from './references.ts';

export {
  decodeLanguage,
  encodeLanguage,
  MARKERS,
  storedCost,
  type LanguageArrays,
} from './normaliser/model-file.ts';
export { shippedLanguage } from './normaliser/shipped.ts';
export type { LibraryWords } from './normaliser/words.ts';
export type { Rewritten } from './normaliser/write.ts';

/** A question as it was meant. */
export interface Normalised {
  /** NFC; letter for letter what was given where nothing was changed. */
  readonly text: string;
  readonly changed: boolean;
  /** What was written otherwise, in reading order. Offsets `start`, `end` are into the NFC form of what was given. */
  readonly words: readonly Rewritten[];
}

/** Writes questions as they were meant: marks, spelling, chat spellings. */
export interface Normaliser {
  /** Never throws. About a millisecond for a question of 25 words. */
  normalise(text: string): Normalised;
}

export interface NormaliserInput {
  /** An encoded model of the language, as `npm run train -- language` writes it. */
  readonly model: Uint8Array;
  /** The words of the library that is asked; null for none. */
  readonly library: LibraryWords | null;
  /** Chat spellings and short forms with what they may stand for (`LexiconData.shortForms`). */
  readonly abbreviations: readonly (readonly [string, readonly string[]])[];
  /** Pairs of words that chats are full of, whatever the model says of them (`LexiconData.chatPairs`). */
  readonly pairs?: readonly string[];
}

/** Makes a normaliser for a library. Throws where the bytes are not a whole model. */
export function createNormaliser({
  model,
  library,
  abbreviations: table,
  pairs = [],
}: NormaliserInput): Normaliser {
  const words = createWords(createLanguage(decodeLanguage(model)), library, pairs);
  const sources = {
    words,
    abbreviations: createAbbreviations(table, words),
    faults: createFaults(words.frequentFolds),
    costs: READING_COSTS,
  };
  const mend = (text: string, chunks: readonly Chunk[], abbreviations: Abbreviations): Normalised => {
    const places = placesOf(chunks, { ...sources, abbreviations });
    if (places === null) return { text, changed: false, words: [] };
    const written = writeReadings(text, chunks, bestReadings(places, words), words.spelled);
    return { ...written, changed: written.words.length > 0 };
  };
  const meant = (text: string, abbreviations: Abbreviations): Normalised => {
    const chunks = chunksOf(text);
    const mended = mend(text, chunks, abbreviations);
    if (!mended.changed || namesTheSame(text, mended.text)) return mended;
    const careful = mend(text, chunks.map(fixReferences), abbreviations);
    if (namesTheSame(text, careful.text)) return careful;
    return { text, changed: false, words: [] };
  };
  return {
    normalise: (given) => {
      const text = given.normalize('NFC');
      const glosses = glossesOf(text, sources.abbreviations);
      if (glosses.length === 0) return meant(text, sources.abbreviations);
      const told = new Map(glosses.map(({ form, meant: { start, end } }) => [form, text.slice(start, end)]));
      const read = meant(withoutForms(text, glosses), sources.abbreviations.told(told));
      return { text: read.text, changed: true, words: withGlosses(text, glosses, read.text, read.words) };
    },
  };
}

/** True where both name the same numbers and places, or the mended text names more than could be read before. */
function namesTheSame(before: string, after: string): boolean {
  const now = new Set(parseReferences(after).flatMap(namedBy));
  return parseReferences(before)
    .flatMap(namedBy)
    .every((one) => now.has(one));
}

/** What a reference names, as words to compare: its digits, and each place. A law's name may gain marks. */
function namedBy({ number, digits, year, places }: Reference): string[] {
  const whole = [number, digits, year].filter((one) => one !== null);
  return [...whole, ...places.map((place) => JSON.stringify(Object.entries(place).sort()))];
}
