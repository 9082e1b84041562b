import type { Question } from '../../answer.ts';
import type { Desk } from '../../channel.ts';
import type { News } from '../../notices.ts';
import type { Outside } from '../../outside.ts';
import type { Entry } from '../../people.ts';
import type { Escalation, Standing } from '../../escalation.ts';
import type { BankReview } from '../../quiz-bank.ts';
import type { PracticeView } from '../../quiz-practice.ts';
import type { Role } from '../../store.ts';
import type { Trouble } from '../../trouble.ts';
import type { Uploads } from '../../uploads.ts';
import type { LiveRounds, Results, TrainerRounds } from '../../quiz.ts';
import type { Answer } from '../../contract.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';

/** At most `requests` from one client address in `seconds`. */
export interface Rate {
  readonly requests: number;
  readonly seconds: number;
}

/** One earlier exchange of a conversation, as the store remembers it. */
export interface Remembered {
  readonly id: string;
  readonly question: string;
  readonly answer: Answer;
}

/** What is logged about a request: never its text, its cookie or its code. A pino logger fits. */
export interface WebLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Signs people in by one-time codes: `bot/people.ts`, with the web's session ids hashed as it wants them. */
export interface SignIn {
  /** A code entered at the sign-in page for a session that starts with it. */
  enter(code: string, session: string): Promise<Entry>;
  /** The role of a person, named by the stored id that `enter` gave. */
  role(person: string): Promise<Role>;
}

/** Questions passed to people. */
export interface WebEscalation {
  readonly service: Escalation;
  /** Those of a conversation (the web's own chat id). */
  readonly ofChat: (chat: string) => Promise<readonly Standing[]>;
}

/** Rounds of the quiz as pages have part in them. */
export interface WebQuiz {
  readonly rounds: LiveRounds;
  /** What trainers who signed in do with rounds; without it they have no pages for that. */
  readonly trainers?: TrainerRounds;
  /** The link that joins a round on Telegram; null, or absent, where there is none. */
  readonly telegram?: (code: string) => string | null;
  /** A keyed hash: what is kept in place of a session's id. */
  readonly name: (session: string) => string;
}

/** Results of rounds, as pages show them. */
export interface WebResults {
  readonly service: Results;
  /** A keyed hash: what rounds keep in place of a session's id. */
  readonly name: (session: string) => string;
}

/** What keeps channels from sending or hearing, for administrators who signed in. */
export interface WebTroubles {
  /** Of the last day. */
  readonly recent: readonly Trouble[];
  /** Letters and messages that were given up and are kept. */
  readonly dead: number;
}

/** As the setting `RETENTION_DAYS` has it. */
export const DEFAULT_RETENTION_DAYS = 90;

/** What the pages and the API need from the rest of the bot. */
export interface WebParts {
  readonly desk: Desk;
  /** The library of the snapshot that serves now. */
  readonly library: () => Library;
  /** Answers without memory, personal numbers masked, for `POST /api/ask` without `conversation`. */
  readonly answer: (question: Question) => Promise<Answer>;
  readonly today: () => Day;
  /** A fresh id that nobody can guess: at least 128 random bits, of `A-Za-z0-9_-`. */
  readonly newId: () => string;
  /** Signs the session cookie; at least 32 characters, kept over restarts. */
  readonly sessionKey: string;
  readonly log: WebLog;
  /** The last `most` exchanges of a chat (the web's own chat id), oldest first; without it a page shows the last exchange only. */
  readonly history?: (chat: string, most?: number) => Promise<readonly Remembered[]>;
  /** Without it the sign-in page says that sign-in is off. */
  readonly signIn?: SignIn;
  /** Takes rule texts from administrators who signed in; without it there is no page for that. */
  readonly uploads?: Uploads;
  /** Passes questions to people; without it nothing of that is offered. */
  readonly escalation?: WebEscalation;
  /** Rounds of the quiz; without it there are no pages for them. */
  readonly quiz?: WebQuiz;
  /** Results of rounds and certificates; without it there are no pages for them. */
  readonly results?: WebResults;
  /** Name of the office, at the head of what is printed. */
  readonly office?: string | null;
  /** Days for which the history of who is signed in, rounds and their answers are kept, as pages say. Default 90. */
  readonly retentionDays?: number;
  /** The bank of questions, for trainers and administrators who signed in; without it there are no pages for it. */
  readonly bank?: () => Promise<BankReview>;
  /** Recorded changes of the rules, newest first; without it there is no page of changes. */
  readonly news?: (limit: number) => Promise<readonly News[]>;
  /** Without it nothing is said of them. */
  readonly troubles?: () => Promise<WebTroubles>;
  /** What leaves the program when somebody asks; default nothing. */
  readonly outside?: Outside;
  /** What a conversation (the web's own chat id) and whoever is signed in there practise; without it there are no pages of practice. */
  readonly practice?: (chat: string, signedIn: string | null) => Promise<PracticeView>;
  /** Questions offered on the first page. Default: those of `bot/suggestions.ts`. */
  readonly suggestions?: readonly string[];
  /** True behind a proxy that sets `X-Forwarded-For` and `X-Forwarded-Proto`; false trusts the socket alone. */
  readonly trustProxy?: boolean;
  /** The address people use, where a proxy changes the host name: its origin may post forms. */
  readonly publicUrl?: string | null;
  /** Origins whose pages may frame the chat (`https://portal.example.vn`). Default none. */
  readonly embedOrigins?: readonly string[];
  /** Other handlers on the same port, by path: a webhook of another channel, which checks and limits for itself. */
  readonly mounts?: Readonly<Record<string, (request: Request) => Promise<Response>>>;
  /** Questions and votes. Default 30 in 10 s: an office behind one address asks in bursts, a script asks without end. */
  readonly askRate?: Rate;
  /** Pages read. Default 300 in 10 s: ten pages a second with their files for each of several readers behind one address. */
  readonly readRate?: Rate;
  /** Pages of rounds and the files of pages. Default 6,000 in 10 s: three hundred people in one hall, behind one address, look every two seconds. */
  readonly crowdRate?: Rate;
  /** Codes tried. Default 10 in 600 s: a person mistypes a few times, guessing a code takes millions. */
  readonly signInRate?: Rate;
}

export interface WebOptions extends WebParts {
  readonly host: string;
  /** 0 takes a free port; `address()` says which. */
  readonly port: number;
}
