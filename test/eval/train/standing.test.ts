import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { questionFeatures } from '../../../bot/answer.ts';
import { createStanding } from '../../../bot/answer/recognise.ts';
import { readLawFile, STANDING_RECIPE, trainStanding } from '../../../eval/train/standing.ts';
import { decodeNetwork } from '../../../knowledge/network.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';

const root = new URL('../../../', import.meta.url);
const tsv = (lines: readonly string[]): Uint8Array => Buffer.from(`${lines.join('\n')}\n`);

describe('questions on laws', () => {
  it('are read with their earlier messages; what is after no rule is left out', () => {
    const bytes = tsv([
      '44/2019/QH14#d5.k5|30-CT/TU#m3.d2\tfollowup\talcohol\t\ttrưa nay họp lớp ⇒ uống hai ly rồi vào ca',
      'X:amount\tnear_miss\tgifts\t2025-12-01\tphong bì bao nhiêu thì bị phạt',
      'clarify\tplain\tvague\t\tquy định',
    ]);
    expect(readLawFile('asked-01.tsv', bytes)).toEqual({
      name: 'asked-01.tsv',
      sha256: createHash('sha256').update(bytes).digest('hex'),
      questions: [
        {
          text: 'uống hai ly rồi vào ca',
          turns: ['trưa nay họp lớp'],
          labels: ['44/2019/QH14#d5.k5', '30-CT/TU#m3.d2'],
        },
        { text: 'phong bì bao nhiêu thì bị phạt', turns: [], labels: ['X:amount'] },
      ],
    });
  });

  it('are refused by file and line where a column is missing', () => {
    expect(() => readLawFile('asked-01.tsv', tsv(['X:amount\tplain\tmột']))).toThrow('asked-01.tsv:1');
  });
});

describe('learning whose question it is', () => {
  let shipped: ShippedKnowledge;
  beforeAll(async () => {
    shipped = await openShippedKnowledge();
  });
  afterAll(() => shipped.remove());

  const written = (name: string, label: string, texts: readonly string[]) => ({
    name,
    sha256: name,
    questions: texts.map((text) => ({ text, turns: [], labels: [label] })),
  });
  const train = () =>
    trainStanding({
      knowledge: shipped.knowledge,
      document: '30-CT/TU',
      files: [
        written('own', '30-CT/TU#m3.d2/5', [
          'uống bia buổi trưa',
          'uống rượu giờ hành chính',
          'trưa uống bia',
        ]),
        written('missed', 'X:amount', ['uống bia phạt bao nhiêu tiền']),
      ],
      sets: [],
      laws: [written('law', '117/2025/QH15#d12', ['sao chụp tài liệu mật', 'ai cho sao tài liệu mật'])],
      options: { ...STANDING_RECIPE, leastSeen: 1 },
      onProgress: () => undefined,
    });

  it('tells the directive from the laws, and gives the same bytes again', async () => {
    const bytes = await train();
    const standing = createStanding(bytes);
    const ask = async (text: string): Promise<number> =>
      standing(
        await questionFeatures({ text, turns: [], on: TODAY }, shipped.knowledge, new Set(['30-CT/TU'])),
      );
    expect(await ask('buổi trưa uống rượu')).toBeGreaterThan(await ask('xin sao chụp tài liệu mật'));
    expect(Buffer.from(await train()).equals(Buffer.from(bytes))).toBe(true);
  });

  it('does not learn from questions on the directive that it does not decide', async () => {
    expect(decodeNetwork(await train()).recipe).toMatchObject({ questions: 5 });
  });
});

describe('the shipped file', () => {
  it('names as its data the very files that lie in the repository', () => {
    const { recipe } = decodeNetwork(readFileSync(new URL('bot/answer/recognise/standing.bin', root)));
    const hashes = (folder: string, ending: RegExp) =>
      readdirSync(new URL(folder, root))
        .filter((file) => ending.test(file))
        .map((file) => {
          const bytes = readFileSync(new URL(`${folder}${file}`, root));
          return [file.replace('.jsonl', ''), createHash('sha256').update(bytes).digest('hex')] as const;
        });
    const files = [
      ...hashes('eval/questions/train/30-CT-TU/', /\.tsv$/),
      ...hashes('eval/questions/', /^dev\d*\.jsonl$/),
      ...hashes('eval/questions/train/corpus/', /^asked-.*\.tsv$/),
    ];
    expect(recipe['data']).toEqual(Object.fromEntries(files));
  });
});
