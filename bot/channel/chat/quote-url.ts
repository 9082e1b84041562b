import type { Quote } from '../../contract.ts';

/** The web page with the quote highlighted; null where a chat would refuse the address or a phone could not open it. */
export function quoteUrl(
  publicUrl: string,
  quote: Pick<Quote, 'document' | 'provision' | 'start' | 'end'>,
): string | null {
  const { protocol, hostname } = new URL(publicUrl);
  if (protocol !== 'https:' || !hostname.includes('.')) return null;
  const path = quote.document.split('/').map(encodeURIComponent).join('/');
  const anchor = encodeURIComponent(quote.provision.slice(quote.provision.indexOf('#') + 1));
  return `${publicUrl}/d/${path}?p=${anchor}&s=${quote.start}&e=${quote.end}#${anchor}`;
}
