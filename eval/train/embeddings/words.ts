import { FIELDS } from '../../../knowledge/static-model.ts';
import type { PassageFields } from '../../../knowledge/types.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

/** All texts as numbers of words, one after another: strings of a great corpus would take gigabytes. */
export interface Words {
  /** The word of each number. */
  readonly spelling: readonly string[];
  /** How often each word occurs. */
  readonly counts: Uint32Array;
  /** Numbers of the words of all texts. */
  readonly words: Uint16Array;
  /** Where each field of each passage begins, `FIELDS.length` a passage, then where each question begins, then the end. */
  readonly starts: Uint32Array;
  readonly passages: number;
  readonly questions: number;
}

/** Words beyond these are rare ones of no use, numbers mostly; they all have this number. */
const RARE = 0xffff;
/** Words that occur less often are left out as well. */
const LEAST = 2;

/** Reads passages and questions into numbers, the most frequent word first. */
export function numberWords(
  passages: readonly PassageFields[],
  questions: readonly string[],
  onProgress: (done: number) => void,
): Words {
  const numbers = new Map<string, number>();
  let words = new Uint32Array(1 << 20);
  let used = 0;
  const starts: number[] = [];
  const read = (text: string): void => {
    starts.push(used);
    for (const { norm } of tokenise(text)) {
      let number = numbers.get(norm);
      if (number === undefined) numbers.set(norm, (number = numbers.size));
      if (used === words.length) words = grown(words);
      words[used] = number;
      used += 1;
    }
  };
  for (const [at, fields] of passages.entries()) {
    if (at % 10_000 === 0) onProgress(at);
    for (const field of FIELDS) read(fields[field]);
  }
  for (const question of questions) read(question);
  starts.push(used);
  const ordered = byFrequency(words.subarray(0, used), [...numbers.keys()]);
  return {
    ...ordered,
    starts: Uint32Array.from(starts),
    passages: passages.length,
    questions: questions.length,
  };
}

function grown(words: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const more = new Uint32Array(2 * words.length);
  more.set(words);
  return more;
}

function byFrequency(
  words: Uint32Array,
  spelling: readonly string[],
): Pick<Words, 'words' | 'spelling' | 'counts'> {
  const counts = new Uint32Array(spelling.length);
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  // Words as frequent as each other stay in the order in which they were met.
  const order = [...counts.keys()].sort((a, b) => (counts[b] ?? 0) - (counts[a] ?? 0) || a - b);
  const kept = order.slice(0, RARE).filter((word) => (counts[word] ?? 0) >= LEAST);
  const place = new Uint16Array(spelling.length).fill(RARE);
  kept.forEach((word, at) => (place[word] = at));
  return {
    words: Uint16Array.from(words, (word) => place[word] ?? RARE),
    spelling: kept.map((word) => spelling[word] ?? ''),
    counts: Uint32Array.from(kept, (word) => counts[word] ?? 0),
  };
}
