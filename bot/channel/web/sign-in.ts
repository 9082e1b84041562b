import { Hono, type Context } from 'hono';
import { fault } from './fault.ts';
import { readFields, signInFields } from './form.ts';
import type { SignIn, WebParts } from './options.ts';
import { signInPage, type SignedIn, type SignInView } from './page/sign-in-page.ts';
import { chatOf, readSession, startSession, type Session, type SessionParts } from './session.ts';

/** Sign-in by a one-time code, for those with a task here; askers need none. */
export function signInRoutes(parts: WebParts & SessionParts): Hono {
  return new Hono()
    .get('/dang-nhap', async (c) => page(c, await stateOf(c, parts), 200))
    .post('/dang-nhap', (c) => signIn(c, parts))
    .post('/dang-xuat', (c) => signOut(c, parts));
}

async function stateOf(c: Context, parts: WebParts & SessionParts): Promise<SignInView> {
  if (parts.signIn === undefined) return { kind: 'off' };
  const session = await readSession(c, parts);
  const person = session?.person ?? null;
  if (person === null) return openTo(session, parts, null);
  const answers = (await parts.escalation?.service.mayAnswer(person)) === true;
  const role = await parts.signIn.role(person);
  const brings = role === 'administrator' && parts.uploads !== undefined;
  const quizzes = role !== 'asker' && parts.quiz?.trainers !== undefined;
  const reviews = role !== 'asker' && parts.bank !== undefined;
  return {
    kind: 'in',
    carried: /^[1-9]\d{0,3}$/.test(c.req.query('mang-theo') ?? '') ? Number(c.req.query('mang-theo')) : 0,
    role,
    answers,
    brings,
    quizzes,
    reviews,
    practises: parts.practice !== undefined,
    embed: role === 'administrator' ? embedOf(c, parts) : null,
    troubles: role === 'administrator' ? ((await parts.troubles?.()) ?? null) : null,
  };
}

/** With what this browser shows now: its owner says whether that comes along, since others may have asked here before. */
async function openTo(
  session: Session | null,
  { history, desk }: WebParts,
  refused: string | null,
): Promise<SignInView> {
  const carries =
    session === null || session.person !== null || desk.handOver === undefined
      ? []
      : await history?.(chatOf(session));
  return { kind: 'open', refused, carries: carries?.length ?? 0 };
}

function embedOf(c: Context, { embedOrigins = [], publicUrl }: WebParts): SignedIn['embed'] {
  const root = publicUrl ?? new URL(c.req.url).origin;
  return embedOrigins.length === 0 ? null : { script: `${root}/nhung.js`, origins: embedOrigins };
}

async function signIn(c: Context, parts: WebParts & SessionParts): Promise<Response> {
  if (parts.signIn === undefined)
    return fault(c, { status: 404, detail: 'Bản cài đặt này chưa bật đăng nhập.' });
  const sent = await readFields(c);
  if (sent instanceof Response) return sent;
  const fields = signInFields.safeParse(sent);
  const before = await readSession(c, parts);
  const entered = fields.success ? await enter(c, fields.data.code, parts, parts.signIn) : WRONG;
  if (typeof entered === 'string') return page(c, await openTo(before, parts, entered), 422);
  const carried = fields.data?.carries === true ? await carry(before, entered, parts) : 0;
  return c.redirect(carried === 0 ? '/dang-nhap' : `/dang-nhap?mang-theo=${String(carried)}`, 303);
}

/** What another person asked is never carried: only what was nobody's. Returns how many exchanges came along. */
async function carry(before: Session | null, now: Session, { desk }: WebParts): Promise<number> {
  if (before === null || before.person !== null || now.person === null) return 0;
  const handed = { channel: 'web', from: chatOf(before), to: chatOf(now), person: now.person } as const;
  return (await desk.handOver?.(handed)) ?? 0;
}

const WRONG = 'Mã không đúng, đã dùng hoặc đã hết hạn. Hãy kiểm tra lại, hoặc xin mã mới.';
const TOO_MANY = 'Bạn đã nhập sai quá nhiều lần. Hãy đợi 10 phút rồi thử lại.';

/**
 * Why the code is not taken, or the session that is signed in now. The code is entered for a new session id: one
 * that somebody else may have planted before must not become a signed-in one.
 */
async function enter(
  c: Context,
  code: string,
  parts: SessionParts,
  people: SignIn,
): Promise<string | Session> {
  const id = parts.newId();
  const entry = await people.enter(code, id);
  if (entry.kind === 'too_many') return TOO_MANY;
  if (entry.kind === 'wrong') return WRONG;
  return startSession(c, parts, { id, person: entry.person });
}

async function signOut(c: Context, parts: SessionParts): Promise<Response> {
  await startSession(c, parts, { id: parts.newId(), person: null });
  return c.redirect('/dang-nhap', 303);
}

function page(c: Context, view: SignInView, status: 200 | 422): Response | Promise<Response> {
  return c.html(signInPage(view), status, { 'Cache-Control': 'no-store' });
}
