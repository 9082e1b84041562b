import { quoteAddress } from '../chat/quote-url.ts';
import type { Stretch } from '../../named-places.ts';

/** The page on which a quote stands, marked. */
export { quoteAddress as addressOf };

/** The page of a document, opened at the place that was named. */
export function addressOfStretch(publicUrl: string, { document, provisions, locator }: Stretch): string {
  const [first] = provisions;
  if (locator !== null && first !== undefined) {
    const { id, start, end } = first;
    return quoteAddress(publicUrl, { document: document.number, provision: id, start: 0, end: end - start });
  }
  return `${publicUrl}/d/${document.number.split('/').map(encodeURIComponent).join('/')}`;
}
