import { createLine } from '../chat/line.ts';
import { MAX_REMEMBERED_CHATS, MAX_WAITING_PER_CHAT } from '../chat/limits.ts';
import { faultOf } from '../chat/log.ts';
import { createNotices } from '../chat/notices.ts';
import { createWork, type Work } from '../chat/work.ts';
import { answerHeard } from './answer-heard.ts';
import type { Heard, TalkOptions } from './options.ts';
import { createPicks } from './picks.ts';
import { NotSent, say } from './say.ts';
import { createSeen } from './seen.ts';
import { words } from './words.ts';

export type { Heard, TalkOptions } from './options.ts';

/** The conversation of a channel that carries text alone. */
export interface Talk {
  /** Takes a message; what becomes of it is told to the person. Never throws. */
  hear(heard: Heard): void;
  /** What is in work, for the stop. */
  readonly work: Work;
}

/** Messages that are known again when they come twice in short order; the store knows questions for longer. About 100 bytes each. */
const REMEMBERED_MESSAGES = 10_000;

/** Makes the conversation: one message of a chat after the other, chats beside one another. */
export function createTalk(options: TalkOptions): Talk {
  const work = createWork();
  const line = createLine(MAX_WAITING_PER_CHAT, (task) => work.run(task));
  const seen = createSeen(REMEMBERED_MESSAGES);
  const notices = createNotices(MAX_REMEMBERED_CHATS);
  const desk = { ...options, notices, picks: createPicks(MAX_REMEMBERED_CHATS) };
  return {
    work,
    hear: (heard) => {
      if (heard.message !== null && !seen.first(heard.message)) return;
      const { taken, first } = line.take(heard.chat, () =>
        guarded(options, heard.chat, () => answerHeard(desk, heard)),
      );
      if (!taken && first)
        void work.run(() => guarded(options, heard.chat, () => say(options, heard.chat, words.tooFast)));
    },
  };
}

/** A fault of a message is logged here, once, and told in one sentence: silence would look like a dead bot. */
async function guarded(options: TalkOptions, chat: string, task: () => Promise<void>): Promise<void> {
  try {
    await task();
  } catch (error) {
    if (!(error instanceof NotSent && error.told))
      options.log.error({ fault: faultOf(error) }, `${options.channel}: a message failed`);
    if (!(error instanceof NotSent)) await say(options, chat, words.failed).catch(() => undefined);
  }
}
