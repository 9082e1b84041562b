import { join } from 'node:path';
import { chatWords } from '../../../bot/channel/chat/words.ts';
import { openDatabase } from '../../../bot/store/libsql/database.ts';
import type { Received } from './count.ts';
import type { PlatformName } from './platform.ts';

/** Where the questions stand that have no answer: nothing may be nowhere. */
export interface Whereabouts {
  /** Not handed over yet, or not acknowledged. */
  readonly platform: number;
  readonly inbox: number;
  /** The answer waits to be sent. */
  readonly outbox: number;
  /** Moved to the dead letters: `npm run letters` shows them. */
  readonly givenUp: number;
  /** Answered with a sentence that says sorry. */
  readonly apology: number;
  readonly nowhere: number;
}

/** One chat with questions that have no answer. */
export interface Unanswered {
  readonly chat: string;
  readonly questions: number;
  /** What the platform still holds of it. */
  readonly held: number;
  readonly received: readonly Pick<Received, 'text'>[];
}

const STORED_AS = { telegram: 'telegram', 'zalo-bot': 'zalo_bot', 'zalo-oa': 'zalo_oa' } as const;
const SORRY: readonly string[] = [chatWords.failed, chatWords.tooFast];

/** How many updates and replies of a channel, or of one chat of it, each box of the store holds; beside a running program too. */
export function openBoxes(data: string, channel: PlatformName) {
  const database = openDatabase(join(data, 'app.db'), 2_000);
  const count = (sql: string, chat: string | null): number =>
    Number(database.execute({ sql, args: [STORED_AS[channel], chat] }).rows[0]?.['count']);
  const of = (chat: string | null) => ({
    inbox: count(`SELECT count(*) AS count FROM inbox ${OF_CHAT}`, chat),
    outbox: count(`SELECT count(DISTINCT reply) AS count FROM outbox ${OF_CHAT}`, chat),
    givenUp: count(`SELECT count(DISTINCT id) AS count FROM dead_letters ${OF_CHAT}`, chat),
  });
  return { of, close: () => database.close() };
}
const OF_CHAT = 'WHERE channel = ?1 AND chat = coalesce(?2, chat)';

/** Of each chat in the order of the members of `Whereabouts`; a box never tells of more questions than have no answer. */
export function whereaboutsOf(
  chats: readonly Unanswered[],
  boxes: (chat: string) => Pick<Whereabouts, 'inbox' | 'outbox' | 'givenUp'>,
): Whereabouts {
  const all = { platform: 0, inbox: 0, outbox: 0, givenUp: 0, apology: 0, nowhere: 0 };
  for (const { chat, questions, held, received } of chats) {
    const { inbox, outbox, givenUp } = boxes(chat);
    const apology = received.filter(({ text }) => SORRY.includes(text)).length;
    let left = questions;
    const most = { platform: held, inbox, outbox, givenUp, apology, nowhere: questions };
    for (const place of Object.keys(all) as (keyof Whereabouts)[]) {
      const here = Math.min(left, most[place]);
      all[place] += here;
      left -= here;
    }
  }
  return all;
}
