import type { Day } from '../../knowledge/types.ts';
import type { Desk } from '../channel.ts';
import { createDesk } from '../conversation.ts';
import { dayInVietNam } from '../day.ts';
import { createLexicon, readLexicon, type Lexicon } from '../../knowledge/lexicon.ts';
import { listSnapshots, openSnapshot } from '../../knowledge/snapshot.ts';
import { createNotices, type Notices } from '../notices.ts';
import { citeNamed } from '../answer.ts';
import { createBell, createDelivery, type Bell, type OpenDelivery } from '../delivery.ts';
import { createEscalation, type Escalation, type Writers } from '../escalation.ts';
import { createPeople, type People } from '../people.ts';
import { openHashKey } from '../privacy.ts';
import type { Practice, QuizVoices, Results } from '../quiz.ts';
import { createJoinLinks, type JoinLinks } from './join-links.ts';
import { sourceLinks, type PageOf } from './source-links.ts';
import { openQuiz, type OpenQuiz } from './quiz/main.ts';
import { createServing, type Opening, type Serving } from '../serving.ts';
import type { Store } from '../store.ts';
import { createTroubles, type Troubles } from '../troubles.ts';
import { createUploads, type Uploads } from '../uploads.ts';
import type { OpenedLibrary, World } from '../world.ts';

/** What all channels share. */
export interface House {
  readonly world: World;
  readonly serving: Serving;
  readonly store: Store;
  readonly people: People;
  readonly desk: Desk;
  readonly delivery: OpenDelivery;
  readonly escalation: Escalation;
  /** Rung where a chat may have letters, or this terminal replies. */
  readonly bell: Bell;
  readonly uploads: Uploads;
  readonly notices: Notices;
  readonly troubles: Troubles;
  readonly quiz: ReturnType<typeof openQuiz>['quiz'];
  readonly practice: Practice;
  readonly results: Results;
  readonly bank: OpenQuiz['bank'];
  readonly lapsing: OpenQuiz['lapsing'];
  readonly joinLinks: JoinLinks;
  /** Key under which ids of chats and people are hashed. */
  readonly hashKey: string;
  /** Signs the web's sessions. */
  readonly sessionKey: string;
  readonly newId: () => string;
  readonly today: () => Day;
  /** Tells whoever started the bot one sentence, on standard output. */
  readonly tell: (sentence: string) => void;
}

/** Bytes of an id that nobody can guess: 144 bits, and base64url without padding. */
const ID_BYTES = 18;
/** Bytes of the session key: the block that SHA-256 gives. */
const KEY_BYTES = 32;

/** Bytes of a chance: more than milliseconds of a rest can show. */
const CHANCE_BYTES = 4;
/** A number from 0 up to 1 out of random bytes. */
const chanceOf = (bytes: Uint8Array) => bytes.reduce((sum, byte) => (sum + byte) / 256, 0);

/** Makes what all channels share, over one opened library and one opened store; `writers` write letters in each channel's form. */
export async function furnish(
  world: World,
  store: Store,
  { opened }: Opening<OpenedLibrary>,
  tell: House['tell'],
  writers: Writers,
  voices: QuizVoices,
  pageOf: PageOf,
): Promise<House> {
  const { now, random, log } = world;
  const newId = () => Buffer.from(random(ID_BYTES)).toString('base64url');
  const hashKey = await openHashKey(store, random);
  const sessionKey = await store.putValueOnce('session_key', Buffer.from(random(KEY_BYTES)).toString('hex'));
  const serving = createServing(opened);
  const people = createPeople({ store, random, now });
  const answer: Serving['answer'] = (question) => serving.answer(question);
  const { dataDir, intake } = world;
  const uploads = createUploads({ dataDir, intake, people, store, now, newId, log });
  const notices = noticesOf(world, store, serving, people);
  const today = () => dayInVietNam(now());
  const bell = createBell();
  const escalation = createEscalation({
    store,
    people,
    trainers: world.settings.trainersAnswer,
    now,
    cite: (text) => citeNamed(text, serving.library(), today()),
    writers,
    bell,
    tell,
    log,
  });
  const chance = () => chanceOf(random(CHANCE_BYTES));
  const { library } = serving;
  const joinLinks = createJoinLinks();
  const { quiz, practice, results, bank, lapsing } = openQuiz({
    ...{ world, store, people, library, today, bell, newId, chance, voices, tell },
    joinLink: joinLinks.of,
    sourceLink: sourceLinks(world.settings.publicUrl, joinLinks, pageOf),
  });
  const desk = createDesk({
    store,
    answer,
    people,
    escalation,
    notices,
    quiz,
    practice,
    hashKey,
    now,
    newId,
    log,
  });
  const attended = world.input.isTTY;
  const troubles = createTroubles({ store, people, now, tell, attended, log });
  const delivery = createDelivery({ store, now, chance, log, bell, trouble: troubles.report });
  return {
    world,
    serving,
    store,
    people,
    desk,
    delivery,
    escalation,
    bell,
    uploads,
    notices,
    troubles,
    quiz,
    practice,
    results,
    bank,
    lapsing,
    joinLinks,
    hashKey,
    sessionKey,
    newId,
    today,
    tell,
  };
}

/** What has changed is found between snapshots; one that cannot be opened any more tells nothing. */
function noticesOf(
  { dataDir, now, log, settings }: World,
  store: Store,
  { library }: Serving,
  { role }: People,
): Notices {
  let lexicon: Lexicon | null = null;
  return createNotices({
    store,
    library,
    role,
    now,
    log,
    publicUrl: settings.publicUrl,
    lexicon: () => (lexicon ??= createLexicon(readLexicon())),
    earlier: async (id) => {
      const opened = await openSnapshot(dataDir, id).catch(() => null);
      return opened?.library ?? null;
    },
    kept: async () =>
      (await listSnapshots(dataDir)).map(({ id, createdAt }) => ({ id, at: createdAt })).toReversed(),
  });
}
