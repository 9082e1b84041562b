import type { Message } from '../channel.ts';

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
