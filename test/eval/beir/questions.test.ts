import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BeirError, readCorpus, readQuestions } from '../../../eval/beir.ts';

let folder = '';
let queries = '';
let qrels = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ky-cuong-beir-files-'));
  [queries, qrels] = [join(folder, 'hidden.jsonl'), join(folder, 'hidden.tsv')];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const HEAD = 'query-id\tcorpus-id\tscore';
const query = (id: string | number) => JSON.stringify({ _id: id, text: `Câu ${id}?` });
const read = (asked: readonly string[], judged: readonly string[], end = '\n') => {
  writeFileSync(queries, asked.join(end));
  writeFileSync(qrels, judged.join(end));
  return readQuestions(folder, 'dev', { queries, qrels });
};
const refused = (asked: readonly string[], judged: readonly string[]): string => {
  try {
    read(asked, judged);
  } catch (error) {
    if (error instanceof BeirError) return error.message;
    throw error;
  }
  return 'không bị từ chối';
};

describe('questions and judgments that others wrote', () => {
  it('are read with a byte order mark, Windows line ends and empty lines', () => {
    const asked = [`\uFEFF${query('1')}`, '', query('2'), '   ', ''];
    const { questions } = read(asked, [`\uFEFF${HEAD}`, '', '1\ta\t1', '2\tb\t1', ''], '\r\n');
    expect(questions.map(({ id, gold }) => [id, gold])).toEqual([
      ['1', ['a']],
      ['2', ['b']],
    ]);
  });

  it('are read with ids that are numbers, or hold spaces, slashes and marks', () => {
    const odd = 'câu số 3/QĐ #đ1';
    const { questions } = read([query(7), query(odd)], [HEAD, '7\tluật a#1\t1', `${odd}\t01/2021/tt#2\t1`]);
    expect(questions.map(({ id, gold }) => [id, gold])).toEqual([
      ['7', ['luật a#1']],
      [odd, ['01/2021/tt#2']],
    ]);
  });

  it('keep their grades; what has 0 or less decides nothing', () => {
    const { questions } = read(
      [query('1')],
      [HEAD, '1\ta\t2', '1\tb\t0', '1\tc\t-1', '1\td\t0.5', '1\ta\t2'],
    );
    expect(questions).toMatchObject([{ gold: ['a', 'd'], grades: [2, 0.5] }]);
  });

  it('need no head, and lose no judgment where there is none', () => {
    expect(read([query('1'), query('2')], ['1\ta\t1', '2\tb\t1']).questions).toHaveLength(2);
  });

  it('say which questions nobody judged, and do not ask them', () => {
    const { questions, unjudged } = read([query('1'), query('2'), query('3')], [HEAD, '1\ta\t1', '3\tb\t0']);
    expect([questions.map(({ id }) => id), unjudged]).toEqual([['1'], ['2', '3']]);
  });

  it.each<[string, string[], string[], RegExp]>([
    [
      'an id twice',
      [query('1'), '', query('1')],
      [HEAD, '1\ta\t1'],
      /hidden\.jsonl, dòng 3: mã "1" đã có ở dòng 1; hãy/,
    ],
    [
      'no JSON',
      [query('1'), '{"_id": '],
      [HEAD, '1\ta\t1'],
      /hidden\.jsonl, dòng 2: không phải JSON.*\{"_id": $/,
    ],
    ['no text', ['{"_id": "1", "text": " "}'], [HEAD], /dòng 1: .*sai hoặc thiếu ở text/],
    ['no id', ['{"text": "Câu?"}'], [HEAD], /dòng 1: .*sai hoặc thiếu ở _id/],
    ['two columns', [query('1')], [HEAD, '', '1\ta'], /hidden\.tsv, dòng 3: .*tab.*1\ta$/],
    ['a score in words', [query('1')], [HEAD, '1\ta\tcó'], /hidden\.tsv, dòng 2: .*điểm \(số\)/],
    ['spaces for tabs', [query('1')], ['1 a 1'], /hidden\.tsv, dòng 1: .*tab/],
    [
      'an unknown question',
      [query('1')],
      [HEAD, '1\ta\t1', '9\ta\t1'],
      /hidden\.tsv, dòng 3: nói đến câu "9".*cùng một bộ/,
    ],
    [
      'two scores',
      [query('1')],
      [HEAD, '1\ta\t1', '1\ta\t2'],
      /dòng 3: câu "1" đã có điểm 1 cho "a" ở trên, nay 2/,
    ],
    ['nothing right', [query('1')], [HEAD, '1\ta\t0'], /không có điểm trên 0.*hãy/],
  ])('are refused with %s: file, line, value, cure', (_, asked, judged, words) => {
    expect(refused(asked, judged)).toMatch(words);
  });

  it('are asked for by name where a file is missing or a folder', () => {
    writeFileSync(queries, query('1'));
    const none = join(folder, 'none.tsv');
    expect(() => readQuestions(folder, 'dev', { queries, qrels: none })).toThrow(/none\.tsv.*--qrels/);
    mkdirSync(none);
    expect(() => readQuestions(folder, 'dev', { queries, qrels: none })).toThrow(/là thư mục.*--qrels/);
  });
});

describe('a corpus that others wrote', () => {
  const record = (id: string | number) =>
    JSON.stringify({ _id: id, title: 'Điều', text: 'Nội dung.', metadata: { law: 'l' } });

  it('is read with a mark at its start, Windows line ends, empty lines and ids that are numbers', () => {
    const lines = [`\uFEFF${record(1)}`, '', record('điều 2'), ''];
    writeFileSync(join(folder, 'corpus.jsonl'), lines.join('\r\n'));
    expect(readCorpus(folder).passages.map(({ id }) => id)).toEqual(['1', 'điều 2']);
  });

  it('counts empty lines where it says which line is wrong', () => {
    writeFileSync(join(folder, 'corpus.jsonl.gz'), gzipSync(['', record('a'), '', record('a')].join('\n')));
    expect(() => readCorpus(folder)).toThrow(/dòng 4: mã a đã có.*hãy/);
  });
});
