import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Library } from '../../../knowledge/library.ts';
import type { Document } from '../../../knowledge/types.ts';
import { fault } from './fault.ts';
import { anchorOf } from './links.ts';
import type { WebParts } from './options.ts';
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
  const body = documentsPage({ library: parts.library(), today: parts.today(), administrator, query });
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
  if (document !== undefined) {
    return page(c, documentPage({ document, library, today, quoted: quotedIn(c, document) }), 200);
  }
  const citations = number === null ? [] : library.citationsOf(number);
  if (citations.length > 0) return page(c, lackingPage(citations, library), 404);
  return fault(c, { status: 404, detail: 'Kho văn bản không có văn bản nào mang số này.' });
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
const quoteQuery = z.object({
  p: z.string().min(1).max(200),
  s: z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number),
  e: z
    .string()
    .regex(/^\d{1,8}$/)
    .transform(Number),
});

/** The quote asked for; null where the address names none that exists, and the page is shown without. */
function quotedIn(c: Context, document: Document): DocumentView['quoted'] {
  const query = quoteQuery.safeParse(c.req.query());
  if (!query.success) return null;
  const { p, s, e } = query.data;
  const provision = document.provisions.find((candidate) => anchorOf(candidate.id) === p);
  if (provision === undefined || s >= e || e > provision.text.length) return null;
  return { provision, span: { start: provision.start + s, end: provision.start + e } };
}

function page(
  c: Context,
  body: ReturnType<typeof documentPage>,
  status: 200 | 404,
): Response | Promise<Response> {
  return c.html(body, status, { 'Cache-Control': 'no-cache' });
}
