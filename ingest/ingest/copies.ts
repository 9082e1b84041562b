import type { Document } from '../../knowledge/types.ts';
import { difference, type Difference } from '../../knowledge/difference.ts';
import type { CheckedDocument } from './read.ts';

/** Several copies of one document, of which one is kept. */
export interface Copies {
  readonly number: string;
  /** File of the copy that is kept, and of the one that is not. */
  readonly kept: string;
  readonly left: string;
  /** Vietnamese: why. */
  readonly why: string;
  /** From the kept copy to the one left. */
  readonly difference: Difference;
}

/**
 * Of several copies of one document keeps the better: one that was asked for, else the one with more articles, then the one
 * with fewer faults (holes, sentences cut off), then the longer, then the first.
 */
export function chooseCopies(
  read: readonly CheckedDocument[],
  keep: readonly string[],
): { kept: readonly CheckedDocument[]; copies: readonly Copies[] } {
  const kept = new Map<string, CheckedDocument>();
  const copies: Copies[] = [];
  for (const one of read) {
    const { number } = one.document;
    const other = kept.get(number);
    if (other === undefined) {
      kept.set(number, one);
      continue;
    }
    const { better, why } = prefer(other, one, keep);
    const left = better === one ? other : one;
    kept.set(number, better);
    copies.push({
      number,
      kept: better.document.fileName,
      left: left.document.fileName,
      why,
      difference: difference(better.document, left.document),
    });
  }
  return { kept: [...kept.values()], copies };
}

function prefer(
  first: CheckedDocument,
  second: CheckedDocument,
  keep: readonly string[],
): { better: CheckedDocument; why: string } {
  const asked = [first, second].find(({ document }) => keep.includes(document.fileName));
  if (asked !== undefined) return { better: asked, why: 'theo yêu cầu' };
  const measures: readonly (readonly [(one: CheckedDocument) => number, string])[] = [
    [({ document }) => articles(document), 'đủ điều hơn'],
    [({ faults }) => -faults, 'ít lỗi hơn (thiếu số thứ tự, câu bị cắt)'],
    [({ document }) => length(document), 'đầy đủ chữ hơn'],
  ];
  const telling = measures.find(([measure]) => measure(first) !== measure(second));
  if (telling === undefined) return { better: first, why: 'như nhau, giữ tệp đứng trước' };
  const [measure, why] = telling;
  return { better: measure(first) > measure(second) ? first : second, why };
}

/** Articles, or sections where a text has none. */
function articles({ provisions }: Document): number {
  const count = (kind: string): number => provisions.filter((one) => one.kind === kind).length;
  return count('article') || count('section');
}

function length({ provisions }: Document): number {
  return provisions.reduce((sum, { text }) => sum + text.replace(/\s+/gu, '').length, 0);
}
