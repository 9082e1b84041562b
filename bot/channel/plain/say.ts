import { faultOf } from '../chat/log.ts';
import { plainMessages } from '../chat/plain.ts';
import { paragraph, type Section } from '../chat/rich.ts';
import type { TalkOptions } from './options.ts';

type Speaking = Pick<TalkOptions, 'send' | 'limit'>;

/** A message did not go out, after all retries: a further one would fare no better. */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  /** The channel told the administrator why. */
  readonly told: boolean;

  constructor(cause: unknown) {
    super(faultOf(cause), { cause });
    this.told = cause instanceof Error && 'told' in cause && cause.told === true;
  }
}

/** Sends sections in as many messages as they need, in order. */
export async function saySections(
  { send, limit }: Speaking,
  chat: string,
  sections: readonly Section[],
): Promise<void> {
  for (const text of plainMessages(sections, limit)) {
    await send(chat, text).catch((error: unknown) => {
      throw new NotSent(error);
    });
  }
}

export const say = (speaking: Speaking, chat: string, text: string): Promise<void> =>
  saySections(speaking, chat, [[paragraph(text)]]);
