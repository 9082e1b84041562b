import type { Message } from '../channel.ts';
import type { Practising } from '../quiz-practice.ts';

/** A message whose chat and person are named as the store names them. */
export interface Known {
  readonly message: Message;
  readonly chat: string;
  readonly person: string;
}

/** The web's chat is a session and never holds two people, also where the signed-in person has another id. */
export function isGroup({ channel, chat, person }: Message): boolean {
  return chat !== person && channel !== 'web' && channel !== 'terminal';
}

/** Who wrote, as practice wants to know. */
export function practisingOf({ message, chat, person }: Known): Practising {
  return { channel: message.channel, chat: message.chat, keys: { chat, person }, group: isGroup(message) };
}
