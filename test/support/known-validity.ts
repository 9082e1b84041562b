import type { ValidityStatus } from '../../knowledge/types.ts';

/** The days on which the validity of known documents is checked. */
export const DAYS = ['2024-01-01', '2025-08-01', '2026-06-01', '2026-11-23'] as const;

const WORDS: Record<string, ValidityStatus> = { n: 'not_yet', i: 'in_force', e: 'expired', u: 'unknown' };

/** `niii` as the status on each of the days. */
export const statuses = (letters: string): (ValidityStatus | undefined)[] =>
  [...letters].map((letter) => WORDS[letter]);

/** What the reviewed facts and the official texts say: number, status on each of the days, what ended it. */
export const KNOWN = [
  ['80/2025/QH15', 'niii', null],
  ['22/2008/QH12', 'ieee', '80/2025/QH15'],
  ['117/2025/QH15', 'nnii', null],
  ['29/2018/QH14', 'iiee', '117/2025/QH15'],
  ['30/2000/PL-UBTVQH10', 'eeee', '29/2018/QH14'],
  ['244/2026/NĐ-CP', 'nnni', null],
  ['09/2017/NĐ-CP', 'iiie', '244/2026/NĐ-CP'],
  ['234/2026/NĐ-CP', 'nnni', null],
  ['112/2020/NĐ-CP', 'iiie', '234/2026/NĐ-CP'],
  // Issued in 2023; from which day on in that year or the next no source says.
  ['71/2023/NĐ-CP', 'uiie', '234/2026/NĐ-CP'],
  ['172/2025/NĐ-CP', 'niii', null],
  ['174/2026/NĐ-CP', 'nnni', null],
  ['15/2020/NĐ-CP', 'iiii', null],
  ['129/2025/QH15', 'nnni', null],
  ['58/2010/QH12', 'iiie', '129/2025/QH15'],
  ['116/2025/QH15', 'nnni', null],
  ['24/2018/QH14', 'iiie', '116/2025/QH15'],
  ['44/2019/QH14', 'iiii', null],
  ['61/2025/QĐ-UBND', 'nnii', null],
  ['207-QĐ/TW', 'nnni', null],
  ['37-QĐ/TW', 'uuue', '207-QĐ/TW'],
  ['212-QĐ/TW', 'nnni', null],
  ['69-QĐ/TW', 'uuue', '212-QĐ/TW'],
  ['30-CT/TU', 'iiii', null],
  // Cited by 30-CT/TU: when they were issued is known, whether they are still in force is not.
  ['21-KL/TW', 'uuuu', null],
  ['01-KL/TW', 'uuuu', null],
  ['05-CT/TW', 'uuuu', null],
  ['26-CT/TW', 'uuuu', null],
  ['968/CĐ-TTg', 'uuuu', null],
  ['06-QC/TU', 'uuuu', null],
  ['71-NQ/TU', 'uuuu', null],
  ['87-NQ/TU', 'uuuu', null],
] as const;

/** The documents that 30-CT/TU cites. */
export const CITED_BY_DIRECTIVE = KNOWN.slice(-8).map(([number]) => number);
