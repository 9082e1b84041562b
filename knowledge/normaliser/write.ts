import type { Reading, ReadingKind } from './beam.ts';
import { isShouted, type Chunk } from './chunks.ts';

/** A word that was written otherwise: offsets into the text as given, and into the text as it is now. */
export interface Rewritten {
  readonly from: string;
  readonly to: string;
  readonly start: number;
  readonly end: number;
  readonly newStart: number;
  readonly newEnd: number;
  readonly kind: ReadingKind;
}

/** Puts the readings into the text. What was not rewritten stays letter for letter. */
export function writeReadings(
  text: string,
  chunks: readonly Chunk[],
  readings: readonly Reading[],
  spelled: (word: number) => string,
): { text: string; words: Rewritten[] } {
  const shouted = isShouted(text);
  const words: Rewritten[] = [];
  let [out, end] = ['', 0];
  for (const [at, { written, start, end: tokenEnd }] of chunks.entries()) {
    const reading = readings[at];
    out += text.slice(end, start);
    end = tokenEnd;
    const to =
      reading === undefined || reading.kind === 'kept'
        ? written
        : inCase(reading.words.map(spelled).join(' '), written, shouted);
    if (reading !== undefined && to !== written)
      words.push({
        ...{ from: written, to, start, end, kind: reading.kind },
        ...{ newStart: out.length, newEnd: out.length + to.length },
      });
    out += to;
  }
  return { text: out + text.slice(end), words };
}

/** A word in the case of what it stands for: all capitals, the first, or none. */
function inCase(word: string, written: string, shouted: boolean): string {
  if (shouted) return word.toUpperCase();
  if (/^\p{Lu}/u.test(written)) return word.slice(0, 1).toUpperCase() + word.slice(1);
  return word;
}
