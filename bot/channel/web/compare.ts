import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Library } from '../../../knowledge/library.ts';
import { align } from '../../../knowledge/select.ts';
import type { Document } from '../../../knowledge/types.ts';
import { fault } from './fault.ts';
import type { WebParts } from './options.ts';
import { comparePage } from './page/compare-page.ts';
import type { Align } from './page/compare-rows.ts';

/** Documents compared and remembered: aligning two long laws takes a second, and readers come back to the same ones. */
const MOST_REMEMBERED = 8;

const compareQuery = z.object({
  truoc: z.string().min(1).max(200),
  sau: z.string().min(1).max(200),
  chi: z.literal('khac').optional().catch(undefined),
});

/** `/so-sanh?truoc=A&sau=B`: a document beside the one that replaced it, or (A = B) beside its own earlier words. */
export function compareRoutes(parts: WebParts): Hono {
  const remembered = rememberingAlign();
  return new Hono().get('/so-sanh', (c) => compare(c, parts.library(), parts.today(), remembered));
}

function compare(c: Context, library: Library, today: string, aligned: Align): Response | Promise<Response> {
  const query = compareQuery.safeParse(c.req.query());
  if (!query.success) return fault(c, { status: 404, detail: ASK_TWO });
  const earlier = library.document(query.data.truoc.normalize('NFC'));
  const later = library.document(query.data.sau.normalize('NFC'));
  if (earlier === undefined || later === undefined || !related(earlier, later))
    return fault(c, { status: 404, detail: UNRELATED });
  const changedOnly = query.data.chi === 'khac';
  const body = comparePage({ earlier, later, today, align: aligned, changedOnly });
  return c.html(body, 200, { 'Cache-Control': 'no-cache' });
}

const ASK_TWO = 'Hãy nêu hai văn bản, ví dụ /so-sanh?truoc=A&sau=B.';
const UNRELATED =
  'Chỉ so sánh được hai văn bản trong kho mà văn bản sau thay thế văn bản trước, hoặc một văn bản với lời văn trước đây của nó.';

/** Only these are aligned: any two would let a stranger keep the server busy. */
function related(earlier: Document, later: Document): boolean {
  if (earlier === later) return (later.earlier ?? []).length > 0;
  return earlier.validity.replacedBy === later.number;
}

function rememberingAlign(): Align {
  const known = new Map<string, ReturnType<Align>>();
  return (earlier, later) => {
    // The same texts, whichever snapshot they are read from.
    const key = `${earlier.sha256} ${later.sha256}`;
    const found = known.get(key) ?? align(earlier, later);
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
