import type { Library } from '../../../../knowledge/library.ts';
import type { Item, ItemQuote } from '../../../quiz-item.ts';
import { versionOf } from '../../version.ts';
import { fault, type Fault } from './fault.ts';

/** Whether every quote of an item stands in the library, letter by letter, and its provision is the one it was made from. */
export function boundFaults(item: Item, library: Library): Fault[] {
  const { quote, span, provision, version } = item;
  const quotes = [quote, ...item.reasons.map((reason) => reason.quote)].filter((one) => one !== null);
  const found = quotes
    .filter((one) => !isVerbatim(one, library))
    .map((one) => fault('quote', `Trích dẫn từ ${one.locator} (${one.document}) không còn đúng nguyên văn.`));
  if (quote === null) return found;
  if (span === null || span.start < quote.start || span.end > quote.end || span.start >= span.end)
    found.push(fault('span', 'Phần quyết định đáp án phải nằm trong trích dẫn.'));
  const bound = [{ provision: provision ?? '', version: version ?? '' }, ...(item.uses ?? [])];
  for (const one of bound) {
    const held = library.provision(one.provision);
    if (held === undefined || versionOf(held.text) !== one.version)
      found.push(fault('version', `Nội dung của ${one.provision} đã khác lúc ra câu hỏi.`));
  }
  return found;
}

function isVerbatim({ provision, text, start, end, document, sha256 }: ItemQuote, library: Library): boolean {
  const held = library.provision(provision);
  return (
    held !== undefined &&
    text !== '' &&
    held.document === document &&
    held.text.slice(start, end) === text &&
    library.document(document)?.sha256 === sha256
  );
}
