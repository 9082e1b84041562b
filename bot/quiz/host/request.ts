import { fold } from '../../../knowledge/vietnamese.ts';
import type { DocumentOffered, TopicOffered } from '../items-wanted.ts';

/** What one line of `/quiz` asks for; null where it says nothing. */
export interface Request {
  /** The words that name a topic or a document, folded; empty for none. */
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
}

/** Most items, seconds and teams that a line may ask for. */
export const MOST_COUNT = 100;
export const MOST_SECONDS = 600;
export const LEAST_SECONDS = 5;
const MOST_TEAMS = 12;

const CLOCK = String.raw`(\d{1,2})\s*(?::|h|gio)\s*(\d{2})?(?:\s*(?:,|ngay)?\s*(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?)?`;
const STARTS = new RegExp(String.raw`\bluc\s+${CLOCK}`);
const ENDS = new RegExp(String.raw`\bhan(?:\s+(?:nop|chot))?\s+${CLOCK}`);

/** Where `chứng nhận` names no share. */
const USUAL_PASS = 80;

/** Reads `rượu bia 10 câu 20 giây ẩn danh 2 đội chứng nhận 80% lúc 14:00 27/11`, in any order, with or without diacritics. */
export function readRequest(text: string, now: Date): Request {
  let rest = fold(text.normalize('NFC')).toLowerCase();
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest);
    if (found !== null) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`;
    return found;
  };
  const deadline = timeOf(take(ENDS), now);
  const startsAt = timeOf(take(STARTS), now);
  const certified = take(/\bchung nhan\b(?:\s*(?:tu|dat|tren))*(?:\s*(\d{1,3})\s*(?:%|phan tram))?/);
  const count = take(/(\d{1,4})\s*cau(?:\s+hoi)?\b/)?.[1];
  const time = take(/(\d{1,4})\s*(giay|s|phut)\b(?:\s*(?:mot|moi|\/)\s*cau)?/);
  const anonymous = take(/\ban danh\b/) !== null;
  const live = take(/\btruc tiep\b/) !== null;
  const teams = take(/(\d{1,3})\s*doi\b/)?.[1];
  const seconds = time === null ? null : Number(time[1]) * (time[2] === 'phut' ? 60 : 1);
  return {
    subject: rest
      .replace(/\b(?:ve|chu de|van ban|moi cau)\b/g, ' ')
      .replace(/[,;.]+(?=\s|$)/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    count: count === undefined ? null : Math.min(MOST_COUNT, Math.max(1, Number(count))),
    seconds: seconds === null ? null : Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, seconds)),
    anonymous,
    live,
    pass: certified === null ? null : Math.min(100, Math.max(1, Number(certified[1] ?? USUAL_PASS))),
    teams: teams === undefined ? 0 : Math.min(MOST_TEAMS, Number(teams)),
    startsAt,
    deadline,
  };
}

const DAY = 24 * 60 * 60 * 1_000;
const two = (value: number) => String(value).padStart(2, '0');

/** In Viet Nam, which has no summer time; a time without a day is the next such time. Null for what is no time, or is over. */
function timeOf(found: RegExpExecArray | null, now: Date): string | null {
  if (found === null) return null;
  const [hour, minute, day, month, year] = found.slice(1).map((part) => Number(part ?? Number.NaN));
  const local = new Date(now.getTime() + 7 * 60 * 60 * 1_000);
  const dated = !Number.isNaN(day ?? Number.NaN);
  const date = dated
    ? `${String(year || local.getUTCFullYear())}-${two(month ?? 0)}-${two(day ?? 0)}`
    : local.toISOString().slice(0, 10);
  const time = Date.parse(`${date}T${two(hour ?? 99)}:${two(minute || 0)}:00+07:00`);
  if (Number.isNaN(time)) return null;
  const next = !dated && time <= now.getTime() ? time + DAY : time;
  return next <= now.getTime() ? null : new Date(next).toISOString();
}

/** Everything, a topic or a document; null where the words name none. */
export type Subject = {
  readonly topic: string | null;
  readonly documents: readonly string[];
  readonly title: string;
};

const ALL: Subject = { topic: null, documents: [], title: 'Tất cả quy định' };

export function readSubject(
  words: string,
  topics: readonly TopicOffered[],
  documents: readonly DocumentOffered[],
): Subject | null {
  if (words === '' || /^tat ca/.test(words)) return ALL;
  const plain = (text: string) =>
    fold(text.normalize('NFC'))
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const wanted = plain(words);
  const topic =
    topics.find(({ id, label }) => plain(label) === wanted || plain(id) === wanted) ??
    topics.find(({ label }) => wanted !== '' && ` ${plain(label)} `.includes(` ${wanted} `)) ??
    topics.find(({ label }) => ` ${wanted} `.includes(` ${plain(label)} `));
  if (topic !== undefined) return { topic: topic.id, documents: [], title: topic.label };
  const named = documents.filter(({ number }) => ` ${wanted} `.includes(` ${plain(number)} `));
  if (named.length === 0) return null;
  const numbers = named.map(({ number }) => number);
  return { topic: null, documents: numbers, title: numbers.join(', ') };
}
