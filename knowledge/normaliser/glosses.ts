import type { Span } from '../types.ts';
import { fold } from '../vietnamese.ts';
import type { Abbreviations } from './abbreviations.ts';
import type { Rewritten } from './write.ts';

/** A short form that its writer explains in brackets, "pn (phát ngôn)": all of it, and the words within the brackets. */
export interface Gloss extends Span {
  readonly form: string;
  readonly meant: Span;
}

/** A word in small letters and a few words in brackets behind it. */
const GLOSS =
  /(?<![\p{L}\p{N}])(?<form>\p{Ll}{1,8}) ?\((?<meant>\p{L}[\p{L} ]{0,60}\p{L})\)(?![\p{L}\p{N}])/gu;

export function glossesOf(text: string, table: Pick<Abbreviations, 'looksShort' | 'mayMean'>): Gloss[] {
  if (!text.includes('(')) return [];
  return Array.from(text.matchAll(GLOSS)).flatMap(({ 0: all, index: start, groups }) => {
    const { form = '', meant = '' } = groups ?? {};
    const words = meant.toLowerCase();
    if (!table.mayMean(form, words) && !standsFor(fold(form), fold(words), table.looksShort(form))) return [];
    const end = start + all.length;
    return [{ form, start, end, meant: { start: end - 1 - meant.length, end: end - 1 } }];
  });
}

/** True for the first letters of the words; of what looks short, for any of their letters in order ("xđli", "trđ"). */
function standsFor(form: string, meant: string, short: boolean): boolean {
  const words = meant.split(/ +/u);
  if (form.length > 1 && words.map((word) => word.slice(0, 1)).join('') === form) return true;
  if (!short || !meant.startsWith(form.slice(0, 1)) || meant.length <= form.length) return false;
  let at = -1;
  return Array.from(form).every((letter) => (at = meant.indexOf(letter, at + 1)) >= 0);
}

/** The text with only the words of each bracket. */
export function withoutForms(text: string, glosses: readonly Gloss[]): string {
  let [out, end] = ['', 0];
  for (const gloss of glosses) {
    out += text.slice(end, gloss.start) + text.slice(gloss.meant.start, gloss.meant.end);
    ({ end } = gloss);
  }
  return out + text.slice(end);
}

/**
 * What was rewritten, with the brackets that were taken out. `text` is as given; `after` and `words` are what became of
 * `withoutForms(text, glosses)`, and `words` has its offsets.
 */
export function withGlosses(
  text: string,
  glosses: readonly Gloss[],
  after: string,
  words: readonly Rewritten[],
): Rewritten[] {
  const all: Rewritten[] = [];
  /** Letters taken out so far, and letters that the rewriting added so far. */
  let [taken, added, next] = [0, 0, 0];
  const takeUntil = (until: number, keep: boolean): void => {
    for (let word = words[next]; word !== undefined && word.start < until; word = words[(next += 1)]) {
      if (keep) all.push({ ...word, start: word.start + taken, end: word.end + taken });
      added = word.newEnd - word.end;
    }
  };
  for (const { start, end, meant } of glosses) {
    takeUntil(start - taken, true);
    const newStart = start - taken + added;
    const last = start - taken + (meant.end - meant.start);
    takeUntil(last, false);
    const newEnd = last + added;
    const [from, to] = [text.slice(start, end), after.slice(newStart, newEnd)];
    all.push({ from, to, start, end, newStart, newEnd, kind: 'abbreviation' });
    taken = end - last;
  }
  takeUntil(Infinity, true);
  return all;
}
