import type { Day } from '../../../knowledge/types.ts';
import type { RoundHead } from '../../quiz-rounds.ts';
import type { RoundsWanted } from './over-rounds.ts';
import type { Share } from './share.ts';
import type { Rule } from './rules.ts';

/** What pages show of results: plain values, names only where who looks may see them. */

/** A round as everybody may know it who has its code. */
export interface RoundFacts {
  readonly code: string;
  readonly title: string;
  readonly kind: RoundHead['kind'];
  readonly phase: 'waiting' | 'running' | 'ended';
  readonly anonymous: boolean;
  readonly questions: number;
  /** Of them those that were taken out. */
  readonly voids: number;
  /** ISO times; null for what has not come. */
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Percent from which there is a certificate; null for none. */
  readonly pass: number | null;
  /** The first day on which it is there no more. */
  readonly goneOn: Day;
}

/** A line of a table: what it is about, its share, how many people. */
export interface ShareLine extends Share {
  readonly label: string;
  readonly people: number;
}

/** A person in the ranking; the share is of all items that were asked. */
export interface RankedLine extends Share {
  readonly rank: number;
  readonly name: string;
  readonly team: string | null;
  /** Right answers, of all items that were asked. */
  readonly ofAll: number;
  /** How many of them the person answered. */
  readonly answered: number;
  /** Sum of the times to right answers, milliseconds. */
  readonly milliseconds: number;
  /** Null where the round gives no certificates. */
  readonly passed: boolean | null;
  readonly own: boolean;
}

/** A rule, with how well it is known. `number`: by which the heat map names it. */
export interface RuleLine extends Share {
  readonly number: number;
  readonly rule: Rule;
  readonly people: number;
}

/** A topic with its rules, the least known first. */
export interface HeatLine extends ShareLine {
  readonly cells: readonly RuleLine[];
}

/** An item with what people chose. */
export interface ItemLine extends Share {
  readonly number: number;
  readonly stem: string;
  readonly options: readonly { readonly text: string; readonly count: number; readonly right: boolean }[];
  /** Sentences on what is wrong with the item. */
  readonly faults: readonly string[];
  /** Names of those who answered wrong, and of those who did not answer. */
  readonly wrong: readonly string[];
  readonly silent: readonly string[];
  readonly rule: Rule | null;
  /** It was taken out of the round: counts are shown, nothing of it scores. */
  readonly voided: boolean;
}

/** All of a round, for its trainer and administrators. */
export interface RoundReport {
  readonly kind: 'whole';
  readonly facts: RoundFacts;
  readonly all: Share;
  readonly people: number;
  /** Median time to an answer, milliseconds. */
  readonly ms: number | null;
  readonly ranking: readonly RankedLine[];
  readonly teams: readonly ShareLine[];
  readonly topics: readonly ShareLine[];
  readonly heat: readonly HeatLine[];
  readonly items: readonly ItemLine[];
  /** By week, over all rounds and practice of everybody. */
  readonly weeks: readonly ShareLine[];
  readonly files: readonly FileOffer[];
}

/** One's own part in a round. */
export interface OwnReport {
  readonly kind: 'own';
  readonly facts: RoundFacts;
  /** Rank and people once the round has ended. */
  readonly place: { readonly rank: number; readonly people: number } | null;
  readonly line: RankedLine;
  readonly answers: readonly OwnAnswer[];
  /** Code of the certificate; null for none. */
  readonly certificate: string | null;
}
export interface OwnAnswer {
  readonly number: number;
  readonly stem: string;
  /** Null where nothing was. */
  readonly chosen: string | null;
  readonly right: string;
  readonly correct: boolean;
  /** It was taken out of the round. */
  readonly voided: boolean;
  /** Why the right option is right, and the words that decide; the first leads into the second where there are two. */
  readonly why: string;
  readonly rules: readonly Rule[];
  /** Why what was chosen is not right; null where it is, or where no more is said of it. */
  readonly other: { readonly why: string; readonly rule: Rule | null } | null;
}

/** Who looks has no part in the round. */
export interface Nothing {
  readonly kind: 'nothing';
  readonly facts: RoundFacts;
}

export type Seen = RoundReport | OwnReport | Nothing;

/** A table that can be had as a file: `tung-nguoi.csv`, `Từng người`. */
export interface FileOffer {
  readonly file: string;
  readonly name: string;
}

/** How well rules are known over all rounds and practice, for administrators. Names nobody. */
export interface Overall {
  /** ISO time; what is older is not counted. */
  readonly since: string;
  readonly all: Share;
  readonly topics: readonly ShareLine[];
  /** The least known. */
  readonly rules: readonly RuleLine[];
  /** The same rules by topic, by their numbers among `rules`. */
  readonly heat: readonly HeatLine[];
  readonly weeks: readonly ShareLine[];
  readonly files: readonly FileOffer[];
}

/** Somebody, or a unit, over the periods that all are told by; null where there are no answers. */
export interface CourseLine extends Share {
  readonly label: string;
  readonly people: number;
  /** Rounds in which answers were given; of a person those that they took part in. */
  readonly rounds: number;
  readonly points: readonly (Share | null)[];
}

/** An item over many rounds. */
export interface ManyItemLine extends Share {
  readonly stem: string;
  readonly options: ItemLine['options'];
  readonly faults: readonly string[];
  /** -1 to 1; null where too few answered. */
  readonly discrimination: number | null;
  readonly rule: Rule | null;
  readonly rounds: number;
}

/** Many rounds together, for who may see the names of all of them. */
export interface ManyRounds {
  readonly wanted: RoundsWanted;
  /** Rounds of everybody, for an administrator; else the person's own. */
  readonly everybody: boolean;
  /** Rounds that have ended, the newest first: those that one may choose. */
  readonly choices: readonly {
    readonly code: string;
    readonly title: string;
    readonly ended: string;
    readonly chosen: boolean;
  }[];
  /** Whether there are older rounds than the choices. */
  readonly older: boolean;
  /** Rounds that were looked over, with those that nobody answered; such as were wanted beyond the most that are; codes that are none of the choices. */
  readonly looked: number;
  readonly left: number;
  readonly unknown: readonly string[];
  /** Those that were looked over, the newest first; such without an answer are left out. */
  readonly rounds: readonly (ShareLine & {
    readonly code: string;
    readonly ended: string;
    readonly anonymous: boolean;
  })[];
  readonly all: Share;
  /** Whoever took part in an anonymous round is counted for each of them. */
  readonly people: number;
  readonly period: 'week' | 'month';
  /** By period, oldest first; `label`: `23/11/2026`, `11/2026`. */
  readonly periods: readonly ShareLine[];
  readonly units: readonly CourseLine[];
  /** Of rounds that are not anonymous; shares are of all that was asked in the rounds of each. */
  readonly persons: readonly CourseLine[];
  readonly topics: readonly ShareLine[];
  /** The least known, and the same by topic, by their numbers. */
  readonly rules: readonly RuleLine[];
  readonly heat: readonly HeatLine[];
  /** The least known first. */
  readonly items: readonly ManyItemLine[];
  readonly files: readonly FileOffer[];
}
