import { SENSE_FIELDS } from '../../../knowledge/select.ts';
import { seededChance, shuffle } from '../chance.ts';
import {
  createAdam,
  createEncoder,
  createGradients,
  rateAt,
  startParameters,
  type Parameters,
} from '../embeddings.ts';
import { createBatchWriter, type Batch } from './batch.ts';
import { contrast } from './contrast.ts';
import { listExamples, type Example, type Examples } from './examples.ts';
import type { Material } from './material.ts';
import type { Progress, SenseOptions } from './options.ts';
import type { NumberedTexts } from './vocabulary.ts';

/** Steps between two reports, and over which the last loss is a mean. */
const REPORT = 25;
/** What the fields weigh at first, and a question. */
const FIELDS = [1, 0.5, 0.4, 0.2, 0.6, 1];

/** Parameters learned, and the mean loss of the last steps. */
export interface Learned {
  readonly parameters: Parameters;
  readonly loss: number;
  readonly steps: number;
}

/** `texts` are those of the material. */
export function learnSense(
  material: Material,
  texts: NumberedTexts,
  options: SenseOptions,
  onProgress: Progress,
): Learned {
  const chance = seededChance(options.seed);
  const parameters = startSense(texts, options, chance);
  const examples = listExamples(material);
  const writer = createBatchWriter(texts, material, examples, options, chance);
  const step = createStep(parameters, options);
  const perPass = Math.floor(passOf(examples, options, () => 0).length / options.batch);
  const steps = perPass * options.passes;
  const losses: number[] = [];
  for (let pass = 0; pass < options.passes; pass += 1) {
    const shown = passOf(examples, options, chance);
    const order = Uint32Array.from(shown.keys());
    shuffle(order, chance);
    for (let at = 0; at < perPass; at += 1) {
      const places = order.subarray(at * options.batch, (at + 1) * options.batch);
      const chosen = [...places].flatMap((place) => shown[place] ?? []);
      losses.push(step(writer.write(chosen), rateAt(losses.length, steps, options)));
      if (losses.length % REPORT === 0)
        onProgress(`bước học (sai số ${lastMean(losses).toFixed(3)})`, losses.length, steps);
    }
  }
  return { parameters, loss: lastMean(losses), steps };
}

function startSense(
  { vocabulary }: NumberedTexts,
  { dimension, scale }: SenseOptions,
  chance: () => number,
): Parameters {
  return {
    ...startParameters(vocabulary.rarity, dimension, chance),
    fields: Float32Array.from(FIELDS),
    logScale: Float32Array.of(Math.log(scale)),
  };
}

/** What one pass shows: all questions and phrases, and as many provisions as are asked by their own words. */
function passOf({ asked, phrases, own }: Examples, options: SenseOptions, chance: () => number): Example[] {
  const count = Math.floor(options.own * own.length);
  const from = Math.floor(chance() * own.length);
  const some = Array.from({ length: count }, (_, at) => own[(from + at) % own.length] ?? []).flat();
  return [...asked, ...phrases, ...some];
}

function lastMean(losses: readonly number[]): number {
  const last = losses.slice(-REPORT);
  return last.reduce((sum, one) => sum + one, 0) / Math.max(1, last.length);
}

/** One step of Adam; returns the loss. */
function createStep(
  parameters: Parameters,
  { batch, hard, undecided }: SenseOptions,
): (texts: Batch, rate: number) => number {
  const { dimension } = parameters;
  const room = {
    asked: batch,
    read: batch + Math.round(batch * hard),
    mates: batch + Math.round(batch * undecided),
  };
  const ofAsked = createEncoder(parameters, 'question', { texts: room.asked, segments: room.asked });
  const ofMates = createEncoder(parameters, 'question', { texts: room.mates, segments: room.mates });
  const ofRead = createEncoder(parameters, 'passage', {
    texts: room.read,
    segments: room.read * SENSE_FIELDS.length,
  });
  const gradients = createGradients(parameters);
  const move = createAdam(parameters);
  const slopes = {
    asked: new Float32Array(room.asked * dimension),
    read: new Float32Array(room.read * dimension),
    mates: new Float32Array(room.mates * dimension),
  };
  const all = new Uint8Array(batch).fill(1);
  return ({ asked, read, mates, sparedRead, sparedMates, mated }, rate) => {
    ofAsked.forward(asked);
    ofRead.forward(read);
    ofMates.forward(mates);
    for (const one of Object.values(slopes)) one.fill(0);
    const scale = Math.exp(parameters.logScale[0] ?? 0);
    const question = { dimension, scale, asked: ofAsked.vectors, askedCount: asked.count };
    const { logScale } = gradients;
    const loss =
      contrast(
        { ...question, answers: ofRead.vectors, answerCount: read.count, spared: sparedRead, taught: all },
        { asked: slopes.asked, answers: slopes.read, logScale },
      ) +
      contrast(
        {
          ...question,
          answers: ofMates.vectors,
          answerCount: mates.count,
          spared: sparedMates,
          taught: mated,
        },
        { asked: slopes.asked, answers: slopes.mates, logScale },
      );
    ofAsked.backward(asked, slopes.asked, gradients);
    ofRead.backward(read, slopes.read, gradients);
    ofMates.backward(mates, slopes.mates, gradients);
    move(gradients, rate);
    return loss;
  };
}
