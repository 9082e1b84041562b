import { Hono, type Context } from 'hono';
import { MAX_UPLOAD_BYTES, sizeRefusal, UPLOAD_GONE, type Uploads } from '../../uploads.ts';
import { fault } from './fault.ts';
import { readFile } from './multipart.ts';
import type { WebParts } from './options.ts';
import { refusedPage, uploadPage } from './page/upload-page.ts';
import { previewPage } from './page/upload-preview-page.ts';
import { readSession, type SessionParts } from './session.ts';

/** Where administrators bring rule texts. Everything here works as plain forms. */
export const UPLOAD_PATH = '/van-ban/nhap';

type Parts = WebParts & SessionParts;
/** What an administrator does, with the service and who it is. */
type Act = (c: Context, uploads: Uploads, person: string) => Response | Promise<Response>;

export function uploadRoutes(parts: Parts): Hono {
  const id = (c: Context) => c.req.param('id') ?? '';
  return new Hono()
    .get(UPLOAD_PATH, (c) => asAdministrator(c, parts, form))
    .post(UPLOAD_PATH, (c) => asAdministrator(c, parts, receive))
    .get(`${UPLOAD_PATH}/:id`, (c) =>
      asAdministrator(c, parts, (_, uploads, person) => show(c, uploads, person, id(c), null)),
    )
    .post(`${UPLOAD_PATH}/:id/nhan`, (c) =>
      asAdministrator(c, parts, (_, uploads, person) => accept(c, uploads, person, id(c))),
    )
    .post(`${UPLOAD_PATH}/:id/bo`, (c) =>
      asAdministrator(c, parts, async (_, uploads, person) => {
        await uploads.discard(person, id(c));
        return c.redirect(UPLOAD_PATH, 303);
      }),
    );
}

/** Whether the browser is signed in as an administrator who may bring texts. */
export async function mayUpload(c: Context, parts: Parts): Promise<boolean> {
  const person = (await readSession(c, parts))?.person ?? null;
  return person !== null && (await parts.uploads?.mayUpload(person)) === true;
}

/** Others get a page that says so; what they sent is not read, and that they tried is written down. */
async function asAdministrator(c: Context, parts: Parts, act: Act): Promise<Response> {
  const { uploads } = parts;
  if (uploads === undefined)
    return fault(c, { status: 404, detail: 'Bản cài đặt này chưa bật nhập văn bản qua trang web.' });
  const person = (await readSession(c, parts))?.person ?? null;
  if (person !== null && (await uploads.mayUpload(person))) return act(c, uploads, person);
  if (c.req.method === 'POST') await uploads.refuse(person ?? NOBODY, 'upload on the web');
  const headers = { 'Cache-Control': 'no-store', Connection: 'close' };
  return c.html(refusedPage(person !== null), 403, headers);
}

/** Stands in the audit for a browser that is not signed in. */
const NOBODY = 'web, not signed in';

function form(c: Context, uploads: Uploads, person: string): Response | Promise<Response> {
  return page(c, uploadPage(uploads.list(person), null), 200);
}

/** A short file is shown at once; a long one on its page, when it is read. The same with publishing. */
async function receive(c: Context, uploads: Uploads, person: string): Promise<Response> {
  const sent = await readFile(c, MAX_UPLOAD_BYTES);
  const refuse = (why: string, status: 413 | 422) => page(c, uploadPage(uploads.list(person), why), status);
  // One byte too many stands for all that were not counted.
  if (sent.kind === 'too_large') return refuse(TOO_LARGE, 413);
  if (sent.kind === 'none' || (sent.file.name === '' && sent.file.bytes.length === 0))
    return refuse('Hãy chọn một tệp rồi gửi.', 422);
  const taken = await uploads.take(person, sent.file);
  if (taken.kind === 'refused')
    return refuse(taken.message, sizeRefusal(sent.file.bytes.length) === null ? 422 : 413);
  await Promise.race([uploads.read(person, taken.id), rest(PATIENCE_MS)]);
  return c.redirect(`${UPLOAD_PATH}/${taken.id}`, 303);
}

const TOO_LARGE = `Tệp nặng quá ${MAX_UPLOAD_BYTES / 1e6} MB. Hãy chia nhỏ tệp, hoặc nhập bằng lệnh npm run ingest trên máy chủ.`;

/** Milliseconds that a request waits for a preview or a publication; a DOCX takes 2 s, a scan or a large library minutes. */
const PATIENCE_MS = 4_000;
const rest = (milliseconds: number) =>
  new Promise<null>((resolve) => setTimeout(resolve, milliseconds, null));

async function accept(c: Context, uploads: Uploads, person: string, id: string): Promise<Response> {
  const decision = await Promise.race([uploads.accept(person, id), rest(PATIENCE_MS)]);
  if (decision?.kind === 'refused') return show(c, uploads, person, id, decision.message);
  return c.redirect(`${UPLOAD_PATH}/${id}`, 303);
}

/** `refused`: why the last decision was not carried out. */
function show(
  c: Context,
  uploads: Uploads,
  person: string,
  id: string,
  refused: string | null,
): Response | Promise<Response> {
  const upload = uploads.look(person, id);
  if (upload !== null) return page(c, previewPage(upload, refused), refused === null ? 200 : 422);
  return page(c, uploadPage(uploads.list(person), refused ?? UPLOAD_GONE), 404);
}

function page(
  c: Context,
  body: ReturnType<typeof uploadPage>,
  status: 200 | 404 | 413 | 422,
): Response | Promise<Response> {
  return c.html(body, status, { 'Cache-Control': 'no-store' });
}
