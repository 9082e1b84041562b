import { fold } from '../../../knowledge/vietnamese.ts';
import { ENDS, faultsOf, readTime, STARTS, timeOf } from './times.ts';
import type { ItemType } from '../../quiz-item.ts';

/** What one line of `/quiz` asks for; null where it says nothing. */
export interface Request {
  /** The words that name topics or documents, folded, a comma between two; empty for none. */
  readonly subject: string;
  readonly count: number | null;
  readonly seconds: number | null;
  readonly anonymous: boolean;
  readonly teams: number;
  /** Live on the web page alone, from a place that cannot be written to. */
  readonly live: boolean;
  /** Percent of right answers from which there is a certificate; null for none. */
  readonly pass: number | null;
  /** ISO times. */
  readonly startsAt: string | null;
  readonly deadline: string | null;
  /** Sentences on times that cannot be read or are over; none where all is well. */
  readonly faults: readonly string[];
  /** Kinds of items; none for all. */
  readonly types?: readonly ItemType[];
  /** Approved questions alone. */
  readonly approved?: boolean;
  /** The words behind `thẻ` or `nhãn`, folded, a comma between two; empty for none. */
  readonly tags?: string;
  /** Its questions are looked at before it begins, even where it would begin by itself. */
  readonly held?: boolean;
  /** An item ends once all who have joined have answered. */
  readonly whenAll?: boolean;
}

/** Most items, seconds and teams that a line may ask for. */
export const MOST_COUNT = 100;
export const MOST_SECONDS = 600;
export const LEAST_SECONDS = 5;
export const MOST_TEAMS = 12;

/** Where `chứng nhận` names no share. */
const USUAL_PASS = 80;

/** `thẻ nội quy`, with its marks, since "thế" and "thể" are other words; without them `the: noi quy`. */
const TAGS = /(?<![\p{L}\d])(?:(?:nhãn|thẻ)(?![\p{L}\d])\s*:?|(?:nhan|the)\s*:)/iu;
/** Stands for it once a line is folded. */
const TAGGED = '\u0001';

/** Reads `rượu bia 10 câu 20 giây đã duyệt ẩn danh 2 đội chứng nhận 80% lúc 14:00 27/11 thẻ nội quy`, in any order but for the tags, with or without diacritics. */
export function readRequest(text: string, now: Date): Request {
  let rest = fold(text.normalize('NFC').replace(TAGS, ` ${TAGGED} `)).toLowerCase();
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const [ends, starts] = [readTime(take(ENDS), now), readTime(take(STARTS), now)];
  const [deadline, startsAt] = [timeOf(ends), timeOf(starts)];
  const certified = take(/\bchung nhan\b(?:\s*(?:tu|dat|tren))*(?:\s*(\d{1,3})\s*(?:%|phan tram))?/);
  const count = take(/(\d{1,4})\s*cau(?:\s+hoi)?\b/)?.[1];
  const time = take(/(\d{1,4})\s*(giay|s|phut)\b(?:\s*(?:mot|moi|\/)\s*cau)?/);
  const approved = take(/\b(?:chi\s+)?(?:(?:hoi|lay)\s+)?(?:cau\s+(?:hoi\s+)?)?(?:da|duoc) duyet\b/) !== null;
  const held = take(/\bxem truoc\b/) !== null;
  const anonymous = take(/\ban danh\b/) !== null;
  const live = take(/\btruc tiep\b/) !== null;
  const teams = take(/(\d{1,3})\s*doi\b/)?.[1];
  const seconds = time === null ? null : Number(time[1]) * (time[2] === 'phut' ? 60 : 1);
  const [about = '', tags = ''] = rest.split(TAGGED);
  return {
    subject: subjectIn(about),
    ...{ approved, held, tags: subjectIn(tags) },
    count: count === undefined ? null : Math.min(MOST_COUNT, Math.max(1, Number(count))),
    seconds: seconds === null ? null : Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds)),
    anonymous,
    live,
    pass: certified === null ? null : Math.min(100, Math.max(1, Number(certified[1] ?? USUAL_PASS))),
    teams: teams === undefined ? 0 : Math.min(MOST_TEAMS, Number(teams)),
    startsAt,
    deadline,
    faults: faultsOf(ends, starts, about),
  };
}

/** What is left of a line, without what only leads to a subject and without signs around what was taken out. */
const subjectIn = (rest: string): string =>
  rest
    .replace(/\bmoi cau\b/g, ' ')
    .replace(/\.+(?=\s|$)/g, ' ')
    .replace(/[\s,;]*[,;][\s,;]*/g, ', ')
    .replace(/(?<=^\s*|, )(?:(?:ve|chu de|van ban)\s+)+(?=[^\s,])/g, '')
    .replace(/^(?:[\s,]|(?:ve|chu de|van ban)\s*$)+|[\s,]+$/g, '')
    .replace(/\s+/g, ' ');
