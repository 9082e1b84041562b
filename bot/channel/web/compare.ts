import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Library } from '../../../knowledge/library.ts';
import { align } from '../../../knowledge/select.ts';
import type { Day, Document } from '../../../knowledge/types.ts';
import { fault, type Fault } from './fault.ts';
import { limitRate } from './limits.ts';
import type { Rate, WebParts } from './options.ts';
import { comparePage, isSuccession, type CompareView } from './page/compare-page.ts';
import type { Align } from './page/compare-rows.ts';

/** Documents compared and remembered: aligning two long laws takes a second, and readers come back to the same ones. */
const MOST_REMEMBERED = 8;

/**
 * Any two documents, neither of which replaces the other, by the address of who asks: what is compared first keeps the
 * processor for up to a third of a second.
 */
const RATE: Rate = { requests: 30, seconds: 60 };

const number = z.string().trim().max(200).optional().catch(undefined);
/** `so`: a number that was typed, in place of `sau`, which was chosen. */
const compareQuery = z.object({
  truoc: number,
  sau: number,
  so: number,
  chi: z.literal('khac').optional().catch(undefined),
});

/** `/so-sanh?truoc=A&sau=B`: two documents side by side, or (A = B) a document beside its own earlier words. */
export function compareRoutes(parts: WebParts & { readonly trustProxy: boolean }): Hono {
  const remembered = rememberingAlign();
  const limited = limitRate(RATE, parts.trustProxy);
  return new Hono().get('/so-sanh', async (c) => {
    const view = viewOf(c, parts.library(), parts.today(), remembered);
    if ('status' in view) return fault(c, view);
    const show = () => c.html(comparePage(view), 200, { 'Cache-Control': 'no-cache' });
    if (isSuccession(view.earlier, view.later)) return show();
    let shown: Response | null = null;
    const refused = await limited(c, async () => void (shown = await show()));
    return shown ?? refused ?? show();
  });
}

/** What is shown, or why nothing is. */
function viewOf(c: Context, library: Library, today: Day, align: Align): CompareView | Fault {
  const query = compareQuery.parse(c.req.query());
  const [one, other] = [query.truoc, query.so || query.sau];
  if (!one || !other) return { status: 404, detail: ASK_TWO };
  const first = library.document(one.normalize('NFC'));
  const second = library.document(other.normalize('NFC'));
  if (first === undefined || second === undefined)
    return { status: 404, detail: notHeld(first === undefined ? one : other) };
  if (first === second && (first.earlier ?? []).length === 0)
    return { status: 404, detail: `${first.number} không có lời văn trước đây để so. ${ASK_TWO}` };
  // What came later stands on the right, however it was asked.
  const turned = second.validity.replacedBy === first.number;
  const [earlier, later] = turned ? [second, first] : [first, second];
  if (!isSuccession(earlier, later) && isTooLong(earlier, later)) return { status: 413, detail: TOO_LONG };
  return { earlier, later, today, align, changedOnly: query.chi === 'khac' };
}

const ASK_TWO =
  'Hãy nêu hai văn bản, ví dụ /so-sanh?truoc=A&sau=B, hoặc mở một văn bản rồi chọn văn bản kia.';
const notHeld = (asked: string) =>
  `Kho chưa có văn bản “${asked}”. Hãy xem lại số hiệu ở trang Văn bản, rồi chọn lại.`;
const TOO_LONG =
  'Hai văn bản này dài quá nên không xếp cạnh nhau được. Hãy mở từng văn bản rồi tìm điều cần so trong ô “Tìm trong văn bản”.';

/** Pairs of provisions that are weighed, and characters that a page then has: about a third of a second, half a megabyte. */
const MOST_PAIRS = 400_000;
const MOST_CHARACTERS = 200_000;

function isTooLong(one: Document, other: Document): boolean {
  const length = ({ provisions }: Document) => provisions.reduce((sum, { text }) => sum + text.length, 0);
  const pairs = one.provisions.length * other.provisions.length;
  return pairs > MOST_PAIRS || length(one) + length(other) > MOST_CHARACTERS;
}

/** Directives speak in paragraphs, without articles. */
const COMPARED: ReadonlySet<string> = new Set(['article', 'clause', 'point', 'paragraph']);

function rememberingAlign(): Align {
  const known = new Map<string, ReturnType<Align>>();
  return (earlier, later) => {
    // The same texts, whichever snapshot they are read from.
    const key = `${earlier.sha256} ${later.sha256}`;
    const found = known.get(key) ?? align(earlier, later, COMPARED);
    known.delete(key);
    known.set(key, found);
    const [oldest] = known.keys();
    if (known.size > MOST_REMEMBERED && oldest !== undefined) known.delete(oldest);
    return found;
  };
}
