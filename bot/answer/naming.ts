import type { Library } from '../../knowledge/library.ts';
import { foldWords } from '../../knowledge/references.ts';
import type { Document } from '../../knowledge/types.ts';
import { bareName, initialsOf, isShortName, isSubsequence, nameWords } from './short-names.ts';

/** How people name documents in chat, written out so that references are read from it. */

/** Kinds whose documents are known by name. */
const BY_NAME = /^(?:bộ luật|luật|pháp lệnh)/iu;
const PLACE = String.raw`(?=\s+(?:điều|khoản|điểm|mục|chương|phần|dieu|khoan|diem|muc|chuong|phan)\s+[\p{L}\d])`;
/** "luật cán bộ công chức hiện hành điều 8": which one is meant is asked of the day of law anyway. */
const CURRENT = new RegExp(
  String.raw`\s+(?:(?:đang\s+)?(?:có hiệu lực|co hieu luc)|hiện hành|hien hanh|hiện nay|hien nay|mới nhất|moi nhat|mới|moi|bây giờ)${PLACE}`,
  'giu',
);
/** "thông tư 01/2021 TTCP", "nghị định 30/2020 nđ cp": the issuer's code after a space. */
const SPACED_NUMBER =
  /(?<![\p{L}\p{N}/])(\d{1,4}\/(?:19|20)\d{2})((?:[\s/-]+(?!điều|dieu|khoản|khoan|mục|muc|chương|chuong|về|ve)[\p{L}]{2,10}){1,3})(?![\p{L}\p{N}])/giu;
/** "chỉ thị 30 CT TU", "30 ct/tu". */
const PARTY_NUMBER = /(?<![\p{L}\p{N}/.-])(\d{1,3})[\s-]+(ct|nq|kl|qđ|qd)[\s/-]+(tu|tw)(?![\p{L}\p{N}])/giu;
/** "luật an ninh mạng 116/2025", "174/2026 điều 95": a number without its code. */
const BARE_NUMBER = /(?<![\p{L}\p{N}/.-])\d{1,4}\/(?:19|20)\d{2}(?![\p{L}\p{N}/-])/gu;
/** "nghị định 30 về công tác văn thư điều 8". */
const SUBJECT = new RegExp(
  String.raw`((?:nghị định|nghi dinh|nđ|nd|thông tư|thong tu|tt|quyết định|quyet dinh|qđ|chỉ thị|chi thi|ct)\s+(?:số\s+)?\d{1,4}(?:/\d{4})?)\s+(?:về|ve|quy định về|quy dinh ve)\s+([\p{L}\s,]{3,80}?)${PLACE}`,
  'giu',
);

/** "l44/2019". */
const SHORT_LAW = /(?<![\p{L}\p{N}])l\s?(?=\d{1,3}\/(?:19|20)\d{2})/giu;
/** "luật cbcc 2025 khoản 1 điều 36", "luật báo chí 103 điều 25": a year, or the number's digits, between name and place. */
const NUMBERED = new RegExp(
  String.raw`((?:bộ\s+|bo\s+)?(?:luật|luat)\s+[\p{L},\s]{2,60}?)\s+(?:số\s+|so\s+|năm\s+|nam\s+)?(\d{1,4})(?=,?\s+(?:điều|khoản|điểm|dieu|khoan|diem)\s+[\p{L}\d])`,
  'giu',
);
/** "luật viên chức mới số 129 năm 2025", "luat an ninh mang moi 2025 so 116", "luật viên chức 129 năm 2025". */
const OF_YEAR = new RegExp(
  String.raw`((?:bộ\s+|bo\s+)?(?:luật|luat)\s+[\p{L},\s]{2,60}?)\s+(?:(?:số|so)?\s*(\d{1,3})[,\s]+(?:năm|nam)\s+(\d{4})|(?:năm\s+|nam\s+)?(\d{4})\s+(?:số|so)\s+(\d{1,3}))(?![\p{L}\p{N}/])`,
  'giu',
);

/** "tỉnh uỷ BN": of the province, not "bao nhiêu"; "do đồng chí nào ký": who signed. */
const PROVINCE = /(?<=tỉnh(?: uỷ| ủy)? |tinh(?: uy)? )bn(?![\p{L}\p{N}])/giu;
const WHICH_COMRADE = /(?:đồng chí|đ\/c|dong chi) (?:nào|nao) (?=ký|ky)/giu;

