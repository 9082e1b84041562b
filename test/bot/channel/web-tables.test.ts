import { describe, expect, it } from 'vitest';
import { documentText } from '../../../bot/channel/web/page/document-text.ts';
import { documentOf } from '../../../ingest/document.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { TODAY } from '../../support/knowledge.ts';
import { textOf } from './web/visitor.ts';

const before = `ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM
Số: 61/2026/QĐ-UBND
Thử Nghiệm, ngày 05 tháng 10 năm 2026
QUYẾT ĐỊNH
Ban hành nội quy phòng làm việc
Điều 1. Mức chi
1. Mức chi như sau:
`;
const table = `Nhóm\tThể loại\tHệ số tối đa
1\tTin, <ảnh>\t10
2\tTranh\t20
`;
const after = `2. Mức chi tính theo tháng.
`;
const text = before + table + after;
const rest = { pages: [], leftOut: [], notes: [], number: null, warnings: [] };
const tables = [{ start: before.length, end: before.length + table.length - 1, rows: 3 }];
const { document } = documentOf(
  { name: 'bang.txt', kind: 'text', text, tables, ...rest },
  null,
  'ab'.repeat(32),
);
const html = String(documentText(document, [], createLibrary('một', [document], []), TODAY));

describe('a table in a text', () => {
  it('has its cells beside each other, each escaped', () => {
    const rows = [...html.matchAll(/<p class="cells">(.*?)<\/p>/gsu)].map(([, row = '']) =>
      [...row.matchAll(/<span class="cell">(.*?)<\/span>(?=\t|$)/gsu)].map(([, cell = '']) => textOf(cell)),
    );
    expect(rows).toEqual([
      ['Nhóm', 'Thể loại', 'Hệ số tối đa'],
      ['1', 'Tin, <ảnh>', '10'],
      ['2', 'Tranh', '20'],
    ]);
  });

  it('stays letter for letter, tabs between the cells', () => {
    for (const row of table.trim().split('\n')) expect(textOf(html)).toContain(row);
  });
});
