import type { ChannelName, Letter } from '../../bot/channel.ts';
import type { Arrived, DeadLetter, End, Mail, Night, Note, Post, WaitingLetter } from '../../bot/mail.ts';

/** Mail that lives as long as the object; `mark` marks an update as seen, false where it was. */
export interface MemoryMail extends Mail {
  /** Writes letters and takes their update out of the inbox, whatever was marked. */
  write(post: Post): void;
  expireMail(before: string): number;
  /** Letters that bear a name of their own, and what happened to them. */
  writeNamed(name: string, channel: ChannelName, letters: readonly Letter[], at: string): void;
  isWaiting(name: string): boolean;
  dropNamed(name: string): void;
  dropDead(name: string): void;
}

/** Hears of letters by name: given up, dropped with a closed chat, put back. */
export interface Fates {
  buried(names: readonly string[]): void;
  closed(names: readonly string[], channel: ChannelName, chat: string): void;
  revived(names: readonly string[]): void;
}

type Out = WaitingLetter & { readonly reply: string };
type In = Omit<Arrived, 'begun'> & { begun: number };
type Dead = DeadLetter & { readonly row: In | Out };

interface Marks {
  mark(post: Pick<Post, 'channel' | 'at'> & { readonly update: string }): boolean;
  seen(channel: ChannelName, update: string): boolean;
  unmark(channel: ChannelName, update: string): void;
}

/** At night, what does not wait for the morning. */
const awake =
  (night: Night) =>
  ({ unasked }: Letter): boolean =>
    night === null || unasked === undefined || (unasked.until ?? '') > night;

/** A row without what the store keeps to itself. */
function shown<Row extends object, Key extends keyof Row>(row: Row, hidden: Key): Omit<Row, Key> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== hidden)) as Omit<Row, Key>;
}

