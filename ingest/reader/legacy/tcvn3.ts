/**
 * TCVN 5712:1993 from byte 0xA1 to 0xFF (checked against glibc's table). 0xB0–0xB4 are combining tone marks, which texts
 * in ABC fonts do not use; they stay as they are, shown here as `·`. Byte 0xAD, a soft hyphen elsewhere, is "ư".
 */
const FIRST = 0xa1;
const LETTERS =
  'ĂÂÊÔƠƯĐăâêôơưđẰ·····àảãáạẲằẳẵắẴẮẦẨẪẤỀặầẩẫấậèỂẻẽéẹềểễếệìỉỄẾỒĩíịòỔỏõóọồổỗốộờởỡớợùỖủũúụừửữứựỳỷỹýỵỐ';

/** TCVN3 (ABC) letters, each the character of its byte's number, as Unicode. */
export function fromTcvn3(text: string): string {
  const letters = text.replace(/[\u00a1-\u00ff]/gu, letterOf);
  return letters.split('\n').map(raiseCapitals).join('\n');
}

function letterOf(character: string): string {
  const letter = LETTERS[character.charCodeAt(0) - FIRST] ?? '·';
  return letter === '·' ? character : letter;
}

/**
 * ABC fonts have no capitals with tone marks: "CéNG HßA" is written for "CỘNG HÒA" and shown so by a capital font. A line
 * without any plain small letter is all capitals, and so is a word with at least two plain capitals and no plain small one.
 */
function raiseCapitals(line: string): string {
  if (!/[A-Z]/u.test(line)) return line;
  if (!/[a-z]/u.test(line)) return line.toUpperCase();
  return line.replace(/\p{L}+/gu, (word) =>
    /[A-Z].*[A-Z]/u.test(word) && !/[a-z]/u.test(word) ? word.toUpperCase() : word,
  );
}
