import type { Announcer, NoticeBlock } from './channel.ts';
import { createBeside } from './notices/beside.ts';
import { runCommand, type Asked, type CommandName } from './notices/commands.ts';
import { createDailies } from './notices/daily.ts';
import { createPace, PACE } from './notices/pace.ts';
import { recordChanges } from './notices/record.ts';
import { note, quote, sayChange as sayTelling, strong, text } from './notices/say-change.ts';
import { plainNotice } from './notices/say-notice.ts';
import { readNews, tellDue, tellingOf } from './notices/tell.ts';
import type { News, NoticesNeeds } from './notices/types.ts';
import type { Place } from './subscriptions.ts';

export { createBeside } from './notices/beside.ts';
export { COMMAND_NAMES, type Asked, type CommandName } from './notices/commands.ts';
export { readTime, shortDay } from './notices/hours.ts';
export { createPace, PACE } from './notices/pace.ts';
export { plainNotice } from './notices/say-notice.ts';
export { sayInOneLine } from './notices/say-change.ts';
export { readSubject, wantedOf } from './notices/subject.ts';
export { topicIn, topicMentions, wholeConcepts } from './notices/topic.ts';
export { mayWrite, WINDOW_WORDS, windowOf } from './notices/window.ts';
export type { KeptSnapshot, News, NoticesLog, NoticesNeeds } from './notices/types.ts';

/** Pieces of a notice. */
export const blocks = { text, strong, note, quote };

/** Tells people what changes in the rules that they follow, and a provision a day to who wants one. */
export interface Notices {
  /** A channel that may write to people without having been asked. */
  join(announcer: Announcer): void;
  /** `/theodoi`, `/botheodoi`, `/moingay`, `/thaydoi`: what is answered. */
  command(name: CommandName, asked: Asked): Promise<string>;
  /** A chat has written, on a channel that may be written to only for a while after that. */
  heard(place: Place): Promise<void>;
  /**
   * Records what has changed and writes what is due. Looks follow each other; a channel that has much to write goes on beside
   * those that come. A fault is logged, and the next one tries again.
   */
  look(): Promise<void>;
  /** Recorded changes, newest first. */
  news(limit: number): Promise<readonly News[]>;
  /** Changes since the last run in which this was asked, as plain text; in one run always since the same. */
  sinceLastRun(): Promise<string>;
  /** Begins nothing more; resolves when the look in work has ended. */
  stop(): Promise<void>;
}

export function createNotices(needs: NoticesNeeds): Notices {
  const { store, now, log } = needs;
  const announcers: Announcer[] = [];
  const closing = new AbortController();
  const writeDailies = createDailies(needs);
  const fault = (error: unknown): void => log.error({ err: error }, 'notices: a look failed');
  const beside = createBeside<Announcer>(fault);
  let looking: Promise<void> = Promise.resolve();
  let seenBefore: number | null = null;

  async function lookOnce(): Promise<void> {
    if (closing.signal.aborted) return;
    await recordChanges(needs).catch(fault);
    await Promise.all(announcers.map((announcer) => beside.run(announcer, () => write(announcer))));
  }
  async function write(announcer: Announcer): Promise<void> {
    const pace = createPace(needs.pace ?? announcer.pace ?? PACE, closing.signal);
    await writeDailies(announcer, pace);
    await tellDue(needs, announcer, pace);
  }
  return {
    join: (announcer) => void announcers.push(announcer),
    command: async (name, asked) => runCommand(needs, name, asked),
    heard: (place) => store.heard(place, now().toISOString()),
    look: () => (looking = looking.then(lookOnce)),
    news: async (limit) => readNews(await store.news(0, limit)),
    sinceLastRun: async () => {
      seenBefore ??= await store.seenNews(AT_TERMINAL);
      const news = readNews(await store.news(seenBefore, MOST_AT_TERMINAL));
      await store.putSeenNews(AT_TERMINAL, Math.max(seenBefore, ...news.map(({ sequence }) => sequence)));
      return sayAtTerminal(news);
    },
    stop: () => {
      closing.abort();
      return looking.then(beside.ended);
    },
  };
}

/** One recorded change with its words, its days and how they are known; the first block is its heading. */
export function sayChange(news: News): NoticeBlock[] {
  return sayTelling(tellingOf(news));
}

const AT_TERMINAL = 'terminal';
/** Changes shown at the terminal at once; a screen scrolls through some tens. */
const MOST_AT_TERMINAL = 50;

/** Oldest first: the newest stand just above the prompt. */
function sayAtTerminal(news: readonly News[]): string {
  if (news.length === 0) return 'Không có thay đổi nào kể từ lần xem trước.';
  return plainNotice(news.toReversed().map(sayChange));
}
