import type { Message } from '../../channel.ts';
import type { Session } from './session.ts';

/** What a browser says to the desk. Without a sign-in it is nobody's once its session is gone. */
export function messageOf({ id, person }: Session, text: string): Message {
  const who = person === null ? { passing: true } : { signedIn: person };
  return { channel: 'web', chat: id, person: id, text, update: null, on: null, ...who };
}
