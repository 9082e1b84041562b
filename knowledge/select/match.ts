import type { Prepared } from './question.ts';
import type { Numbers, Unit } from './unit.ts';
import { createRuns } from './runs.ts';

/** A question against the words of units. All of it is hot: a question meets some 600 units, each of some 200 words. */

/** In which of a unit's texts a word or pair of the question stands. */
const OWN = 1;
const LEAD = 2;
const EVERYDAY = 4;
const BELOW = 8;
const HEADING = 16;
const TITLE = 32;

/** What a unit has of a question's words: shares, 0 to 1, of its mass in words or in pairs. */
export interface Competing {
  readonly own: number;
  readonly ownPairs: number;
  /** In itself or in what leads into it. */
  readonly all: number;
  readonly allPairs: number;
  /** In these or in everyday words for it. */
  readonly withEveryday: number;
  readonly bm25: number;
  /** Words of the longest run that question and unit share. */
  readonly run: number;
}

/** The same for one that is judged, and more. */
export interface Matched extends Competing {
  readonly lead: number;
  readonly below: number;
  readonly heading: number;
  /** Share of the heading's words, and of the unit's own, that are the question's. */
  readonly headingShare: number;
  readonly density: number;
  readonly title: number;
  /** In itself, its lead or its document's title. */
  readonly union: number;
  readonly everyday: number;
  readonly everydayPairs: number;
  /** Share of the question's words that the unit has with other marks only: "cán" for "cấm". */
  readonly markMiss: number;
  /** Weight of the rarest word of the question that stands nowhere. */
  readonly missing: number;
  /** Share of the question's numbers that stand in it; -1 where it has none. */
  readonly numbers: number;
}

export interface Matcher {
  readonly numbers: Numbers;
  compete(unit: Unit): Competing;
  match(unit: Unit, title: Int32Array): Matched;
}

/** Makes ready to match one question: numbers of words mean its words until another one is matched. */
export function createMatcher(question: Prepared, numbers: Numbers): Matcher {
  const { folds, norms } = numbers;
  const { weights, known, mass, pairs, pairWeights, pairMass } = question;
  folds.ask(question.distinct);
  norms.ask(question.distinctMarked);
  const [words, found] = [new Uint8Array(question.distinct.length), new Uint8Array(pairWeights.length)];
  const counts = new Float64Array(known);
  const longestRun = createRuns(question.order);

  /** Notes which of the question's words and pairs a text has; returns how many of its words are the question's. */
  function note(text: Int32Array, where: number): number {
    const { asked } = folds;
    let before = -1;
    let hits = 0;
    for (let at = 0; at < text.length; at += 1) {
      const word = asked[text[at] ?? 0] ?? -1;
      if (word < 0) {
        before = -1;
        continue;
      }
      words[word] = (words[word] ?? 0) | where;
      if (word >= known) {
        before = -1;
        continue;
      }
      hits += 1;
      if (before >= 0) {
        const pair = pairs.get(before * known + word);
        if (pair !== undefined) found[pair] = (found[pair] ?? 0) | where;
      }
      before = word;
    }
    return hits;
  }

  /** Share of the question's mass that stands in some of the texts. */
  function wordShare(where: number): number {
    let sum = 0;
    for (let word = 0; word < known; word += 1)
      if (((words[word] ?? 0) & where) !== 0) sum += weights[word] ?? 0;
    return sum / mass;
  }

  function pairShare(where: number): number {
    let sum = 0;
    for (let pair = 0; pair < found.length; pair += 1)
      if (((found[pair] ?? 0) & where) !== 0) sum += pairWeights[pair] ?? 0;
    return sum / pairMass;
  }

  /** BM25 of the own words against an average of 40 words, as a share of the question's mass. */
  function bm25(own: Int32Array): number {
    const { asked } = folds;
    counts.fill(0);
    for (let at = 0; at < own.length; at += 1) {
      const word = asked[own[at] ?? 0] ?? -1;
      if (word >= 0 && word < known) counts[word] = (counts[word] ?? 0) + 1;
    }
    const norm = 1.2 * (0.25 + (0.75 * own.length) / 40);
    let score = 0;
    for (let word = 0; word < known; word += 1) {
      const count = counts[word] ?? 0;
      if (count > 0) score += ((weights[word] ?? 0) * count) / (count + norm);
    }
    return score / mass;
  }

  function begin({ own, lead, everyday }: Unit): number {
    words.fill(0);
    found.fill(0);
    note(lead.folds, LEAD);
    note(everyday, EVERYDAY);
    return note(own.folds, OWN);
  }

  function compete(unit: Unit): Competing & { hits: number } {
    const hits = begin(unit);
    return {
      own: wordShare(OWN),
      ownPairs: pairShare(OWN),
      all: wordShare(OWN | LEAD),
      allPairs: pairShare(OWN | LEAD),
      withEveryday: wordShare(OWN | LEAD | EVERYDAY),
      bm25: bm25(unit.own.folds),
      run: longestRun(unit.own.folds, folds.asked),
      hits,
    };
  }

  return {
    numbers,
    compete,
    match(unit, title) {
      const { hits, ...competing } = compete(unit);
      const { own, heading, below } = unit;
      const headingHits = note(heading.folds, HEADING);
      note(title, TITLE);
      for (const text of below) note(text.folds, BELOW);
      return {
        ...competing,
        lead: wordShare(LEAD),
        below: wordShare(BELOW),
        heading: wordShare(HEADING),
        headingShare: heading.folds.length === 0 ? 0 : headingHits / heading.folds.length,
        density: own.folds.length === 0 ? 0 : hits / own.folds.length,
        title: wordShare(TITLE),
        union: wordShare(OWN | LEAD | TITLE),
        everyday: wordShare(EVERYDAY),
        everydayPairs: pairShare(EVERYDAY),
        markMiss: markMiss(question, norms.asked, unit, words),
        missing: heaviestMissing(question, words),
        numbers: shareOfNumbers(question, words),
      };
    },
  };
}

function markMiss(
  { distinctMarked, markedOrder, order, known }: Prepared,
  asked: Int32Array,
  { own, lead }: Unit,
  words: Uint8Array,
): number {
  if (markedOrder.length === 0) return 0;
  const has = new Uint8Array(distinctMarked.length);
  for (const { norms } of [own, lead])
    for (let at = 0; at < norms.length; at += 1) {
      const word = asked[norms[at] ?? 0] ?? -1;
      if (word >= 0) has[word] = 1;
    }
  let other = 0;
  for (let at = 0; at < markedOrder.length; at += 1) {
    const bare = order[at] ?? 0;
    if (has[markedOrder[at] ?? 0] === 1 || bare >= known) continue;
    if (((words[bare] ?? 0) & (OWN | LEAD)) !== 0) other += 1;
  }
  return other / markedOrder.length;
}

function heaviestMissing({ weights, known }: Prepared, words: Uint8Array): number {
  let most = 0;
  for (let word = 0; word < known; word += 1)
    if (((words[word] ?? 0) & (OWN | LEAD | TITLE | EVERYDAY)) === 0)
      most = Math.max(most, weights[word] ?? 0);
  return most;
}

function shareOfNumbers({ numbers }: Prepared, words: Uint8Array): number {
  if (numbers.length === 0) return -1;
  return numbers.filter((word) => ((words[word] ?? 0) & OWN) !== 0).length / numbers.length;
}
