import { readFileSync } from 'node:fs';
import { documentOf, readDocument } from '../../ingest/document.ts';
import { parseSidecar } from '../../ingest/sidecar.ts';
import { createLibrary, type Library } from '../../knowledge/library.ts';
import type { Document } from '../../knowledge/types.ts';

const shipped = new URL('../../ingest/library/', import.meta.url);

/** The shipped directive, read anew. */
export function directive(): Document {
  const sidecar = parseSidecar(readFileSync(new URL('30-CT-TU.yaml', shipped), 'utf8'), '30-CT-TU.yaml');
  const bytes = readFileSync(new URL('30-CT-TU.txt', shipped));
  return readDocument({ fileName: '30-CT-TU.txt', bytes, sidecar }).document;
}

/** The text of a small decision of a made-up office with so many articles of two clauses, the first with points. */
export function decisionText(number: string, articles: number): string {
  const rules = Array.from({ length: articles }, (_, at) => [
    `Điều ${at + 1}. Nội quy thứ ${at + 1}`,
    '1. Công chức thực hiện các việc sau đây:',
    'a) Đeo thẻ trong giờ làm việc;',
    'b) Tắt đèn khi ra về.',
    '2. Công chức không tưới cây cảnh trong phòng máy chủ.',
  ]);
  const head = [
    'ỦY BAN NHÂN DÂN XÃ THỬ NGHIỆM',
    `Số: ${number}`,
    'Thử Nghiệm, ngày 05 tháng 10 năm 2026',
    'QUYẾT ĐỊNH',
    'Ban hành nội quy phòng làm việc',
  ];
  return [...head, ...rules.flat()].join('\n');
}

/** That decision as it is read. */
export function decision(number: string, articles: number): Document {
  const text = decisionText(number, articles);
  const bare = { pages: [], tables: [], leftOut: [], notes: [], number: null, warnings: [] };
  return documentOf({ name: number, kind: 'text', text, ...bare }, null, 'ab'.repeat(32)).document;
}

/** The directive and two decisions whose numbers begin alike, without an index. */
export const smallLibrary = (): Library =>
  createLibrary('nho', [directive(), decision('61/2026/QĐ-UBND', 12), decision('610/2026/QĐ-UBND', 1)], []);
