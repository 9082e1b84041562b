import { Hono, type Context } from 'hono';
import { fault } from './fault.ts';
import { readFields, signInFields } from './form.ts';
import type { SignIn, WebParts } from './options.ts';
import { signInPage, type SignedIn, type SignInView } from './page/sign-in-page.ts';
import { readSession, startSession, type SessionParts } from './session.ts';

/** Sign-in by a one-time code, for those with a task here; askers need none. */
export function signInRoutes(parts: WebParts & SessionParts): Hono {
  return new Hono()
    .get('/dang-nhap', async (c) => page(c, await stateOf(c, parts), 200))
    .post('/dang-nhap', (c) => signIn(c, parts))
    .post('/dang-xuat', (c) => signOut(c, parts));
}

async function stateOf(c: Context, parts: WebParts & SessionParts): Promise<SignInView> {
  if (parts.signIn === undefined) return { kind: 'off' };
  const person = (await readSession(c, parts))?.person ?? null;
  if (person === null) return { kind: 'open', refused: null };
  const answers = (await parts.escalation?.service.mayAnswer(person)) === true;
  const role = await parts.signIn.role(person);
  const brings = role === 'administrator' && parts.uploads !== undefined;
  const quizzes = role !== 'asker' && parts.quiz?.trainers !== undefined;
  const reviews = role !== 'asker' && parts.bank !== undefined;
  return {
    kind: 'in',
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
  const refused = fields.success ? await enter(c, fields.data.code, parts, parts.signIn) : WRONG;
  return refused === null ? c.redirect('/dang-nhap', 303) : page(c, { kind: 'open', refused }, 422);
}

const WRONG = 'Mã không đúng, đã dùng hoặc đã hết hạn. Hãy kiểm tra lại, hoặc xin mã mới.';
const TOO_MANY = 'Bạn đã nhập sai quá nhiều lần. Hãy đợi 10 phút rồi thử lại.';

/**
 * Why the code is not taken; null where the browser is signed in now. The code is entered for a new session id: one
 * that somebody else may have planted before must not become a signed-in one.
 */
async function enter(c: Context, code: string, parts: SessionParts, people: SignIn): Promise<string | null> {
  const id = parts.newId();
  const entry = await people.enter(code, id);
  if (entry.kind === 'too_many') return TOO_MANY;
  if (entry.kind === 'wrong') return WRONG;
  await startSession(c, parts, { id, person: entry.person });
  return null;
}

async function signOut(c: Context, parts: SessionParts): Promise<Response> {
  await startSession(c, parts, { id: parts.newId(), person: null });
  return c.redirect('/dang-nhap', 303);
}

function page(c: Context, view: SignInView, status: 200 | 422): Response | Promise<Response> {
  return c.html(signInPage(view), status, { 'Cache-Control': 'no-store' });
}
