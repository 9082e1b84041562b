import { dirname } from 'node:path';
import { citeNamed, createAnswerer, type Answerer } from '../../../bot/answer.ts';
import type { Channel, ChannelName, Desk } from '../../../bot/channel.ts';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import { chatHistory } from '../../../bot/conversation.ts';
import type { Escalation, Standing } from '../../../bot/escalation.ts';
import type { Notices } from '../../../bot/notices.ts';
import { firstAdministratorCode } from '../../../bot/people.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import type { Turn } from '../../../bot/store.ts';
import { suggestions } from '../../../bot/suggestions.ts';
import { createUploads, type Intake, type Uploads } from '../../../bot/uploads.ts';
import type { Library } from '../../../knowledge/library.ts';
import { openSnapshot } from '../../../knowledge/snapshot.ts';
import { createLog, deliveryOver } from '../../fakes/telegram/channel.ts';
import { publish } from '../../ingest/manage/excerpts.ts';
import { HASH_KEY } from '../../support/desk-on-disk.ts';
import { openEscalationOnDisk, type EscalationOnDisk } from '../../support/escalation.ts';
import { openIntake } from '../../support/intake.ts';
import { noticesOver } from '../../support/notice-world.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from '../../support/knowledge.ts';
import { quizzesBehind, type Quizzes } from './quizzes.ts';
import { watchMail, type Watch } from './watch.ts';

/** The shipped library and the real answerer over it, for all channels of a test file. */
export interface Shelf {
  readonly shipped: ShippedKnowledge;
  readonly answerer: Answerer;
}

export async function openShelf(): Promise<Shelf> {
  const shipped = await openShippedKnowledge();
  return { shipped, answerer: createAnswerer(shipped.knowledge, () => 0) };
}

/** What stands behind a channel: the real desk, store, people, escalation, notices, uploads and answerer. */
export interface House {
  readonly disk: EscalationOnDisk;
  readonly shelf: Shelf;
  readonly logged: readonly string[];
  /** Where files that are sent wait, and where they are published. */
  readonly dataDir: string;
  /** Where people reach the web pages, for channels that start from then on; null unless a case says so. */
  publicUrl: string | null;
  /** What chat channels get, over the store as it is open now. */
  chat(name?: ChannelName): ChatParts;
  uploads(): Uploads;
  escalation(): Escalation;
  notices(): Notices;
  readonly quizzes: Quizzes;
  /** Makes a person of a channel a trainer. */
  appoint(channel: ChannelName, id: string): Promise<void>;
  /** Lets time go by, with what it brings in rounds and practice. */
  pass(seconds: number): Promise<void>;
  /** Questions of a conversation of the web that went to people. */
  passed(chat: string): Promise<readonly Standing[]>;
  /** The channel, which has started, is one that notices are written through. */
  join(channel: Channel): void;
  /** Ingests a text of a rule and serves from the snapshot that it makes. */
  publish(text: string, day: string): Promise<void>;
  /** The store's name of a person of a channel. */
  person(channel: ChannelName, id: string): string;
  history(chat: string, most?: number): ReturnType<typeof chatHistory>;
  /** The code that makes the first administrator. */
  code(): Promise<string>;
  /** The turn that was answered last, as the store has it; null where it is gone. */
  lastTurn(): Promise<Turn | null>;
  quiet(channel: ChannelName, updates: readonly string[]): Promise<void>;
  /** Every question that is asked goes to the real answerer again. */
  answerReally(): void;
  /** The store closed and opened again, as by a new start of the program. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function openHouse(shelf: Shelf): Promise<House> {
  let library: Library = shelf.shipped.knowledge.library;
  const disk = await openEscalationOnDisk({ cite: (text) => citeNamed(text, library, TODAY) });
  const dataDir = dirname(disk.path);
  const { log, logged } = createLog();
  let notices: Notices;
  disk.makeNotices = ({ store, people, now }) =>
    (notices = noticesOver(dataDir, store, { library: () => library, now, people }, { logged }));
  const quizzes = quizzesBehind(disk, () => library, log);
  disk.desk = disk.newDesk();
  await quizzes.rounds().start();
  const taken = new Set<string>();
  let watch: Watch = watchMail(disk.store, taken);
  const uploadsNow = () =>
    createUploads({
      dataDir,
      intake: intakeWhenAsked(dataDir),
      people: disk.people,
      store: disk.store,
      now: disk.now,
      newId: () => Buffer.from(disk.random(18)).toString('base64url'),
      log,
    });
  let uploads = uploadsNow();
  let last = '';
  /** The real desk, of which the last answer is remembered. */
  const desk = (): Desk => ({
    ...disk.desk,
    ask: async (message) => {
      const reply = await disk.desk.ask(message);
      if (reply.kind === 'answer') last = reply.id;
      return reply;
    },
  });
  const house: House = {
    disk,
    shelf,
    logged,
    dataDir,
    publicUrl: null,
    chat: (name) => ({
      desk: desk(),
      delivery: deliveryOver(watch.mail, { log, bell: disk.bell }),
      library: () => library,
      publicUrl: house.publicUrl,
      today: () => TODAY,
      suggestions,
      log,
      // As `main` has it: the one platform on which a chat may be written to only for a while after it wrote.
      ...(name === 'zalo_oa' ? { wrote: (chat) => notices.heard({ channel: name, chat }) } : {}),
    }),
    uploads: () => uploads,
    escalation: disk.escalation,
    notices: () => notices,
    quizzes,
    appoint: (channel, id) =>
      disk.store.putPerson({ id: keyedHash(HASH_KEY, channel, id), role: 'trainer', since: '' }),
    pass: async (seconds) => {
      disk.time += seconds * 1_000;
      await quizzes.rounds().look();
      await quizzes.practice().look();
    },
    passed: (chat) => disk.escalation().ofChat(keyedHash(HASH_KEY, 'web', chat)),
    join: ({ announcer }) => {
      if (announcer === undefined) return;
      notices.join(announcer);
      quizzes.practice().join(announcer);
    },
    publish: async (text, day) => {
      await publish(dataDir, { 'luat.txt': text }, day);
      library = (await openSnapshot(dataDir)).library;
    },
    person: (channel, id) => keyedHash(HASH_KEY, channel, id),
    history: (chat, most) => chatHistory({ store: disk.store, hashKey: HASH_KEY }, 'web', chat, most),
    code: async () => (await firstAdministratorCode(disk.store, disk.random, disk.now)) ?? 'no code',
    lastTurn: () => disk.store.turn(last),
    quiet: (channel, updates) => watch.quiet(channel, updates),
    answerReally: () => {
      disk.answer = (question) => {
        disk.asked.push(question);
        return shelf.answerer.answer(question);
      };
    },
    restart: async () => {
      await uploads.close();
      await Promise.all([notices.stop(), quizzes.practice().stop(), quizzes.rounds().stop()]);
      await disk.restart();
      await quizzes.rounds().start();
      watch = watchMail(disk.store, taken);
      uploads = uploadsNow();
    },
    close: async () => {
      await uploads.close();
      await Promise.all([notices.stop(), quizzes.practice().stop(), quizzes.rounds().stop()]);
      await disk.close();
    },
  };
  house.answerReally();
  return house;
}

/** The real road from a file to a snapshot; it reads its models once a file has come. */
function intakeWhenAsked(dataDir: string): Intake {
  let real: Intake | null = null;
  return {
    preview: (path) => (real ??= openIntake(dataDir)).preview(path),
    close: () => real?.close(),
  };
}
