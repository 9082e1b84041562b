import { createHash } from 'node:crypto';
import type { Library } from '../../../knowledge/library.ts';
import { sayChange, sayInOneLine, type News } from '../../notices.ts';
import { changePath } from './links.ts';

export interface FeedParts {
  /** `https://kycuong.example.vn`, without a slash at the end. */
  readonly root: string;
  readonly page: string;
  readonly feed: string;
  /** Newest first. */
  readonly news: readonly News[];
  readonly library: Library;
}

/** Before anything was recorded: a feed needs a time. */
const NEVER = '1970-01-01T00:00:00.000Z';

/** RFC 4287: each change an entry, with its words; the same change keeps its id. */
export function atomFeed({ root, page, feed, news, library }: FeedParts): string {
  const entries = news.map((one) => entryOf(one, root, library));
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
    `<id>${escaped(`${root}${feed}`)}</id>`,
    '<title>Kỷ Cương: thay đổi của quy định</title>',
    `<updated>${news[0]?.at ?? NEVER}</updated>`,
    '<author><name>Kỷ Cương</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escaped(`${root}${feed}`)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(`${root}${page}`)}"/>`,
    ...entries,
    '</feed>',
    '',
  ].join('\n');
}

function entryOf(one: News, root: string, library: Library): string {
  return [
    '<entry>',
    `<id>${idOf(one)}</id>`,
    `<title>${escaped(sayInOneLine(one.change))}</title>`,
    `<updated>${one.at}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(root + changePath(one.change, library))}"/>`,
    `<content type="html">${escaped(htmlOf(one))}</content>`,
    '</entry>',
  ].join('\n');
}

/** A UUID made from the change and its time, so that it outlives a database that is built anew. */
function idOf({ at, change }: News): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([at, change]))
    .digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`];
  return `urn:uuid:${[...parts, hex.slice(20, 32)].join('-')}`;
}

/** HTML inside of XML: escaped here once, and as a whole once more. */
function htmlOf(one: News): string {
  return sayChange(one)
    .map(({ kind, text }) =>
      kind === 'quote'
        ? `<blockquote style="white-space:pre-line">${escaped(text)}</blockquote>`
        : `<p>${escaped(text)}</p>`,
    )
    .join('');
}

/** XML takes no control characters, escaped or not, nor halves of pairs. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
