import { Hono, type Context } from 'hono';
import { z } from 'zod';
import { rootOf } from './client.ts';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import type { Guesses } from './limits.ts';
import type { WebParts } from './options.ts';
import type { Html } from './page/marked.ts';
import { codePage, NAME_LENGTH, quizPage, quizPiece } from './page/quiz-page.ts';
import { screenPage, screenPiece } from './page/quiz-screen-page.ts';
import { trainerOf } from './quiz-trainer.ts';
import { openSession, readSession, type Session, type SessionParts } from './session.ts';

/** Rounds of the quiz on the web: joining by a code, answering by plain forms, and a view for a big screen. */
export const QUIZ_PATH = '/quiz';

type Parts = WebParts & SessionParts & { readonly guesses: Guesses };
const CODE = '/:code{[A-Za-z0-9]{4,12}}';

export function quizRoutes(parts: Parts): Hono {
  return new Hono()
    .get(QUIZ_PATH, (c) => chooseRound(c, parts))
    .get(`${QUIZ_PATH}${CODE}`, (c) => show(c, parts, null))
    .post(`${QUIZ_PATH}${CODE}`, (c) => answer(c, parts))
    .post(`${QUIZ_PATH}${CODE}/vao`, (c) => join(c, parts))
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

async function chooseRound(c: Context, parts: Parts): Promise<Response> {
  const { quiz } = parts;
  if (quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const typed = (codeQuery.safeParse(c.req.query()).data?.ma ?? '').toUpperCase();
  if (/^[A-Z0-9]{4,12}$/.test(typed)) return c.redirect(`${QUIZ_PATH}/${typed}`, 303);
  const trainer = await trainerOf(c, parts);
  const own = trainer === null ? null : ((await quiz.trainers?.mine(trainer)) ?? null);
  return send(c, codePage(typed === '' ? null : 'Mã gồm 6 chữ và số, như trên màn hình.', own));
}

/** Who this browser is in rounds; null where it has joined nothing yet. */
const personOf = (session: Session | null, { quiz }: Parts): string | null =>
  session === null ? null : (session.person ?? quiz?.name(session.id) ?? null);

async function show(c: Context, parts: Parts, refused: string | null): Promise<Response> {
  if (parts.quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const session = await readSession(c, parts);
  const view = await parts.quiz.rounds.view(codeOf(c), personOf(session, parts));
  const guessed = await parts.guesses(c, codeOf(c), view !== null);
  if (guessed !== null) return guessed;
  if (view === null) return noRound(c);
  const looker = {
    signedIn: (session?.person ?? null) !== null,
    maySignIn: parts.signIn !== undefined,
    telegram: parts.quiz.telegram?.(view.code) ?? null,
  };
  if (wantsPiece(c)) return send(c, quizPiece(view, refused, looker));
  return send(c, quizPage(view, refused, looker), refused === null ? 200 : 422);
}

async function screen(c: Context, parts: Parts): Promise<Response> {
  const { quiz } = parts;
  if (quiz === undefined) return fault(c, { status: 404, detail: OFF });
  const view = await quiz.rounds.view(codeOf(c), null, await trainerOf(c, parts));
  const guessed = await parts.guesses(c, codeOf(c), view !== null);
  if (guessed !== null) return guessed;
  if (view === null) return noRound(c);
  const root = rootOf(c, parts);
  return send(c, wantsPiece(c) ? screenPiece(view, root) : screenPage(view, root));
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
  const known = (await quiz.rounds.view(codeOf(c), null)) !== null;
  const guessed = await parts.guesses(c, codeOf(c), known);
  if (guessed !== null) return guessed;
  if (!known) return noRound(c);
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
  const person = personOf(await readSession(c, parts), parts);
  if (!fields.success || person === null) return show(c, parts, 'Hãy chọn một đáp án.');
  const { item, option } = fields.data;
  const refused = await quiz.rounds.answer(codeOf(c), person, item - 1, option);
  if (wantsPiece(c) || refused !== null) return show(c, parts, refused);
  return c.redirect(`${QUIZ_PATH}/${codeOf(c)}`, 303);
}
