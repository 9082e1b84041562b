import type { Library } from '../../knowledge/library.ts';
import { yearOf } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import type { Named } from './named.ts';

/** A document named by its kind and year alone: "nghị định năm 2017", "luật hồi 2010". */

/** Kinds as people write them, without marks. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...['bo luat', 'luat', 'phap lenh', 'nghi dinh', 'thong tu', 'quyet dinh', 'chi thi'].map(
    (kind) => [kind, kind] as const,
  ),
  ['nd', 'nghi dinh'],
  ['tt', 'thong tu'],
  ['qd', 'quyet dinh'],
]);
/** "kỷ luật 2018" names no law; "nghị định 30 năm 2020" names one by its number, which is looked up. */
const NAMED = new RegExp(
  String.raw`(?<![\p{L}\d/]|(?:ky|phap|quy) )(${[...KINDS.keys()].join('|')})(?: cu)?(?: nam| hoi| tu)? ?((?:19|20)\d{2})(?![\p{L}\d/-])`,
  'gu',
);

/** Numbers of the documents held that a text names so; none for a year in which the day of law is: that says the day. */
export function documentsOfYear(text: string, library: Library, on: Day): ReadonlySet<string> {
  const line = fold(text.toLowerCase()).replace(/\s+/gu, ' ');
  const named = [...line.matchAll(NAMED)].filter(([, , year]) => year !== on.slice(0, 4));
  return new Set(
    library.documents
      .filter(({ kind, number }) =>
        named.some(([, as = '', year]) => isOf(kind, as) && yearOf(number) === Number(year)),
      )
      .map(({ number }) => number),
  );
}

/** The text without the documents that it names so; what it asks stays. */
export function withoutDocumentsOfYear(text: string): string {
  const line = fold(text.normalize('NFC').toLowerCase());
  return [...line.matchAll(NAMED)].reduceRight(
    (rest, { 0: written, index }) => `${rest.slice(0, index)}${rest.slice(index + written.length)}`,
    text.normalize('NFC'),
  );
}

/** True for what reads like an unknown document's number and is the year of held ones: "luật 2010". */
export function isOnlyOfYear(named: Named, library: Library, on: Day): boolean {
  return named.kind === 'unknown' && documentsOfYear(named.reference.written, library, on).size > 0;
}

/** "Luật" means a Bộ luật as well. */
function isOf(kind: string, as: string): boolean {
  const folded = fold(kind.toLowerCase());
  const wanted = KINDS.get(as);
  return folded === wanted || (wanted === 'luat' && folded === 'bo luat');
}
