import type { ChannelName, Letter } from './channel.ts';
import type { Answer } from './contract.ts';
import type { EscalationStore } from './escalated.ts';
import type { Mail } from './mail.ts';
import type { CertificateStore } from './quiz-certificate.ts';
import type { QuizItems } from './quiz-store.ts';
import type { RoundStore } from './quiz-rounds.ts';
import type { UnitStore } from './quiz-units.ts';
import type { PracticeStore } from './quiz-practice.ts';
import type { Subscriptions } from './subscriptions.ts';

/** What the bot remembers. One writer; every resolved promise of a write has reached the disk (of `delivered` and `delay` the operating system). */

export type Role = 'asker' | 'trainer' | 'administrator';

/** One question of a chat with its answer. Texts are kept as asked, after personal numbers were masked. */
export interface Turn {
  readonly id: string;
  /** Keyed hash of channel and chat id. */
  readonly chat: string;
  readonly person: string;
  readonly channel: ChannelName;
  readonly question: string;
  readonly answer: Answer;
  /** ISO time, UTC. */
  readonly at: string;
}

export interface Person {
  /** Keyed hash of channel and person id. */
  readonly id: string;
  readonly role: Role;
  readonly since: string;
}

/** A one-time code; only its hash is kept. */
export interface Code {
  /** Covers the purpose too, so a code of one purpose is unknown under the other. */
  readonly hash: string;
  /** `role` grants `role`; `sign_in` opens a web session for `person`. */
  readonly purpose: 'role' | 'sign_in';
  readonly role: Role;
  /** `sign_in`: who signs in. `role`: who invited; null for the first administrator's code. */
  readonly person: string | null;
  readonly expires: string;
}

/** Which turns of a chat to read. */
export interface TurnsWanted {
  readonly chat: string;
  /** Whose turns; null for everybody's. */
  readonly person: string | null;
  /** ISO time; turns before it are left out. */
  readonly since: string;
  readonly limit: number;
}

/** A privileged act. Never holds a secret. */
export interface AuditEntry {
  readonly at: string;
  readonly person: string;
  readonly act: string;
  readonly detail: string;
}

export interface Store
  extends
    Mail,
    EscalationStore,
    Subscriptions,
    QuizItems,
    RoundStore,
    PracticeStore,
    UnitStore,
    CertificateStore {
  /** Marks an update of a channel as seen: true the first time, false ever after. */
  firstSight(channel: ChannelName, update: string, at: string): Promise<boolean>;
  /** Whether an update is marked as seen; marks nothing. */
  seen(channel: ChannelName, update: string): Promise<boolean>;
  /**
   * Stores a turn with the letters that tell it, marks its update as seen and takes it out of the inbox: all or nothing.
   * False, and nothing stored, where the update was marked before.
   */
  addTurn(turn: Turn, update: string | null, letters?: readonly Letter[]): Promise<boolean>;
  /** The last turns that are wanted, oldest first. */
  lastTurns(wanted: TurnsWanted): Promise<readonly Turn[]>;
  /** The questions of those turns alone, also of turns whose answer cannot be read any more. */
  lastQuestions(wanted: TurnsWanted): Promise<readonly string[]>;
  /** Whether anything is remembered of a chat, whoever wrote it. */
  hasTurns(chat: string): Promise<boolean>;
  turn(id: string): Promise<Turn | null>;
  /** Deletes one person's turns in a chat, with their votes; returns how many turns went. */
  forget(chat: string, person: string): Promise<number>;
  /** What is remembered of a chat, with its questions passed to people, goes on under another name: the chat has got a new id. */
  moveChat(from: string, to: string): Promise<void>;
  /** Keeps one vote a person and turn, the last; a vote on a turn that is not held is dropped. */
  putVote(vote: { turn: string; person: string; helpful: boolean; at: string }): Promise<void>;
  votes(turn: string): Promise<readonly { person: string; helpful: boolean; at: string }[]>;
  person(id: string): Promise<Person | null>;
  putPerson(person: Person): Promise<void>;
  countPeople(role: Role): Promise<number>;
  putCode(code: Code): Promise<void>;
  /** Takes a code that has not expired by `at` and was not taken before; null otherwise. Atomic. */
  takeCode(hash: string, at: string): Promise<Code | null>;
  /** Makes codes of a purpose and person void before they are taken; returns how many. */
  dropCodes(purpose: Code['purpose'], person: string | null): Promise<number>;
  audit(entry: AuditEntry): Promise<void>;
  /** The last privileged acts, newest first. */
  audits(limit: number): Promise<readonly AuditEntry[]>;
  /** A small named value (for example the key of the hashes); null where unset. */
  value(name: string): Promise<string | null>;
  /** Sets a value once: returns the value that stands, whoever set it first. */
  putValueOnce(name: string, value: string): Promise<string>;
  /** Notes that a browser that nobody signed in at was there, of which something lasts that only its own session can delete. */
  sawVisitor(person: string, at: string): Promise<void>;
  /**
   * Drops turns (with their votes), updates, questions passed to people, rounds of the quiz with their attempts and all mail older than
   * `before` (ISO time), codes that ended by then, and what visitors practised and their units where they were not there since. Returns
   * how many rows went.
   */
  expire(before: string): Promise<number>;
  close(): Promise<void>;
}
