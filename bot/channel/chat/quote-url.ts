import type { Quote } from '../../contract.ts';

/** Characters of a provision on its document's page. */
type Quoted = Pick<Quote, 'document' | 'provision' | 'start' | 'end'>;

/** The web page with the quote highlighted; null where a chat would refuse the address or a phone could not open it. */
export function quoteUrl(publicUrl: string, quote: Quoted): string | null {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === 'https:' && hostname.includes('.') ? quoteAddress(publicUrl, quote) : null;
}

/** The same for whoever sits at the machine: any address does. */
export function quoteAddress(publicUrl: string, quote: Quoted): string {
  const path = quote.document.split('/').map(encodeURIComponent).join('/');
  const anchor = encodeURIComponent(quote.provision.slice(quote.provision.indexOf('#') + 1));
  return `${publicUrl}/d/${path}?p=${anchor}&s=${quote.start}&e=${quote.end}#${anchor}`;
}
