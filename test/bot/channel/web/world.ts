import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citeNamed, createAnswerer } from '../../../../bot/answer.ts';
import type { Desk } from '../../../../bot/channel.ts';
import {
  createWebChannel,
  type SignIn,
  type WebChannel,
  type WebOptions,
} from '../../../../bot/channel/web.ts';
import { chatHistory, createDesk } from '../../../../bot/conversation.ts';
import { createPeople, firstAdministratorCode, type People } from '../../../../bot/people.ts';
import { keyedHash } from '../../../../bot/privacy.ts';
import type { Store } from '../../../../bot/store.ts';
import { openLibsqlStore } from '../../../../bot/store/libsql.ts';
import { createBell } from '../../../../bot/delivery.ts';
import { createEscalation, type Escalation } from '../../../../bot/escalation.ts';
import { labelOf } from '../../../../bot/quiz/pool/labels.ts';
import { makeItems } from '../../../../bot/quiz/items.ts';
import type { Item } from '../../../../bot/quiz-item.ts';
import { createReview } from '../../../../bot/quiz/review.ts';
import { createPractice, sourceOf } from '../../../../bot/quiz/practice.ts';
import { createResults } from '../../../../bot/quiz/results.ts';
import { createUploads, type Intake, type Uploads } from '../../../../bot/uploads.ts';
import { buildShippedLibrary } from '../../../../ingest/ingest.ts';
import { openStaticEmbeddings } from '../../../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../../../knowledge/indexes.ts';
import { openKnowledge, type Knowledge } from '../../../../knowledge/knowledge.ts';
import { createLibrary } from '../../../../knowledge/library.ts';
import { createLexicon, readLexicon } from '../../../../knowledge/lexicon.ts';
import { openSnapshot } from '../../../../knowledge/snapshot.ts';
import { itemsOfDirective } from '../../../fixtures/practice-items.ts';
import { plainAnswer } from '../../../fixtures/turns.ts';
import { openIntake } from '../../../support/intake.ts';

/** The web channel with the shipped library, the real answerer, desk, people and store behind it, on a free port. */
export interface World {
  readonly url: string;
  readonly channel: WebChannel;
  readonly knowledge: Knowledge;
  readonly store: Store;
  readonly people: People;
  readonly uploads: Uploads;
  readonly escalation: Escalation;
  /** Where snapshots and pending files are. */
  readonly dataDir: string;
  /** What was logged as a fault. */
  readonly faults: object[];
  readonly firstCode: () => Promise<string | null>;
  readonly close: () => Promise<void>;
}

export const TODAY = '2026-11-23';
export const HASH_KEY = '5a'.repeat(32);
const now = () => new Date(`${TODAY}T03:00:00.000Z`);
const newId = () => randomBytes(16).toString('base64url');

async function openShippedKnowledge(dataDir: string): Promise<Knowledge> {
  const lexiconData = readLexicon();
  const lexicon = createLexicon(lexiconData);
  const embeddings = openStaticEmbeddings();
  const write = (dir: string, passages: Parameters<typeof writeIndexes>[1]) =>
    writeIndexes(dir, passages, { embeddings, lexicon });
  await buildShippedLibrary({ dataDir, writeIndexes: write, now });
  return openKnowledge(await openSnapshot(dataDir), { embeddings, lexiconData });
}

function signInOf(people: People): SignIn {
  return {
    enter: (code, session) => people.enter(code, keyedHash(HASH_KEY, 'web', session)),
    role: (person) => people.role(person),
  };
}

/** `changes` replace options of the channel, for tests of its limits and faults; `parts` leaves out what is optional. */
export async function openWorld(
  changes: Partial<WebOptions> = {},
  parts: { readonly history: boolean; readonly signIn: boolean; readonly intake?: Intake } = {
    history: true,
    signIn: true,
  },
): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-web-'));
  const knowledge = await openShippedKnowledge(folder);
  const store = await openLibsqlStore({ path: join(folder, 'app.db') });
  const people = createPeople({ store, random: randomBytes, now });
  const { answer } = createAnswerer(knowledge, () => 0);
  const faults: object[] = [];
  const log = { info: () => {}, warn: () => {}, error: (fields: object) => faults.push(fields) };
  const intake = parts.intake ?? openIntake(folder);
  const uploads = createUploads({ dataDir: folder, intake, people, store, now, newId, log });
  const escalation = createEscalation({
    store,
    people,
    trainers: false,
    now,
    cite: (text) => citeNamed(text, knowledge.library, TODAY),
    writers: {},
    bell: createBell(),
    tell: () => undefined,
    log,
  });
  const items = itemsOfDirective(knowledge.library);
  const practice = createPractice({
    store,
    now,
    log,
    items: sourceOf(() => items),
    library: () => knowledge.library,
    lexicon: () => createLexicon(readLexicon()),
    chance: () => 0,
  });
  let generated: readonly Item[] | null = null;
  const bank = createReview({
    ...{ store, people, now, newId },
    library: changes.library ?? (() => knowledge.library),
    today: () => TODAY,
    generated: () => (generated ??= makeItems(knowledge.library, { on: TODAY, lexicon: readLexicon() })),
  });
  const channel = createWebChannel({
    host: '127.0.0.1',
    port: 0,
    desk: createDesk({ store, answer, people, escalation, practice, hashKey: HASH_KEY, now, newId }),
    practice: (session, signedIn) => {
      const chat = keyedHash(HASH_KEY, 'web', session);
      return practice.view({ chat, person: signedIn ?? chat });
    },
    results: {
      service: createResults({
        store,
        people,
        library: () => knowledge.library,
        topicName: labelOf,
        now,
        retentionDays: 90,
      }),
      name: (session) => keyedHash(HASH_KEY, 'web', session),
    },
    library: () => knowledge.library,
    answer,
    today: () => TODAY,
    newId,
    sessionKey: 'k'.repeat(32),
    log,
    uploads,
    bank: () => Promise.resolve(bank),
    escalation: {
      service: escalation,
      ofChat: (chat) => escalation.ofChat(keyedHash(HASH_KEY, 'web', chat)),
    },
    ...(parts.history
      ? { history: (chat: string) => chatHistory({ store, hashKey: HASH_KEY }, 'web', chat) }
      : {}),
    ...(parts.signIn ? { signIn: signInOf(people) } : {}),
    // Tests ask faster than people do; those of the limits set their own.
    askRate: { requests: 10_000, seconds: 10 },
    readRate: { requests: 10_000, seconds: 10 },
    signInRate: { requests: 1_000, seconds: 10 },
    ...changes,
  });
  await channel.start();
  return {
    url: channel.address(),
    channel,
    knowledge,
    store,
    people,
    uploads,
    escalation,
    dataDir: folder,
    faults,
    firstCode: () => firstAdministratorCode(store, randomBytes, now),
    close: async () => {
      await uploads.close();
      await channel.stop();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A desk that only replies what a test says: for tests of the server, which has nothing to do with answers. */
export function deskAside(reply: Desk['ask']): Desk {
  return { ask: reply, vote: () => Promise.resolve(false) };
}

/** Options over an empty library, for tests that start many servers. */
export function plainOptions(): WebOptions {
  const library = createLibrary('trong', [], []);
  return {
    host: '127.0.0.1',
    port: 0,
    desk: deskAside(() => Promise.resolve({ kind: 'notice', text: 'Kho văn bản trống.' })),
    library: () => library,
    answer: (question) => Promise.resolve(plainAnswer(question.text)),
    today: () => TODAY,
    newId,
    sessionKey: 'k'.repeat(32),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  };
}
