import type { MenuClaim, MenuClaims, TelegramChannel } from '../../channel/telegram.ts';
import { chatLinks } from '../../channel/telegram/links.ts';
import { telegramVoice } from '../../channel/telegram/poll-letter.ts';
import { telegramWriter } from '../../channel/telegram/writer.ts';
import { createPager, createTerminalChannel, lookOf, type TerminalChannel } from '../../channel/terminal.ts';
import { createWebChannel, type WebChannel } from '../../channel/web.ts';
import {
  createZaloBotChannel,
  zaloBotVoice,
  zaloBotWriter,
  type ZaloBotChannel,
} from '../../channel/zalo-bot.ts';
import { zaloTokenFile } from '../../channel/zalo-oa/token-file.ts';
import { createZaloOaChannel, zaloOaVoice, zaloOaWriter, type ZaloOaChannel } from '../../channel/zalo-oa.ts';
import { chatHistory } from '../../conversation.ts';
import { answerMasked } from '../../masked.ts';
import { outsideOf } from '../../outside.ts';
import { keyedHash } from '../../privacy.ts';
import type { Store } from '../../store.ts';
import { suggestions } from '../../suggestions.ts';
import type { World } from '../../world.ts';
import type { House } from '../house.ts';

/** The channels of `npm start`, each with what it needs of the house. */

/** Letters that answer nobody's message, in each channel's form, whether it is on or not. */
export const writers = { telegram: telegramWriter, zalo_bot: zaloBotWriter, zalo_oa: zaloOaWriter };

/** What rounds of the quiz say, in each channel's form. */
export const voices = { telegram: telegramVoice, zalo_bot: zaloBotVoice, zalo_oa: zaloOaVoice };

export const chatsOf = async (house: House): Promise<Chats> => ({
  telegram: await telegramOf(house),
  zaloBot: zaloBotOf(house),
  zaloOa: zaloOaOf(house),
});

/** Letters given up that are counted for the page: more are "100". */
const MOST_DEAD = 100;

export function webOf(house: House, mounts: Mounts): WebChannel {
  const { world, people, store, hashKey, serving, quiz } = house;
  const { host, port, trustProxy, publicUrl, ratePerMinute, embedOrigins } = world.settings;
  return createWebChannel({
    host,
    port,
    trustProxy,
    publicUrl,
    embedOrigins,
    outside: outsideOf(world.settings),
    askRate: { requests: ratePerMinute, seconds: 60 },
    desk: house.desk,
    library: serving.library,
    answer: answerMasked(serving.answer),
    today: house.today,
    newId: house.newId,
    sessionKey: house.sessionKey,
    log: world.log,
    suggestions,
    history: (chat, most) => chatHistory({ store, hashKey }, 'web', chat, most),
    signIn: {
      enter: (code, session) => people.enter(code, keyedHash(hashKey, 'web', session)),
      role: (person) => people.role(person),
    },
    uploads: house.uploads,
    escalation: {
      service: house.escalation,
      ofChat: (chat) => house.escalation.ofChat(keyedHash(hashKey, 'web', chat)),
    },
    ...(quiz === null
      ? {}
      : {
          quiz: {
            rounds: quiz.live,
            trainers: quiz.trainers,
            telegram: house.joinLinks.of,
            name: (session: string) => keyedHash(hashKey, 'web', session),
          },
        }),
    bank: house.bank,
    results: { service: house.results, name: (session) => keyedHash(hashKey, 'web', session) },
    office: world.settings.office,
    retentionDays: world.settings.retentionDays,
    news: (limit) => house.notices.news(limit),
    troubles: async () => ({
      recent: house.troubles.recent(),
      dead: (await store.deadLetters(MOST_DEAD)).length,
    }),
    practice: (chat, signedIn) =>
      house.practice.view({
        chat: keyedHash(hashKey, 'web', chat),
        person: signedIn ?? keyedHash(hashKey, 'web', chat),
      }),
    mounts,
  });
}

/** The chat channels that are switched on. */
export interface Chats {
  readonly telegram: TelegramChannel | null;
  readonly zaloBot: ZaloBotChannel | null;
  readonly zaloOa: ZaloOaChannel | null;
}

/** Deliveries of other channels come in at the paths of their webhooks' addresses. */
export function mountsOf({ settings }: World, { telegram, zaloBot, zaloOa }: Chats): Mounts {
  const served = [
    [settings.telegram?.webhook, telegram?.handleWebhook],
    [settings.zaloBot?.webhook, zaloBot?.handleWebhook],
    [settings.zaloOa?.webhook, zaloOa?.handleWebhook],
  ] as const;
  return Object.fromEntries(
    served.flatMap(([webhook, handle]) =>
      webhook && handle !== undefined ? [[new URL(webhook.url).pathname, handle]] : [],
    ),
  );
}
type Mounts = Readonly<Record<string, (request: Request) => Promise<Response>>>;

