import { formatCounts } from '../format.ts';
import type { LibraryList, Listed } from './list.ts';
import { dayWords, periodWords, STATUS, timeWords } from './words.ts';

/** The list of documents, for a terminal. */
export function sayList({ snapshot, publishedAt, on, documents, warnings }: LibraryList): string {
  return [
    ...documents.map(sayListed),
    ...warnings.map((warning) => `Cần rà soát: ${warning}`),
    `${documents.length} văn bản trong bản thư viện ${snapshot} (phát hành ${timeWords(publishedAt)}); hiệu lực tính đến ${dayWords(on)}.`,
  ].join('\n');
}

function sayListed(document: Listed): string {
  const { kind, number, title, counts, file } = document;
  return [
    `${kind} ${number}: ${title}`,
    `  ${sayValidity(document)}`,
    `  ${formatCounts(counts)}; tệp ${file}`,
  ].join('\n');
}

/** `Ban hành 24/06/2025; còn hiệu lực, từ 01/07/2025`, with what replaced it. */
export function sayValidity({ issuedOn, status, validFrom, validUntil, replacedBy }: Listed): string {
  const period =
    validFrom === null && validUntil === null
      ? ''
      : `, ${periodWords({ from: validFrom, until: validUntil })}`;
  const after = replacedBy === null ? '' : `; sau đó là ${replacedBy}`;
  return `Ban hành ${dayWords(issuedOn)}; ${STATUS[status]}${period}${after}`;
}
