import { fold } from '../../knowledge/vietnamese.ts';

/** What the wording of a message says by itself: whether it asks something, and whether it leans on what went before. */

const ASKS =
  /\b(?:gi|nao|sao|bao nhieu|bao lau|bao gio|bao xa|may|ai|dau|khong|chua|nhu the nao|khi nao|ha|hay|a|u|nhi|nhe|mo|rua|ntn|bn|bnhieu|nhiu|nhieu|j|ko|hong|hk)\b/u;
const OPENS =
  /^(?:the|vay|con|roi|va|nhung|neu|thi sao|u the|a|ok|o|um|uh|lo|ke ca|nguoc lai|ngoai ra|cu the|sau do|trong do|truong hop do)\b/u;
const ENDS = /\b(?:thi sao|thi the nao|cung vay|cung the|a|ha)$/u;
const POINTS_BACK =
  /\b(?:(?:cai|viec|dieu|nguoi|muc|so|cho|tien|truong hop|luc|khi) (?:do|ay|nay)|nhu vay|nhu the|nhu tren|o tren|vua roi|vua noi|no|ho|(?:ong|ba|anh|chi|thang|con) ay|trong do)\b/u;

/** A line without marks and signs, words apart by one space. */
export function foldedLine(text: string): string {
  return fold(text.toLowerCase())
    .replace(/[^\p{L}\p{N}\s]/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** True where a text holds a word that asks. */
export function asksSomething(text: string): boolean {
  return ASKS.test(foldedLine(text));
}

/** True where a message says by its words that it goes on from the one before. */
export function goesOn(text: string): boolean {
  const line = foldedLine(text);
  return OPENS.test(line) || ENDS.test(line) || POINTS_BACK.test(line);
}

/** Words of a text, as spaces set them apart. */
export function wordCount(text: string): number {
  return foldedLine(text).split(' ').filter(Boolean).length;
}

/** Words that say nothing of what a question is about. */
const FILLING = new Set(
  'cho em e toi tui minh anh chi ad admin oi hoi voi vs a ah nhe nha da thua xin muon biet ve cai la gi j bao nhieu the nao sao duoc dc khong ko k vay z'.split(
    ' ',
  ),
);
/** Words, and words beside those that fill, up to which a question says too little to be looked for: "thời hạn", "mức phạt". */
const VAGUE = 3;
const VAGUE_BESIDE = 2;

/** True for a question that names hardly anything: there is nothing to look for. */
export function saysTooLittle(text: string): boolean {
  const words = foldedLine(text).split(' ');
  return words.length <= VAGUE || words.filter((word) => !FILLING.has(word)).length <= VAGUE_BESIDE;
}
