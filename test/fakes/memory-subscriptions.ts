import type { Letter } from '../../bot/channel.ts';
import type {
  Daily,
  NewsItem,
  NewsMark,
  Place,
  Subscription,
  Subscriptions,
} from '../../bot/subscriptions.ts';

interface Due extends Place {
  readonly news: number;
  readonly subject: string;
}

/** Subscriptions that live as long as the object; `send` puts a letter into the outbox. */
export interface MemorySubscriptions extends Subscriptions {
  /** Forgets a chat. */
  leave(place: Place): void;
  /** A chat that is written to without asking wrote; forgotten once it is not any more. */
  hear(place: Place, time: string): void;
  unheard(place: Place): void;
}

interface Threaded {
  readonly thread?: string;
}
function inThread<Row extends Threaded>(row: Row, thread?: string): Row {
  const copy = { ...row };
  Reflect.deleteProperty(copy, 'thread');
  return thread === undefined ? copy : { ...copy, thread };
}

export function createMemorySubscriptions(
  send: (place: Place, letter: Letter, at: string) => void,
  /** Whether something else is written there without asking. */
  isWritten: (place: Place) => boolean = () => false,
): MemorySubscriptions {
  let [followed, due, dailies]: [Subscription[], Due[], Daily[]] = [[], [], []];
  let shown: (Place & { provision: string })[] = [];
  let mark: NewsMark | null = null;
  const news: NewsItem[] = [];
  const heard = new Map<string, string>();
  const seen = new Map<string, number>();
  const at =
    ({ channel, chat }: Place) =>
    (row: Place) =>
      row.channel === channel && row.chat === chat;
  const key = ({ channel, chat }: Place) => `${channel} ${chat}`;
  const unheard = (place: Place) => {
    if (!followed.some(at(place)) && !dailies.some(at(place)) && !isWritten(place)) heard.delete(key(place));
  };
  const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;

  return {
    subscribe: async (subscription) => {
      const known = followed.some((row) => at(subscription)(row) && row.subject === subscription.subject);
      if (!known) followed.push(subscription);
      const { thread, subject } = subscription;
      followed = followed.map((row) =>
        at(subscription)(row) && row.subject === subject ? inThread(row, thread) : row,
      );
      heard.set(key(subscription), subscription.since);
      return !known;
    },
    unsubscribe: async (place, subject) => {
      const goes = (row: Place & { subject: string }) =>
        at(place)(row) && (subject ?? row.subject) === row.subject;
      const before = followed.length;
      followed = followed.filter((row) => !goes(row));
      due = due.filter((row) => !goes(row));
      unheard(place);
      return before - followed.length;
    },
    subscriptions: async (place) =>
      followed.filter(at(place)).sort((a, b) => (a.since + a.subject < b.since + b.subject ? -1 : 1)),
    subjects: async () => [...new Set(followed.map(({ subject }) => subject))].sort(),
    newsMark: async () => mark,
    recordNews: async ({ since, until, at: time, news: added }) => {
      if (JSON.stringify(since) !== JSON.stringify(mark)) return false;
      for (const { change, subjects } of added) {
        const sequence = news.length + 1;
        news.push({ sequence, at: time, change: copy(change) });
        const told = followed.filter(({ subject }) => subjects.includes(subject));
        due.push(...told.map(({ channel, chat, subject }) => ({ channel, chat, subject, news: sequence })));
      }
      mark = { snapshot: until.snapshot, day: until.day };
      return true;
    },
    news: async (after, limit) =>
      news
        .filter(({ sequence }) => sequence > after)
        .reverse()
        .slice(0, limit),
    dueChats: async (channel) => [
      ...new Set(due.filter((row) => row.channel === channel).map(({ chat }) => chat)),
    ],
    due: async (place) => {
      const here = due.filter(at(place));
      return news
        .filter(({ sequence }) => here.some((row) => row.news === sequence))
        .map((item) => ({
          news: item,
          subjects: here
            .filter((row) => row.news === item.sequence)
            .map(({ subject }) => subject)
            .sort(),
        }));
    },
    writeNotice: async (place, { news: told, letters, at: time }) => {
      const here = due.filter((row) => at(place)(row) && told.includes(row.news));
      if (here.length === 0 || new Set(here.map((row) => row.news)).size !== told.length) return false;
      due = due.filter((row) => !here.includes(row));
      for (const letter of letters) send(place, letter, time);
      return true;
    },
    putDaily: async (daily, time) => {
      dailies = [...dailies.filter((row) => !at(daily)(row)), daily];
      heard.set(key(daily), time);
    },
    dropDaily: async (place) => {
      const before = dailies.length;
      dailies = dailies.filter((row) => !at(place)(row));
      shown = shown.filter((row) => !at(place)(row));
      unheard(place);
      return dailies.length < before;
    },
    daily: async (place) => dailies.find(at(place)) ?? null,
    dailies: async (channel) =>
      dailies
        .filter((row) => row.channel === channel)
        .sort((a, b) => (a.time + a.chat < b.time + b.chat ? -1 : 1)),
    forgetThread: async (place, thread) => {
      const told = <Row extends Place & Threaded>(row: Row) =>
        at(place)(row) && row.thread === thread ? inThread(row) : row;
      followed = followed.map(told);
      dailies = dailies.map(told);
    },
    shown: async (place) => new Set(shown.filter(at(place)).map(({ provision }) => provision)),
    writeDaily: async (place, { day, provision, anew, letters, at: time }) => {
      const daily = dailies.find((row) => at(place)(row) && row.last < day);
      if (daily === undefined) return false;
      if (anew) shown = shown.filter((row) => !at(place)(row));
      if (provision !== null) shown.push({ channel: place.channel, chat: place.chat, provision });
      dailies = dailies.map((row) => (row === daily ? { ...row, last: day } : row));
      for (const letter of letters) send(place, letter, time);
      return true;
    },
    heard: async (place, time) => void (heard.has(key(place)) && heard.set(key(place), time)),
    lastHeard: async (place) => heard.get(key(place)) ?? null,
    seenNews: async (name) => seen.get(name) ?? 0,
    putSeenNews: async (name, sequence) => void seen.set(name, sequence),
    moveFollowed: async (from, chat) => {
      const moved = <Row extends Place>(row: Row): Row => (at(from)(row) ? { ...row, chat } : row);
      followed = followed.map(moved);
      due = due.map(moved);
      dailies = dailies.map(moved);
      shown = shown.map(moved);
      const last = heard.get(key(from));
      heard.delete(key(from));
      if (last !== undefined) heard.set(key({ ...from, chat }), last);
    },
    hear: (place, time) => void heard.set(key(place), time),
    unheard,
    leave: (place) => {
      followed = followed.filter((row) => !at(place)(row));
      due = due.filter((row) => !at(place)(row));
      dailies = dailies.filter((row) => !at(place)(row));
      shown = shown.filter((row) => !at(place)(row));
      heard.delete(key(place));
    },
  };
}
