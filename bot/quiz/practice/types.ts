import type { Lexicon } from '../../../knowledge/lexicon.ts';
import type { Library } from '../../../knowledge/library.ts';
import type { SourceLink } from '../../channel.ts';
import type { CertificateStore } from '../../quiz-certificate.ts';
import type { PracticeStore } from '../../quiz-practice.ts';
import type { UnitStore } from '../../quiz-units.ts';
import type { RoundStore } from '../../quiz-rounds.ts';
import type { Subscriptions } from '../../subscriptions.ts';
import type { Schedule } from './schedule.ts';
import type { ItemSource } from './source.ts';

/** What is logged: never an id of a chat or person nor a text. A pino logger fits. */
export interface PracticeLog {
  error(fields: object, message: string): void;
}

export interface PracticeNeeds {
  readonly store: PracticeStore &
    Pick<Subscriptions, 'subscriptions' | 'lastHeard'> &
    Pick<UnitStore, 'unitsOf' | 'putUnit'> &
    Pick<RoundStore, 'forgetPlayer'> &
    Pick<CertificateStore, 'certificatesOf' | 'nameCertificates' | 'forgetCertificates'>;
  /** Codes of open rounds in which a person takes part, where there are rounds. */
  readonly openWith?: (person: string) => readonly string[];
  readonly items: ItemSource;
  /** The library that serves now. */
  readonly library: () => Library;
  /** Made when it is first needed: nobody may choose a topic. */
  readonly lexicon: () => Lexicon;
  readonly now: () => Date;
  /** A number from 0 up to 1: in which order options stand. */
  readonly chance: () => number;
  readonly log: PracticeLog;
  /** Address of the pages, for certificates; without it their codes are told alone. */
  readonly publicUrl?: string | null;
  /** Where a clause is read in full, in the chat where one practises. */
  readonly sourceLink?: SourceLink;
  /** Documents and topics that are asked first; see `FIRST` in `needed.ts`. */
  readonly first?: readonly string[];
  /** What a topic is called; null where it has no name. */
  readonly topicName?: (topic: string) => string | null;
  /** Tells whoever started the bot one sentence. */
  readonly tell?: (sentence: string) => void;
  /** Items of a session; see `SESSION_SIZE`. */
  readonly size?: number;
  /** Letters a second over all chats of a channel, of reminders. */
  readonly pace?: number;
}

/** Needs with the schedule made. */
export interface PracticeParts extends PracticeNeeds {
  readonly schedule: Schedule;
}

/** Items of a session: about five minutes at some 35 seconds each with reading the clause. 3 to 20 make sense. */
export const SESSION_SIZE = 8;
/** New provisions a day: each comes back some four times in its first month, so five make a month's sessions of about eight. 1 to 10 make sense. */
export const NEW_A_DAY = 5;
