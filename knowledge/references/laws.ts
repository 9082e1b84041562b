import { isPlainLaw } from './guards.ts';
import type { DocumentMention } from './types.ts';

const LAW = /(?<![\p{L}\p{N}])(bo luat|luat|phap lenh|hien phap)(?![\p{L}\p{N}])/gu;
const KIND_NAMES: Record<string, string> = {
  'bo luat': 'Bộ luật',
  luat: 'Luật',
  'phap lenh': 'Pháp lệnh',
  'hien phap': 'Hiến pháp',
};

/** Words at which a law's name ends: what the sentence says of the law, not what it is called. Folded. */
const NAME_ENDS =
  /^\s(?:so|ngay|nam|nay|quy dinh|thi|co|la|duoc|khong|ko|k|hok|bi|cua|theo|va (?:cac|luat|bo luat|dieu|khoan|diem|nghi|thong tu|phap lenh)|hoac|neu|noi|ghi|the nao|ntn|ra sao|gi|nao|bao gom|gom|dieu|khoan|diem|muc|chuong|phan|da|dang|se|phai|cho|cho phep|nhu|do|tai|o|dc|duoc sua|sua doi|hien hanh|moi|cu|hien|con|bat dau|khi|vs|hay|can cu|doi voi|ap dung|xu ly|xu phat|muon|yeu cau|co hieu luc|het hieu luc|tu)(?![\p{L}\p{N}])/u;
/** Names have at most this many syllables ("Phòng, chống rửa tiền, tài trợ …" stays under it). */
const MAX_SYLLABLES = 16;
/** A name in lower case comes from a question; the longest names of laws in use have nine syllables. */
const MAX_LOWER_SYLLABLES = 9;
const YEAR = /^\s?(?:nam\s)?((?:19|20)\d{2})(?![\p{N}/])/u;

/** Laws named in words: "Luật Cán bộ, công chức", "luật cbcc", "Bộ luật Lao động năm 2019". */
export function findLaws(text: string, folded: string): DocumentMention[] {
  return [...folded.matchAll(LAW)].flatMap((match) => {
    const kind = KIND_NAMES[match[1] ?? ''] ?? null;
    const nameStart = match.index + match[0].length;
    const constitution = kind === 'Hiến pháp';
    if (!constitution && isPlainLaw(folded, match.index, nameStart)) return [];
    const nameEnd = constitution ? nameStart : endOfName(text, folded, nameStart);
    const name = text.slice(nameStart, nameEnd).trim();
    if (name === '' && !constitution) return [];
    const year = YEAR.exec(folded.slice(nameEnd, nameEnd + 12));
    const end = nameEnd + (year?.[0].length ?? 0);
    return [
      {
        start: match.index,
        end,
        kind,
        number: null,
        digits: null,
        year: year?.[1] ?? null,
        name: name || null,
        self: false,
      },
    ];
  });
}

/** Walks syllable by syllable; a comma belongs to the name where a lower-case syllable follows it. */
function endOfName(text: string, folded: string, start: number): number {
  const capital = /^\s\p{Lu}/u.test(text.slice(start));
  const limit = capital ? MAX_SYLLABLES : MAX_LOWER_SYLLABLES;
  let at = start;
  for (let count = 0; count < limit; count++) {
    if (NAME_ENDS.test(folded.slice(at, at + 24))) break;
    const next = /^(,?)\s(\p{L}+)(?![\p{N}])/u.exec(text.slice(at, at + 40));
    if (next === null || (count > 0 && startsAnother(next))) break;
    at += next[0].length;
  }
  return at;
}

/** After a comma a capital begins another name ("Luật Viên chức, Luật …"). */
function startsAnother(next: RegExpExecArray): boolean {
  return next[1] === ',' && /^\p{Lu}/u.test(next[2] ?? '');
}
