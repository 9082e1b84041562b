import { hashFeature } from '../network.ts';

/**
 * In which words people ask about what a rule says in its own: how likely each word of a question is where a provision has a
 * certain word (IBM model 1, Brown et al., 1993). Learned by `npm run train -- translation` (`eval/train/translation.ts`) and
 * only read here.
 */
export interface TranslationWeights {
  /** Hashes (`hashFeature`) of the names that questions have, ascending, `Q` long; none is there twice. */
  readonly asked: Uint32Array;
  /** Share of each among all names of questions, above 0 to 1. */
  readonly background: Float32Array;
  /** How likely each is whatever the provision says, 0 to 1. */
  readonly always: Float32Array;
  /** Hashes of the names that provisions have, ascending, `P` long; none is there twice. */
  readonly read: Uint32Array;
  /** What the name `p` is asked with lies from `starts[p]` to before `starts[p + 1]`; `P + 1` long. */
  readonly starts: Uint32Array;
  /** Places among `asked`, below `Q`, ascending for each name of provisions. */
  readonly said: Uint16Array;
  /** How likely each is, as `levelOf` gives it. */
  readonly levels: Uint8Array;
}

export interface TranslationModel {
  /** The known names of a provision, by their places. */
  rowsOf(names: readonly string[]): Int32Array;
  /**
   * For each provision, given by its rows, the mean over the question's known names of how many times likelier each is where
   * the provision answers, as a logarithm, from `log BESIDES` on. Null where no name of the question is known.
   */
  judge(asked: readonly string[], provisions: readonly Int32Array[]): Float64Array | null;
}

/** Probabilities are kept from this on, in `LEVELS` steps of their logarithm. */
export const LEAST_LIKELY = 0.001;
const LEVELS = 256;

/** The greatest level that is not above the probability, `LEAST_LIKELY` to 1: so those of a name sum to no more than before. */
export function levelOf(probability: number): number {
  const level = Math.floor((LEVELS - 1) * (1 - Math.log(probability) / Math.log(LEAST_LIKELY)));
  return Math.min(Math.max(level, 0), LEVELS - 1);
}

export function probabilityOf(level: number): number {
  return LEAST_LIKELY ** (1 - level / (LEVELS - 1));
}

/** Share of a question's words that have nothing to do with the provision. */
const BESIDES = 0.3;

export function createTranslationModel(weights: TranslationWeights): TranslationModel {
  const { background, always, starts, said, levels } = weights;
  const [placeOf, rowOf] = [placesOf(weights.asked), placesOf(weights.read)];
  const probabilities = Float64Array.from({ length: LEVELS }, (_, level) => probabilityOf(level));
  const sums = new Float64Array(weights.asked.length);
  return {
    rowsOf: (names) => known(names, rowOf),
    judge(asked, provisions) {
      const places = known(asked, placeOf);
      if (places.length === 0) return null;
      return Float64Array.from(provisions, (rows) => {
        sums.fill(0);
        // The hot loop: some 10,000 probabilities for each provision, of which the question needs some.
        for (const row of rows) {
          const end = starts[row + 1] ?? 0;
          for (let at = starts[row] ?? 0; at < end; at += 1) {
            const place = said[at] ?? 0;
            sums[place] = (sums[place] ?? 0) + (probabilities[levels[at] ?? 0] ?? 0);
          }
        }
        let all = 0;
        for (const place of places) {
          const likely = ((always[place] ?? 0) + (sums[place] ?? 0)) / (rows.length + 1);
          all += Math.log(((1 - BESIDES) * likely) / (background[place] ?? 1) + BESIDES);
        }
        return all / places.length;
      });
    },
  };
}

/** As signed numbers they need no objects of their own. */
function placesOf(keys: Uint32Array): ReadonlyMap<number, number> {
  return new Map(Array.from(keys, (key, place) => [key | 0, place]));
}

function known(names: readonly string[], places: ReadonlyMap<number, number>): Int32Array {
  const found = new Set<number>();
  for (const name of names) {
    const place = places.get(hashFeature(name) | 0);
    if (place !== undefined) found.add(place);
  }
  return Int32Array.from(found);
}
