import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noticeSections } from '../../bot/channel/chat/notice-sections.ts';
import { plainMessages } from '../../bot/channel/chat/plain.ts';
import type { Announcer, ChannelName, Desk, Message } from '../../bot/channel.ts';
import { createDesk } from '../../bot/conversation.ts';
import { createNotices, type Notices } from '../../bot/notices.ts';
import { createPeople, type People } from '../../bot/people.ts';
import { keyedHash } from '../../bot/privacy.ts';
import type { Store } from '../../bot/store.ts';
import { openLibsqlStore } from '../../bot/store/libsql.ts';
import { createLexicon, readLexicon, type Lexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import { listSnapshots, openSnapshot } from '../../knowledge/snapshot.ts';
import { plainAnswer } from '../fixtures/turns.ts';
import { publish } from '../ingest/manage/excerpts.ts';
import { HASH_KEY } from './desk-on-disk.ts';

let lexicon: Lexicon | null = null;
export const sharedLexicon = (): Lexicon => (lexicon ??= createLexicon(readLexicon()));

/** Notices over a real store on disk and the snapshots of a data folder; `now` is the clock. */
export function noticesOver(
  dataDir: string,
  store: Store,
  world: { readonly library: () => Library; readonly now: () => Date; readonly people: Pick<People, 'role'> },
  more: { readonly logged?: string[]; readonly pace?: number; readonly publicUrl?: string } = {},
): Notices {
  const put = (fields: object, message: string) =>
    void more.logged?.push(`${message} ${JSON.stringify(fields)}`);
  const fault = (fields: object, message: string) =>
    put({ fault: 'err' in fields ? String(fields.err) : null }, `ERROR ${message}`);
  return createNotices({
    store,
    library: world.library,
    role: (person) => world.people.role(person),
    now: world.now,
    lexicon: sharedLexicon,
    publicUrl: more.publicUrl ?? null,
    pace: more.pace ?? 1_000_000,
    log: { info: () => undefined, warn: put, error: fault },
    earlier: async (id) => (await openSnapshot(dataDir, id).catch(() => null))?.library ?? null,
    kept: async () =>
      (await listSnapshots(dataDir)).map(({ id, createdAt }) => ({ id, at: createdAt })).toReversed(),
  });
}

/** A channel whose letters stay in the outbox: texts of at most 2,000 characters. */
export const announcerOf = (channel: ChannelName, woken: string[] = []): Announcer => ({
  channel,
  letters: (chat, notice) =>
    plainMessages(noticeSections(notice), 2_000).map((text) => ({ chat, body: { chat, text } })),
  wake: (chat) => void woken.push(chat),
});

export interface NoticeWorld {
  readonly dataDir: string;
  readonly path: string;
  store: Store;
  notices: Notices;
  people: People;
  library: Library;
  /** ISO time; the clock. */
  time: string;
  readonly logged: string[];
  readonly woken: string[];
  /** Ingests and serves. */
  publish(texts: Readonly<Record<string, string>>, day: string): Promise<void>;
  /** Serves another snapshot of the folder. */
  serve(id?: string): Promise<void>;
  /** The desk that channels ask. */
  desk(): Desk;
  /** A message to the desk; what it says back. */
  say(text: string, message?: Partial<Message>): Promise<string>;
  /** The texts in the outbox of a chat, oldest first; they leave it. */
  letters(chat?: string, channel?: ChannelName): Promise<string[]>;
  makeAdministrator(person: string): Promise<void>;
  /** As a new start of the program. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** `channels`: those whose letters stay in the outbox; none where a test joins real ones. */
export async function openNoticeWorld(
  channels: readonly ChannelName[] = ['telegram', 'zalo_bot', 'zalo_oa'],
): Promise<NoticeWorld> {
  const dataDir = await mkdtemp(join(tmpdir(), 'ky-cuong-notices-'));
  await mkdir(dataDir, { recursive: true });
  const path = join(dataDir, 'app.db');
  let drawn = 0;
  const random = (size: number) => Uint8Array.from({ length: size }, (_, at) => (drawn++ * 37 + at) % 256);
  const now = () => new Date(world.time);
  const library = () => world.library;

  async function open(): Promise<void> {
    world.store = await openLibsqlStore({ path });
    world.people = createPeople({ store: world.store, random, now });
    world.notices = noticesOver(dataDir, world.store, { library, now, people: world.people }, world);
    for (const channel of channels) world.notices.join(announcerOf(channel, world.woken));
  }
  const world = {
    dataDir,
    path,
    time: '2026-11-20T01:00:00.000Z',
    logged: [] as string[],
    woken: [] as string[],
    publish: async (texts: Readonly<Record<string, string>>, day: string) => {
      await publish(dataDir, texts, day);
      await world.serve();
    },
    serve: async (id?: string) => {
      world.library = (await openSnapshot(dataDir, id)).library;
    },
    desk: () =>
      createDesk({
        store: world.store,
        people: world.people,
        notices: world.notices,
        hashKey: HASH_KEY,
        now,
        newId: () => `a${String(drawn++)}`,
        answer: ({ text: asked }) => Promise.resolve(plainAnswer(asked)),
      }),
    say: async (text: string, message: Partial<Message> = {}) => {
      const chat = message.chat ?? '1001';
      const reply = await world.desk().ask({
        ...{ channel: 'telegram', chat, person: chat, update: null, on: null },
        ...message,
        text,
      });
      return reply.kind === 'notice' ? reply.text : `a reply of kind ${reply.kind}`;
    },
    letters: async (chat = '1001', channel: ChannelName = 'telegram') => {
      const texts: string[] = [];
      for (;;) {
        const letter = await world.store.nextLetter(channel, chat);
        if (letter === null) return texts;
        texts.push((letter.body as { text: string }).text);
        await world.store.delivered(letter.sequence);
      }
    },
    makeAdministrator: (person: string) =>
      world.store.putPerson({
        id: keyedHash(HASH_KEY, 'telegram', person),
        role: 'administrator',
        since: world.time,
      }),
    restart: async () => {
      await world.notices.stop();
      await world.store.close();
      await open();
    },
    close: async () => {
      await world.notices.stop();
      await world.store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  } as NoticeWorld;
  await open();
  return world;
}
