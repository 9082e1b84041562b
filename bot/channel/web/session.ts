import type { Context } from 'hono';
import { getSignedCookie, setSignedCookie } from 'hono/cookie';
import type { Message } from '../../channel.ts';
import { isSecure } from './client.ts';

/** Who a browser is: an opaque id that names its conversation, and the stored id of the person signed in, if any. */
export interface Session {
  readonly id: string;
  readonly person: string | null;
}

/** The chat of a session: who is signed in has one for all browsers. No session id has a colon, nor does the API name one so. */
export const chatOf = ({ id, person }: Session): string => (person === null ? id : `person:${person}`);

/** What is written in a session, as the desk takes it. Without a sign-in it is nobody's once its session is gone. */
export function messageOf(session: Session, text: string): Message {
  const chat = chatOf(session);
  const who = session.person === null ? { passing: true } : { signedIn: session.person };
  return { channel: 'web', chat, person: chat, text, update: null, on: null, ...who };
}

export interface SessionParts {
  readonly sessionKey: string;
  readonly newId: () => string;
  readonly trustProxy: boolean;
  readonly embedOrigins?: readonly string[];
}

export const SESSION_COOKIE = 'ky_cuong';

/** `id` or `id.person`, both made by us; anything else under a good signature is from an older release. */
const format = /^([A-Za-z0-9_-]{16,128})(?:\.([A-Za-z0-9_-]{1,128}))?$/;

/** The session that the browser shows, or null; a forged or damaged cookie counts as none. */
export async function readSession(c: Context, parts: SessionParts): Promise<Session | null> {
  const value = await getSignedCookie(c, parts.sessionKey, SESSION_COOKIE);
  const found = typeof value === 'string' ? format.exec(value) : null;
  return found?.[1] === undefined ? null : { id: found[1], person: found[2] ?? null };
}

/** The browser's session, or a new one; the cookie is set only now, when there is something to remember. */
export async function openSession(c: Context, parts: SessionParts): Promise<Session> {
  return (await readSession(c, parts)) ?? (await startSession(c, parts, { id: parts.newId(), person: null }));
}

/** Gives the browser a session: at first contact, at sign-in and sign-out, and when a conversation is forgotten. */
export async function startSession(c: Context, parts: SessionParts, session: Session): Promise<Session> {
  const value = session.person === null ? session.id : `${session.id}.${session.person}`;
  const secure = isSecure(c, parts.trustProxy);
  // In a frame of another site a browser sends a cookie back only where it is marked for that and comes by HTTPS; forms are
  // checked by their origin. Who signs in does so on our own page.
  const framed = secure && session.person === null && (parts.embedOrigins ?? []).length > 0;
  // No lifetime: the cookie ends with the browser, as many office computers are shared.
  await setSignedCookie(c, SESSION_COOKIE, value, parts.sessionKey, {
    httpOnly: true,
    path: '/',
    secure,
    ...(framed ? { sameSite: 'None', partitioned: true } : { sameSite: 'Lax' }),
  });
  return session;
}
