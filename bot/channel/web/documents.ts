import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Library } from '../../../knowledge/library.ts';
import { fold } from '../../../knowledge/vietnamese.ts';
import type { Document, Provision, Span } from '../../../knowledge/types.ts';
import { writtenDay } from '../../day.ts';
import { fault, FRAGMENT_HEADER, wantsFragment } from './fault.ts';
import { anchorOf, documentPath } from './links.ts';
import type { WebParts } from './options.ts';
import { citationsPage } from './page/citations-page.ts';
import { findIn } from './page/find-in.ts';
import { findResults } from './page/find-results.ts';
import { provisionPanel } from './page/provision-panel.ts';
import { documentPage, type DocumentView } from './page/document-page.ts';
import { documentsPage, lackingPage } from './page/documents-page.ts';
import type { SessionParts } from './session.ts';
import { mayUpload } from './uploads.ts';

/** The documents: which are held, and each with its whole text. */
export function documentRoutes(parts: WebParts & SessionParts): Hono {
  return new Hono()
    .get('/d', (c) => showDocuments(c, parts))
    .get('/d/*', (c) => showDocument(c, parts.library(), parts.today()));
}

/** Administrators see the way to bring a text; their page is not kept for whoever uses the browser next. */
async function showDocuments(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  const administrator = await mayUpload(c, parts);
  const query = listQuery.parse(c.req.query());
  const changes = parts.news !== undefined;
  const library = parts.library();
  const body = documentsPage({ library, today: parts.today(), administrator, query, changes });
  return c.html(body, 200, { 'Cache-Control': administrator ? 'no-store' : 'no-cache' });
}

/** What an address asks of the list; what makes no sense is as if it were not there. */
const listQuery = z
  .object({
    q: z.string().max(200).trim().catch(''),
    trang: z.coerce.number().int().min(1).catch(1),
    'chua-co': z.literal('1').optional().catch(undefined),
  })
  .transform(({ q, trang, 'chua-co': lacking }) => ({ words: q, page: trang, lacking: lacking === '1' }));

function showDocument(c: Context, library: Library, today: string): Response | Promise<Response> {
  const number = numberIn(c.req.path);
  const document = number === null ? undefined : library.document(number);
  if (document !== undefined) return read(c, { document, library, today });
  const meant = number === null ? undefined : writtenOtherwise(number, library);
  if (meant !== undefined) return c.redirect(documentPath(meant.number) + new URL(c.req.url).search, 301);
  const citations = number === null ? [] : library.citationsOf(number);
  if (citations.length > 0) return page(c, lackingPage(citations, library), 404);
  return fault(c, { status: 404, detail: 'Kho văn bản không có văn bản nào mang số này.' });
}

/** The only document whose number has these letters and digits, in capitals or not, with whatever signs: `30-ct-tu`. */
function writtenOtherwise(number: string, library: Library): Document | undefined {
  const bare = (text: string) => fold(text.toLowerCase()).replace(/[^a-z0-9]+/g, '-');
  const found = library.documents.filter((one) => bare(one.number) === bare(number));
  return found.length === 1 ? found[0] : undefined;
}

type Read = Pick<DocumentView, 'document' | 'library' | 'today'>;

/** The page, or for our script the piece that was asked for: a provision's panel, or the places of words. */
function read(c: Context, { document, library, today }: Read): Response | Promise<Response> {
  const asked = readingQuery.parse(c.req.query());
  if (asked.citations) return page(c, citationsPage(document, library), 200);
  const { reading, unread } = asked;
  const provision = provisionIn(document, reading.at);
  const lost = reading.at !== null && provision === null ? reading.at : null;
  const quoted = provision === null ? null : quotedIn(c, provision);
  if (!wantsFragment(c))
    return page(c, documentPage({ document, library, today, reading, provision, quoted, lost, unread }), 200);
  if (provision === null)
    return page(c, findResults(document, reading, findIn(document, reading.words)), 200);
  const on = reading.on ?? today;
  return page(c, provisionPanel({ document, provision, library, on, reading, quoted: false }), 200);
}

/** What an address asks of a document's page. A day that cannot be read is said on the page: it shows today's law. */
const readingQuery = z
  .object({
    p: z.string().min(1).max(200).optional().catch(undefined),
    tim: z.string().max(100).trim().catch(''),
    ngay: z.string().trim().max(40).catch(''),
    xem: z.literal('dan-chieu').optional().catch(undefined),
  })
  .transform(({ p, tim, ngay, xem }) => {
    const on = writtenDay(ngay);
    return {
      citations: xem !== undefined,
      reading: { at: p ?? null, words: tim.normalize('NFC'), on },
      unread: ngay !== '' && on === null ? ngay : null,
    };
  });

function provisionIn(document: Document, anchor: string | null): Provision | null {
  return document.provisions.find(({ id }) => anchorOf(id) === anchor) ?? null;
}

/** The number in `/d/30-CT/TU`; null where it is no valid address. */
function numberIn(path: string): string | null {
  try {
    return decodeURIComponent(path.slice('/d/'.length)).normalize('NFC');
  } catch {
    return null;
  }
}

/** Offsets of a quote into its provision: `?p=m3.d2&s=0&e=12`. Eight digits are more than any text here is long. */
const digits = z
  .string()
  .regex(/^\d{1,8}$/)
  .transform(Number);
const quoteQuery = z.object({ s: digits, e: digits });

/** The words of the quote asked for; null where the address names none that exist, and the page is shown without. */
function quotedIn(c: Context, provision: Provision): Span | null {
  const query = quoteQuery.safeParse(c.req.query());
  if (!query.success) return null;
  const { s, e } = query.data;
  if (s >= e || e > provision.text.length) return null;
  return { start: provision.start + s, end: provision.start + e };
}

function page(
  c: Context,
  body: ReturnType<typeof documentPage>,
  status: 200 | 404,
): Response | Promise<Response> {
  // A page and its pieces have the same address.
  return c.html(body, status, { 'Cache-Control': 'no-cache', Vary: FRAGMENT_HEADER });
}
