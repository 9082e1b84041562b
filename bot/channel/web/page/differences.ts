import { tokenise, type Token } from '../../../../knowledge/vietnamese.ts';
import type { Span } from '../../../../knowledge/types.ts';

/** What differs between two texts, as offsets into each: words of the first that went, words of the second that came. */
export interface Differences {
  readonly gone: readonly Span[];
  readonly come: readonly Span[];
}

/** Words of a text compared one by one; longer ones are shown without marks, as the time grows with the square. */
const MOST_WORDS = 1_000;

const NONE: Differences = { gone: [], come: [] };

/** By the longest row of words that both have in common. */
export function differences(before: string, after: string): Differences {
  const [ours, theirs] = [tokenise(before), tokenise(after)];
  if (ours.length > MOST_WORDS || theirs.length > MOST_WORDS) return NONE;
  const table = commonLengths(ours, theirs);
  const [gone, come]: [Token[], Token[]] = [[], []];
  let [one, other] = [0, 0];
  while (one < ours.length && other < theirs.length) {
    if (ours[one]!.norm === theirs[other]!.norm) [one, other] = [one + 1, other + 1];
    else if (at(table, theirs, one + 1, other) >= at(table, theirs, one, other + 1)) gone.push(ours[one++]!);
    else come.push(theirs[other++]!);
  }
  gone.push(...ours.slice(one));
  come.push(...theirs.slice(other));
  return { gone: joined(gone, before), come: joined(come, after) };
}

/** How many words the rests of both have in common, by where they begin; a row for each word of the first. */
function commonLengths(ours: readonly Token[], theirs: readonly Token[]): Uint16Array {
  const width = theirs.length + 1;
  const table = new Uint16Array((ours.length + 1) * width);
  for (let one = ours.length - 1; one >= 0; one -= 1)
    for (let other = theirs.length - 1; other >= 0; other -= 1)
      table[one * width + other] =
        ours[one]!.norm === theirs[other]!.norm
          ? table[(one + 1) * width + other + 1]! + 1
          : Math.max(table[(one + 1) * width + other]!, table[one * width + other + 1]!);
  return table;
}

function at(table: Uint16Array, theirs: readonly Token[], one: number, other: number): number {
  return table[one * (theirs.length + 1) + other] ?? 0;
}

/** Words with nothing but spaces between them as one stretch. */
function joined(tokens: readonly Token[], text: string): Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of tokens) {
    const last = spans.at(-1);
    if (last !== undefined && text.slice(last.end, start).trim() === '') last.end = end;
    else spans.push({ start, end });
  }
  return spans;
}
