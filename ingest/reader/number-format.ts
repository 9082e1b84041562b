const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];
/** Roman numerals and letters end here: Word shows nothing useful above. */
const MAX_WRITTEN = 780;

/** A number in one of Word's formats (`w:numFmt`); a format that is not known is written in Arabic numerals. */
export function writeNumber(value: number, format: string): string {
  if (value < 1 || value > MAX_WRITTEN) return format === 'none' ? '' : String(value);
  switch (format) {
    case 'none':
      return '';
    case 'lowerLetter':
      return letters(value);
    case 'upperLetter':
      return letters(value).toUpperCase();
    case 'lowerRoman':
      return roman(value);
    case 'upperRoman':
      return roman(value).toUpperCase();
    case 'decimalZero':
      return String(value).padStart(2, '0');
    default:
      return String(value);
  }
}

/** a … z, aa, bb …: Word repeats the letter, and knows no đ. */
function letters(value: number): string {
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  let left = value;
  let written = '';
  for (const [worth, sign] of ROMAN)
    while (left >= worth) {
      written += sign;
      left -= worth;
    }
  return written;
}
