import { fold, isUnaccented } from '../vietnamese.ts';
import type { Abbreviations } from './abbreviations.ts';
import type { Place, Reading } from './beam.ts';
import type { Chunk } from './chunks.ts';
import type { Mended } from './faults.ts';
import { marksLost, marksOf, type Marks } from './marks.ts';
import { NUMBER, UNKNOWN } from './model-file.ts';
import { readTelex, readVni } from './telex.ts';
import type { Words } from './words.ts';

/** Nats that a reading costs, chosen on questions of the training sets with made faults. */
export interface ReadingCosts {
  /** Marks added to a bare word of a text that has marks elsewhere. */
  readonly bare: number;
  /** The same for a bare word that is known. */
  readonly bareWord: number;
  /** Another word with the same letters for a marked one that is known, and for one that is not. */
  readonly remarked: number;
  readonly misspelled: number;
  /** Each mark that was typed and is given up. */
  readonly lost: number;
  readonly abbreviation: number;
  /** Added for each reading of the form that goes before, and the most that is added. */
  readonly rarer: number;
  readonly rarest: number;
  /** Keys of an input method that were left standing. */
  readonly keys: number;
  /** Added to a fault's own cost where the word as typed is known but rare. */
  readonly rare: number;
  /** A word that nobody knows, kept: all in all, and where it is written as a name. */
  readonly unknown: number;
  readonly name: number;
  /** A word that was seen too seldom to be trusted, kept. */
  readonly seldom: number;
  /** Letters with digits, kept where they may be keys or a day. */
  readonly digits: number;
  /** A short form kept as it is: of one or two letters, and a longer one, which is hardly ever anything else. */
  readonly short: number;
  readonly long: number;
}

export const READING_COSTS: ReadingCosts = {
  bare: 2,
  bareWord: 5,
  remarked: 8,
  misspelled: 0.5,
  lost: 1.2,
  abbreviation: 1.5,
  rarer: 0.8,
  rarest: 3,
  keys: 0.5,
  rare: 4,
  unknown: 16,
  name: 6,
  seldom: 2,
  digits: 10,
  short: 14,
  long: 24,
};

/** Weighted occurrences of all words with a folding below which a fault in its letters is thought of. */
const RARE = 200;
/** Readings of one token that are weighed. */
const MOST = 32;

export interface Sources {
  readonly words: Words;
  readonly abbreviations: Abbreviations;
  readonly faults: (bare: string) => readonly Mended[];
  readonly costs: ReadingCosts;
}

/** The readings of each token; null where the text stays as it is. */
export function placesOf(chunks: readonly Chunk[], sources: Sources): Place[] | null {
  const free = chunks.filter(({ may }) => may === 'free' || may === 'letters');
  const unaccented = isUnaccented(free);
  const doubtful = chunks.map((chunk) => isDoubtful(chunk, sources));
  if (!unaccented && !doubtful.includes(true)) return null;
  return chunks.map((chunk, at) => ({
    readings: readingsOf(chunk, { unaccented, doubtful: doubtful[at] ?? false }, sources),
    begins: chunk.begins,
  }));
}

/** True where a word is not known, or is written like a short form of others. */
function isDoubtful(chunk: Chunk, { words, abbreviations }: Sources): boolean {
  const { norm, fold: bare, written, may } = chunk;
  if (may === 'fixed') return false;
  if (may === 'keys') return true;
  if (may === 'free' && abbreviations.isShort(norm) && written === written.toLowerCase()) return true;
  return !words.isKnown(norm, bare) && !(norm !== bare && words.isSyllable(norm)) && !isName(chunk);
}

/** A capital within a sentence that is not all in capitals. */
function isName({ written, begins, shouted }: Chunk): boolean {
  return !shouted && !begins && /^\p{Lu}/u.test(written);
}

interface Setting {
  readonly unaccented: boolean;
  readonly doubtful: boolean;
}

function readingsOf(chunk: Chunk, setting: Setting, sources: Sources): Reading[] {
  const { words, costs } = sources;
  const { norm, fold: bare, may } = chunk;
  const own = words.numberOf(norm);
  const readings: Reading[] = [
    { words: [own], cost: keepingCost(chunk, own, setting, sources), kind: 'kept' },
  ];
  if (may === 'fixed') return readings;
  if (may === 'keys') return [...readings, ...keyReadings(chunk, sources)];
  // A form of the table without a vowel, or within a law's name, is no word that lost marks or letters.
  if (sources.abbreviations.isCertain(norm) || (may === 'letters' && sources.abbreviations.isShort(norm)))
    return may === 'letters' || isOfficial(chunk, sources)
      ? readings
      : [...readings, ...shortReadings(norm, sources)];
  const marked = norm !== bare;
  // A word that is known and marked was meant, but where the text is so careless that it may be another.
  const typed = marksOf(norm);
  const alike = alikeCost(marked, setting, words.isSyllable(norm), costs);
  // A letter alone is another word only where the table says so: "a" may be "à", "e" is never "è", "ạ" is itself.
  const lone = norm.length === 1 && (marked || sources.abbreviations.readings(norm).length > 0);
  for (const word of lone ? [] : words.withFold(bare))
    if (word !== own) readings.push(reading(word, alike + lossOf(typed, word, sources), 'marks'));
  if (may === 'letters' && words.seenFolded(bare) > 0) return readings;
  if (may === 'free' && !isOfficial(chunk, sources)) readings.push(...shortReadings(norm, sources));
  if (words.seenFolded(bare) >= RARE) return readings;
  addMended(readings, chunk, setting, sources);
  return cheapest(readings, words);
}

