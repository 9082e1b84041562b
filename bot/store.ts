import type { ChannelName } from './channel.ts';
import type { Answer } from './contract.ts';

/** What the bot remembers. One writer; every resolved promise of a write has reached the disk. */

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
  readonly hash: string;
  /** `role` grants `role`; `sign_in` opens a web session for `person`. */
  readonly purpose: 'role' | 'sign_in';
  readonly role: Role;
  readonly person: string | null;
  readonly expires: string;
}

/** A privileged act. Never holds a secret. */
export interface AuditEntry {
  readonly at: string;
  readonly person: string;
  readonly act: string;
  readonly detail: string;
}

export interface Store {
  /** True the first time an update of a channel is seen, false ever after. */
  firstSight(channel: ChannelName, update: string, at: string): Promise<boolean>;
  addTurn(turn: Turn): Promise<void>;
  /** The last turns of a chat, oldest first, at most `limit`. */
  lastTurns(chat: string, limit: number): Promise<readonly Turn[]>;
  turn(id: string): Promise<Turn | null>;
  /** Deletes what is remembered of a chat; returns how many turns went. */
  forget(chat: string): Promise<number>;
  putVote(vote: { turn: string; person: string; helpful: boolean; at: string }): Promise<void>;
  votes(turn: string): Promise<readonly { person: string; helpful: boolean; at: string }[]>;
  person(id: string): Promise<Person | null>;
  putPerson(person: Person): Promise<void>;
  countPeople(role: Role): Promise<number>;
  putCode(code: Code): Promise<void>;
  /** Takes a code that has not expired by `at` and was not taken before; null otherwise. Atomic. */
  takeCode(hash: string, at: string): Promise<Code | null>;
  audit(entry: AuditEntry): Promise<void>;
  audits(limit: number): Promise<readonly AuditEntry[]>;
  /** A small named value (for example the key of the hashes); null where unset. */
  value(name: string): Promise<string | null>;
  /** Sets a value once: returns the value that stands, whoever set it first. */
  putValueOnce(name: string, value: string): Promise<string>;
  /** Drops turns, updates and codes older than `before` (ISO time). Returns how many rows went. */
  expire(before: string): Promise<number>;
  close(): Promise<void>;
}
