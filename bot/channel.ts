import type { Answer } from './contract.ts';

/** A place where people write. Ids are the channel's own; only keyed hashes of them are stored. */
export type ChannelName = 'terminal' | 'web' | 'telegram' | 'zalo_bot' | 'zalo_oa';

/** One message of a person. */
export interface Message {
  readonly channel: ChannelName;
  /** The channel's id of the chat (a group or a private chat). */
  readonly chat: string;
  /** The channel's id of the person; equals `chat` where the channel knows no difference. */
  readonly person: string;
  /** Stored id of the person who signed in here by a one-time code, in place of `person`. Read from our own signed session only. */
  readonly signedIn?: string | null;
  /** Nobody can be this person again once the browser's session is gone, nor delete what is kept of it. */
  readonly passing?: boolean;
  readonly text: string;
  /** The text of an earlier message after its person has mended it: never an answer or a command, a question is answered anew. */
  readonly edited?: true;
  /** As the platform names the person before others; absent where it does not. Kept nowhere but in a round of the quiz with names. */
  readonly name?: string;
  /** The channel's id of the update, for de-duplication; null where the channel delivers once. */
  readonly update: string | null;
  /** Day of law asked for; null for today. */
  readonly on: string | null;
  /** What the channel needs besides `chat` to write at this place later (a topic, the message that asked): JSON of its own. */
  readonly place?: unknown;
  /** The part of the chat (a topic of a forum) in which it was said, by the channel's own id; absent for the chat itself. */
  readonly thread?: string;
  /**
   * The reply as letters of the channel, for a channel that sends through the outbox (`bot/delivery.ts`): the desk writes
   * them in the transaction that stores the reply. Not called for a duplicate. Absent where the reply goes back at once.
   */
  readonly compose?: (reply: Told) => readonly Letter[];
}

/** One message on its way out, for the outbox. */
export interface Letter {
  /** The channel's own id of the chat. Letters of one chat go out in the order in which they were written. */
  readonly chat: string;
  /** JSON in the channel's own form; read again by the channel's `send`, perhaps by a newer program. */
  readonly body: unknown;
  /**
   * Nobody asked for it just now: at night it waits for the morning, and answers pass it. `until`: ISO time until which it may
   * go out at any hour, since its person chose it.
   */
  readonly unasked?: { readonly until?: string };
}

/** What goes back. `id` names the answer for feedback; null where nothing was stored (a plain notice). */
export type Reply =
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer; readonly firstContact: boolean }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'duplicate' };
/** A reply that says something. */
export type Told = Exclude<Reply, { kind: 'duplicate' }>;

/** 👍 or 👎 on an answer, from the chat that got it. */
export interface Vote {
  readonly channel: ChannelName;
  readonly chat: string;
  readonly person: string;
  readonly answer: string;
  readonly helpful: boolean;
}

/** Which answer a button asks for again, and from which chat. */
export type AnswerOf = Pick<Vote, 'channel' | 'chat' | 'answer'>;

/** A person of a chat. */
export type Asker = Pick<Vote, 'channel' | 'chat' | 'person'>;

/** What a person of a chat was shown last that offers choices. */
export type Shown =
  /** `doubted`: the person has said that it did not help, whatever was said afterwards; then a way to people was offered. */
  | { readonly kind: 'answer'; readonly id: string; readonly answer: Answer; readonly doubted: boolean }
  /** The greeting with the suggested questions. */
  | { readonly kind: 'greeting' }
  | null;
/** A chat that has got another id. Ids are the channel's own. */
export interface ChatMove {
  readonly channel: ChannelName;
  readonly from: string;
  readonly to: string;
}

/** Who was nobody until now has signed in. `from` and `to` are the channel's own ids of chats, `person` is the stored id. */
export interface HandOver extends ChatMove {
  readonly person: string;
}

/** A question that is looked up in passing. */
export type Glance = Pick<Message, 'channel' | 'text'>;

/** The one desk at which all channels ask: `bot/conversation.ts` makes it. */
export interface Desk {
  /** Answers a message with the chat's memory; remembers question and answer. Commands (`/quyen CODE`, `/quen`) are read here. */
  ask(message: Message): Promise<Reply>;
  /**
   * Takes a message only where something open awaits it: what `/quiz` asked, an item of a round or of practice. Null where
   * nothing does, and nothing has happened then. For channels where a number may also pick from a list.
   */
  answerOpen?(message: Message): Promise<Reply | null>;
  /** Answers as of today, and remembers nothing: neither question nor answer nor who asked. Personal numbers are masked all the same. */
  glance?(question: Glance): Promise<Answer>;
  /** Stores a vote; false where the answer is unknown to that chat. A second vote replaces the first. */
  vote(vote: Vote): Promise<boolean>;
  /** What is remembered of a chat goes on under its new id. Harmless when told again. */
  move?(move: ChatMove): Promise<void>;
  /** What a conversation that was nobody's holds goes on as a person's, in another conversation; how many answers. */
  handOver?(handed: HandOver): Promise<number>;
  /** Reads back an answer that this chat got (buttons name it by id); null where it is unknown to that chat. */
  answerOf?(asked: AnswerOf): Promise<Answer | null>;
  /** Remembers that a person is shown the greeting. */
  greeted?(asker: Asker): Promise<void>;
  /** What a person was shown last, after a new start too, as long as conversations are kept. */
  shownLast?(asker: Asker): Promise<Shown>;
}

/** A piece of a notice. `quote`: verbatim words of a rule; `strong` and `note` are said by the bot. */
export interface NoticeBlock {
  readonly kind: 'text' | 'strong' | 'note' | 'quote';
  readonly text: string;
  /** Of the place of a quote: which words stand there. */
  readonly source?: RuleWords;
}
/** Characters of a provision. */
export interface RuleWords {
  readonly document: string;
  readonly provision: string;
  readonly start: number;
  readonly end: number;
}
/** Where a chat's people read words of a rule in full, marked; null where there is no such place for them. */
export type SourceLink = (channel: ChannelName, words: RuleWords) => string | null;
/** What the bot tells without having been asked: sections of blocks, each kept together where it fits. */
export type Notice = readonly (readonly NoticeBlock[])[];

/** A channel that may write to people without having been asked; `bot/notices.ts` has its letters written. */
export interface Announcer {
  readonly channel: ChannelName;
  /** Letters a second over all chats that the platform takes beside answers; absent: the notices' own (`PACE`). */
  readonly pace?: number;
  /** A notice as letters of the channel, for a part of the chat where the channel knows such. */
  letters(chat: string, notice: Notice, thread?: string): readonly Letter[];
  /** Letters of a chat were written. */
  wake(chat: string): void;
}

/** A running connection to a place where people write. */
export interface Channel {
  readonly name: ChannelName;
  /** Absent where the channel only answers. */
  readonly announcer?: Announcer;
  /** Starts serving; resolves when ready, with a line for the terminal that says where to ask. Rejects with a `StartError`. */
  start(): Promise<string>;
  /** Stops taking messages, ends those in work, resolves when quiet. */
  stop(): Promise<void>;
}
