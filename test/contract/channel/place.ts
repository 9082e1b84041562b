import type { Channel } from '../../../bot/channel.ts';
import type { UploadFile } from '../../../bot/uploads.ts';

/** What a person sees come, once nothing more is on its way. */
export interface Shown {
  /** Everything, from top to bottom. */
  readonly text: string;
  /** The pieces in which it came, as the platform counts their length: messages; a page or a print is one. */
  readonly messages: readonly string[];
  /** What stands there as quoted, without the marks around it. */
  readonly quotes: readonly string[];
}

/** What a person takes of what is offered: by a button, a number, a link or a typed command. */
export type Choice =
  | { readonly kind: 'question'; readonly text: string }
  | { readonly kind: 'source' }
  | { readonly kind: 'vote'; readonly helpful: boolean }
  /** Pass the question on to a person. */
  | { readonly kind: 'person' }
  /** The decision on a file that was sent. */
  | { readonly kind: 'upload'; readonly accept: boolean };

/** Practice of a person alone: typed in chats, forms on the web. */
export interface PracticePlace {
  /** An empty topic is none in particular. */
  begin(topic: string): Promise<Shown>;
  answer(letter: string): Promise<Shown>;
  stop(): Promise<Shown>;
  results(): Promise<Shown>;
  /** Deletes one's own results. */
  remove(): Promise<Shown>;
}

export const typedPractice = (say: (text: string) => Promise<Shown>): PracticePlace => ({
  begin: (topic) => say(`/luyen ${topic}`.trim()),
  answer: say,
  stop: () => say('/luyen dừng'),
  results: () => say('/ketqua'),
  remove: () => say('/ketqua xóa'),
});

/** A live round of two people, of whom Lan is a trainer. */
export interface LivePlace {
  /** Lan sets up and steers. */
  steer(text: string): Promise<Shown>;
  /** The two come in, where that is an act of its own. */
  enter?(code: string): Promise<void>;
  /** The option by its index; resolves once it is counted. */
  answer(member: 'lan' | 'minh', option: number): Promise<void>;
  /** What they see by now, of the items too. */
  see(): Promise<Shown>;
}

/** A person at a channel: what they do, each resolving with what they then see. */
export interface PersonPlace {
  greet(): Promise<Shown>;
  help(): Promise<Shown>;
  about(): Promise<Shown>;
  say(text: string): Promise<Shown>;
  /** Writes without waiting for answers between. */
  sayAll(texts: readonly string[]): Promise<Shown>;
  choose(choice: Choice): Promise<Shown>;
  forget(): Promise<Shown>;
  /** A code that gives a role or signs in. */
  enterCode(code: string): Promise<Shown>;
  /** Where the channel says which role one has. */
  role(): Promise<Shown>;
  /** Asks for the code with which a browser signs in; absent where codes are entered, not given. */
  signInCode?(): Promise<Shown>;
  /** What has come meanwhile without being asked for; on the web what the page shows when it is opened again. */
  wait(): Promise<Shown>;
  /** What waits for those who reply to questions. */
  questions(): Promise<Shown>;
  /** Replies to a question that was passed on. */
  reply(number: number, text: string): Promise<Shown>;
  /** Recent changes of the rules; on the web the page, and the feed. */
  changes(): Promise<Shown>;
  readonly practice: PracticePlace;
  /** The link to the provision quoted last, as the channel gives it to be sent on. Absent on a double that has none. */
  link?(): Promise<string>;
  /** The link that joins the round of a code; `shown`: what set it up. */
  roundLink?(code: string, shown: Shown): string;
  /** Follows a link to a provision or a round. Absent, as what follows, where the channel has no such thing. */
  open?(link: string): Promise<Shown>;
  /** Asks from within some other chat. */
  inline?(text: string): Promise<Shown>;
  sendFile?(file: UploadFile): Promise<Shown>;
  /** Sends a picture, with words under it perhaps. */
  sendPicture?(caption: string): Promise<Shown>;
  sendSticker?(): Promise<Shown>;
  /** Writes, and resolves at once: the channel may be down. */
  post?(text: string): void;
  /** What the person wrote last arrives once more, as after a lost acknowledgement. */
  repeat?(): void;
}

/** A group with two members. */
export interface GroupPlace {
  /** `named`: the message names the bot. */
  say(member: 'lan' | 'minh', text: string, named: boolean): Promise<Shown>;
}

/** One running channel on its platform's double, or on a real browser or stream. */
export interface Place {
  /** The one that runs now. */
  channel(): Channel;
  /** Only one person can be there. */
  readonly alone?: true;
  /** Somebody new, where there is room. */
  person(): Promise<PersonPlace>;
  /** Absent where the channel has none. */
  group?(): GroupPlace;
  /** Absent where nobody can answer in a live round. */
  live?(): Promise<LivePlace>;
  /** Longest message that the platform takes, UTF-16 units; null where there is no limit. */
  readonly limit: number | null;
  /** What the platform refused; a well-behaved channel leaves it empty. */
  refused(): readonly string[];
  /** Values that must not be logged. */
  readonly secrets: readonly string[];
  /** Starts another channel on the same platform, over what the house has now. The one before is stopped. */
  start(): Promise<void>;
  /** People go, before the channel stops: what a browser still fetches then would look like a fault. */
  leave?(): Promise<void>;
  close(): Promise<void>;
}

export const shownOf = (messages: readonly string[], quotes: readonly string[]): Shown => ({
  text: messages.join('\n'),
  messages,
  quotes,
});

/** White space is where lines break, and says nothing. */
export const flat = (text: string): string => text.replace(/\s+/gu, ' ').trim();
