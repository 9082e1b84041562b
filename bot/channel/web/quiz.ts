import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import type { WebParts } from './options.ts';
import type { Html } from './page/marked.ts';
import { codePage, NAME_LENGTH, quizPage, quizPiece, screenPage, screenPiece } from './page/quiz-page.ts';
import { openSession, readSession, type SessionParts } from './session.ts';

/** Rounds of the quiz on the web: joining by a code, answering by plain forms, and a view for a big screen. */
export const QUIZ_PATH = '/quiz';

type Parts = WebParts & SessionParts;
const CODE = '/:code{[A-Za-z0-9]{4,12}}';

export function quizRoutes(parts: Parts): Hono {
  return new Hono()
    .get(QUIZ_PATH, (c) => chooseRound(c, parts))
    .get(`${QUIZ_PATH}${CODE}`, (c) => show(c, parts, null))
    .post(`${QUIZ_PATH}${CODE}`, (c) => answer(c, parts))
    .post(`${QUIZ_PATH}${CODE}/vao`, (c) => join(c, parts))
    .post(`${QUIZ_PATH}${CODE}/dieu-khien`, (c) => steer(c, parts))
    .get(`${QUIZ_PATH}${CODE}/man-hinh`, (c) => screen(c, parts));
}

const OFF = 'Bản cài đặt này chưa bật bài đố.';
const noRound = (c: Context) =>
  fault(c, { status: 404, detail: 'Không có bài đố nào với mã này. Hãy xem lại mã trên màn hình.' });
const codeOf = (c: Context): string => (c.req.param('code') ?? '').toUpperCase();
const send = (c: Context, body: Html, status: 200 | 422 = 200) =>
  c.html(body, status, { 'Cache-Control': 'no-store' });
/** The script asks for the piece of the page that changes. */
const wantsPiece = (c: Context): boolean => c.req.header('x-fragment') === '1';

const codeQuery = z.object({ ma: z.string().trim().max(20).default('') });

function chooseRound(c: Context, { quiz }: Parts): Response | Promise<Response> {
  if (quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const typed = (codeQuery.safeParse(c.req.query()).data?.ma ?? '').toUpperCase();
  return /^[A-Z0-9]{4,12}$/.test(typed)
    ? c.redirect(`${QUIZ_PATH}/${typed}`, 303)
    : send(c, codePage(typed === '' ? null : 'Mã gồm 6 chữ và số, như trên màn hình.'));
}

/** Who this browser is in rounds; null where it has joined nothing yet. */
async function personOf(c: Context, parts: Parts): Promise<string | null> {
  const session = await readSession(c, parts);
  return session === null ? null : (session.person ?? parts.quiz?.name(session.id) ?? null);
}

async function show(c: Context, parts: Parts, refused: string | null): Promise<Response> {
  if (parts.quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const view = await parts.quiz.rounds.view(codeOf(c), await personOf(c, parts));
  if (view === null) return noRound(c);
  if (wantsPiece(c)) return send(c, quizPiece(view, refused));
  return send(c, quizPage(view, refused), refused === null ? 200 : 422);
}

async function screen(c: Context, { quiz }: Parts): Promise<Response> {
  if (quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const view = await quiz.rounds.view(codeOf(c), null);
  if (view === null) return noRound(c);
  return send(c, wantsPiece(c) ? screenPiece(view) : screenPage(view));
}

const joinFields = z.object({
  name: z.string().max(NAME_LENGTH).default(''),
  team: z.coerce.number().int().min(0).max(99).optional().catch(undefined),
});

async function join(c: Context, parts: Parts): Promise<Response> {
  const { quiz } = parts;
  if (quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = joinFields.safeParse(sent);
  if (!fields.success) return show(c, parts, `Tên dài quá ${String(NAME_LENGTH)} ký tự.`);
  // Nothing is remembered of a browser that mistyped the code.
  if ((await quiz.rounds.view(codeOf(c), null)) === null) return noRound(c);
  const session = await openSession(c, parts);
  const person = session.person ?? quiz.name(session.id);
  const refused = await quiz.rounds.join(codeOf(c), person, fields.data.name, fields.data.team ?? null);
  return refused === null ? c.redirect(`${QUIZ_PATH}/${codeOf(c)}`, 303) : show(c, parts, refused);
}

const answerFields = z.object({
  item: z.coerce.number().int().min(1).max(1000),
  option: z.coerce.number().int().min(0).max(11),
});

async function answer(c: Context, parts: Parts): Promise<Response> {
  const { quiz } = parts;
  if (quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = answerFields.safeParse(sent);
  const person = await personOf(c, parts);
  if (!fields.success || person === null) return show(c, parts, 'Hãy chọn một đáp án.');
  const { item, option } = fields.data;
  const refused = await quiz.rounds.answer(codeOf(c), person, item - 1, option);
  if (wantsPiece(c) || refused !== null) return show(c, parts, refused);
  return c.redirect(`${QUIZ_PATH}/${codeOf(c)}`, 303);
}

const steerFields = z.object({ viec: z.enum(['batdau', 'tamdung', 'tieptuc', 'ketthuc']) });
/** What the desk says where it was done. */
const DONE = /^(Bắt đầu\.|Đã )/u;

/** As where the command is typed with the code: the desk knows who may. */
async function steer(c: Context, parts: Parts): Promise<Response> {
  if (parts.quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = steerFields.safeParse(sent);
  const session = await readSession(c, parts);
  if (!fields.success || session === null) return show(c, parts, 'Hãy đăng nhập rồi bấm lại.');
  const { id, person } = session;
  const reply = await parts.desk.ask({
    ...{ channel: 'web', chat: id, person: id, update: null, on: null },
    text: `/${fields.data.viec} ${codeOf(c)}`,
    ...(person === null ? {} : { signedIn: person }),
  });
  const said = reply.kind === 'notice' ? reply.text : '';
  return DONE.test(said) ? c.redirect(`${QUIZ_PATH}/${codeOf(c)}`, 303) : show(c, parts, said);
}
