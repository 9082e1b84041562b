import { citeNamed, type Cited } from '../../bot/answer.ts';
import { telegramWriter } from '../../bot/channel/telegram.ts';
import { zaloBotWriter } from '../../bot/channel/zalo-bot.ts';
import { zaloOaWriter } from '../../bot/channel/zalo-oa.ts';
import { createBell, createDelivery, type Bell, type OpenDelivery } from '../../bot/delivery.ts';
import { createEscalation, type Escalation } from '../../bot/escalation.ts';
import type { Role, Store } from '../../bot/store.ts';
import { openShippedKnowledge, TODAY, type ShippedKnowledge } from './knowledge.ts';
import { keyedHash } from '../../bot/privacy.ts';
import { byDay, createLog } from '../fakes/telegram/channel.ts';
import { HASH_KEY, openDeskOnDisk, type DeskOnDisk } from './desk-on-disk.ts';
import type { ChannelName, Message } from '../../bot/channel.ts';

/** As in the program. */
export const writers = { telegram: telegramWriter, zalo_bot: zaloBotWriter, zalo_oa: zaloOaWriter };

/** A desk on a real store that passes questions to people; quotes come from the shipped library. */
export interface EscalationOnDisk extends DeskOnDisk {
  readonly escalation: () => Escalation;
  readonly bell: Bell;
  /** The way of updates and letters; rung by the bell. */
  readonly delivery: () => OpenDelivery;
  /** What was told at the terminal. */
  readonly told: string[];
  /** Gives a person a role; the stored id. */
  readonly appoint: (role: Role, person: string, channel?: ChannelName) => Promise<string>;
  readonly acts: () => Promise<string[]>;
  /** What is said to a message, of Lan (1001) unless `changes` say otherwise. */
  readonly say: (text: string, changes?: Partial<Message>) => Promise<string>;
  /** Asks and passes on; what was said. */
  readonly pass: (text?: string, changes?: Partial<Message>) => Promise<string>;
  /** Takes the letters of a chat out of the outbox. */
  readonly letters: (chat: string, channel?: ChannelName) => Promise<TakenLetter[]>;
}
export interface TakenLetter {
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export const FINE = 'Mức phạt khi uống bia buổi trưa là bao nhiêu?';
export const ADMIN = '9001';
/** The private chat of one who replies. */
export const admin = { chat: ADMIN, person: ADMIN };

export interface EscalationOptions {
  readonly cite?: (text: string) => Cited;
  readonly trainers?: boolean;
}

const noQuotes = (): Cited => ({ quotes: [], unknown: [] });

export async function openEscalationOnDisk(options: EscalationOptions = {}): Promise<EscalationOnDisk> {
  const disk = await openDeskOnDisk();
  const bell = createBell();
  const told: string[] = [];
  let escalation: Escalation;
  disk.makeEscalation = ({ store, people, now }) =>
    (escalation = createEscalation({
      store,
      people,
      trainers: options.trainers ?? false,
      now,
      cite: options.cite ?? noQuotes,
      writers,
      bell,
      tell: (sentence) => void told.push(sentence),
      log: { info: () => undefined, error: (fields) => void told.push(`FAULT ${JSON.stringify(fields)}`) },
    }));
  disk.desk = disk.newDesk();
  return Object.assign(disk, {
    escalation: () => escalation,
    bell,
    delivery: () =>
      createDelivery({
        store: disk.store,
        now: byDay,
        chance: Math.random,
        log: createLog().log,
        policy: { first: 0.05 },
        bell,
      }),
    told,
    appoint: async (role: Role, person: string, channel: ChannelName = 'telegram') => {
      const id = keyedHash(HASH_KEY, channel, person);
      await disk.store.putPerson({ id, role, since: '2026-11-01T00:00:00.000Z' });
      return id;
    },
    say: (text: string, changes: Partial<Message> = {}) => disk.noticeOf({ text, ...changes }),
    pass: async (text = FINE, changes: Partial<Message> = {}) => {
      await disk.ask({ text, ...changes });
      return disk.noticeOf({ text: '/chuyen', ...changes });
    },
    letters: (chat: string, channel: ChannelName = 'telegram') => takeLetters(disk.store, channel, chat),
    acts: async () =>
      (await disk.store.audits(100)).map(({ act, detail }) => `${act} ${detail}`.trim()).reverse(),
  });
}

/** Quotes from the shipped library, as the program does. */
export async function shippedQuotes(): Promise<
  ShippedKnowledge & { readonly cite: (text: string) => Cited }
> {
  const shipped = await openShippedKnowledge();
  return { ...shipped, cite: (text) => citeNamed(text, shipped.knowledge.library, TODAY) };
}

async function takeLetters(store: Store, channel: ChannelName, chat: string): Promise<TakenLetter[]> {
  const all: TakenLetter[] = [];
  for (;;) {
    const letter = await store.nextLetter(channel, chat);
    if (letter === null) return all;
    const body = letter.body as Record<string, unknown>;
    all.push({ text: String(body['plain'] ?? body['text']), body });
    await store.delivered(letter.sequence);
  }
}
