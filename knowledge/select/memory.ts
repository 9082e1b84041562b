import { numberPlaces, raise, type NumberedPlaces } from './places.ts';

/** Questions that people wrote on provisions, as a memory: what is asked now may have been asked in like words. */

/** A written question: the ids of the provisions that decide it, none where no rule held does. */
export interface Remembered {
  /** Without marks, in their order. */
  readonly words: readonly string[];
  /** The same with marks, where it is known. */
  readonly marked?: readonly string[];
  readonly provisions: readonly string[];
}

/**
 * What a new question recalls, in arrays by the number of a place (`places.ts`), 0 where nothing is like it. Similarities are
 * cosines, 0 to 1. The arrays are those of the memory: they hold until the next question.
 */
export interface Recalled {
  /** Provisions with a like question, in the order in which they were met. */
  readonly met: Int32Array;
  /** Of a provision the likest question, the second and the sum of the squares of all. */
  readonly best: Float64Array;
  readonly second: Float64Array;
  readonly sum: Float64Array;
  /** The likest question on a provision below: of a khoản, an Điều, a document. */
  readonly within: Float64Array;
  /** Shares, 0 to 1, of all written questions by their likeness: those of a provision, or of anything below a place. */
  readonly votes: Float64Array;
  /** The likest of all. */
  readonly likest: number;
  /** The likest question that no rule decides, and the share of such ones of the votes. */
  readonly undecided: number;
  readonly undecidedVotes: number;
}

/** Places of written questions that stand together, from the first to before the end. */
export interface Places {
  readonly from: number;
  readonly end: number;
}

export interface Memory {
  /** `without`: written questions that are left out, for training. */
  recall(words: readonly string[], without?: Places): Recalled;
}

/** Words from which letters are read: shorter ones say nothing alone. */
const SHORT = 2;

/** Features of a question: words and pairs without marks, letters in fours. */
export function memoryFeatures(words: readonly string[]): Map<string, number> {
  const values = new Map<string, number>();
  const add = (name: string, weight: number): void => {
    values.set(name, Math.max(values.get(name) ?? 0, weight));
  };
  words.forEach((word, at) => {
    add(word, 1);
    const before = words[at - 1];
    if (before !== undefined) add(`${before} ${word}`, 1);
    if (word.length > SHORT) {
      const framed = `<${word}>`;
      for (let from = 0; from + 4 <= framed.length; from += 1) add(`=${framed.slice(from, from + 4)}`, 0.4);
    }
  });
  return values;
}

export function createMemory(
  questions: readonly Remembered[],
  numbered: NumberedPlaces = numberPlaces(questions),
): Memory {
  const { ids, idf, starts, at: asked, weights } = readPostings(questions);
  const unknown = Math.log(1 + questions.length);
  const scores = new Float64Array(questions.length);
  const gather = createGatherer(numbered);
  return {
    recall: (words, without) => {
      scores.fill(0);
      const weighed = [...memoryFeatures(words)].map(([name, weight]) => {
        const id = ids.get(name);
        return { id, weight: weight * (id === undefined ? unknown : (idf[id] ?? 0)) };
      });
      const length = Math.hypot(...weighed.map(({ weight }) => weight)) || 1;
      for (const { id, weight } of weighed) {
        if (id === undefined) continue;
        const share = weight / length;
        const end = starts[id + 1] ?? 0;
        for (let place = starts[id] ?? 0; place < end; place += 1) {
          const at = asked[place] ?? 0;
          scores[at] = (scores[at] ?? 0) + share * (weights[place] ?? 0);
        }
      }
      if (without !== undefined) scores.fill(0, without.from, without.end);
      return gather(scores);
    },
  };
}

/** Of feature `f` the questions that have it are `at[starts[f] .. starts[f + 1]]`, and what it weighs in each, at length 1. */
interface Postings {
  readonly ids: ReadonlyMap<string, number>;
  readonly idf: Float64Array;
  readonly starts: Int32Array;
  readonly at: Int32Array;
  readonly weights: Float64Array;
}

