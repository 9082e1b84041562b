import { FIELDS } from '../../../knowledge/static-model.ts';
import { seededChance, shuffle } from '../chance.ts';
import type { EmbeddingOptions, Progress } from './options.ts';
import { listExamples, rateAt, rarity } from './schedule.ts';
import { createExampleWriter, type Example, type ExampleWriter } from './examples.ts';
import { createAdam, createGradients } from './adam.ts';
import { createEncoder } from './encoder.ts';
import type { Learnt } from './learnt.ts';
import { createNeighbours } from './neighbours.ts';
import { startParameters, type Parameters } from './parameters.ts';
import { batchLoss } from './softmax.ts';
import { clearTexts, createTexts } from './texts.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { Words } from './words.ts';

/** Features of one text for which there is room, on average over a batch: its words are fewer, single and in pairs. */
const PER_TEXT = 2_000;
/** Steps between two reports, and over which the last loss is a mean. */
const REPORT = 25;

/** Parameters learned from examples, and the mean loss of the last steps. */
export interface Outcome {
  readonly parameters: Parameters;
  readonly loss: number;
  readonly steps: number;
}

/** Learns: shuffled examples in batches, some passes over all of them. */
export function learn(
  words: Words,
  vocabulary: Vocabulary,
  { passages, questions }: Learnt,
  options: EmbeddingOptions,
  onProgress: Progress,
): Outcome {
  const chance = seededChance(options.seed);
  const parameters = startParameters(rarity(vocabulary.counts), options.dimension, chance);
  const tails = questions.flatMap(({ tail }, at) => (tail ? [at] : []));
  const writer = createExampleWriter(words, vocabulary, tails, options, chance);
  const step = createStep(parameters, writer, createNeighbours(passages, chance), options.batch);
  const examples = listExamples(passages, questions);
  const order = Uint32Array.from(examples.keys());
  const steps = Math.floor(examples.length / options.batch) * options.passes;
  const losses: number[] = [];
  for (let pass = 0; pass < options.passes; pass += 1) {
    shuffle(order, chance);
    for (let from = 0; from + options.batch <= order.length; from += options.batch) {
      const chosen = [...order.subarray(from, from + options.batch)].flatMap((at) => examples[at] ?? []);
      losses.push(step(chosen, rateAt(losses.length, steps, options)));
      if (losses.length % REPORT === 0)
        onProgress(`bước học (sai số ${lastMean(losses).toFixed(3)})`, losses.length, steps);
    }
  }
  return { parameters, loss: lastMean(losses), steps };
}

function lastMean(losses: readonly number[]): number {
  const last = losses.slice(-REPORT);
  return last.reduce((sum, one) => sum + one, 0) / Math.max(1, last.length);
}

/** One step: a batch of examples, and for every second one another passage of the same law as a hard wrong answer. */
function createStep(
  parameters: Parameters,
  writer: ExampleWriter,
  neighbour: (passage: number) => number,
  batch: number,
): (examples: readonly Example[], rate: number) => number {
  const { dimension } = parameters;
  const room = batch + Math.ceil(batch / 2);
  const asked = createTexts(batch, PER_TEXT, 1);
  const held = createTexts(room, PER_TEXT, FIELDS.length);
  const ofQuestions = createEncoder(parameters, 'question', { texts: batch, segments: batch });
  const ofPassages = createEncoder(parameters, 'passage', { texts: room, segments: room * FIELDS.length });
  const gradients = createGradients(parameters);
  const slopes = {
    questions: new Float32Array(batch * dimension),
    passages: new Float32Array(room * dimension),
    logScale: gradients.logScale,
  };
  const move = createAdam(parameters);
  const groups = new Int32Array(room);

  function write(examples: readonly Example[]): void {
    clearTexts(asked);
    clearTexts(held);
    for (const example of examples) {
      groups[held.count] = example.passage;
      writer.write(example, asked, held);
    }
    for (let at = 0; at < examples.length; at += 2) {
      const other = neighbour(examples[at]?.passage ?? 0);
      groups[held.count] = other;
      writer.writePassage(other, held);
    }
  }

  return (examples, rate) => {
    write(examples);
    ofQuestions.forward(asked);
    ofPassages.forward(held);
    const { vectors: questions } = ofQuestions;
    const { vectors: passages } = ofPassages;
    const scale = Math.exp(parameters.logScale[0] ?? 0);
    const counts = { questionCount: asked.count, passageCount: held.count };
    const loss = batchLoss({ questions, passages, ...counts, groups, scale }, dimension, slopes);
    ofQuestions.backward(asked, slopes.questions, gradients);
    ofPassages.backward(held, slopes.passages, gradients);
    move(gradients, rate);
    return loss;
  };
}
