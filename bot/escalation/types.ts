import type { Cited } from '../answer.ts';
import type { ChannelName, Letter } from '../channel.ts';
import type { Outcome, Quote } from '../contract.ts';
import type { Bell } from '../delivery.ts';
import type { Address, Reached } from '../escalated.ts';
import type { People } from '../people.ts';
import type { Store } from '../store.ts';

/** A question as those who reply see it: nothing of who asked. */
export interface Shown {
  readonly number: number;
  readonly question: string;
  /** The stand-alone wording of a follow-up; null where it is as asked. */
  readonly understood: string | null;
  readonly outcome: Outcome;
  readonly channel: ChannelName;
  readonly at: string;
  readonly answer: ShownAnswer | null;
  /** Null while it waits. */
  readonly reached: Reached | null;
}
export interface ShownAnswer {
  readonly text: string;
  readonly quotes: readonly Quote[];
  readonly at: string;
}

/** A person's reply as the one who asked gets it. */
export interface HumanReply extends ShownAnswer {
  readonly number: number;
  readonly question: string;
}

/** Where a question of a chat stands, for the chat's own page. `turn`: the answer that it is about. */
export interface Standing {
  readonly turn: string;
  readonly number: number;
  readonly question: string;
  /** Null while it waits. */
  readonly reply: HumanReply | null;
  /** The reply was shown before. */
  readonly seen: boolean;
}

/** Writes letters of one channel that answer nobody's message. */
export interface Writer {
  reply(address: Address, reply: HumanReply): readonly Letter[];
  notice(chat: string, text: string): readonly Letter[];
}
/** Web and terminal have none: there a reply is kept until the person looks. */
export type Writers = Readonly<Partial<Record<ChannelName, Writer>>>;

/** Who wrote, where: hashes as the store names them, and the channel's own names. */
export interface Place {
  readonly channel: ChannelName;
  readonly chat: string;
  readonly person: string;
  readonly address: Address;
  /** One person's own chat. */
  readonly alone: boolean;
}

/** What is to be said of a reply. `sent`: it was taken. */
export interface Said {
  readonly sent: boolean;
  readonly text: string;
}

export interface Page {
  readonly questions: readonly Shown[];
  /** Of this kind in all. */
  readonly count: number;
}

/** Questions that the rules held do not decide, or whose answer a person doubts, on their way to people. */
export interface Escalation {
  /** Passes on the answer with this id, or where it is null the person's last one here; the sentence that says so. */
  pass(place: Place, answer: string | null): Promise<string>;
  mayAnswer(person: string): Promise<boolean>;
  /** Writes down that somebody without the role tried. */
  refuse(person: string, what: string): Promise<void>;
  /** Those that wait, or those answered; the role of `person` was asked for. `page`: from 1. */
  list(person: string, wanted: { answered: boolean; page: number; size: number }): Promise<Page>;
  find(person: string, number: number): Promise<Shown | null>;
  /** Sends a reply. `places`: provisions to quote, by name; those named in the text are quoted too. */
  answer(person: string, number: number, text: string, places: string): Promise<Said>;
  /** A chat has written: replies that did not reach it go out again, and one who may reply is told here from now on. */
  heard(place: Place): Promise<void>;
  /** Tells those who reply what waits and what came back; to be called now and then. */
  look(): Promise<void>;
  /** The questions of a chat, by its keyed hash. */
  ofChat(chat: string): Promise<readonly Standing[]>;
  /** Replies that nobody has looked at yet, of a channel without letters. */
  kept(channel: ChannelName): Promise<readonly HumanReply[]>;
  markShown(number: number): Promise<void>;
}

/** What is logged: never a text or a name. A pino logger fits. */
export interface EscalationLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface EscalationNeeds {
  readonly store: Store;
  readonly people: Pick<People, 'role'>;
  /** Whether trainers reply too. */
  readonly trainers: boolean;
  readonly now: () => Date;
  /** Quotes the provisions that a text names, on the day of law. */
  readonly cite: (text: string) => Cited;
  readonly writers: Writers;
  readonly bell: Bell;
  /** Tells whoever sits at the terminal. */
  readonly tell: (sentence: string) => void;
  readonly log: EscalationLog;
}
