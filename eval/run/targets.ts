import type { Library } from '../../knowledge/library.ts';
import type { Provision } from '../../knowledge/types.ts';
import type { ExpectedClause } from '../questions.ts';

/** Where an expected clause stands: a range of one provision's text. */
export interface Target {
  readonly provision: string;
  readonly start: number;
  readonly end: number;
}

/** A question that expects words the library does not hold, or holds in another place: a fault of the set. */
export class TargetError extends Error {
  override readonly name = 'TargetError';
}

/**
 * The clause in the section and paragraph stated, and its alternatives wherever they stand.
 * Places are compared, never texts alone: half of "không làm việc cá nhân trong giờ hành chính" is also in the clause
 * on alcohol.
 */
export function findTargets(library: Library, id: string, expected: ExpectedClause): Target[] {
  const { clause, section, paragraph, also = [] } = expected;
  const stated = (provision: Provision) =>
    sectionOf(provision) === section && paragraphOf(provision) === paragraph;
  const found = [
    places(library, clause, stated),
    ...also.map((other) => places(library, other, (provision) => sectionOf(provision) !== null)),
  ];
  const absent = found.findIndex((targets) => targets.length === 0);
  if (absent < 0) return found.flat();
  const which = absent === 0 ? 'clause' : `also[${absent - 1}]`;
  throw new TargetError(`${id}: ${which} không có nguyên văn ở mục ${section} của thư viện`);
}

/** The section as the sets name it; null for parts that no question is about (title, recipients, signature). */
export function sectionOf({ kind, place }: Provision): string | null {
  if (kind === 'preamble') return 'mo-dau';
  return kind === 'closing' ? 'ket' : place.section;
}

function paragraphOf({ id, kind, place }: Provision): number | null {
  // The preamble has no mục, so its paragraphs are counted in the id alone: `30-CT/TU#md.d2`.
  return kind === 'preamble' ? Number(/\.d(\d+)$/.exec(id)?.[1] ?? 1) : place.paragraph;
}

function places(library: Library, clause: string, allowed: (provision: Provision) => boolean): Target[] {
  const wanted = clause.normalize('NFC').trim();
  const provisions = library.documents.flatMap((document) => document.provisions).filter(allowed);
  return provisions.flatMap(({ id, text }) => {
    const start = text.indexOf(wanted);
    return start < 0 ? [] : [{ provision: id, start, end: start + wanted.length }];
  });
}
