import type { Provision } from '../../knowledge/types.ts';
import { textFact, type Fact } from './fact.ts';
import { headLines } from './head.ts';
import { asWritten, isCapitals } from './wording.ts';

const BODIES =
  'Quốc hội|Ủy ban Thường vụ Quốc hội|Chính phủ|Thủ tướng Chính phủ|Chủ tịch nước|Bộ trưởng [^.;,]{3,60}?|Hội đồng nhân dân[^.;,]{0,60}?|Ủy ban nhân dân[^.;,]{0,60}?|Chánh án [^.;,]{3,60}?|Viện trưởng [^.;,]{3,60}?|Tổng Thanh tra Chính phủ|Thống đốc [^.;,]{3,60}?|Ban [^.;,]{3,60}?|Bộ Chính trị';
/** "Chính phủ ban hành Nghị định quy định …": the sentence that enacts. */
const ENACTING = new RegExp(`^(${BODIES})\\s+(?:ban hành|quyết nghị|quyết định)(?!\\p{L})`, 'u');

/** Who issues by the letterhead: the first line of capitals that names a body, without the State's name beside it. */
const LETTERHEAD =
  /^[\s#*]*((?:QUỐC HỘI|CHÍNH PHỦ|THỦ TƯỚNG CHÍNH PHỦ|CHỦ TỊCH NƯỚC|BỘ |ỦY BAN |UỶ BAN |HỘI ĐỒNG |TÒA ÁN |VIỆN KIỂM SÁT|THANH TRA |NGÂN HÀNG |BAN |TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|KIỂM TOÁN )[^\t\n]*?|QUỐC HỘI|CHÍNH PHỦ)\s*(?=\t|CỘNG H|ĐẢNG CỘNG|$)/u;
/** The second line of a body's name: "TỈNH BẮC NINH". */
const WHERE =
  /^[\s#*]*((?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|TRUNG ƯƠNG)(?:\s[^\t\n]*?)?)\s*(?=\t|ĐẢNG CỘNG|CỘNG H|$)/u;

/**
 * Who issues, from the sentence that enacts, else the letterhead, else the number; null where none says it. The letterhead
 * wins where it names the same body in full ("Ủy ban nhân dân tỉnh …"), a Party text's title where it names a committee.
 */
export function findIssuer(
  text: string,
  title: Provision | undefined,
  preamble: readonly Provision[],
  number: string,
): Fact<string> | null {
  const [sentence, head] = [enacting(text, preamble), letterhead(text)];
  const fuller = sentence && head?.value.toLowerCase().startsWith(sentence.value.toLowerCase());
  return committee(text, title, head) ?? (fuller ? head : (sentence ?? head)) ?? issuerOfNumber(number);
}

/** "CỦA BAN THƯỜNG VỤ TỈNH ỦY" under the kind, with the place that the letterhead gives. */
function committee(
  text: string,
  title: Provision | undefined,
  head: Fact<string> | null,
): Fact<string> | null {
  const match = /(?<=^|\n)\s*CỦA ((?:BAN|TỈNH ỦY|THÀNH ỦY|HUYỆN ỦY|ĐẢNG ỦY|BỘ CHÍNH TRỊ)[^\n]*)/u.exec(
    title?.text ?? '',
  );
  if (title === undefined || match === null) return null;
  const name = readable((match[1] ?? '').trim());
  const place = /^(?:Tỉnh ủy|Thành ủy|Huyện ủy)(\s.+)$/u.exec(head?.value ?? '')?.[1] ?? '';
  const start = title.start + match.index;
  return textFact(text, `${name}${place}`, { start, end: start + match[0].length });
}

function enacting(text: string, preamble: readonly Provision[]): Fact<string> | null {
  for (const provision of preamble) {
    for (const line of provision.text.matchAll(/[^\n]+/gu)) {
      const body = ENACTING.exec(line[0])?.[1];
      if (body === undefined) continue;
      const start = provision.start + line.index;
      const value = body.replace(/^Bộ trưởng (?=Bộ )/u, '').replace(/\s+/gu, ' ');
      return textFact(text, value, { start, end: start + line[0].length });
    }
  }
  return null;
}

function letterhead(text: string): Fact<string> | null {
  const lines = headLines(text);
  for (const [index, line] of lines.entries()) {
    const match = LETTERHEAD.exec(line.text);
    if (match === null || !isCapitals(match[1] ?? '')) continue;
    const below = WHERE.exec(lines[index + 1]?.text ?? '')?.[1];
    const name = [match[1], ...(below === undefined ? [] : [below])].join(' ').replace(/\s+/gu, ' ').trim();
    const end = line.start + line.text.length;
    return textFact(text, asWritten(text, name) ?? readable(name), { start: line.start, end });
  }
  return null;
}

/** Words of bodies that are written small; what follows "tỉnh", "xã" … is a place's name, each syllable with a capital. */
const COMMON: readonly (readonly [RegExp, string])[] = [
  [/^(?:ỦY|UỶ) BAN NHÂN DÂN/u, 'Ủy ban nhân dân'],
  [/^HỘI ĐỒNG NHÂN DÂN/u, 'Hội đồng nhân dân'],
  [/^QUỐC HỘI$/u, 'Quốc hội'],
  [/^CHÍNH PHỦ$/u, 'Chính phủ'],
  [/^THỦ TƯỚNG CHÍNH PHỦ$/u, 'Thủ tướng Chính phủ'],
  [/^BỘ CHÍNH TRỊ$/u, 'Bộ Chính trị'],
  [/^TỈNH ỦY/u, 'Tỉnh ủy'],
  [/^THÀNH ỦY/u, 'Thành ủy'],
  [/^HUYỆN ỦY/u, 'Huyện ủy'],
  [/^BAN THƯỜNG VỤ TỈNH ỦY/u, 'Ban Thường vụ Tỉnh ủy'],
  [/^BAN THƯỜNG VỤ THÀNH ỦY/u, 'Ban Thường vụ Thành ủy'],
  [/^BAN CHẤP HÀNH TRUNG ƯƠNG$/u, 'Ban Chấp hành Trung ương'],
  [/^BAN BÍ THƯ$/u, 'Ban Bí thư'],
];
const UNITS = /(?<=^|\s)(TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG)(?=\s)/gu;

/** A known body with its place in ordinary letters; any other name stays in capitals as printed. */
function readable(name: string): string {
  const known = COMMON.find(([pattern]) => pattern.test(name));
  if (known === undefined) return name;
  const rest = name.replace(known[0], '').replace(UNITS, (unit) => unit.toLowerCase());
  return `${known[1]}${rest.replace(/\p{Lu}{2,}/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase())}`;
}

/** QH14 is Quốc hội khóa XIV, NĐ-CP a decree of Chính phủ: the number itself says who issued. */
export function issuerOfNumber(number: string): Fact<string> | null {
  const bodies: readonly (readonly [RegExp, string])[] = [
    [/\/QH\d+$/u, 'Quốc hội'],
    [/\/PL-UBTVQH\d*$/u, 'Ủy ban Thường vụ Quốc hội'],
    [/\/NĐ-CP$/u, 'Chính phủ'],
    [/-TTg$/u, 'Thủ tướng Chính phủ'],
  ];
  const body = bodies.find(([pattern]) => pattern.test(number))?.[1];
  return body === undefined ? null : { value: body, from: 'number', span: null, source: `số hiệu ${number}` };
}
