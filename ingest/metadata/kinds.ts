import type { Provision } from '../../knowledge/types.ts';
import { textFact, type Fact } from './fact.ts';

/** Kinds of document as titles print them, in capitals; longer ones first. */
const NAMES = [
  ...['Thông tư liên tịch', 'Nghị quyết liên tịch', 'Chỉ thị', 'Nghị quyết', 'Kết luận', 'Quy định'],
  ...[
    'Quyết định',
    'Quy chế',
    'Hướng dẫn',
    'Thông báo',
    'Kế hoạch',
    'Công điện',
    'Chương trình',
    'Hiến pháp',
  ],
  ...['Bộ luật', 'Luật', 'Pháp lệnh', 'Nghị định', 'Thông tư'],
];

/** Kinds by the code of the State's and the Party's numbers. QĐ of a Party body is a Quy định or a Quyết định: unsaid. */
const CODES: Record<string, string> = {
  NĐ: 'Nghị định',
  TT: 'Thông tư',
  TTLT: 'Thông tư liên tịch',
  NQ: 'Nghị quyết',
  NQLT: 'Nghị quyết liên tịch',
  CT: 'Chỉ thị',
  KL: 'Kết luận',
  QC: 'Quy chế',
  HD: 'Hướng dẫn',
  CĐ: 'Công điện',
  TB: 'Thông báo',
  KH: 'Kế hoạch',
  PL: 'Pháp lệnh',
  QĐi: 'Quy định',
  QyĐ: 'Quy định',
};

/** The kind that the title's first line names; null where it names none. */
export function kindOfTitle(text: string, title: Provision | undefined): Fact<string> | null {
  const first = /[^\n]+/u.exec(title?.text ?? '');
  if (title === undefined || first === null) return null;
  const words = first[0].replace(/^[\s#*>]+/u, '');
  const name = NAMES.find((one) => words.toUpperCase().startsWith(one.toUpperCase()));
  const start = title.start + first.index;
  return name === undefined ? null : textFact(text, name, { start, end: start + first[0].length });
}

/** The kind that a number stands for: `NĐ` of `244/2026/NĐ-CP`; null where its code leaves that open. */
export function kindOfNumber(number: string): Fact<string> | null {
  const state = /^\d+[a-z]?\/(?:\d{4}\/)?(\p{L}+)-/u.exec(number)?.[1];
  const party = /^\d+-(\p{L}+)\//u.exec(number)?.[1];
  const code = state ?? party ?? '';
  const kind = CODES[code] ?? (state === 'QĐ' ? 'Quyết định' : undefined);
  return kind === undefined ? null : { value: kind, from: 'number', span: null, source: `số hiệu ${number}` };
}
