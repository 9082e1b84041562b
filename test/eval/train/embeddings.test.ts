import { describe, expect, it } from 'vitest';
import { seededChance } from '../../../eval/train/chance.ts';
import { trainEmbeddings } from '../../../eval/train/embeddings.ts';
import { createGradients } from '../../../eval/train/embeddings/adam.ts';
import { createEncoder } from '../../../eval/train/embeddings/encoder.ts';
import { EMBEDDING_RECIPE } from '../../../eval/train/embeddings/options.ts';
import { QUESTION, startParameters } from '../../../eval/train/embeddings/parameters.ts';
import { batchLoss } from '../../../eval/train/embeddings/softmax.ts';
import { createTexts, type Texts } from '../../../eval/train/embeddings/texts.ts';
import { decodeStatic } from '../../../knowledge/static-file.ts';
import { createStaticModel } from '../../../knowledge/static-model.ts';

const passageOf = (heading: string, body: string) => ({
  law: '30-CT/TU',
  fields: { heading, title: 'Chỉ thị', trail: '', topic: '', body },
});
const PASSAGES = [
  passageOf(
    'Đồ uống có cồn',
    'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc',
  ),
  passageOf('Thuốc lá', 'hút thuốc lá đúng nơi quy định'),
  passageOf('Phát ngôn', 'tuân thủ kỷ luật phát ngôn'),
  passageOf('Mạng xã hội', 'không sử dụng mạng xã hội để tuyên truyền các thông tin chưa được kiểm chứng'),
  passageOf('Thời gian', 'chấp hành đúng thời gian, hiệu quả làm việc'),
  passageOf('Kiểm tra', 'tăng cường công tác kiểm tra, giám sát'),
];
const QUESTIONS = [
  { text: 'trưa nay nhậu được không', gold: [0], repeat: 3, tail: false },
  { text: 'nhậu với sếp có sao không', gold: [0], repeat: 3, tail: false },
  { text: 'lướt facebook đăng tin đồn có được không', gold: [3], repeat: 3, tail: true },
  { text: 'đăng facebook chuyện chưa rõ', gold: [3], repeat: 3, tail: true },
];
const OPTIONS = { ...EMBEDDING_RECIPE, dimension: 8, leastSeen: 2, passes: 40, batch: 8, rate: 0.02 };
const train = (options = OPTIONS) =>
  trainEmbeddings(
    { passages: PASSAGES, questions: QUESTIONS },
    options,
    { 'questions.tsv': 'ab' },
    () => undefined,
  );

describe('training of static embeddings', () => {
  it('gives the same bytes for the same texts and seed, and others for another seed', () => {
    const bytes = Buffer.from(train());
    expect(bytes.equals(train())).toBe(true);
    expect(bytes.equals(train({ ...OPTIONS, seed: 2 }))).toBe(false);
  });

  it('brings words of everyday near the rule that they were asked about', () => {
    const { weights, recipe } = decodeStatic(train());
    const model = createStaticModel(weights);
    const nearest = (question: string): string | undefined => {
      const vector = model.question(question);
      const near = ({ fields }: (typeof PASSAGES)[number]) =>
        model.passage(fields).reduce((sum, one, at) => sum + one * (vector[at] ?? 0), 0);
      return PASSAGES.toSorted((a, b) => near(b) - near(a))[0]?.fields.heading;
    };
    expect(nearest('nhậu')).toBe('Đồ uống có cồn');
    expect(nearest('facebook')).toBe('Mạng xã hội');
    expect(recipe).toMatchObject({ seed: 1, passages: 6, questions: 4, data: { 'questions.tsv': 'ab' } });
  });
});

/** Texts of one segment or two, with their features and values. */
function textsOf(
  texts: readonly (readonly (readonly [field: number, features: readonly number[]])[])[],
): Texts {
  const made = createTexts(8, 16, 5);
  let end = 0;
  for (const segments of texts) {
    for (const [field, features] of segments) {
      for (const feature of features) {
        made.features[end] = feature;
        made.values[end] = 1 + feature / 10;
        end += 1;
      }
      made.text[made.segments] = made.count;
      made.field[made.segments] = field;
      made.end[made.segments] = end;
      made.segments += 1;
    }
    made.count += 1;
  }
  return made;
}

describe('the gradients of a batch', () => {
  const dimension = 4;
  const parameters = startParameters(new Float32Array(6).fill(1), dimension, seededChance(3));
  const asked = textsOf([[[QUESTION, [0, 1]]], [[QUESTION, [2, 3, 4]]]]);
  const held = textsOf([
    [
      [0, [0, 5]],
      [4, [1, 2]],
    ],
    [[4, [3, 4]]],
    [
      [1, [5]],
      [4, [0, 3]],
    ],
  ]);
  const gradients = createGradients(parameters);
  const questions = createEncoder(parameters, 'question', { texts: 8, segments: 8 });
  const passages = createEncoder(parameters, 'passage', { texts: 8, segments: 8 });
  const slopes = {
    questions: new Float32Array(2 * dimension),
    passages: new Float32Array(3 * dimension),
    logScale: gradients.logScale,
  };
  const loss = (): number => {
    questions.forward(asked);
    passages.forward(held);
    const scale = Math.exp(parameters.logScale[0] ?? 0);
    const counts = { questionCount: 2, passageCount: 3, groups: Int32Array.of(0, 1, 2) };
    return batchLoss(
      { questions: questions.vectors, passages: passages.vectors, scale, ...counts },
      dimension,
      slopes,
    );
  };
  parameters.logScale[0] = 1;
  loss();
  questions.backward(asked, slopes.questions, gradients);
  passages.backward(held, slopes.passages, gradients);
  const scaleSlope = gradients.logScale[0] ?? 0;

  /** The slope of the loss by one number, from the loss a little before and after it. */
  const measured = (numbers: Float32Array, at: number): number => {
    const before = numbers[at] ?? 0;
    const step = 1e-2;
    numbers[at] = before + step;
    const after = loss();
    numbers[at] = before - step;
    const slope = (after - loss()) / (2 * step);
    numbers[at] = before;
    return slope;
  };

  it.each([
    ['vectors', parameters.vectors, gradients.vectors],
    ['weights in questions', parameters.weights.question, gradients.weights.question],
    ['weights in passages', parameters.weights.passage, gradients.weights.passage],
    ['weights of fields', parameters.fields.subarray(0, QUESTION), gradients.fields],
  ])('are the slopes of the loss by the %s', (_, numbers, found) => {
    for (const at of numbers.keys()) expect(found[at]).toBeCloseTo(measured(numbers, at), 2);
    expect(numbers.some((_one, at) => Math.abs(found[at] ?? 0) > 0.02)).toBe(true);
  });

  it('are the slope of the loss by the scale', () => {
    expect(scaleSlope).toBeCloseTo(measured(parameters.logScale, 0), 3);
  });
});
