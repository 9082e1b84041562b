import { AT } from './names.ts';
import type { RankQuestion } from './question.ts';
import { BODY, HEADING, TITLE, type Tally } from './tally.ts';

/** The longest stretch that question and field have word for word. */
interface Run {
  length: number;
  mass: number;
}

export interface RunReader {
  measure(question: RankQuestion, found: Tally, out: Float32Array, base: number): void;
}

export function createRunReader(): RunReader {
  let rows: [Int16Array, Int16Array] = [new Int16Array(256), new Int16Array(256)];
  const best: Run = { length: 0, mass: 0 };
  /** A row of the usual table at a time: how long the stretch is that ends here and at each word of the question. */
  const longest = (question: RankQuestion, { at, slot, fieldStarts }: Tally, field: number): void => {
    best.length = 0;
    best.mass = 0;
    const { places, placeStarts } = question;
    const [from, to] = [fieldStarts[field] ?? 0, fieldStarts[field + 1] ?? 0];
    for (let match = from; match < to; match += 1) {
      const [previous, current] = rows;
      const own = slot[match] ?? 0;
      const adjacent = match > from && (at[match - 1] ?? 0) + 1 === (at[match] ?? 0);
      for (let place = placeStarts[own] ?? 0; place < (placeStarts[own + 1] ?? 0); place += 1) {
        const asked = places[place] ?? 0;
        const length = adjacent && asked > 0 ? (previous[asked - 1] ?? 0) + 1 : 1;
        current[asked] = length;
        if (length > best.length) {
          best.length = length;
          best.mass = massOf(question, asked, length);
        }
      }
      if (match > from) clear(previous, question, slot[match - 1] ?? 0);
      rows = [current, previous];
    }
    if (to > from) clear(rows[0], question, slot[to - 1] ?? 0);
  };
  return {
    measure(question, found, out, base) {
      const words = Math.max(1, question.sequence.length);
      const total = Math.max(question.totalMass, 1e-9);
      longest(question, found, HEADING);
      out[base + AT['run heading']] = best.length / words;
      out[base + AT['run heading mass']] = best.mass / total;
      longest(question, found, BODY);
      out[base + AT['run body']] = best.length / words;
      out[base + AT['run body mass']] = best.mass / total;
      longest(question, found, TITLE);
      out[base + AT['run title']] = best.length / words;
      out[base + AT['run title mass']] = best.mass / total;
      out[base + AT['run title share']] = best.length / Math.max(1, found.lengths[TITLE] ?? 0);
    },
  };
}

function clear(row: Int16Array, { places, placeStarts }: RankQuestion, slot: number): void {
  for (let place = placeStarts[slot] ?? 0; place < (placeStarts[slot + 1] ?? 0); place += 1)
    row[places[place] ?? 0] = 0;
}

function massOf({ sequence, mass }: RankQuestion, last: number, length: number): number {
  let sum = 0;
  for (let at = last - length + 1; at <= last; at += 1) sum += mass[sequence[at] ?? 0] ?? 0;
  return sum;
}
