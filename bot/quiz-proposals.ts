/** What pages show of a chat model that proposes questions, and do to it: the port between them and `bot/quiz/review/proposals.ts`. */

/** Provisions that a model is asked about at once: as a rule, and at most (it may take a minute for each). */
export const [FEW_PROPOSALS, MOST_PROPOSALS] = [5, 200] as const;

/** What a model is to propose questions on; null for any. */
export interface ProposalsAsked {
  readonly document: string | null;
  readonly topic: string | null;
  /** Of provisions. */
  readonly number: number;
}

/** How far a model has come, and what became of what it proposed. */
export interface ProposalsRun {
  readonly asked: ProposalsAsked;
  /** Vietnamese: what it is on. */
  readonly about: string;
  /** Whether whoever looks began it. */
  readonly own: boolean;
  /** ISO times; `ended` null while it runs. */
  readonly at: string;
  readonly ended: string | null;
  /** Provisions that the model was asked about, and of how many; null while they are being chosen. */
  readonly done: number;
  readonly of: number | null;
  /** Drafts of the bank now, in the order in which they came. */
  readonly taken: readonly { readonly id: string; readonly stem: string; readonly place: string }[];
  /** `stem` is empty where what the model wrote could not be read. */
  readonly refused: readonly {
    readonly place: string;
    readonly stem: string;
    readonly faults: readonly string[];
  }[];
  /** Why it ended before all was asked, a sentence; null where it did not. */
  readonly fault: string | null;
}

/** What one may ask a model about. */
export interface ProposalsOffered {
  readonly documents: readonly Offered[];
  readonly topics: readonly Offered[];
}
export interface Offered {
  readonly id: string;
  readonly label: string;
}

/** Questions proposed by a model, one run at a time; what passes the checks is a draft that a person reviews. */
export interface BankProposals {
  readonly model: string;
  /** Its host. */
  readonly where: string;
  /** What one may ask it about: documents in force, topics that questions are on. */
  offered(): Promise<ProposalsOffered>;
  /** Begins and does not wait; a sentence where it may not. */
  begin(person: string, asked: ProposalsAsked): Promise<string | null>;
  /** Ends it in the middle of a question; what it has made stays. */
  stop(person: string): Promise<void>;
  /** The last run since the program started; null for none. */
  run(person: string): ProposalsRun | null;
}
