import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { Desk } from '../../channel.ts';
import type { OpenDelivery } from '../../delivery.ts';
import type { Quiz } from '../../quiz.ts';
import type { Uploads } from '../../uploads.ts';
import type { TellTrouble } from '../chat/hearing.ts';
import type { Pace } from './limits.ts';

/** What is logged: never a text, a name or the token. A pino logger fits. */
export interface TelegramLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** What the channel does with files that people send. */
export interface TelegramFiles {
  readonly uploads: Uploads;
  /** The stored name of a person of Telegram. */
  readonly person: (id: number) => string;
  /** Fetches files from Telegram. */
  readonly fetch: typeof fetch;
}

/** Which answer a message of the bot tells: noted where the message is recorded as sent, so that a reaction finds it. */
export interface TelegramNotes {
  /** A keyed hash: what is kept in place of ids of Telegram. */
  readonly name: (id: string) => string;
  readonly read: (name: string) => Promise<string | null>;
}

/** The menu of one person's own chat; the second shows the first too. `trainer`: one who may answer questions. */
export type PersonalMenu = 'trainer' | 'administrator';
/**
 * The menu that a person's own chat is due. `former`: it may have had one, and is due none any more; `none`: it never had
 * one, which is what most people are.
 */
export type MenuClaim = PersonalMenu | 'former' | 'none';

/** Who is due a menu of their own. */
export interface MenuClaims {
  readonly of: (person: number) => Promise<MenuClaim>;
  /** Private chats of those who may answer questions, or could once. */
  readonly known: () => Promise<readonly { readonly chat: number; readonly claim: MenuClaim }[]>;
}

/** Rounds of the quiz, as Telegram has part in them. */
export interface TelegramQuiz {
  readonly service: Pick<Quiz, 'voted' | 'shown' | 'pollSeen' | 'moved'>;
  /** A keyed hash: what is kept in place of ids of Telegram. People have the names that the desk gives them. */
  readonly name: (id: string) => string;
  readonly now: () => Date;
}

/** What the channel needs from the rest of the bot. */
export interface TelegramOptions {
  readonly token: string;
  /** Default `https://api.telegram.org`; a Bot API server of one's own otherwise. No slash at the end. */
  readonly apiRoot?: string;
  /** Null or absent: long polling. With it `main` mounts `handleWebhook` at the path of `url`. */
  readonly webhook?: { readonly url: string; readonly secret: string } | null;
  readonly desk: Desk;
  /** The way of updates and letters through the store. */
  readonly delivery: OpenDelivery;
  /** The library of the snapshot that serves now. */
  readonly library: () => Library;
  /** Where people reach the web pages; buttons link there when it is an https address that Telegram accepts. */
  readonly publicUrl: string | null;
  readonly today: () => Day;
  /** Questions offered by `/start`. */
  readonly suggestions: readonly string[];
  /** Which services outside get questions, as `/about` tells it (`bot/outside.ts`); default none. */
  readonly services?: readonly string[];
  readonly log: TelegramLog;
  /** Who is due a menu of commands of their own; without it nobody is. */
  readonly menus?: MenuClaims;
  /** Without it reactions are not read. */
  readonly notes?: TelegramNotes;
  /** Without it files are not taken, as other things that are not text. */
  readonly files?: TelegramFiles;
  /** Without it there are no rounds of the quiz here. */
  readonly quiz?: TelegramQuiz;
  /** Whether a group is greeted for the first time; without it that is known until the program ends. */
  readonly firstTime?: (chat: string) => Promise<boolean>;
  /** A topic of a group is gone: what is followed there is told in the group from now on. Without it each notice tries the topic first. */
  readonly lostThread?: (chat: string, thread: string) => Promise<void>;
  /** Told at the start who the bot is (its name without @): from then on links into it can be made. */
  readonly introduced?: (bot: string) => void;
  /** Told of what keeps messages from coming here, and of its end. */
  readonly trouble?: TellTrouble;
  readonly pace?: Partial<Pace>;
}