export function createMemoryMail(marks: Marks, fates: Fates): MemoryMail {
  let [inbox, outbox, dead]: [In[], Out[], Dead[]] = [[], [], []];
  /** Takes dead letters away, oldest first: all, or those named with the rest of their replies. */
  function take(only: readonly number[] | null): Dead[] {
    const named = dead.filter(({ sequence }) => only?.includes(sequence) ?? true);
    const together = ({ row, sequence }: Dead) =>
      named.some(
        (one) =>
          one.sequence === sequence ||
          ('reply' in one.row && 'reply' in row && row.reply !== '' && one.row.reply === row.reply),
      );
    const taken = dead.filter(together);
    dead = dead.filter((letter) => !taken.includes(letter));
    return taken.reverse();
  }
  const notes = new Map<string, Note>();
  let last = 0;
  const copy = (body: unknown): unknown => JSON.parse(JSON.stringify(body)) as unknown;
  const of = (channel: string, chat: string) => (row: { channel: string; chat: string }) =>
    row.channel === channel && row.chat === chat;

  const write = ({ channel, update, letters, at }: Post): void => {
    const out = ({ chat, body, unasked }: Letter): Out => ({
      ...(unasked === undefined ? {} : { unasked }),
      sequence: ++last,
      channel,
      chat,
      body: copy(body),
      at,
      due: at,
      attempts: 0,
      reply: update ?? '',
    });
    outbox.push(...letters.map(out));
    inbox = inbox.filter((row) => row.channel !== channel || row.id !== update);
  };
  const bury = (box: DeadLetter['box'], rows: readonly (In | Out)[], end: End): void =>
    void dead.unshift(
      ...rows.map((row) => ({ ...end, sequence: ++last, box, channel: row.channel, at: row.at, row })),
    );

  return {
    write,
    writeNamed: (name, channel, letters, at) => {
      const from = outbox.length;
      write({ channel, update: null, letters, at });
      outbox = outbox.map((row, index) => (index < from ? row : { ...row, reply: name }));
    },
    isWaiting: (name) => outbox.some(({ reply }) => reply === name),
    dropNamed: (name) => void (outbox = outbox.filter(({ reply }) => reply !== name)),
    dropDead: (name) => void (dead = dead.filter(({ row }) => !('reply' in row) || row.reply !== name)),
    receive: async (update, most) => {
      const { channel, id, chat } = update;
      if (marks.seen(channel, id) || inbox.some((row) => row.channel === channel && row.id === id))
        return 'known';
      const full =
        inbox.filter(of(channel, chat)).length >= most.updates ||
        outbox.filter(of(channel, chat)).length >= most.letters;
      if (full) return 'full';
      inbox.push({ ...update, body: copy(update.body), sequence: ++last, begun: 0 });
      return 'new';
    },
    nextArrived: async (channel, chat, numbered = false) => {
      const waiting = inbox.filter(of(channel, chat));
      const [found] = numbered ? waiting.sort((a, b) => Number(a.id) - Number(b.id)) : waiting;
      if (found === undefined) return null;
      return { ...found };
    },
    begin: async (sequence) => {
      const found = inbox.find((row) => row.sequence === sequence);
      return found === undefined ? 0 : ++found.begun;
    },
    post: async (post) => {
      const { update, channel, at } = post;
      if (update !== null && !marks.mark({ channel, update, at })) {
        write({ ...post, letters: [] });
        return false;
      }
      write(post);
      return true;
    },
    nextLetter: async (channel, chat, night = null) => {
      const found = outbox.filter(of(channel, chat)).find(awake(night));
      if (found === undefined) return null;
      return shown(found, 'reply');
    },
    delivered: async (sequence, note) => {
      outbox = outbox.filter((row) => row.sequence !== sequence);
      if (note !== undefined) notes.set(note.name, note);
    },
    noted: async (name) => notes.get(name)?.value ?? null,
    delay: async (sequence, attempts, due) =>
      void (outbox = outbox.map((row) => (row.sequence === sequence ? { ...row, attempts, due } : row))),
    buryLetter: async (sequence, end) => {
      const one = outbox.find((row) => row.sequence === sequence);
      if (one === undefined) return 0;
      const gone = outbox.filter(
        (row) => row === one || (of(one.channel, one.chat)(row) && row.sequence > sequence && one.reply !== '' && row.reply === one.reply),
      ); // prettier-ignore
      outbox = outbox.filter((row) => !gone.includes(row));
      for (const row of gone) bury('out', [row], end);
      fates.buried(gone.map(({ reply }) => reply));
      return gone.length;
    },
    buryArrived: async (sequence, end) => {
      const gone = inbox.filter((row) => row.sequence === sequence);
      inbox = inbox.filter((row) => !gone.includes(row));
      for (const { channel, id } of gone) marks.mark({ channel, update: id, at: end.ended });
      bury('in', gone, end);
    },
    closeChat: async (channel, chat) => {
      const before = outbox.length;
      fates.closed(
        outbox.filter(of(channel, chat)).map(({ reply }) => reply),
        channel,
        chat,
      );
      outbox = outbox.filter((row) => !of(channel, chat)(row));
      return before - outbox.length;
    },
    waiting: async (channel, night = null) => {
      const chats = (rows: readonly (In | Out)[]) => [
        ...new Set(rows.filter((row) => row.channel === channel).map(({ chat }) => chat)),
      ];
      const most = (chat: string) => Math.max(...inbox.filter(of(channel, chat)).map(({ begun }) => begun));
      const sequences = inbox.filter((row) => row.channel === channel).map(({ sequence }) => sequence);
      return {
        arrived: chats(inbox).sort((a, b) => most(a) - most(b)),
        letters: chats(outbox.filter(awake(night))),
        last: Math.max(0, ...sequences),
      };
    },
    deadLetters: async (limit) => dead.slice(0, limit).map((letter) => shown(letter, 'row')),
    revive: async (at, only = null) => {
      const back = take(only);
      fates.revived(back.flatMap(({ row }) => ('reply' in row ? [row.reply] : [])));
      for (const { row } of back) {
        if ('id' in row) {
          marks.unmark(row.channel, row.id);
          inbox.push({ ...row, sequence: ++last, begun: 0 });
        } else outbox.push({ ...row, sequence: ++last, attempts: 0, due: at });
      }
      return back.length;
    },
    discard: async (only) => take(only).length,
    expireMail: (before) => {
      const rows = () => inbox.length + outbox.length + dead.length + notes.size;
      const all = rows();
      for (const { name, at } of [...notes.values()]) if (at < before) notes.delete(name);
      inbox = inbox.filter(({ at }) => at >= before);
      outbox = outbox.filter(({ at }) => at >= before);
      dead = dead.filter(({ ended }) => ended >= before);
      return all - rows();
    },
  };
}
