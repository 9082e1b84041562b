import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { resultTables, type ResultTable } from '../../../../bot/quiz/results.ts';
import { csvOf, harmless, xlsxOf } from '../../../../bot/quiz/results/export.ts';
import { labelOf, topicName } from '../../../../bot/quiz/pool.ts';
import type { Attempt } from '../../../../bot/quiz-practice.ts';
import { itemsOfDirective } from '../../../fixtures/practice-items.ts';
import { directiveLibrary } from '../../../support/practice.ts';

const items = itemsOfDirective(directiveLibrary());
const attempts: Attempt[] = items.flatMap((item, index) =>
  ['an', 'binh'].map((person) => ({
    person,
    item: item.id,
    provision: item.provision,
    topic: item.topic,
    round: 'r1',
    correct: index % 2 === 0,
    choice: 0,
    ms: 4_000 + index,
    at: '2026-11-23T01:00:00.000Z',
    unit: '=HYPERLINK("http://x")',
  })),
);
const tables = resultTables({
  attempts,
  asked: attempts,
  items,
  viewer: { person: 'admin', role: 'administrator' },
  owner: { trainer: null },
  names: new Map([['an', '@SUM(A1)'], ['binh', 'Bình, "phòng" A']]),
  topicName: (topic) => topic,
  placeName: (provision) => provision,
}); // prettier-ignore

/** The parts of a workbook by name. */
async function unzip(bytes: Uint8Array): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const archive = await yauzl.fromBufferPromise(Buffer.from(bytes));
  for await (const entry of archive.eachEntry())
    parts.set(entry.fileName, await text(await archive.openReadStreamPromise(entry)));
  return parts;
}

describe('files of results', () => {
  it('hold persons, units, topics, rules, the heat map, weeks and items', () => {
    expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual([
      ['Từng người', 2],
      ['Đơn vị', 1],
      ['Chủ đề', 5],
      ['Quy định', 9],
      ['Bản đồ nhiệt', 11],
      ['Theo tuần', 1],
      ['Câu hỏi', items.length],
    ]);
    for (const { head, rows } of tables)
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([head.length]));
  });

  it('name no topic by an id: those without a name stand together with those of none', () => {
    const of = (topic: string | null, index: number): Attempt => ({
      ...attempts[0]!,
      topic,
      item: `i${String(index)}`,
    });
    const met = ['alcohol', 'gone_topic', 'older_topic', null].map(of);
    const told = resultTables({
      attempts: met,
      asked: met,
      items: [],
      viewer: { person: 'admin', role: 'administrator' },
      owner: { trainer: null },
      names: new Map(),
      topicName: labelOf,
      placeName: (provision) => provision,
    });
    const rowsOf = (table: string) => told.find(({ name }) => name === table)?.rows ?? [];
    expect(
      rowsOf('Chủ đề')
        .map(([label, , answers]) => [label, answers])
        .sort(),
    ).toEqual([
      ['Chủ đề khác', 3],
      ['rượu bia', 1],
    ]);
    expect(new Set(rowsOf('Bản đồ nhiệt').map(([label]) => label))).toEqual(
      new Set(['rượu bia', 'Chủ đề khác']),
    );
    expect(topicName('gone_topic')).toBe('chủ đề khác');
    expect(topicName('Tiếp dân ở phường')).toBe('Tiếp dân ở phường');
  });

  it('are CSV that Excel reads as Vietnamese, with what people typed as words', () => {
    const [people, units] = tables.map(csvOf);
    expect(people?.startsWith('\ufeffHọ tên,Đúng,Câu được hỏi,Đã trả lời,')).toBe(true);
    expect(people).toContain("\r\n'@SUM(A1),6,12,12,0.5,");
    expect(people).toContain('"Bình, ""phòng"" A",6,12,12,0.5,');
    expect(units).toContain(`"'=HYPERLINK(""http://x"")",`);
  });

  it('keep negative numbers as numbers and rob no text of its head', () => {
    const table: ResultTable = { name: 'x', head: ['a'], rows: [[-0.25], ['-0.25'], ['Điều 1'], [null]] };
    expect(csvOf(table)).toBe("\ufeffa\r\n-0.25\r\n'-0.25\r\nĐiều 1\r\n\r\n");
  });

  it('never begin a cell as a formula', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('=', '+', '-', '@', '\t', '\r', ' =', '＝', ''),
        fc.string(),
        (sign, rest) => {
          expect(harmless(sign + rest)).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
          expect(harmless(sign + rest).endsWith(sign + rest)).toBe(true);
        },
      ),
    );
  });

  it('are workbooks with a sheet for each table, and no formula in any', async () => {
    const parts = await unzip(await xlsxOf(tables));
    const workbook = parts.get('xl/workbook.xml') ?? '';
    for (const { name } of tables) expect(workbook).toContain(`name="${name}"`);
    const sheets = [...parts].filter(([name]) => name.startsWith('xl/worksheets/sheet'));
    expect(sheets).toHaveLength(tables.length);
    for (const [, sheet] of sheets) expect(sheet).not.toMatch(/<f[ >]/u);
    expect(parts.get('xl/sharedStrings.xml')).toContain("'@SUM(A1)");
  });
});
