import { describe, expect, it } from 'vitest';
import {
  foldedModels,
  foldsOf,
  SENSE_RECIPE,
  trainSense,
  trainSenseFold,
  type Material,
} from '../../../eval/train/sense.ts';
import { contrast } from '../../../eval/train/sense/contrast.ts';
import { listExamples } from '../../../eval/train/sense/examples.ts';
import { createSenseModel } from '../../../knowledge/select/sense-model.ts';
import { decodeStatic } from '../../../knowledge/static-file.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

const provisionOf = (id: string, own: string) => ({
  id,
  document: '44/2019/QH14',
  fields: {
    own: tokenise(own),
    lead: [],
    heading: tokenise('Các hành vi bị nghiêm cấm'),
    title: tokenise('Luật Phòng, chống tác hại của rượu, bia'),
    everyday: [],
  },
});
const askedOf = (text: string, provision: string | null, file: string) => ({
  words: tokenise(text),
  provisions: provision === null ? [] : [`44/2019/QH14#d5.${provision}`],
  file,
});
const MATERIAL: Material = {
  read: [
    provisionOf('44/2019/QH14#d5.k1', 'Xúi giục, kích động, lôi kéo, ép buộc người khác uống rượu, bia.'),
    provisionOf('44/2019/QH14#d5.k2', 'Người chưa đủ 18 tuổi uống rượu, bia.'),
    provisionOf('44/2019/QH14#d5.k7', 'Quảng cáo rượu có độ cồn từ 15 độ trở lên.'),
    provisionOf('44/2019/QH14#d5.k11', 'Kinh doanh rượu không có giấy phép hoặc không đăng ký.'),
  ],
  asked: [
    askedOf('sếp bắt nhậu', 'k1', 'a.tsv'),
    askedOf('bắt nhân viên mới phải nhậu', 'k1', 'b.tsv'),
    askedOf('bạn chuốc say nhân viên', 'k1', 'c.tsv'),
    askedOf('học sinh lớp 12 uống bia', 'k2', 'a.tsv'),
    askedOf('học sinh uống bia', 'k2', 'b.tsv'),
    askedOf('học sinh nhấp lon bia', 'k2', 'c.tsv'),
    askedOf('mua vé số', null, 'a.tsv'),
    askedOf('xem vé số', null, 'b.tsv'),
  ],
  phrases: [{ provision: '44/2019/QH14#d5.k1', phrases: [tokenise('chuốc say'), tokenise('bắt nhậu')] }],
};
const OPTIONS = {
  ...SENSE_RECIPE,
  ...{ dimension: 8, leastAsked: 1, leastRead: 1, passes: 60, batch: 4, rate: 0.03, folds: 2 },
};
const quiet = () => undefined;
const train = (options = OPTIONS) => trainSense(MATERIAL, options, { 'asked-01.tsv': 'ab' }, quiet);
const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, one, at) => sum + one * (b[at] ?? 0), 0);

describe('training of the encoder', () => {
  it('gives the same bytes for the same material and seed, and others for another seed', () => {
    const bytes = Buffer.from(train());
    expect(bytes.equals(train())).toBe(true);
    expect(bytes.equals(train({ ...OPTIONS, seed: 2 }))).toBe(false);
  });

  it('brings everyday words near the rule that they were asked about', () => {
    const { weights, recipe } = decodeStatic(train());
    const model = createSenseModel(weights);
    const asked = model.question(tokenise('bị bắt nhậu'));
    const [forced, young] = MATERIAL.read.map(({ fields }) => model.provision(fields).whole);
    expect(dot(asked, forced ?? asked)).toBeGreaterThan(dot(asked, young ?? asked) + 0.2);
    expect(recipe).toMatchObject({ seed: 1, provisions: 4, questions: 8, data: { 'asked-01.tsv': 'ab' } });
  });

  it('leaves all lines of a file to an encoder that did not learn them', () => {
    const weights = [0, 1].map((fold) => trainSenseFold(MATERIAL, fold, { ...OPTIONS, passes: 1 }, quiet));
    const { models, foldOf, fileOf } = foldedModels(weights, foldsOf(MATERIAL.asked, 2));
    expect(models).toHaveLength(2);
    expect(fileOf[0]).toBe('a.tsv');
    expect(foldOf).toEqual([0, 1, 0, 0, 1, 0, 0, 1]);
    // Only b.tsv has this word, which the encoder of its own fold therefore does not know.
    const rare = tokenise('xem');
    expect(models[1]?.question(rare).some((one) => one !== 0)).toBe(false);
    expect(models[0]?.question(rare).some((one) => one !== 0)).toBe(true);
  });
});

describe('examples of the encoder', () => {
  it('take for a khoản without own words the điểm below it, and spare all of them', () => {
    const { read } = MATERIAL;
    const points = ['a', 'b'].map((point) => ({ ...read[0], id: `44/2019/QH14#d9.k1.${point}` }));
    const material = {
      ...MATERIAL,
      read: [...read, ...points.map((one) => ({ ...provisionOf('', ''), ...one }))],
      asked: [{ words: tokenise('nhậu'), provisions: ['44/2019/QH14#d9.k1'], file: 'a.tsv' }],
    };
    const [example] = listExamples(material).asked;
    expect(example?.right).toEqual([4, 5]);
    expect([...(example?.spared ?? [])]).toEqual([4, 5]);
  });

  it('keep apart questions that no rule decides', () => {
    expect(listExamples(MATERIAL).undecided).toEqual([6, 7]);
  });
});

describe('the loss of the encoder', () => {
  const asked = Float32Array.from([0.6, 0.8, 1, 0]);
  const answers = Float32Array.from([1, 0, 0, 1, 0.8, 0.6]);
  const spared = Uint8Array.from([0, 0, 1, 0, 0, 0]);
  const lossOf = (vectors: Float32Array, slopes = emptySlopes()) =>
    contrast(
      {
        ...{ dimension: 2, scale: 5, asked: vectors, askedCount: 2, answers, answerCount: 3, spared },
        taught: Uint8Array.of(1, 1),
      },
      slopes,
    );
  const emptySlopes = () => ({
    asked: new Float32Array(4),
    answers: new Float32Array(6),
    logScale: new Float32Array(1),
  });

  it('has the slopes that it says', () => {
    const slopes = emptySlopes();
    lossOf(asked, slopes);
    asked.forEach((one, at) => {
      const moved = (by: number) =>
        lossOf(Float32Array.from(asked, (own, place) => (place === at ? one + by : own)));
      expect(slopes.asked[at]).toBeCloseTo((moved(1e-3) - moved(-1e-3)) / 2e-3, 2);
    });
  });
});
