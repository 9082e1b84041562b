import type { Provision } from '../types.ts';
import type { Remembered } from './memory.ts';
import type { SenseFields, SenseModel, SenseVectors } from './sense-model.ts';
import { numberPlaces, type NumberedPlaces } from './places.ts';
import { createSenseGatherer, type Sensed } from './sense-recall.ts';
import type { SenseWord } from './sense-words.ts';

/** Questions and provisions by what they mean: near each other although they share no word. */

/** What the encoder says of one question. Likenesses are cosines, -1 to 1. */
export interface SenseAnswer {
  /** The written questions that mean much the same, gathered by provision. */
  readonly sensed: Sensed;
  /** How near a provision lies, with and without the everyday words written for it. */
  like(provision: Provision): { readonly whole: number; readonly bare: number };
}

/** Places of written questions that stand together, from the first to before the end. */
export interface Written {
  readonly from: number;
  readonly end: number;
}

export interface Sense {
  /** `without`: written questions that must not be recalled, for training. */
  ask(words: readonly SenseWord[], without?: Written): SenseAnswer;
}

/** Makes an encoder ready for a library and the questions written on it. */
export type SenseMaker = (sensible: Sensible) => Sense;

/** Provisions whose vectors are kept: some 10 MB. */
const REMEMBERED = 12_000;

/** What a library's own texts and the questions written on them say. */
export interface Sensible {
  readonly questions: readonly Remembered[];
  /** What the questions were written for; numbered here where it is not handed in. */
  readonly places?: NumberedPlaces;
  readonly fieldsOf: (provision: Provision) => SenseFields;
}

export function createSense(
  model: SenseModel,
  { questions, fieldsOf, places = numberPlaces(questions) }: Sensible,
): Sense {
  const written = encodeWritten(model, questions);
  const kept = new Map<string, SenseVectors>();
  const vectorsOf = (provision: Provision): SenseVectors => {
    const known = kept.get(provision.id);
    if (known !== undefined) return known;
    const vectors = model.provision(fieldsOf(provision));
    if (kept.size >= REMEMBERED) kept.clear();
    kept.set(provision.id, vectors);
    return vectors;
  };
  const scores = new Float32Array(questions.length);
  const gather = createSenseGatherer(places);
  return {
    ask: (words, without) => {
      const asked = model.question(words);
      compareAll(asked, written, scores);
      if (without !== undefined) scores.fill(LEFT_OUT, without.from, without.end);
      return {
        sensed: gather(scores),
        like: (provision) => {
          const { whole, bare } = vectorsOf(provision);
          const ofBare = dot(asked, bare, 0);
          return { whole: whole === bare ? ofBare : dot(asked, whole, 0), bare: ofBare };
        },
      };
    },
  };
}

/** Below every cosine. */
const LEFT_OUT = -2;

/** Encoders that each did not learn some files; of each written question the number of that encoder, and its file. */
export interface FoldedModels {
  readonly models: readonly SenseModel[];
  readonly foldOf: readonly number[];
  readonly fileOf: readonly string[];
}

/** For training: a written question is asked of the encoder that did not learn it, and recalls none of its own file. */
export function createFoldedSense({ models, foldOf, fileOf }: FoldedModels, sensible: Sensible): Sense {
  const folds = models.map((model) => createSense(model, sensible));
  const files = new Map<string, Written>();
  fileOf.forEach((file, at) => files.set(file, { from: files.get(file)?.from ?? at, end: at + 1 }));
  return {
    ask: (words, without) => {
      const asking = without?.from ?? 0;
      const fold = folds[foldOf[asking] ?? 0];
      if (fold === undefined) throw new RangeError(`no encoder for the written question ${asking}`);
      return fold.ask(words, without === undefined ? undefined : files.get(fileOf[asking] ?? ''));
    },
  };
}

function encodeWritten(model: SenseModel, questions: readonly Remembered[]): Float32Array {
  const vectors = new Float32Array(questions.length * model.dimension);
  questions.forEach(({ words, marked }, at) => {
    const read = words.map((fold, place) => ({ fold, norm: marked?.[place] ?? fold }));
    vectors.set(model.question(read), at * model.dimension);
  });
  return vectors;
}

/**
 * The likeness of every written question: two at once with four sums each, none of which waits for another, since 30,000 are
 * compared with each new one. The sums are those of `dot`.
 */
function compareAll(asked: Float32Array, written: Float32Array, scores: Float32Array): void {
  const { length } = asked;
  const even = scores.length - (scores.length % 2);
  for (let row = 0; row < even; row += 2) {
    let [a, b, c, d] = [0, 0, 0, 0];
    let [e, f, g, h] = [0, 0, 0, 0];
    let one = row * length;
    let two = one + length;
    for (let unit = 0; unit < length; unit += 4, one += 4, two += 4) {
      const first = asked[unit] ?? 0;
      const second = asked[unit + 1] ?? 0;
      const third = asked[unit + 2] ?? 0;
      const fourth = asked[unit + 3] ?? 0;
      a += first * (written[one] ?? 0);
      b += second * (written[one + 1] ?? 0);
      c += third * (written[one + 2] ?? 0);
      d += fourth * (written[one + 3] ?? 0);
      e += first * (written[two] ?? 0);
      f += second * (written[two + 1] ?? 0);
      g += third * (written[two + 2] ?? 0);
      h += fourth * (written[two + 3] ?? 0);
    }
    scores[row] = a + b + c + d;
    scores[row + 1] = e + f + g + h;
  }
  if (even < scores.length) scores[even] = dot(asked, written, even * length);
}

/** Beyond the end of a dimension that is no multiple of four there is nothing to add: `0 × …`. */
function dot(a: Float32Array, b: Float32Array, from: number): number {
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let unit = 0; unit < a.length; unit += 4) {
    const at = from + unit;
    first += (a[unit] ?? 0) * (b[at] ?? 0);
    second += (a[unit + 1] ?? 0) * (b[at + 1] ?? 0);
    third += (a[unit + 2] ?? 0) * (b[at + 2] ?? 0);
    fourth += (a[unit + 3] ?? 0) * (b[at + 3] ?? 0);
  }
  return first + second + third + fourth;
}
