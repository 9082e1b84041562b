/** Places as people type them on a phone, written out: "đ7 k5", "k2 đ14", "điều 25 k2c", "khoản hai điều hai mươi". */

const EDGE = String.raw`(?<![\p{L}\p{N}/])`;
const END = String.raw`(?![\p{L}\p{N}/]|[.,]\d)`;
const GAP = String.raw`(?:\s?,\s?|\s?\.\s?|\s{0,2})`;
const ARTICLE = String.raw`(?:điều|dieu|[đd]\.?)\s?(\d{1,5}[a-z]?)`;
const CLAUSE = String.raw`(?:khoản|khoan|k\.?)\s?(\d{1,5})`;
/** The letter of a điểm, run into its khoản or after its own short form. */
const POINT = String.raw`(?:(?:\s?(?:điểm|diem|đ\.?))?\s?([a-eghik-vxyđ]))?`;
const POINT_OF = String.raw`(?:(?:điểm|diem|đ\.?)\s?([a-eghik-vxyđ])${GAP})?`;

const INWARDS = new RegExp(`${EDGE}${ARTICLE}${GAP}${CLAUSE}${POINT}${END}`, 'giu');
const OUTWARDS = new RegExp(`${EDGE}${POINT_OF}${CLAUSE}${POINT}${GAP}${ARTICLE}${END}`, 'giu');
/** "đ95" alone is an article beside the name of a document; "d95" without its stroke, and sums ("20đ"), are none. */
const ALONE = new RegExp(String.raw`${EDGE}đ\.?(\d{1,5})${END}`, 'giu');
const DOCUMENT =
  /(?<!\p{L})(?:luật|luat|bộ luật|nghị định|nghi dinh|nđ|nd|thông tư|thong tu|tt|quyết định|quyet dinh|qđ|chỉ thị|chi thi|ct|blđ|b?l[bcdđghklmnpqrstvx]{2,7}|l(?=\d))(?!\p{L})|\d{1,4}\/(?:19|20)\d{2}/iu;

const UNIT = String.raw`(?:điều|khoản|điểm|mục|chương|dieu|khoan|diem|muc|chuong)`;
/** "điều 5 tới 7", "điều 5 cho đến điều 7", "điều 5 – 7": as laws write it, "đến". */
const UP_TO = new RegExp(
  String.raw`${EDGE}(${UNIT}\s(?:\d{1,3}|[ivx]{1,6}|[a-eghik-vxyđ]))(?:\s(?:(?:cho|kéo|keo)\s)?(?:tới|toi|đến|den)\s|\s?[–—]\s?)(?=(?:${UNIT}\s)?(?:\d{1,3}|[ivx]{1,6}|[a-eghik-vxyđ])(?![\p{L}\p{N}]))`,
  'giu',
);
/** "điều 7 đến 5": the larger number first. */
const BACKWARDS = new RegExp(
  String.raw`${EDGE}(${UNIT}\s)(\d{1,3})(\s(?:đến|den)\s(?:${UNIT}\s)?|\s?-\s?)(\d{1,3})(?![\p{L}\p{N}/])`,
  'giu',
);

/** Ranges of places as laws write them, from the first to the last. */
function writeOutRanges(text: string): string {
  return text
    .replace(UP_TO, '$1 đến ')
    .replace(BACKWARDS, (written, unit: string, from: string, joint: string, to: string) =>
      Number(from) > Number(to) ? `${unit}${to}${joint}${from}` : written,
    );
}

/** Writes short places out, so that references are read from them. What is written out already stays as it is. */
export function writeOutPlaces(text: string): string {
  if (!/\d|khoản \p{L}|điều \p{L}/u.test(text)) return text;
  const lined = writeOutNumbers(writeOutRanges(text))
    .replace(INWARDS, (written, article: string, clause: string, point: string | undefined) =>
      isWhole(written) ? written : `${pointOf(point)}khoản ${clause} điều ${article}`,
    )
    .replace(
      OUTWARDS,
      (written, before: string | undefined, clause: string, after: string | undefined, article: string) =>
        isWhole(written) ? written : `${pointOf(before ?? after)}khoản ${clause} điều ${article}`,
    );
  return DOCUMENT.test(lined) ? lined.replace(ALONE, 'điều $1') : lined;
}

const WHOLE =
  /^(?:(?:điểm|diem) \p{L},? )?(?:(?:khoản|khoan) \d+,? )?(?:điều|dieu) \d+\p{L}?(?:,? (?:khoản|khoan) \d+(?:,? (?:điểm|diem) \p{L})?)?$/iu;

/** True where nothing is short. */
function isWhole(written: string): boolean {
  return WHOLE.test(written);
}

function pointOf(letter: string | undefined): string {
  return letter === undefined ? '' : `điểm ${letter.toLowerCase()} `;
}

const DIGITS = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
const DIGIT = '(?:một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín)';
const SPOKEN = new RegExp(
  String.raw`(?<!\p{L})(khoản|điều)\s((?:${DIGIT}\s)?mươi(?:\s${DIGIT})?|mười(?:\s${DIGIT})?|${DIGIT})(?=\s(?:khoản|điều|điểm|luật|bộ luật|nghị định|thông tư|của)(?!\p{L})|\s?,|$)`,
  'giu',
);

/** "khoản hai điều hai mươi luật …": numbers in words, where a place or a document follows. */
function writeOutNumbers(text: string): string {
  return text.replace(SPOKEN, (_written, unit: string, number: string) => `${unit} ${valueOf(number)}`);
}

function valueOf(number: string): number {
  const words = number.toLowerCase().split(' ');
  const digit = (word: string | undefined): number =>
    Math.max(0, DIGITS.indexOf(SAME.get(word ?? '') ?? word ?? ''));
  const ten = words.indexOf('mười');
  if (ten >= 0) return 10 + digit(words[ten + 1]);
  const tens = words.indexOf('mươi');
  return tens < 0 ? digit(words[0]) : 10 * digit(words[tens - 1]) + digit(words[tens + 1]);
}

const SAME: ReadonlyMap<string, string> = new Map([
  ['mốt', 'một'],
  ['tư', 'bốn'],
  ['lăm', 'năm'],
  ['bẩy', 'bảy'],
]);
