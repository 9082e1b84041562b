import type { ChannelName, Letter } from './channel.ts';
import type { Post } from './mail.ts';
import type { ItemType } from './quiz-item.ts';
import type { Place } from './subscriptions.ts';

/** What is remembered of quizzes alone and together: attempts, and for practice cards, sessions and reminders. */

/** One person's reply to one item, in practice or in a round. */
export interface Attempt {
  /** Stored id: a keyed hash, or an id of one round where it is anonymous. */
  readonly person: string;
  readonly item: string;
  /** Id; null where the item is bound to none. */
  readonly provision: string | null;
  readonly topic: string | null;
  /** Null in practice. */
  readonly round: string | null;
  readonly correct: boolean;
  /** Index into the item's options as the item lists them; null where none was chosen (too late, typed, an order). */
  readonly choice: number | null;
  /** Milliseconds from showing to answering; null where that is not known. */
  readonly ms: number | null;
  /** ISO time, UTC. */
  readonly at: string;
  /** The unit of which the person says to be, else their team in the round; null where none. */
  readonly unit: string | null;
}

/** What FSRS remembers of a card; the fields are those of a `Card` of `ts-fsrs`, times as ISO. */
export interface Memory {
  readonly due: string;
  /** Days after which it is still known with 90 %. */
  readonly stability: number;
  /** 1 to 10. */
  readonly difficulty: number;
  readonly scheduledDays: number;
  readonly learningSteps: number;
  readonly reps: number;
  readonly lapses: number;
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly state: number;
  readonly last: string | null;
}

/** Why a card is not asked any more. */
export type Aside = 'changed' | 'ended';

/** How well a person knows a provision. */
export interface PracticeCard {
  readonly person: string;
  readonly provision: string;
  /** SHA-256, hex, of the provision's text that was learned. */
  readonly version: string;
  readonly memory: Memory;
  /** Items of the provision that were asked so far. */
  readonly asked: number;
  /** Right and fast answers in a row. */
  readonly fast: number;
  /** When it was begun, ISO time. */
  readonly begun: string;
  readonly aside: Aside | null;
}

/** A session in a chat: JSON in the form of `bot/quiz/practice/session.ts`, perhaps an older program's. */
export interface StoredSession {
  /** Keyed hash of channel and chat. */
  readonly chat: string;
  readonly person: string;
  readonly body: unknown;
  /** When it was last changed, ISO time. */
  readonly at: string;
}

/** What one answer changes. */
export interface PracticeStep {
  /** Replaces the one of this chat and person. */
  readonly session: StoredSession;
  /** Null where the answer does not count: the rule changed meanwhile. */
  readonly attempt: Attempt | null;
  readonly card: PracticeCard | null;
}

/** A daily reminder of a private chat. */
export interface Reminder extends Place {
  /** Stored id of the person. */
  readonly person: string;
  /** `07:30`, in Viet Nam. */
  readonly time: string;
  /** Last day done with; empty before the first. */
  readonly last: string;
}

/** Which attempts to read; null for all. */
export interface AttemptsWanted {
  readonly person: string | null;
  readonly round: string | null;
  /** ISO time; those before it are left out. */
  readonly since: string;
}

export interface Counted {
  readonly right: number;
  readonly answers: number;
}
/** Attempts that have something in common, counted: nobody can be told from them. */
export interface Tally extends Counted {
  /** Null: attempts that name none. */
  readonly key: string | null;
  /** How many people. */
  readonly people: number;
}
/** A tally of a topic (`key`) on one of its provisions. */
export interface RuleTally extends Tally {
  readonly provision: string;
}
/** `week`: by its Monday in Viet Nam. */
export type TallyBy = 'topic' | 'provision' | 'week';

export interface PracticeStore {
  /** The first due first. */
  cards(person: string): Promise<readonly PracticeCard[]>;
  /** Puts cards aside. */
  putAside(
    person: string,
    cards: readonly { readonly provision: string; readonly aside: Aside }[],
  ): Promise<void>;
  session(chat: string, person: string): Promise<StoredSession | null>;
  putSession(session: StoredSession): Promise<void>;
  /** False where there was none. */
  dropSession(chat: string, person: string): Promise<boolean>;
  /** Writes an answer with its letters and marks its update as seen: all or nothing. False, and nothing written, where it was marked before. */
  practised(step: PracticeStep, post: Post): Promise<boolean>;

