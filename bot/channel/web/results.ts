import { Hono, type Context } from 'hono';
import { fault } from './fault.ts';
import type { Guesses } from './limits.ts';
import { MANY_PATH, readMany } from './many-fields.ts';
import type { WebParts } from './options.ts';
import { manyPage } from './page/many-page.ts';
import { overallPage } from './page/overall-page.ts';
import { noResultsPage, ownResultsPage } from './page/results-own-page.ts';
import { resultsPage } from './page/results-page.ts';
import { readSession, type SessionParts } from './session.ts';

/** Results of rounds: all of one for its trainer and administrators, the own part for everybody else. */
export const RESULTS_PATH = '/ket-qua';
export const OVERALL_PATH = '/ket-qua/toan-co-quan';

type Parts = WebParts & SessionParts & { readonly guesses: Guesses };
const CODE = '/:code{[A-Za-z0-9]{4,12}}';
const FILE = '/:file{[a-z-]{1,40}\\.(?:csv|xlsx)}';
const OFF = 'Bản cài đặt này chưa bật bài đố.';
/** Results are left in no cache of a shared computer. */
const OWN = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };

export function resultRoutes(parts: Parts): Hono {
  return new Hono()
    .get(OVERALL_PATH, (c) => showOverall(c, parts))
    .get(`${OVERALL_PATH}${FILE}`, (c) => downloadOverall(c, parts))
    .get(MANY_PATH, (c) => showMany(c, parts))
    .get(`${MANY_PATH}${FILE}`, (c) => downloadMany(c, parts))
    .get(`${RESULTS_PATH}${CODE}`, (c) => show(c, parts))
    .get(`${RESULTS_PATH}${CODE}${FILE}`, (c) => download(c, parts));
}

/** Who asks: signed in, or this browser's session in rounds of the web page; null for nobody known. */
export async function resultPerson(
  c: Context,
  parts: WebParts & SessionParts,
): Promise<{ readonly person: string | null; readonly signedIn: boolean }> {
  const session = await readSession(c, parts);
  if (session === null) return { person: null, signedIn: false };
  const person = session.person ?? parts.results?.name(session.id) ?? null;
  return { person, signedIn: session.person !== null };
}

const codeOf = (c: Context): string => (c.req.param('code') ?? '').toUpperCase();
const noRound = (c: Context) =>
  fault(c, {
    status: 404,
    detail: 'Không có bài đố nào với mã này, hoặc kết quả đã quá hạn giữ nên đã xóa.',
  });

async function show(c: Context, parts: Parts): Promise<Response> {
  const { results, office = null } = parts;
  if (results === undefined) return fault(c, { status: 404, detail: OFF });
  const { person, signedIn } = await resultPerson(c, parts);
  const seen = await results.service.round(codeOf(c), person);
  const guessed = await parts.guesses(c, codeOf(c), seen !== null);
  if (guessed !== null) return guessed;
  switch (seen?.kind) {
    case undefined:
      return noRound(c);
    case 'whole':
      return c.html(resultsPage(seen, office, parts.today()), 200, OWN);
    case 'own':
      return c.html(ownResultsPage(seen, office, parts.today(), signedIn), 200, OWN);
    case 'nothing':
      return c.html(noResultsPage(seen.facts, signedIn), 403, OWN);
  }
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

const send = (c: Context, bytes: Uint8Array, about: string, file: string): Response =>
  c.body(Uint8Array.from(bytes), 200, {
    ...OWN,
    'Content-Type': TYPES[file.endsWith('.csv') ? 'csv' : 'xlsx'],
    'Content-Disposition': `attachment; filename="${about}-${file}"`,
  });

const NO_TABLE = 'Không có bảng nào tên như vậy.';

/** Whoever may not see names gets the page that says so. */
async function download(c: Context, parts: Parts): Promise<Response> {
  const { results } = parts;
  if (results === undefined) return fault(c, { status: 404, detail: OFF });
  const { person, signedIn } = await resultPerson(c, parts);
  const [code, file] = [codeOf(c), c.req.param('file') ?? ''];
  const bytes = await results.service.file(code, person, file);
  if (bytes !== null) return send(c, bytes, code, file);
  const seen = await results.service.round(code, person);
  const guessed = await parts.guesses(c, code, seen !== null);
  if (guessed !== null) return guessed;
  if (seen === null) return noRound(c);
  if (seen.kind === 'whole')
    return fault(c, { status: 404, detail: 'Bài này không có bảng nào tên như vậy.' });
  return c.html(noResultsPage(seen.facts, signedIn), 403, OWN);
}

/** Who may ask for what is of many rounds: whoever signed in, by their role. */
async function asking(c: Context, parts: Parts) {
  const { person, signedIn } = await resultPerson(c, parts);
  return { asker: signedIn ? person : null, service: parts.results?.service };
}

/** `whose`: for whom it is, as a sentence ends. */
const refused = (c: Context, whose: string, asker: string | null): Response | Promise<Response> =>
  fault(c, {
    status: 403,
    detail: `${whose}.${asker === null ? ' Nếu đó là bạn, hãy đăng nhập ở trang Đăng nhập rồi mở lại trang này.' : ''}`,
  });
const OF_OFFICE = 'Kết quả toàn cơ quan chỉ dành cho quản trị viên';
const OF_TRAINERS = 'Kết quả nhiều bài chỉ dành cho cán bộ tập huấn, với bài của mình, và quản trị viên';

async function showOverall(c: Context, parts: Parts): Promise<Response> {
  const { asker, service } = await asking(c, parts);
  if (service === undefined) return fault(c, { status: 404, detail: OFF });
  const overall = await service.overall(asker);
  if (overall === null) return refused(c, OF_OFFICE, asker);
  return c.html(overallPage(overall, parts.office ?? null, parts.today()), 200, OWN);
}

async function downloadOverall(c: Context, parts: Parts): Promise<Response> {
  const { asker, service } = await asking(c, parts);
  if (service === undefined) return fault(c, { status: 404, detail: OFF });
  const file = c.req.param('file') ?? '';
  const bytes = await service.overallFile(asker, file);
  if (bytes === 'refused') return refused(c, OF_OFFICE, asker);
  return bytes === null ? fault(c, { status: 404, detail: NO_TABLE }) : send(c, bytes, 'toan-co-quan', file);
}

async function showMany(c: Context, parts: Parts): Promise<Response> {
  const { asker, service } = await asking(c, parts);
  if (service === undefined) return fault(c, { status: 404, detail: OFF });
  const { wanted, fault: wrong } = readMany(c);
  const many = await service.many(asker, wanted);
  if (many === null) return refused(c, OF_TRAINERS, asker);
  return c.html(manyPage(many, parts.office ?? null, parts.today(), wrong), 200, OWN);
}

async function downloadMany(c: Context, parts: Parts): Promise<Response> {
  const { asker, service } = await asking(c, parts);
  if (service === undefined) return fault(c, { status: 404, detail: OFF });
  const file = c.req.param('file') ?? '';
  const bytes = await service.manyFile(asker, readMany(c).wanted, file);
  if (bytes === 'refused') return refused(c, OF_TRAINERS, asker);
  return bytes === null ? fault(c, { status: 404, detail: NO_TABLE }) : send(c, bytes, 'nhieu-bai', file);
}
