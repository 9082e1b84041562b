import type { RoundQuestion } from '../../quiz-rounds.ts';
import { cutTo, oneLine } from './cut.ts';
import { lettered, letterOf, stemOf } from './question.ts';

/** Limits of Telegram's polls, UTF-16 units (Telegram counts characters, of which there are never more). Bot API documentation, sendPoll. */
export const POLL_LIMITS = {
  question: 300,
  option: 100,
  explanation: 200,
  /** Seconds of `open_period`. */
  shortest: 5,
  longest: 600,
} as const;

/** A stem of more is sent whole before the poll: phones show about three lines of a poll's question. */
const LONG_STEM = 160;

/** An item as a quiz poll, within every limit. */
export interface Poll {
  /** What is to be read before: a long stem, options too long for a poll; empty for nothing. */
  readonly before: string;
  readonly question: string;
  readonly options: readonly string[];
  readonly right: number;
  /** Shown by the platform after a wrong answer; empty for none. */
  readonly explanation: string;
  /** How long it is open; null: until it is stopped. */
  readonly seconds: number | null;
}

/** Which question of which round. */
export interface Numbered {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** The round's code: by it a poll is known again whose sending was not recorded. */
  readonly code: string;
}

export function pollOf(question: RoundQuestion, numbered: Numbered, seconds: number | null): Poll {
  const stem = stemOf(question).trim();
  const head = headOf(numbered);
  const spelled = spelledOptions(question);
  const long = stem.length > LONG_STEM || stem.includes('\n') || stem === '';
  const letters = spelled === null;
  const read = [...(long && stem !== '' ? [stem] : []), ...(letters ? lettered(question) : [])];
  const asked = long ? 'Chọn đáp án cho nội dung vừa gửi ở trên.' : oneLine(stem);
  return {
    before: read.length === 0 ? '' : [head, ...read].join('\n'),
    question: cutTo(`${head} ${asked}`, POLL_LIMITS.question),
    options: spelled ?? question.options.map((_, index) => letterOf(index)),
    right: question.right,
    explanation: explanationOf(question),
    seconds: openFor(seconds),
  };
}

export const headOf = ({ number, of, code }: Numbered): string =>
  `Câu ${String(number)}/${String(of)} (${code}).`;

/** Which question a poll asks, from its text. */
export function readHead(question: string): { readonly code: string; readonly number: number } | null {
  const [, number, code] =
    /^Câu (\d{1,4})\/\d{1,4} \(([A-Z0-9]{4,12})\)\./.exec(question.normalize('NFC')) ?? [];
  return number === undefined || code === undefined ? null : { code, number: Number(number) };
}

/** The options as they are, where each fits and no two look alike; null where they have to be letters. */
function spelledOptions({ options }: RoundQuestion): readonly string[] | null {
  const lines = options.map(oneLine);
  const fit = lines.every((line) => line !== '' && line.length <= POLL_LIMITS.option);
  const apart = new Set(lines.map((line) => line.toLowerCase())).size === lines.length;
  return fit && apart ? lines : null;
}

/** The item's own sentence, or where it is too long the place alone. One line: Telegram takes two line feeds at most. */
function explanationOf({ item }: RoundQuestion): string {
  const { quote } = item;
  const own = oneLine(item.explanation);
  if (own.length <= POLL_LIMITS.explanation) return own;
  const place = quote === null ? own : `Căn cứ: ${oneLine(quote.locator)}, ${oneLine(quote.document)}.`;
  return cutTo(place, POLL_LIMITS.explanation);
}

/** Telegram closes no poll by itself after a longer time: then it is stopped. */
function openFor(seconds: number | null): number | null {
  if (seconds === null || seconds > POLL_LIMITS.longest) return null;
  return Math.max(POLL_LIMITS.shortest, Math.round(seconds));
}
