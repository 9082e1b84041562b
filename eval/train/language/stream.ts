import { MARKERS } from '../../../knowledge/normaliser.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

/** Numbers of the words of many texts, one after another; 0 between sentences. */
export interface WordStream {
  readonly words: readonly string[];
  readonly counts: Uint32Array;
  readonly ids: Uint16Array;
}

/** Where a sentence ends: the words behind it do not go on with those before. */
const ENDS = /[.;:?!…\n]/u;
const [EDGE, NUMBER, UNKNOWN] = [0, 1, 2];
/** Letters of the longest word that is learned. */
const LONGEST = 16;

/** Collects texts. `leastSeen`: weighted occurrences from which a word is one of the model's. */
export function createStream(): {
  add(text: string, times: number): void;
  finish(leastSeen: number): WordStream;
} {
  const names: string[] = [...MARKERS];
  const ids = new Map<string, number>();
  const stream = createSink();
  const idOf = (norm: string): number => {
    if (/^\p{N}/u.test(norm)) return NUMBER;
    if (norm.length > LONGEST) return UNKNOWN;
    const known = ids.get(norm);
    if (known !== undefined) return known;
    ids.set(norm, names.length);
    return names.push(norm) - 1;
  };
  return {
    add(text, times) {
      const from = stream.length;
      let end = 0;
      for (const token of tokenise(text)) {
        if (end > 0 && ENDS.test(text.slice(end, token.start))) stream.push(EDGE);
        stream.push(idOf(token.norm));
        end = token.end;
      }
      if (stream.length === from) return;
      stream.push(EDGE);
      stream.repeat(from, times - 1);
    },
    finish: (leastSeen) => keepFrequent(names, stream.taken(), leastSeen),
  };
}

/** The most frequent words first, of equal ones in the order of their letters: the same data give the same numbers. */
function keepFrequent(names: readonly string[], stream: Uint32Array, leastSeen: number): WordStream {
  const all = new Uint32Array(names.length);
  for (const id of stream) all[id] = (all[id] ?? 0) + 1;
  const byName = (a: number, b: number): number => ((names[a] ?? '') < (names[b] ?? '') ? -1 : 1);
  const kept = names
    .map((_, id) => id)
    .filter((id) => id >= MARKERS.length && (all[id] ?? 0) >= leastSeen)
    .sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0) || byName(a, b))
    .slice(0, 0xffff - MARKERS.length);
  const numbers = new Uint16Array(names.length).fill(UNKNOWN);
  [EDGE, NUMBER, UNKNOWN, ...kept].forEach((id, number) => (numbers[id] = number));
  const ids = new Uint16Array(stream.length);
  for (let at = 0; at < stream.length; at += 1) ids[at] = numbers[stream[at] ?? 0] ?? UNKNOWN;
  const words = [...MARKERS, ...kept.map((id) => names[id] ?? '')];
  const counts = new Uint32Array(words.length);
  for (const id of ids) counts[id] = (counts[id] ?? 0) + 1;
  return { words, counts, ids };
}

/** Numbers without end, in one array that doubles: some twenty million fit where a list of objects would not. */
function createSink(): {
  readonly length: number;
  push(value: number): void;
  repeat(from: number, times: number): void;
  taken(): Uint32Array;
} {
  let values = new Uint32Array(1 << 20);
  let length = 0;
  const room = (more: number): void => {
    if (length + more <= values.length) return;
    const larger = new Uint32Array(Math.max(values.length * 2, length + more));
    larger.set(values);
    values = larger;
  };
  return {
    get length() {
      return length;
    },
    push(value) {
      room(1);
      values[length] = value;
      length += 1;
    },
    repeat(from, times) {
      const end = length;
      for (let time = 0; time < times; time += 1) {
        room(end - from);
        values.copyWithin(length, from, end);
        length += end - from;
      }
    },
    taken: () => values.subarray(0, length),
  };
}