/** Writes people's names of documents so that `parseReferences` reads them. Only names of documents held are touched. */
export function writeOutNames(text: string, library: Library): string {
  const documents = library.documents;
  return text
    .replace(CURRENT, '')
    .replace(PROVINCE, 'Bắc Ninh')
    .replace(WHICH_COMRADE, 'ai ')
    .replace(SHORT_LAW, 'luật ')
    .replace(OF_YEAR, (_written, named: string, a?: string, yearA?: string, yearB?: string, b?: string) => {
      const digits = `${a ?? b ?? ''}/${yearA ?? yearB ?? ''}`;
      const number = wholeNumber(digits, library, text);
      return number === digits ? `${named} ${digits}` : `luật ${number}`;
    })
    .replace(SPACED_NUMBER, (written, digits: string, codes: string) =>
      spacedNumber(written, digits, codes, documents),
    )
    .replace(BARE_NUMBER, (written: string) => wholeNumber(written, library, text))
    .replace(
      PARTY_NUMBER,
      (_written, digits: string, code: string, body: string) =>
        `${digits}-${code.toUpperCase().replace('QD', 'QĐ')}/${body.toUpperCase()}`,
    )
    .replace(SUBJECT, (written, named: string, subject: string) =>
      isSubject(subject, documents) ? named : written,
    )
    .replace(
      /(?<![\p{L}\p{N}])(bl|b(?=lđ)|l)([\p{L}]{2,8})(?![\p{L}\p{N}])/giu,
      (written, kind: string, initials: string) => byInitials(written, kind, initials, documents),
    )
    .replace(NUMBERED, (written, named: string, digits: string) =>
      byDigits(written, named, digits, documents),
    );
}

/** The number of the only law held of that name with these digits or of that year. */
function byDigits(written: string, named: string, digits: string, documents: readonly Document[]): string {
  const words = foldWords(named.replace(/^(?:bộ\s+|bo\s+)?(?:luật|luat)\s+/iu, ''));
  const fitting = documents.filter(
    (one) =>
      BY_NAME.test(one.kind) &&
      one.number.split('/').slice(0, 2).includes(digits) &&
      isShortName(words, nameWords(one)),
  );
  const [only] = fitting;
  return only === undefined || fitting.length > 1 ? written : `luật ${only.number}`;
}

/**
 * The only number that begins so among the documents held, those that replaced them and those that they cite; of several the
 * one whose issuer the text names: "tt 04/2014 thanh tra chính phủ".
 */
function wholeNumber(written: string, { documents, cited }: Library, text: string): string {
  const head = `${written.replace(/^0+/u, '')}/`;
  const numbers = [
    ...documents.flatMap(({ number, validity }) => [number, validity.replacedBy ?? '']),
    ...cited.map(({ number }) => number),
  ];
  const fitting = new Set(numbers.filter((number) => number.replace(/^0+/u, '').startsWith(head)));
  const [only] = fitting;
  if (only !== undefined && fitting.size === 1) return only;
  const line = foldWords(text).join(' ');
  const named = documents.filter(
    ({ number, issuer }) => fitting.has(number) && line.includes(foldWords(issuer).join(' ')),
  );
  return named.length === 1 ? (named[0]?.number ?? written) : written;
}

/** The only document held whose number has these digits and, in its code, these letters. */
function spacedNumber(
  written: string,
  digits: string,
  codes: string,
  documents: readonly Document[],
): string {
  const head = `${digits.replace(/^0+/u, '')}/`;
  const letters = foldWords(codes);
  const fitting = documents.filter(({ number }) => {
    const own = foldWords(number);
    return number.replace(/^0+/u, '').startsWith(head) && letters.some((code) => own.includes(code));
  });
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return written;
  // Words behind the code are the sentence's own: "01/2021 TTCP nói gì".
  const own = foldWords(only.number);
  const rest = codes
    .split(/[\s/-]+/u)
    .filter((word) => word !== '' && !own.includes(foldWords(word)[0] ?? ''));
  return [only.number, ...rest].join(' ');
}

function isSubject(subject: string, documents: readonly Document[]): boolean {
  const words = foldWords(subject);
  return documents.some(({ title }) => isSubsequence(words, foldWords(title)));
}

/** "blld", "blđ", "lcbcc": first letters of a law's name after those of its kind. */
function byInitials(written: string, kind: string, initials: string, documents: readonly Document[]): string {
  const [wanted = ''] = foldWords(initials);
  const code = kind.toLowerCase() !== 'l';
  const found = documents.find(
    (one) =>
      BY_NAME.test(one.kind) && /^bộ/iu.test(one.kind) === code && initialsOf(nameWords(one)) === wanted,
  );
  return found === undefined || wanted.length < 2 ? written : `${found.kind} ${bareName(found)}`;
}
