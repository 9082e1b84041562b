import type { ChannelName, Letter, Notice, SourceLink } from '../../channel.ts';
import type { Bell } from '../../delivery.ts';
import type { People } from '../../people.ts';
import type { RoundStore } from '../../quiz-rounds.ts';
import type { CertificateStore } from '../../quiz-certificate.ts';
import type { PracticeStore } from '../../quiz-practice.ts';
import type { UnitStore } from '../../quiz-units.ts';
import type { ItemSource } from '../items-wanted.ts';
import type { Poll } from '../present.ts';

/** A poll of a round, with the lines that stand in for it where the platform takes no poll. */
export interface RoundPoll extends Poll {
  readonly round: string;
  readonly item: number;
  readonly typed: string;
}

/** Writes what a round says in one channel's own form. */
export interface QuizVoice {
  /** `place`: as the speaker's, where the round was set up. */
  tell(chat: string, notice: Notice, place?: unknown): readonly Letter[];
  /** Absent where the channel has no polls: there items are typed. */
  poll?(chat: string, poll: RoundPoll, place?: unknown): readonly Letter[];
  stop?(chat: string, message: number): readonly Letter[];
}
/** Web and terminal have none: there everyone goes alone, and an item comes as the answer to the one before. */
export type QuizVoices = Readonly<Partial<Record<ChannelName, QuizVoice>>>;

export interface QuizNeeds {
  readonly store: RoundStore &
    Pick<PracticeStore, 'addAttempts'> &
    Pick<UnitStore, 'unitsOf'> &
    Pick<CertificateStore, 'putCertificates' | 'certificatesOf'>;
  readonly people: Pick<People, 'role'>;
  readonly items: ItemSource;
  readonly voices: QuizVoices;
  readonly bell: Pick<Bell, 'ring'>;
  /** Where people reach the web pages; null or absent where that is not known. */
  readonly publicUrl?: string | null;
  /** The link that joins the round of a code in the chat with the Telegram bot; null while the bot's name is not known. */
  readonly joinLink?: (code: string) => string | null;
  /** Where a quote that is told in a chat is read in full. */
  readonly sourceLink?: SourceLink;
  readonly now: () => Date;
  readonly random: (size: number) => Uint8Array;
  readonly newId: () => string;
  readonly log: QuizLog;
}
/** What is logged: never a text, a name or an id of a person. A pino logger fits. */
export interface QuizLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Who wrote, where. */
export interface Speaker {
  readonly channel: ChannelName;
  /** The channel's own id of the chat. */
  readonly chat: string;
  /** Keyed hashes, as the store names them. */
  readonly chatKey: string;
  readonly person: string;
  readonly group: boolean;
  /** As the platform names the person; absent where it does not. */
  readonly name?: string;
  /** What the channel needs besides `chat` to write at this place: JSON of its own. */
  readonly place?: unknown;
}

/** An answer to a platform's poll. */
export interface PollVote {
  /** Keyed hash of the platform's poll. */
  readonly poll: string;
  /** Stored id. */
  readonly person: string;
  readonly name: string | null;
  readonly options: readonly number[];
  /** ISO time of its arrival. */
  readonly at: string;
  readonly update: { readonly channel: ChannelName; readonly id: string };
}

/** The platform has taken an item. `poll`: keyed hash; null where it went out as text. */
export interface Shown {
  readonly round: string;
  readonly item: number;
  readonly poll: string | null;
  readonly message: number | null;
  readonly at: Date;
}

export const QUIZ_COMMANDS = ['quiz', 'batdau', 'tamdung', 'tieptuc', 'ketthuc', 'xephang', 'doi'] as const;
export type QuizCommand = (typeof QUIZ_COMMANDS)[number];

/** Rounds of the quiz, as channels and the desk use them. */
export interface Quiz {
  /** Goes on with the rounds that an earlier process left. */
  start(): Promise<void>;
  /** Arms nothing more, and ends what is being written. */
  stop(): Promise<void>;
  /** Brings on what is due by the clock as it stands now; to be called every some seconds, beside the timers. */
  look(): Promise<void>;
  /** What a command answers. */
  command(name: QuizCommand, speaker: Speaker, rest: string): Promise<string>;
  /** A text that is no command: an answer to an open item, or to what `/quiz` asked. Null where it is neither. */
  heard(speaker: Speaker, text: string): Promise<string | null>;
  /** Whether a text would be, or was, such an answer: a letter alone, words of an item, what `/quiz` asks. Nothing is taken. */
  answers(speaker: Speaker, text: string): Promise<boolean>;
  /** On the disk when it resolves. */
  voted(vote: PollVote): Promise<void>;
  shown(shown: Shown): Promise<void>;
  /** The platform names a poll and its question: known again where its sending was not recorded. */
  pollSeen(poll: string, question: string): Promise<void>;
  /** A chat goes on under another id, which the store knows by now. */
  chatMoved(channel: ChannelName, from: string, to: string): void;
  /** Takes questions out of a round that runs, and tells it in its group; false where there was nothing left to take out. Items from 0. */
  takeOut(round: string, items: readonly number[], notice: Notice): Promise<boolean>;
  /** Deletes what a person answered in rounds that have ended; how many answers went. */
  forget(person: string): Promise<number>;
  /** Codes of rounds that have not ended, in which a person takes part: what they answered there stays until then. */
  openWith(person: string): readonly string[];
  /** A person has left a chat, or is there again. */
  moved(place: Pick<Speaker, 'channel' | 'chat' | 'person'>, there: boolean): Promise<void>;
}