function readPostings(questions: readonly Remembered[]): Postings {
  const { ids, counts, read } = readFeatures(questions);
  const idf = Float64Array.from(counts, (count) => Math.log(1 + questions.length / count));
  const starts = new Int32Array(counts.length + 1);
  counts.forEach((count, id) => (starts[id + 1] = (starts[id] ?? 0) + count));
  const free = starts.slice();
  const at = new Int32Array(starts[counts.length] ?? 0);
  const weights = new Float64Array(at.length);
  read.forEach(({ features, values }, question) => {
    const weighed = values.map((value, one) => value * (idf[features[one] ?? 0] ?? 0));
    const length = Math.hypot(...weighed);
    features.forEach((id, one) => {
      const place = free[id] ?? 0;
      free[id] = place + 1;
      at[place] = question;
      weights[place] = (weighed[one] ?? 0) / length;
    });
  });
  return { ids, idf, starts, at, weights };
}

/** The features of each question by number, and how many questions have each. */
function readFeatures(questions: readonly Remembered[]) {
  const ids = new Map<string, number>();
  const counts: number[] = [];
  const read = questions.map(({ words }) => {
    const named = memoryFeatures(words);
    const features = Int32Array.from(named.keys(), (name) => {
      const id = ids.get(name) ?? ids.size;
      if (id === ids.size) ids.set(name, id);
      counts[id] = (counts[id] ?? 0) + 1;
      return id;
    });
    return { features, values: Float64Array.from(named.values()) };
  });
  return { ids, counts, read };
}

/** Cosine below which two questions have nothing in common. */
const LEAST = 0.05;

/** How much more the likest count: a vote is the cosine to this power. */
const SHARPNESS = 6;

/** Gathers what each written question's likeness says of places. The hot loop: some 10,000 questions are a little alike. */
function createGatherer(numbered: NumberedPlaces): (scores: Float64Array) => Recalled {
  const { provisions, places, count } = numbered;
  const room = () => new Float64Array(count + 1);
  const [best, second, sum, within, votes] = [room(), room(), room(), room(), room()];
  const met = new Int32Array(count);
  return (scores) => {
    for (const one of [best, second, sum, within, votes]) one.fill(0);
    let [metCount, all, undecided, undecidedVotes] = [0, 0, 0, 0];
    for (let at = 0; at < scores.length; at += 1) {
      const score = scores[at] ?? 0;
      if (score < LEAST) continue;
      const vote = score ** SHARPNESS;
      all += vote;
      const [from, end] = [provisions.starts[at] ?? 0, provisions.starts[at + 1] ?? 0];
      if (from === end) {
        undecided = Math.max(undecided, score);
        undecidedVotes += vote;
        continue;
      }
      const last = places.starts[at + 1] ?? 0;
      for (let one = places.starts[at] ?? 0; one < last; one += 1) {
        const place = places.numbers[one] ?? 0;
        votes[place] = (votes[place] ?? 0) + vote;
      }
      for (let one = from; one < end; one += 1) {
        const id = provisions.numbers[one] ?? 0;
        const known = best[id] ?? 0;
        if (known === 0) met[metCount++] = id;
        if (score > known) {
          second[id] = known;
          best[id] = score;
        } else if (score > (second[id] ?? 0)) second[id] = score;
        sum[id] = (sum[id] ?? 0) + score * score;
      }
    }
    if (all > 0) for (let place = 0; place < count; place += 1) votes[place] = (votes[place] ?? 0) / all;
    const found = met.subarray(0, metCount);
    const likest = raise(within, found, best, numbered.above);
    return {
      ...{ met: found, best, second, sum, within, votes, likest, undecided },
      undecidedVotes: all === 0 ? 0 : undecidedVotes / all,
    };
  };
}
