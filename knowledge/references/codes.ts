import { foldInPlace } from './fold.ts';

/** Kinds of document: name, and the code that stands for it in a number (`CT` of `30-CT/TU`). */
export interface DocumentKind {
  readonly name: string;
  readonly code: string | null;
  /** Short forms people write before digits, folded: "nđ 244", "kl21". */
  readonly short: readonly string[];
}

export const KINDS: readonly DocumentKind[] = [
  { name: 'Thông tư liên tịch', code: 'TTLT', short: ['ttlt'] },
  { name: 'Nghị quyết liên tịch', code: 'NQLT', short: ['nqlt'] },
  { name: 'Văn bản hợp nhất', code: 'VBHN', short: ['vbhn'] },
  { name: 'Chỉ thị', code: 'CT', short: ['ct'] },
  { name: 'Nghị quyết', code: 'NQ', short: ['nq'] },
  { name: 'Kết luận', code: 'KL', short: ['kl'] },
  { name: 'Nghị định', code: 'NĐ', short: ['nd'] },
  { name: 'Quyết định', code: 'QĐ', short: ['qd'] },
  { name: 'Quy định', code: 'QĐ', short: [] },
  { name: 'Quy chế', code: 'QC', short: ['qc'] },
  { name: 'Hướng dẫn', code: 'HD', short: ['hd'] },
  { name: 'Công điện', code: 'CĐ', short: ['cd'] },
  { name: 'Thông tư', code: 'TT', short: ['tt'] },
  { name: 'Thông báo', code: 'TB', short: ['tb'] },
  { name: 'Kế hoạch', code: 'KH', short: ['kh'] },
  { name: 'Công văn', code: null, short: ['cv'] },
  { name: 'Tờ trình', code: 'TTr', short: [] },
  { name: 'Chương trình', code: 'CTr', short: ['ctr'] },
  { name: 'Bộ luật', code: null, short: [] },
  { name: 'Luật', code: null, short: [] },
  { name: 'Pháp lệnh', code: 'PL', short: [] },
  { name: 'Hiến pháp', code: null, short: [] },
];

/** Codes whose spelling people lose (case, đ): the right spelling by its folded form. */
const SPELLINGS = new Map(
  [
    ...KINDS.flatMap((kind) => kind.code ?? []),
    ...['QĐi', 'QyĐ', 'BC', 'TTr', 'CTr', 'PL', 'NQLT', 'TTLT'],
    ...['TU', 'TW', 'CP', 'TTg', 'UBND', 'HĐND', 'UBTVQH', 'HĐBT', 'CTN', 'VPCP', 'VPQH', 'UBKTTW', 'UBKTTU'],
    ...[
      'BCTTW',
      'BTCTW',
      'BTGTW',
      'BNCTW',
      'VPTW',
      'BTCTU',
      'BTGTU',
      'TTCP',
      'MTTW',
      'HĐTP',
      'VKSTC',
      'TANDTC',
    ],
    ...[
      'BNV',
      'BTP',
      'BTC',
      'BCA',
      'BQP',
      'BCT',
      'BYT',
      'BGDĐT',
      'BTTTT',
      'BKHĐT',
      'BNG',
      'BXD',
      'BVHTTDL',
      'BGTVT',
    ],
    ...['BTNMT', 'BNNPTNT', 'BLĐTBXH', 'BKHCN', 'NHNN', 'ĐUK', 'BCSĐ', 'BCĐ', 'ĐU', 'HU'],
  ].map((code) => [foldInPlace(code), code]),
);

/** The right spelling of one code (`nd` → `NĐ`, `ubnd` → `UBND`); unknown codes keep their letters, in capitals. */
export function spellCode(written: string): string {
  const known = SPELLINGS.get(foldInPlace(written));
  if (known !== undefined) return known;
  return /\p{Lu}/u.test(written) ? written : written.toUpperCase();
}

/** True for a code in the tables; `QH15` and other numbered National Assemblies too. */
export function isKnownCode(code: string): boolean {
  return SPELLINGS.has(foldInPlace(code)) || /^qh\d{1,2}$/iu.test(code);
}

/** True for a code that names a kind of document. */
export function isKindCode(code: string): boolean {
  return KIND_CODES.has(foldInPlace(code));
}
const KIND_CODES = new Set(
  [...KINDS.flatMap((kind) => kind.code ?? []), 'QĐi', 'QyĐ', 'BC'].map((code) => foldInPlace(code)),
);

/** Party bodies: the centre (TW and its commissions), province (TU), district (HU), and other committees (ĐU). */
export function isPartyIssuer(code: string): boolean {
  return /(?:TW|TU|HU|ĐU|ĐUK|ĐTW)$/u.test(code);
}

/** The kind that a code stands for where it is certain: QĐ is a Quy định of the Party or a Quyết định of the State. */
export function kindOfCode(code: string, party: boolean): string | null {
  const folded = foldInPlace(code);
  if (folded === 'qd') return party ? null : 'Quyết định';
  if (folded === 'qdi' || folded === 'qyd') return 'Quy định';
  return KINDS.find((kind) => kind.code !== null && foldInPlace(kind.code) === folded)?.name ?? null;
}
