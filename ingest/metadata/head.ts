import { normaliseNumber, parseReferences } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import { dayOf, DAY, foldSame } from './days.ts';
import { textFact, type Fact } from './fact.ts';

/** A line of the head with its offset. */
export interface HeadLine {
  readonly text: string;
  readonly start: number;
}

/** Lines that a letterhead with a copy's own header may take (own choice: front matter and table of a copy, doubled). */
const HEAD_LINES = 120;
const BODY = /^[\s#*>]*(?:Điều\s+1\s?[.:]|Chương\s+[I1](?!\p{L})|(?:1|I)\s?[.)]\s)/u;

/** The lines before the numbered body. */
export function headLines(text: string): HeadLine[] {
  const lines: HeadLine[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (BODY.test(line) || lines.length >= HEAD_LINES) break;
    lines.push({ text: line, start });
    start += line.length + 1;
  }
  return lines;
}

/** "Số: 244/2026/NĐ-CP", "Luật số: 24/2018/QH14", "* Số 37-QĐ/TW". */
const OWN_LINE = /(?:^|\t)[\s*#]*((?:Luật|Bộ luật|Pháp lệnh|Nghị quyết|Hiến pháp)\s+)?số\s*[:.]?\s*(?=\d)/iu;
/** "Luật An ninh mạng số 24/2018/QH14": a copy's header, the whole line. */
const NAMED_LINE =
  /^\s*(?:Bộ luật|Luật|Pháp lệnh|Nghị định|Nghị quyết|Thông tư|Quyết định|Chỉ thị)\s.*\ssố\s+\S+\s*$/iu;

/** The document's own number; null where the head has none (or has the blanks of a draft). */
export function findOwnNumber(text: string): Fact<string> | null {
  const lines = headLines(text);
  return firstNumber(text, lines, OWN_LINE) ?? firstNumber(text, lines, NAMED_LINE);
}

function firstNumber(text: string, lines: readonly HeadLine[], pattern: RegExp): Fact<string> | null {
  for (const line of lines) {
    const match = pattern.exec(line.text);
    if (match === null) continue;
    const number = numberIn(line.text.slice(match.index));
    if (number !== null)
      return textFact(text, number, { start: line.start, end: line.start + line.text.length });
  }
  return null;
}

function numberIn(words: string): string | null {
  const found = parseReferences(words).find((reference) => reference.number !== null);
  const written = found === undefined ? null : found.written;
  return found?.number ?? (written === null ? null : normaliseNumber(written));
}

const PLACE = String.raw`((?:TP\.\s*)?\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{Ll}+){0,4})\s*,\s*ngày\s+`;
const PLACED = new RegExp(`(?<![\\p{L}/-])${PLACE}`, 'u');
const SIGNED_ON = new RegExp(`^${DAY}\\s*[*_]*(?:$|\\t)`, 'u');

/** "Hà Nội, ngày 26 tháng 6 năm 2026": where and when it was signed. */
export function findPlaceAndDay(text: string): { place: Fact<string>; issuedOn: Fact<Day> | null } | null {
  for (const line of headLines(text)) {
    const placed = PLACED.exec(line.text);
    if (placed === null) continue;
    const after = SIGNED_ON.exec(foldSame(line.text.slice(placed.index + placed[0].length)));
    const end = placed.index + placed[0].length + (after?.[0].length ?? 0);
    const span = { start: line.start + placed.index, end: line.start + end };
    const day = after && dayOf(after);
    return {
      place: textFact(text, placed[1] ?? '', span),
      issuedOn: day ? textFact(text, day, span) : null,
    };
  }
  return null;
}
