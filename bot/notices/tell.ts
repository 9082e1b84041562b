import { changeSchema } from '../../knowledge/changes.ts';
import { dayInVietNam } from '../day.ts';
import type { Announcer, Notice } from '../channel.ts';
import type { Due, NewsItem, Place, Subscription, Thread } from '../subscriptions.ts';
import { provisionsOn } from './concern.ts';
import { isDecentHour } from '../hours.ts';
import { shortDay } from './hours.ts';
import { sayNotice } from './say-notice.ts';
import type { Telling } from './say-change.ts';
import type { Pace } from './pace.ts';
import type { News, NoticesNeeds } from './types.ts';
import { mayWrite, WINDOW_WORDS, windowOf } from './window.ts';

/** Reads what was recorded; a change that this program cannot read is left out. */
export function readNews(items: readonly NewsItem[]): News[] {
  return items.flatMap(({ sequence, at, change }) => {
    const read = changeSchema.safeParse(change);
    return read.success ? [{ sequence, at, change: read.data }] : [];
  });
}

export const tellingOf = ({ change, at }: News): Telling => ({
  change,
  day: dayInVietNam(new Date(at)),
  related: [],
});

/** Writes the notices that are due, one chat after the other, until the evening or the stop. */
export async function tellDue(needs: NoticesNeeds, announcer: Announcer, pace: Pace): Promise<void> {
  const { store, log, now } = needs;
  const { channel } = announcer;
  for (const chat of await store.dueChats(channel)) {
    if (pace.stopped() || !isDecentHour(now())) return;
    try {
      await pace.after(await tellChat(needs, announcer, { channel, chat }));
    } catch (error) {
      log.error({ err: error, channel }, 'notices: a notice could not be written; it is tried again');
    }
  }
}

/** Returns how many letters were written. */
async function tellChat(needs: NoticesNeeds, announcer: Announcer, place: Place): Promise<number> {
  const { store, now } = needs;
  if (!(await mayWrite(store, place, now()))) return 0;
  const due = await store.due(place);
  if (due.length === 0) return 0;
  const followed = await store.subscriptions(place);
  const letters = byThread(due, followed).flatMap(({ thread, due: here }) => {
    const notice = noticeOf(needs, place, here, followed);
    return notice === null ? [] : announcer.letters(place.chat, notice, thread);
  });
  const news = due.map(({ news: { sequence } }) => sequence);
  if (!(await store.writeNotice(place, { news, letters, at: now().toISOString() }))) return 0;
  announcer.wake(place.chat);
  return letters.length;
}

interface DueInThread {
  readonly thread: Thread | undefined;
  readonly due: readonly Due[];
}

/** What is due to each part of a chat, by where its subjects are followed; a change may be told in several. */
function byThread(due: readonly Due[], followed: readonly Subscription[]): DueInThread[] {
  const threads = new Map(followed.map(({ subject, thread }) => [subject, thread]));
  const told = new Set(due.flatMap(({ subjects }) => subjects.map((subject) => threads.get(subject))));
  return [...told].map((thread) => ({
    thread,
    due: due.flatMap(({ news, subjects }) => {
      const here = subjects.filter((subject) => threads.get(subject) === thread);
      return here.length === 0 ? [] : [{ news, subjects: here }];
    }),
  }));
}

function noticeOf(
  needs: NoticesNeeds,
  place: Place,
  due: readonly Due[],
  followed: readonly Subscription[],
): Notice | null {
  const tellings = due.flatMap((one) => readNews([one.news]).map((news) => withRelated(needs, news, one)));
  if (tellings.length === 0) return null;
  const subjects = new Set(due.flatMap((one) => one.subjects));
  const labels = followed.filter(({ subject }) => subjects.has(subject)).map(({ label }) => label);
  return sayNotice({ tellings, labels, publicUrl: needs.publicUrl, late: lateWords(needs, place, due) });
}

/** Who follows a topic sees what a new document says of it. */
function withRelated(needs: NoticesNeeds, news: News, { subjects }: Due): Telling {
  const telling = tellingOf(news);
  if (news.change.kind !== 'document_added') return telling;
  const found = provisionsOn(news.change.document.number, subjects, {
    lexicon: needs.lexicon(),
    library: needs.library(),
  });
  return { ...telling, related: found };
}

/** Why a notice comes days later than its change. */
function lateWords({ now }: NoticesNeeds, { channel }: Place, due: readonly Due[]): string {
  const window = windowOf(channel);
  const oldest = due[0]?.news.at ?? '';
  if (window === null || now().getTime() - Date.parse(oldest) < window) return '';
  return `Có thay đổi từ ngày ${shortDay(dayInVietNam(new Date(oldest)))} mà nay tôi mới gửi được: ${WINDOW_WORDS}`;
}
