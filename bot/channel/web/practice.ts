import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { Mine } from '../../quiz.ts';
import type { PracticeView } from '../../quiz-practice.ts';
import { fault } from './fault.ts';
import { readFields } from './form.ts';
import type { WebParts } from './options.ts';
import { practicePage, progressPage } from './page/practice-page.ts';
import { resultPerson } from './results.ts';
import { chatOf, messageOf, openSession, readSession, type Session, type SessionParts } from './session.ts';

/** A person's practice, as plain forms: the desk does what it does where `/luyen` is typed. */
export const PRACTICE_PATH = '/luyen';
export const PROGRESS_PATH = '/ket-qua';

type Parts = WebParts & SessionParts;
type View = NonNullable<WebParts['practice']>;

export function practiceRoutes(parts: Parts): Hono {
  return new Hono()
    .get(PRACTICE_PATH, (c) => whereOn(c, parts, (view) => show(c, parts, view)))
    .post(PRACTICE_PATH, (c) => whereOn(c, parts, (view) => act(c, parts, view)))
    .get(PROGRESS_PATH, (c) => whereOn(c, parts, (view) => showProgress(c, parts, view, null)))
    .post(`${PROGRESS_PATH}/ten`, (c) => whereOn(c, parts, (view) => rename(c, parts, view)))
    .post(`${PROGRESS_PATH}/xoa`, (c) => whereOn(c, parts, (view) => remove(c, parts, view)));
}

async function whereOn(
  c: Context,
  { practice }: Parts,
  then: (view: View) => Promise<Response>,
): Promise<Response> {
  if (practice !== undefined) return then(practice);
  return fault(c, { status: 404, detail: 'Bản cài đặt này chưa bật việc luyện tập.' });
}

async function viewOf(session: Session | null, view: View): Promise<PracticeView | null> {
  return session === null ? null : view(chatOf(session), session.person);
}

/** What is one's own is not left in the cache of a shared computer. */
const OWN = { 'Cache-Control': 'no-store' };

async function show(c: Context, parts: Parts, view: View, said: string | null = null): Promise<Response> {
  const session = await readSession(c, parts);
  return send(c, parts, await viewOf(session, view), said);
}

const send = (c: Context, { library, quiz }: Parts, view: PracticeView | null, said: string | null) =>
  c.html(practicePage(view, library(), said, quiz !== undefined), 200, OWN);

/** Letters as shown; a topic in a few words. What is not of this form was sent by no page of ours. */
const fields = z.discriminatedUnion('viec', [
  z.object({
    viec: z.literal('bat-dau'),
    'chu-de': z.string().trim().max(80).default(''),
    them: z.literal('1').optional(),
  }),
  z.object({
    viec: z.literal('tra-loi'),
    cau: z.string().max(40),
    chon: z.string().trim().max(30).default(''),
  }),
  z.object({ viec: z.literal('dung') }),
]);

async function act(c: Context, parts: Parts, view: View): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const asked = fields.safeParse(sent).data;
  if (asked === undefined)
    return fault(c, { status: 422, detail: 'Biểu mẫu chưa đúng. Hãy mở lại trang Luyện tập.' });
  const session = await openSession(c, parts);
  switch (asked.viec) {
    case 'bat-dau':
      return begin(c, parts, view, session, `${asked.them === undefined ? '' : 'thêm '}${asked['chu-de']}`);
    case 'dung':
      await say(parts, session, '/luyen dừng');
      return c.redirect(PRACTICE_PATH, 303);
    case 'tra-loi':
      return answer(c, parts, view, session, asked.cau, asked.chon);
  }
}

/** Where there is nothing to ask the page says what the desk said. */
async function begin(
  c: Context,
  parts: Parts,
  view: View,
  session: Session,
  topic: string,
): Promise<Response> {
  const said = await say(parts, session, `/luyen ${topic}`.trim());
  const begun = await view(chatOf(session), session.person);
  if (begun.question !== null) return c.redirect(PRACTICE_PATH, 303);
  return send(c, parts, begun, said);
}

/** A form of an item that is not open any more (the way back, sent twice) answers nothing. */
async function answer(
  c: Context,
  parts: Parts,
  view: View,
  session: Session,
  key: string,
  chosen: string,
): Promise<Response> {
  const { question } = await view(chatOf(session), session.person);
  if (question === null || question.key !== key) return c.redirect(PRACTICE_PATH, 303);
  // Anything but letters would be asked as a question.
  if (!/^[a-j](?:[\s,-]*[a-j])*$/iu.test(chosen)) return show(c, parts, view, question.how);
  await say(parts, session, chosen);
  return c.redirect(PRACTICE_PATH, 303);
}

async function say({ desk }: Parts, session: Session, text: string): Promise<string> {
  const reply = await desk.ask(messageOf(session, text));
  return reply.kind === 'notice' ? reply.text : '';
}

async function showProgress(c: Context, parts: Parts, view: View, said: string | null): Promise<Response> {
  const shown = await viewOf(await readSession(c, parts), view);
  return c.html(progressPage(shown?.progress ?? null, await mineOf(c, parts), said), 200, OWN);
}

/** Null where there is nobody known, or no quiz. */
async function mineOf(c: Context, parts: Parts): Promise<Mine | null> {
  const { person } = await resultPerson(c, parts);
  return person === null ? null : ((await parts.results?.service.mine(person)) ?? null);
}

/** The name on one's certificates; nothing takes it off. */
async function rename(c: Context, parts: Parts, view: View): Promise<Response> {
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const session = await readSession(c, parts);
  const said = session === null ? null : await say(parts, session, `/ketqua tên ${sent['ten'] ?? ''}`);
  return showProgress(c, parts, view, said);
}

async function remove(c: Context, parts: Parts, view: View): Promise<Response> {
  const session = await readSession(c, parts);
  const said = session === null ? null : await say(parts, session, '/ketqua xóa');
  return showProgress(c, parts, view, said);
}
