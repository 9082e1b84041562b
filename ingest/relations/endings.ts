import { z } from 'zod';
import type { NumberedCitation } from '../../knowledge/citations.ts';
import { foldWords } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import { continues, isSubordinate, type Part, type RelatedDocument, type Sentence } from './sentences.ts';

const END = /hết hiệu lực(?:\s+(?:thi hành|pháp luật))?,?\s+(?:kể\s+)?từ\s+(?:ngày|thời điểm)\s/iu;
/** "Thông tư số 10/2014/TT-TTCP … hết hiệu lực." as a sentence of its own: when this document takes effect. */
const END_NOW = /\shết hiệu lực(?:\s+(?:thi hành|pháp luật))?\s*[.;]?\s*$/iu;
const CONDITIONAL = /(?<!\p{L})(?:nếu|khi|trường hợp|trừ|trước khi|cho đến)(?!\p{L})/iu;
const REPLACES = /này(?:\s[^.;]*?)?\s(?:và\s+)?thay thế(?:\s+cho)?\s/iu;
const DATE = /^(?:ngày\s+)?(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})/u;

/** Documents that end, or are replaced, by this one: on a day that is named, or when this one takes effect (`on` null). */
export function readEndings(sentence: Sentence, document: RelatedDocument): Part[] {
  return [...readReplaced(sentence), ...readEnded(sentence, document)];
}

function readReplaced(sentence: Sentence): Part[] {
  const match = REPLACES.exec(sentence.text);
  const listed = match === null && REPLACES.test(`${sentence.lead} `) && /:\s*$/u.test(sentence.lead);
  if (match === null && !listed) return [];
  const from = match === null ? 0 : match.index + match[0].length;
  // "thay thế bằng", "thay thế cụm từ" change words, not documents.
  if (/^(?:bằng|cụm từ|một số)/u.test(sentence.text.slice(from))) return [];
  return targets(sentence, from, sentence.text.length).map((one) => ({
    kind: one.places.length === 0 ? 'replaces' : 'repeals',
    to: one.number,
    places: one.places,
    on: null,
  }));
}

function readEnded(sentence: Sentence, document: RelatedDocument): Part[] {
  const own = END.exec(sentence.text);
  const lead = own === null && /:\s*$/u.test(sentence.lead) ? END.exec(sentence.lead) : null;
  const match = own ?? lead;
  if (match === null) return endsNow(sentence) ? endedIn(sentence, sentence.text.length, null, document) : [];
  const after = (own === null ? sentence.lead : sentence.text).slice(match.index + match[0].length);
  const on = readDay(after);
  if (on === null && !/này\s+có\s+hiệu\s+lực/u.test(after)) return [];
  return endedIn(sentence, own === null ? sentence.text.length : own.index, on, document);
}

/** True for a sentence that only says of the documents it begins with that they have ended. */
function endsNow({ text, cited, speaksOfOwn }: Sentence): boolean {
  return !speaksOfOwn && cited[0]?.start === 0 && END_NOW.test(text) && !CONDITIONAL.test(text);
}

function endedIn(sentence: Sentence, until: number, on: Day | null, document: RelatedDocument): Part[] {
  return targets(sentence, 0, until).map((one) => ({
    kind: one.places.length === 0 && isSuccessor(sentence, one, document) ? 'replaces' : 'repeals',
    to: one.number,
    places: one.places,
    on,
  }));
}

function targets(sentence: Sentence, from: number, until: number): NumberedCitation[] {
  const kept: NumberedCitation[] = [];
  let last: { readonly one: NumberedCitation; readonly kept: boolean } | null = null;
  for (const one of sentence.cited.filter(({ start, end }) => start >= from && end <= until)) {
    // "… theo Luật số A và Luật số B": B is as subordinate as A.
    const keeps: boolean =
      last !== null && continues(sentence, last.one, one) ? last.kept : !isSubordinate(sentence, one);
    if (keeps) kept.push(one);
    last = { one, kept: keeps };
  }
  return kept;
}

function readDay(text: string): Day | null {
  const match = DATE.exec(text);
  if (match === null) return null;
  const [, day = '', month = '', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return z.iso.date().safeParse(iso).success ? iso : null;
}

/** Share of a name's words that the title must have for the new document to be the old one's successor; 0–1. */
const MIN_SHARED = 0.7;

/** True where the document that ends bears the name of the one that ends it. */
function isSuccessor(sentence: Sentence, ended: NumberedCitation, document: RelatedDocument): boolean {
  const next = sentence.cited.find((one) => one.start > ended.start && !isSubordinate(sentence, one));
  const described =
    sentence.text.slice(ended.end, next?.start).split(/hết hiệu lực|đã được|được sửa đổi/u)[0] ?? '';
  const name = foldWords(ended.name ?? described).filter((word) => !/^\d+$/u.test(word) && !COMMON.has(word));
  const title = new Set(foldWords(document.title));
  const shared = name.filter((word) => title.has(word));
  return name.length > 0 && shared.length / name.length >= MIN_SHARED;
}

/** Words of dates and issuers between a number and its subject. */
const COMMON = new Set([
  'ngay',
  'thang',
  'nam',
  'cua',
  'chinh',
  'phu',
  've',
  'so',
  'bo',
  'truong',
  'thu',
  'tuong',
]);
