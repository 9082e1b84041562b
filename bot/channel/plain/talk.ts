import type { Announcer } from '../../channel.ts';
import type { Carrier, Delivery } from '../../delivery.ts';
import { unasked } from '../../hours.ts';
import { MAX_BUSY_CHATS, MAX_RECORDING, MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { faultOf } from '../chat/log.ts';
import { noticeSections } from '../chat/notice-sections.ts';
import { createNotices } from '../chat/notices.ts';
import { createWork } from '../chat/work.ts';
import { answerHeard } from './answer-heard.ts';
import type { Counter } from './counter.ts';
import { readHeard, readLetter, type Heard } from './heard.ts';
import type { TalkOptions } from './options.ts';
import { createPicks } from './picks.ts';
import { lettersOf, say, sectionsOf } from './say.ts';
import { words } from './words.ts';

export type { Heard } from './heard.ts';
export type { TalkOptions } from './options.ts';

/** The conversation of a channel that carries text alone. */
export interface Talk {
  /** Goes on with what an earlier process left. */
  start(): Promise<void>;
  /** Records a message; rejects where it could not. It is answered afterwards, once. */
  hear(heard: Heard): Promise<void>;
  /** False where so much is in work that the platform is to deliver again later. */
  hasRoom(): boolean;
  /** Ends what is in work, sends what it tells. What waits stays in the store. */
  stop(): Promise<void>;
  readonly announcer: Announcer;
}

/** Makes the conversation: one message of a chat after the other, chats beside one another. */
export function createTalk(options: TalkOptions): Talk {
  const work = createWork();
  const delivery: Delivery = options.delivery(createCarrier(options, () => delivery));
  return {
    start: delivery.start,
    hear: (heard) => work.run(() => delivery.receive({ id: heard.message, chat: heard.chat, body: heard })),
    hasRoom: () => work.size() < MAX_RECORDING && delivery.busy() < MAX_BUSY_CHATS,
    stop: async () => {
      await work.idle();
      await delivery.stop();
    },
    announcer: {
      channel: options.channel,
      ...paceOf(options),
      letters: (chat, notice) => unasked(lettersOf(chat, noticeSections(notice), options.limit)),
      wake: (chat) => delivery.wake(chat),
    },
  };
}

const paceOf = ({ pace }: TalkOptions) => (pace === undefined ? {} : { pace });

/** What the delivery does with messages and letters. */
function createCarrier(options: TalkOptions, delivery: () => Delivery): Carrier {
  const { channel, limit, log, send } = options;
  const counter: Counter = {
    ...options,
    post: (update, letters) => delivery().post(update, letters),
    notices: createNotices(MAX_REMEMBERED_CHATS),
    picks: createPicks(MAX_REMEMBERED_CHATS),
  };
  return {
    channel,
    ...paceOf(options),
    handle: async ({ body }) => {
      const heard = readHeard(body);
      if (heard === null) return log.error({}, `${channel}: a message of a form that is not known was left`);
      if (heard.content.kind === 'left') return delivery().close(heard.chat);
      await options.wrote?.(heard.chat);
      await answerOrSay(counter, heard);
    },
    send: async (body) => {
      const letter = readLetter(body);
      if (letter === null) return { kind: 'refused', reason: 'a letter of a form that is not known' };
      return send(letter.chat, letter.text);
    },
    full: async ({ chat }) =>
      void (await delivery().post(null, lettersOf(chat, sectionsOf(words.tooFast), limit))),
  };
}

/** A fault of a message is logged here, once, and told in one sentence: silence would look like a dead bot. */
async function answerOrSay(counter: Counter, heard: Heard): Promise<void> {
  const hearing = { ...heard, before: [] };
  try {
    await answerHeard(counter, hearing);
  } catch (error) {
    counter.log.error({ fault: faultOf(error) }, `${counter.channel}: a message failed`);
    await say(counter, hearing, words.failed);
  }
}
