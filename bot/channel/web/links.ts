import type { Change } from '../../../knowledge/changes.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { Quote } from '../../contract.ts';

/** Addresses of the document pages. */

/** `/d/112/2020/N%C4%90-CP`: the slashes of a number stay slashes. */
export function documentPath(number: string): string {
  return `/d/${number.split('/').map(encoded).join('/')}`;
}

/** The list of documents with what was asked of it: `/d?q=an+ninh&trang=2`. */
export function listPath(query: { words: string; page: number; lacking: boolean }): string {
  const said = new URLSearchParams({
    ...(query.words === '' ? {} : { q: query.words }),
    ...(query.lacking ? { 'chua-co': '1' } : {}),
    ...(query.page === 1 ? {} : { trang: String(query.page) }),
  }).toString();
  return said === '' ? '/d' : `/d?${said}`;
}

/** What a reader asked of a document's page; all of it stands in the address. */
export interface Reading {
  /** Anchor of the provision whose sources are shown; null for none. */
  readonly at: string | null;
  /** Words looked for in the text; empty for none. */
  readonly words: string;
  /** The day of law; null for today. */
  readonly on: string | null;
}

/** A document's page as it was asked for: `/d/30-CT/TU?p=m3.d2&tim=r%C6%B0%E1%BB%A3u&ngay=2024-01-01`. */
export function readingPath(number: string, { at, words, on }: Reading): string {
  const said = new URLSearchParams({
    ...(at === null ? {} : { p: at }),
    ...(words === '' ? {} : { tim: words }),
    ...(on === null ? {} : { ngay: on }),
  }).toString();
  return said === '' ? documentPath(number) : `${documentPath(number)}?${said}`;
}

/** The page on what a document cites and what cites it. */
export function citationsPath(number: string): string {
  return `${documentPath(number)}?xem=dan-chieu`;
}

/** Two documents side by side; the same number twice means the earlier words of one. */
export function comparePath(earlier: string, later: string): string {
  return `/so-sanh?${new URLSearchParams({ truoc: earlier, sau: later }).toString()}`;
}

/** The part of a provision's id after `#`: the anchor on its document's page. */
export function anchorOf(provision: string): string {
  return provision.slice(provision.indexOf('#') + 1);
}

export function provisionPath(document: string, provision: string): string {
  return `${documentPath(document)}#${encoded(anchorOf(provision))}`;
}

/** The document page with the quote highlighted, opened at its provision. */
export function quotePath(quote: Pick<Quote, 'document' | 'provision' | 'start' | 'end'>): string {
  const anchor = encoded(anchorOf(quote.provision));
  return `${documentPath(quote.document)}?p=${anchor}&s=${quote.start}&e=${quote.end}#${anchor}`;
}

/** Half a surrogate pair, which no address can carry, becomes the replacement character. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, '\uFFFD'));
}

/** Where a change is read: at its provision, where that is held, else in its document, else on the page of changes. */
export function changePath(
  { document, before, after }: Pick<Change, 'document' | 'before' | 'after'>,
  library: Pick<Library, 'document' | 'provision'>,
): string {
  const provision = (before ?? after)?.provision ?? '';
  if (library.provision(provision) !== undefined) return provisionPath(document.number, provision);
  return library.document(document.number) === undefined ? '/thay-doi' : documentPath(document.number);
}