async function telegramOf({
  world,
  desk,
  delivery,
  serving,
  store,
  people,
  escalation,
  today,
  uploads,
  hashKey,
  quiz,
  joinLinks,
  newId,
  troubles,
}: House): Promise<TelegramChannel | null> {
  const { telegram, publicUrl } = world.settings;
  if (telegram === null) return null;
  // grammY takes 20 MB, which a bot without Telegram need not hold.
  const { createTelegramChannel } = await import('../../channel/telegram.ts');
  const name = (id: string) => keyedHash(hashKey, 'telegram', id);
  return createTelegramChannel({
    ...telegram,
    desk,
    delivery,
    lostThread: (chat, thread) => store.forgetThread({ channel: 'telegram', chat }, thread),
    library: serving.library,
    publicUrl,
    today,
    suggestions,
    services: outsideOf(world.settings).services,
    log: world.log,
    menus: menuClaims({ people, escalation, store }, name),
    notes: { name, read: store.noted },
    quiz: { service: quiz, name, now: world.now },
    firstTime: (chat) => isFirst(store, `telegram_greeted ${name(chat)}`, newId()),
    trouble: (occurred) => troubles.report({ ...occurred, channel: 'telegram', count: 1 }),
    introduced: (bot) => joinLinks.know(chatLinks(bot)),
    files: {
      uploads,
      person: (id) => name(String(id)),
      fetch: world.fetch,
    },
  });
}

/** Whether something is done for the first time, over all starts. `mark`: another each time. */
const isFirst = async (store: Store, name: string, mark: string): Promise<boolean> =>
  (await store.putValueOnce(name, mark)) === mark;

/** Who sees more commands than everybody does: administrators, and trainers while they may answer questions. */
export function menuClaims(
  { people, escalation, store }: Pick<House, 'people' | 'escalation' | 'store'>,
  name: (id: string) => string,
): MenuClaims {
  const claimOf = async (person: string): Promise<MenuClaim> => {
    const role = await people.role(person);
    if (role === 'administrator') return role;
    if (await escalation.mayAnswer(person)) return 'trainer';
    return role === 'asker' ? 'none' : 'former';
  };
  return {
    of: (id) => claimOf(name(String(id))),
    known: async () => {
      const here = (await store.attendants()).filter(({ channel }) => channel === 'telegram');
      return Promise.all(
        here.map(async ({ chat, person }) => {
          const claim = await claimOf(person);
          return { chat: Number(chat), claim: claim === 'none' ? 'former' : claim };
        }),
      );
    },
  };
}

/** What Zalo's channels share. */
const zaloParts = ({ world, desk, delivery, serving, today }: House) => ({
  desk,
  delivery,
  library: serving.library,
  publicUrl: world.settings.publicUrl,
  today,
  suggestions,
  services: outsideOf(world.settings).services,
  log: world.log,
});

function zaloBotOf(house: House): ZaloBotChannel | null {
  const { zaloBot } = house.world.settings;
  if (zaloBot === null) return null;
  return createZaloBotChannel({
    ...zaloBot,
    ...zaloParts(house),
    trouble: (occurred) => house.troubles.report({ ...occurred, channel: 'zalo_bot', count: 1 }),
  });
}

function zaloOaOf(house: House): ZaloOaChannel | null {
  const { settings, dataDir, now } = house.world;
  if (settings.zaloOa === null) return null;
  return createZaloOaChannel({
    ...settings.zaloOa,
    ...zaloParts(house),
    now,
    tokenFile: zaloTokenFile(dataDir),
    tell: house.tell,
    wrote: (chat) => house.notices.heard({ channel: 'zalo_oa', chat }),
  });
}

export function terminalOf(
  { world, desk, serving, today, notices }: House,
  onQuit: () => void,
): TerminalChannel {
  const { input, output, settings, log } = world;
  return createTerminalChannel({
    desk,
    library: serving.library,
    today,
    changes: () => notices.sinceLastRun(),
    remembers: true,
    services: outsideOf(settings).services,
    publicUrl: settings.publicUrl,
    pager: createPager(settings.pager),
    input,
    output,
    look: () => lookOf(output, settings.colour),
    onQuit,
    onFault: (error) => log.error({ err: error }, 'a question at the terminal failed'),
  });
}
