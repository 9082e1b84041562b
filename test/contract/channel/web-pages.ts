import { textOf, type Page } from '../../bot/channel/web/visitor.ts';
import { shownOf, type Shown } from './place.ts';

/** Pages of the web as a reader sees them. */

/** What stands beside the text, for reading aloud and to say what is not held: no part of what one copies. */
const BESIDE = /<(span|small) class="(?:unseen|lacking)">[^<]*<\/\1>/g;

/** What a page says but for its frame. */
export const mainOf = (html: string) => textOf(mainOfPage(html));
export const mainOfPage = (html: string) =>
  (/<main[^>]*>([^]*)<\/main>/.exec(html)?.[1] ?? html).replace(BESIDE, '');

/** The last question with what came back; where a text was not taken, why. */
export function newest(html: string): string {
  const refused = /<p id="refused"[^>]*>[^<]*<\/p>/.exec(html)?.[0];
  if (refused !== undefined) return refused;
  const start = html.lastIndexOf('<section class="exchange">');
  return start < 0 ? '' : html.slice(start, html.indexOf('</section>', start));
}

/** A piece of page as a reader sees it. */
export function readPiece(html: string): Shown {
  const quotes = [...html.matchAll(/<blockquote[^>]*>([^]*?)<\/blockquote>/g)].map((match) =>
    textOf(match[1] ?? '').trim(),
  );
  const text = textOf(html);
  return shownOf(text.trim() === '' ? [] : [text], quotes);
}

export const wholePage = ({ html }: Pick<Page, 'html'>): Shown => shownOf([mainOf(html)], []);
