import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  BeirError,
  beirJson,
  benchBeir,
  measureRanking,
  openBeirLibrary,
  readCorpus,
  readQuestions,
} from '../../eval/beir.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { runProgram } from '../support/program.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-beir-test-'));
  mkdirSync(join(folder, 'qrels'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const record = (id: string, law: string, title: string) =>
  JSON.stringify({
    _id: id,
    title,
    text: `Nội dung ${title}.`,
    metadata: { law, lawTitle: 'Luật', chapter: 'I' },
  });
const writeCorpus = (lines: readonly string[]) =>
  writeFileSync(join(folder, 'corpus.jsonl.gz'), gzipSync(lines.join('\n')));
const writeSplit = (queries: string, qrels: string) => {
  writeFileSync(join(folder, 'queries-dev.jsonl'), queries);
  writeFileSync(join(folder, 'qrels', 'dev.tsv'), qrels);
};
const query = (id: string) => JSON.stringify({ _id: id, text: `Câu ${id}?` });

describe('a benchmark folder', () => {
  it('gives one passage a record, those of one law together', () => {
    writeCorpus([
      record('a#1', 'a', 'Phạm vi'),
      record('b#1', 'b', 'Đối tượng'),
      record('a#2', 'a', 'Hiệu lực'),
    ]);
    const { passages } = readCorpus(folder);
    expect(passages.map(({ id }) => id)).toEqual(['a#1', 'a#2', 'b#1']);
    const expected = { heading: 'Phạm vi', title: 'Luật', trail: 'I', topic: '', body: 'Nội dung Phạm vi.' };
    expect(passages[0]?.fields).toEqual(expected);
  });

  it.each([
    [
      'no corpus',
      () => rmSync(join(folder, 'corpus.jsonl.gz'), { force: true }),
      /không có corpus\.jsonl\.gz/u,
    ],
    ['an id twice', () => writeCorpus([record('a', 'l', 'x'), record('a', 'l', 'y')]), /dòng 2: mã a đã có/u],
    [
      'a line that is no record',
      () => writeCorpus([record('a', 'l', 'x'), '{"_id": 3}']),
      /dòng 2: không phải/u,
    ],
    ['no line at all', () => writeCorpus(['']), /không có bản ghi nào/u],
  ])('with %s is refused in words', (_, prepare, words) => {
    prepare();
    expect(() => readCorpus(folder)).toThrow(BeirError);
    expect(() => readCorpus(folder)).toThrow(words);
  });

  it('gives the judged questions with all that is right, scores of 0 left out', () => {
    writeSplit(
      [query('1'), query('2'), query('3')].join('\n'),
      'query-id\tcorpus-id\tscore\n2\tb\t1\n1\ta\t1\n1\tc\t2\n1\td\t0\n',
    );
    const { questions } = readQuestions(folder, 'dev');
    expect(questions.map(({ id, gold }) => [id, gold])).toEqual([
      ['1', ['a', 'c']],
      ['2', ['b']],
    ]);
  });

  it('says which file to give where a split is missing or judges a question that nobody asks', () => {
    expect(() => readQuestions(folder, 'test')).toThrow(/queries-test\.jsonl.*--queries/u);
    writeSplit(query('1'), 'query-id\tcorpus-id\tscore\n9\ta\t1\n');
    expect(() => readQuestions(folder, 'dev')).toThrow(/câu "9"/u);
  });
});

describe('a benchmark in the bot’s own indexes', () => {
  it('is searched on the road of a typed question, and opened again without being indexed anew', async () => {
    writeCorpus([
      record('a#1', 'a', 'Phạm vi điều chỉnh'),
      record('b#1', 'b', 'Đối tượng áp dụng'),
      record('a#2', 'a', 'Hiệu lực thi hành'),
    ]);
    const corpus = readCorpus(folder);
    const parts = { data: readLexicon(), embeddings: openStaticEmbeddings() };
    const own = join(folder, 'index');
    const firstOf = async (question: string) => {
      const { retrieve } = await openBeirLibrary(corpus, own, parts);
      return retrieve(question, 10).map(({ row }) => corpus.passages[row]?.id)[0];
    };
    expect(await firstOf('Quy định về hiệu lực thi hành?')).toBe('a#2');
    const written = statSync(join(own, 'manifest.json')).mtimeMs;
    expect(await firstOf('doi tuong ap dung')).toBe('b#1');
    expect(statSync(join(own, 'manifest.json')).mtimeMs).toBe(written);
  });
});

describe('the command', () => {
  it('searches by the words alone, or with a service that has to be set', async () => {
    writeCorpus([record('a#1', 'a', 'Phạm vi'), record('a#2', 'a', 'Hiệu lực thi hành')]);
    const asked = JSON.stringify({ _id: '1', text: 'Quy định về hiệu lực thi hành?' });
    writeSplit(asked, 'query-id\tcorpus-id\tscore\n1\ta#2\t1\n');
    const words = ['bench', folder, '--data', join(folder, 'index')];
    const alone = await runProgram([...words, '--words-only'], { main: 'eval/main.ts' });
    expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining('chỉ chữ')]);
    const unset = await runProgram([...words, '--service'], { main: 'eval/main.ts' });
    expect([unset.code, unset.stderr]).toEqual([1, expect.stringContaining('EMBEDDINGS_URL')]);
  });
});

describe('the measures', () => {
  it('are means over what is right, of the first place that is right, and discounted', () => {
    const measures = measureRanking({ found: ['x', 'a', 'y', 'b'], gold: ['a', 'b'] });
    expect(measures['recall@1']).toBe(0);
    expect(measures['recall@10']).toBe(1);
    expect(measures['mrr@10']).toBe(0.5);
    const ideal = 1 + 1 / Math.log2(3);
    expect(measures['ndcg@10']).toBeCloseTo((1 / Math.log2(3) + 1 / Math.log2(5)) / ideal, 12);
  });

  it('are 0 where nothing was found, and such a question stays in the mean', async () => {
    const questions = [
      { id: '1', text: 'một', gold: ['a'] },
      { id: '2', text: 'hai', gold: ['b'] },
    ];
    let time = 0;
    const report = await benchBeir(questions, new Set(['a']), {
      search: (text) => Promise.resolve(text === 'MỘT' ? ['a'] : []),
      clock: () => (time += 1),
      chance: () => 0.5,
      reword: (text) => text.toUpperCase(),
    });
    expect(report.missingGold).toEqual(['b']);
    expect(report.records.map(({ text }) => text)).toEqual(['MỘT', 'HAI']);
    expect(beirJson(report)).toMatchObject({
      n: 2,
      'recall@1': 0.5,
      'mrr@10': 0.5,
      latencyMs: { p50: 1, p99: 1 },
    });
  });
});
