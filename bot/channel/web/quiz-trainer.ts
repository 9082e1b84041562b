import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Offered, TrainerRounds } from '../../quiz.ts';
import { rootOf } from './client.ts';
import { fault } from './fault.ts';
import { readFields, type Fields } from './form.ts';
import type { WebParts } from './options.ts';
import type { Html } from './page/marked.ts';
import { onlyTrainers } from './page/only-trainers-page.ts';
import { COUNT, fittingPiece, newRoundPage } from './page/quiz-new-page.ts';
import { steerPage, steerPiece } from './page/quiz-steer-page.ts';
import { chosenIn, FRESH, readRoundForm, type RoundFaults } from './quiz-form.ts';
import { readSession, type SessionParts } from './session.ts';

/** Where a trainer sets a round up and runs it. Everything here works as plain forms; a script makes the page look by itself. */

export type Parts = WebParts & SessionParts;
/** What a trainer does, with the service and who it is. */
export type TrainerAct = (
  c: Context,
  parts: Parts,
  trainers: TrainerRounds,
  person: string,
) => Promise<Response>;

const STEER = '/quiz/:code{[A-Za-z0-9]{4,12}}/dieu-khien';

export function quizTrainerRoutes(parts: Parts): Hono {
  return new Hono()
    .get('/quiz/moi', (c) => asTrainer(c, parts, form))
    .post('/quiz/moi', (c) => asTrainer(c, parts, make))
    .get(STEER, (c) => asTrainer(c, parts, (...given) => show(...given, null)))
    .post(STEER, (c) => asTrainer(c, parts, steer));
}

/** The trainer who is signed in at this browser; null for others. */
export async function trainerOf(c: Context, parts: Parts): Promise<string | null> {
  const person = (await readSession(c, parts))?.person ?? null;
  return person !== null && (await parts.quiz?.trainers?.may(person)) === true ? person : null;
}

/** Others get a page that says so; what they sent is not read. */
export async function asTrainer(c: Context, parts: Parts, act: TrainerAct): Promise<Response> {
  const trainers = parts.quiz?.trainers;
  if (trainers === undefined)
    return fault(c, { status: 404, detail: 'Bản cài đặt này chưa bật bài đố của cán bộ tập huấn.' });
  const person = await trainerOf(c, parts);
  if (person !== null) return act(c, parts, trainers, person);
  const signedIn = ((await readSession(c, parts))?.person ?? null) !== null;
  const page = onlyTrainers(signedIn, 'soạn và điều khiển được bài đố ở đây');
  return c.html(page, 403, { 'Cache-Control': 'no-store', Connection: 'close' });
}

export const codeOf = (c: Context): string => (c.req.param('code') ?? '').toUpperCase();
export const send = (c: Context, body: Html, status: 200 | 422 = 200) =>
  c.html(body, status, { 'Cache-Control': 'no-store' });

async function form(c: Context, _parts: Parts, trainers: TrainerRounds): Promise<Response> {
  return showForm(c, trainers, await trainers.offered(), FRESH, {});
}

/** With how many items there are for what is chosen. */
async function showForm(
  c: Context,
  trainers: TrainerRounds,
  offered: Offered,
  fields: Fields,
  faults: RoundFaults,
): Promise<Response> {
  const { faults: gone, ...chosen } = chosenIn(fields, offered);
  const fitting = Object.keys(gone).length > 0 ? null : await trainers.fitting(chosen);
  if (c.req.header('x-fragment') === '1') return send(c, fittingPiece(fitting, fields));
  return send(
    c,
    newRoundPage(offered, fields, faults, fitting),
    Object.keys(faults).length === 0 ? 200 : 422,
  );
}

/** What cannot be made stays in the form, with the reason at its field. */
async function make(c: Context, _parts: Parts, trainers: TrainerRounds, person: string): Promise<Response> {
  const fields = await readFields(c);
  if (fields instanceof Response) return fields;
  const offered = await trainers.offered();
  if (fields['viec'] === COUNT) return showForm(c, trainers, offered, fields, {});
  const read = readRoundForm(fields, offered, trainers.now());
  if (read.faults !== null) return showForm(c, trainers, offered, fields, read.faults);
  const few = await trainers.tooFew(read.wanted);
  if (few !== null) return showForm(c, trainers, offered, fields, { 'so-cau': few });
  const code = await trainers.make(person, read.wanted);
  const next = read.wanted.held === true ? 'cau-hoi' : 'dieu-khien';
  if (code !== null) return c.redirect(`/quiz/${code}/${next}`, 303);
  const faults = { 'van-ban': 'Chưa có câu hỏi nào hợp với lựa chọn này. Hãy chọn rộng hơn.' };
  return showForm(c, trainers, offered, fields, faults);
}

async function show(
  c: Context,
  parts: Parts,
  trainers: TrainerRounds,
  person: string,
  refused: string | null,
): Promise<Response> {
  const view = await trainers.view(codeOf(c), person);
  if (view === null) return fault(c, { status: 404, detail: 'Không có bài đố nào với mã này.' });
  if (c.req.header('x-fragment') === '1') return send(c, steerPiece(view, refused));
  const links = { root: rootOf(c, parts), telegram: parts.quiz?.telegram?.(view.code) ?? null };
  return send(c, steerPage(view, links, refused), refused === null ? 200 : 422);
}

const steerFields = z.object({
  viec: z.enum(['start', 'close', 'ask', 'pause', 'resume', 'end']),
  /** The item that was seen, counted from 1; empty before the first. */
  cau: z.coerce.number().int().min(0).max(1000).default(0),
});

async function steer(c: Context, parts: Parts, trainers: TrainerRounds, person: string): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = steerFields.safeParse(sent).data;
  if (fields === undefined) return show(c, parts, trainers, person, 'Hãy bấm một nút trên trang này.');
  const item = fields.cau === 0 ? null : fields.cau - 1;
  const refused = await trainers.steer(codeOf(c), person, fields.viec, item);
  if (refused !== null || c.req.header('x-fragment') === '1')
    return show(c, parts, trainers, person, refused);
  return c.redirect(`/quiz/${codeOf(c)}/dieu-khien`, 303);
}