  /** Attempts of a round; one of the same round, person and item is kept as it was first written. */
  addAttempts(attempts: readonly Attempt[]): Promise<void>;
  /** Puts these in place of all attempts of a round. */
  replaceAttempts(round: string, attempts: readonly Attempt[]): Promise<void>;
  /** Oldest first. */
  attempts(wanted: AttemptsWanted): Promise<readonly Attempt[]>;
  /** All attempts from a time on (ISO), of practice and of rounds, counted; by key. */
  tallies(by: TallyBy, since: string): Promise<readonly Tally[]>;
  /** The same by topic and provision; attempts bound to no provision are left out. */
  ruleTallies(since: string): Promise<readonly RuleTally[]>;
  /** Deletes a person's attempts, cards and sessions; how many attempts and cards went. */
  forgetPractice(person: string): Promise<{ readonly attempts: number; readonly cards: number }>;

  /** Sets it anew; whoever asks has written at that time. */
  putReminder(reminder: Reminder, at: string): Promise<void>;
  /** False where there was none. */
  dropReminder(place: Place): Promise<boolean>;
  reminder(place: Place): Promise<Reminder | null>;
  /** By time. */
  reminders(channel: ChannelName): Promise<readonly Reminder[]>;
  /** Writes the letters of a day, none where nothing is to be said, and that it is done with: all or nothing. False where it was. */
  writeReminder(
    place: Place,
    written: { readonly day: string; readonly letters: readonly Letter[]; readonly at: string },
  ): Promise<boolean>;
}

/** Somebody who practises, as the desk knows them. */
export interface Practising extends Place {
  /** Keyed hashes. */
  readonly keys: { readonly chat: string; readonly person: string };
  readonly group: boolean;
}

/** How far a person has come. */
export interface Progress {
  /** Provisions learned that stand; those of them answered right last and not due yet; those due today. */
  readonly learned: number;
  readonly known: number;
  readonly due: number;
  /** Provisions answered wrong most, by share. */
  readonly weakest: readonly (Counted & { readonly provision: string })[];
  /** By week (its Monday in Viet Nam), oldest first; weeks without answers are left out. */
  readonly weeks: readonly ({ readonly monday: string } & Readonly<Record<'practice' | 'rounds', Counted>>)[];
  /** Answers in rounds. */
  readonly rounds: Counted;
  /** Days practised in a row. */
  readonly streak: number;
}

/** What a page shows of a person's practice. */
export interface PracticeView {
  /** The item that waits for an answer. */
  readonly question: {
    /** Another for each item shown, so that a form sent twice answers once. */
    readonly key: string;
    readonly number: number;
    readonly of: number;
    /** What was found for the words that were typed, in a sentence; empty where none were. */
    readonly found: string;
    readonly fresh: boolean;
    /** Outside the schedule. */
    readonly extra: boolean;
    readonly type: ItemType;
    readonly stem: string;
    readonly options: readonly { readonly letter: string; readonly text: string }[];
    readonly how: string;
  } | null;
  /** The item answered last. */
  readonly answered: {
    readonly stem: string;
    readonly correct: boolean;
    readonly right: string;
    readonly why: string;
    /** The words of the rules that decide, on one line, with their place and the provision's id; none where they do not stand any more. */
    readonly clauses: readonly {
      readonly text: string;
      readonly place: string;
      readonly provision: string;
      /** Of the words that decide, in the provision's text. */
      readonly start: number;
      readonly end: number;
    }[];
    /** The day when it comes again; null where the answer does not count. */
    readonly again: string | null;
    /** Outside the schedule; then a day is that of the schedule before it, null where nothing is planned. */
    readonly extra: boolean;
  } | null;
  /** Of the session; null where there is none. */
  readonly score: { readonly right: number; readonly answered: number } | null;
  readonly progress: Omit<Progress, 'weakest'> & {
    readonly weakest: readonly (Progress['weakest'][number] & { readonly place: string })[];
  };
}

export const PRACTICE_COMMANDS = ['luyen', 'ketqua'] as const;
export type PracticeCommand = (typeof PRACTICE_COMMANDS)[number];

/** An answer that was taken: what is said, and how it is stored with the letters that say it. */
export interface Practised {
  readonly text: string;
  /** False, and nothing stored, where the update was marked before. */
  save(post: Post): Promise<boolean>;
}

/** What the desk needs of practice. */
export interface PracticeDesk {
  /** `/luyen`, `/ketqua`: what is answered; it has taken effect by then. `rest`: what stands behind the name. */
  command(name: PracticeCommand, asked: Practising, rest: string): Promise<string>;
  /** Takes a message as the answer to the item that is open in this chat for this person; null where it is none. */
  answer(asked: Practising, text: string): Promise<Practised | null>;
  /** Whether a message would be such an answer, or one to the item before; nothing is taken. */
  answers(asked: Practising, text: string): Promise<boolean>;
  /** Deletes what is remembered of a person's learning; a sentence about it, null where there was nothing. */
  forget(asked: Practising): Promise<string | null>;
}
