import { BM25_DEFAULTS } from '../lexical-index.ts';
import { AT } from './names.ts';
import type { RankQuestion } from './question.ts';
import { BODY, FIELD_COUNT, HEADING, TITLE, TRAIL, type Tally } from './tally.ts';

const { fields, k1, idfPower } = BM25_DEFAULTS;
/** In the order of a passage's fields. */
const PARAMETERS = [fields.heading, fields.title, fields.trail, fields.topic, fields.body];
/** Exponent of the inverse document frequency where rare words decide. Source: the retrieval recipe. */
const RARE_POWER = 1.6;
/** Length normalisation of heading and body read as one. */
const FLAT_B = 0.75;

/** BM25 of one passage in several readings, written into `out` from `base` on. */
export interface Scorer {
  score(question: RankQuestion, found: Tally, out: Float32Array, base: number): void;
}

export function createScorer(averageLengths: readonly number[]): Scorer {
  const share = new Float64Array(FIELD_COUNT);
  const alone = new Float64Array(FIELD_COUNT);
  const sums = { rare: 0, flat: 0 };
  const average = (field: number): number => averageLengths[field] ?? 1;
  let weights = weighQuestion(null);
  /** Adds the features `0 .. count` with their frequencies in each field. */
  const add = (frequencies: Uint16Array, { idf, usual, rare }: Weights, flatNorm: number): number => {
    let own = 0;
    const count = idf.length;
    for (let feature = 0; feature < count; feature += 1) {
      let weighted = 0;
      const weight = usual[feature] ?? 0;
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        const frequency = frequencies[field * count + feature] ?? 0;
        if (frequency === 0) continue;
        const counted = frequency * (share[field] ?? 0);
        weighted += counted;
        alone[field] = (alone[field] ?? 0) + (weight * counted) / (k1 + counted);
      }
      if (weighted === 0) continue;
      const saturated = weighted / (k1 + weighted);
      own += weight * saturated;
      sums.rare += (rare[feature] ?? 0) * saturated;
      const plain =
        (frequencies[HEADING * count + feature] ?? 0) + (frequencies[BODY * count + feature] ?? 0);
      sums.flat += ((idf[feature] ?? 0) * (k1 + 1) * plain) / (k1 * flatNorm + plain);
    }
    return own;
  };
  return {
    score(question, { lengths, words, pairs }, out, base) {
      if (weights.question !== question) weights = weighQuestion(question);
      alone.fill(0);
      sums.rare = sums.flat = 0;
      for (let field = 0; field < FIELD_COUNT; field += 1) {
        const { weight, b } = PARAMETERS[field] ?? { weight: 0, b: 0 };
        share[field] = weight / (1 - b + (b * (lengths[field] ?? 0)) / average(field));
      }
      const flatLength = (lengths[HEADING] ?? 0) + (lengths[BODY] ?? 0);
      const flatNorm = 1 - FLAT_B + (FLAT_B * flatLength) / (average(HEADING) + average(BODY));
      const ofWords = add(words, weights.words, flatNorm);
      const ofPairs = add(pairs, weights.pairs, flatNorm);
      out[base + AT.all] = ofWords + ofPairs;
      out[base + AT.words] = ofWords;
      out[base + AT.pairs] = ofPairs;
      out[base + AT.heading] = alone[HEADING] ?? 0;
      out[base + AT.title] = alone[TITLE] ?? 0;
      out[base + AT.trail] = alone[TRAIL] ?? 0;
      out[base + AT.body] = alone[BODY] ?? 0;
      out[base + AT.flat] = sums.flat;
      out[base + AT.rare] = sums.rare;
    },
  };
}

/** What features count: by their idf, as usual, and where rare words decide. */
interface Weights {
  readonly idf: Float64Array;
  readonly usual: Float64Array;
  readonly rare: Float64Array;
}

/** The weights of a question's words and pairs: the same for all of its candidates. */
function weighQuestion(question: RankQuestion | null): {
  readonly question: RankQuestion | null;
  readonly words: Weights;
  readonly pairs: Weights;
} {
  const weigh = (idf: Float64Array): Weights => ({
    idf,
    usual: idf.map((value) => value ** idfPower * (k1 + 1)),
    rare: idf.map((value) => value ** RARE_POWER * (k1 + 1)),
  });
  const none = new Float64Array(0);
  return { question, words: weigh(question?.idf ?? none), pairs: weigh(question?.pairIdf ?? none) };
}
