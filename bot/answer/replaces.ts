import type { Document } from '../../knowledge/types.ts';
import type { Quote } from '../contract.ts';
import type { Setting } from './draft.ts';
import { makeQuote } from './quote.ts';
import { foldedLine } from './wording.ts';

/** What a document took the place of, where that is asked beside its date: "có hiệu lực khi nào? thay thế văn bản nào?". */

const ASKS =
  /(?<!\p{L})(?<!bi |duoc )(?:thay (?:the|cho)|bai bo)(?: cho)? (?:(?:nhung|cac) )?(?:van ban|nghi dinh|luat|thong tu|quyet dinh|cai|chi thi|quy dinh)?(?: (?:cu|truoc do))? ?(?:nao|gi|so may)(?!\p{L})/u;

export interface Replaced {
  /** A sentence for people; empty where nothing of the kind is asked. */
  readonly note: string;
  /** The provisions that say so. */
  readonly quotes: readonly Quote[];
}

/** True for a question after what a document took the place of. */
export function asksWhatItReplaced(text: string): boolean {
  return ASKS.test(foldedLine(text));
}

/** Whole documents that this one replaced or repealed, by its own words. */
export function whatItReplaced(document: Document, text: string, { knowledge, on }: Setting): Replaced {
  if (!asksWhatItReplaced(text)) return { note: '', quotes: [] };
  const { library } = knowledge;
  const ended = document.relations.filter(
    ({ kind, places }) => (kind === 'replaces' || kind === 'repeals') && places.length === 0,
  );
  if (ended.length === 0) return { note: 'Không thấy văn bản này ghi thay thế văn bản nào.', quotes: [] };
  const numbers = [...new Set(ended.map(({ to }) => to))];
  const saying = new Set(ended.flatMap(({ provision }) => library.provision(provision ?? '') ?? []));
  return {
    note: `Thay thế hoặc bãi bỏ: ${numbers.join(', ')}.`,
    quotes: [...saying].flatMap(
      (one) => makeQuote(one, { start: 0, end: one.text.length }, [], { library, on }) ?? [],
    ),
  };
}