/** A short form in capitals that is known is how officials write it. */
function isOfficial({ written, shouted, norm, fold: bare }: Chunk, { words }: Sources): boolean {
  return !shouted && written === written.toUpperCase() && words.isKnown(norm, bare);
}

/** Nats of another word with the same letters. */
function alikeCost(
  marked: boolean,
  { unaccented, doubtful }: Setting,
  syllable: boolean,
  costs: ReadingCosts,
): number {
  if (marked) return doubtful ? costs.misspelled : costs.remarked;
  if (unaccented) return 0;
  return doubtful || !syllable ? costs.bare : costs.bareWord;
}

function keepingCost(chunk: Chunk, own: number, { doubtful }: Setting, sources: Sources): number {
  const { norm, may } = chunk;
  const { costs, words, abbreviations } = sources;
  if (may === 'keys') return costs.digits;
  if (own === NUMBER || may === 'fixed' || !doubtful) return 0;
  if (abbreviations.isOwnReading(norm)) return 0;
  if (abbreviations.isShort(norm)) return norm.length > 2 ? costs.long : costs.short;
  if (own !== UNKNOWN) return costs.seldom;
  return Math.max(0, (isName(chunk) ? costs.name : costs.unknown) - words.language.cost(UNKNOWN));
}

/** What a form of the table may stand for. */
function shortReadings(norm: string, { abbreviations, costs }: Sources): Reading[] {
  return abbreviations.readings(norm).map((words, at) => ({
    words,
    cost: costs.abbreviation + Math.min(at * costs.rarer, costs.rarest),
    kind: 'abbreviation',
  }));
}

/** Letters with digits: a short form of the table ("t2"), or the keys of an input method. */
function keyReadings({ norm }: Chunk, sources: Sources): Reading[] {
  const { words, costs } = sources;
  const keys = readVni(norm);
  const typed =
    keys === null
      ? []
      : words.withFold(keys.bare).filter((word) => marksLost(keys.marks, words.spelled(word)) === 0);
  return [...shortReadings(norm, sources), ...typed.map((word) => reading(word, costs.keys, 'spelling'))];
}

/** Words that one fault, or keys left standing, make of what was typed. */
function addMended(
  readings: Reading[],
  { norm, fold: bare }: Chunk,
  { doubtful }: Setting,
  sources: Sources,
): void {
  const { words, costs, faults } = sources;
  const more = doubtful ? 0 : costs.rare;
  const add = (folding: string, cost: number, typed: Marks): void => {
    for (const word of words.withFold(folding))
      readings.push(reading(word, more + cost + lossOf(typed, word, sources), 'spelling'));
  };
  const keys = readTelex(norm);
  if (keys !== null) {
    add(keys.bare, costs.keys, keys.marks);
    if (words.seenFolded(keys.bare) === 0)
      for (const mended of faults(keys.bare)) add(mended.bare, costs.keys + mended.cost, NO_MARKS);
  }
  const drawn = norm.replace(DRAWN_OUT, '$1');
  if (drawn !== norm) add(fold(drawn), costs.keys, marksOf(drawn));
  const typed = marksOf(norm);
  for (const mended of faults(bare)) add(mended.bare, mended.cost, { tone: typed.tone, letters: '' });
}

/** "khônggg", "vâyyyy". */
const DRAWN_OUT = /(\p{L})\1{2,}/gu;
const NO_MARKS: Marks = { tone: '', letters: '' };

function lossOf(typed: Marks, word: number, { words, costs }: Sources): number {
  return costs.lost * marksLost(typed, words.spelled(word));
}

function reading(word: number, cost: number, kind: Reading['kind']): Reading {
  return { words: [word], cost, kind };
}

/** The readings that are likeliest without their neighbours, where there are too many. */
function cheapest(readings: readonly Reading[], words: Words): Reading[] {
  if (readings.length <= MOST) return [...readings];
  const alone = ({ words: [first = UNKNOWN], cost }: Reading): number =>
    cost + words.cost(-1, UNKNOWN, first, -1);
  return readings
    .map((one) => ({ one, cost: alone(one) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, MOST)
    .map(({ one }) => one);
}
