import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Answer, Missing, Quote } from '../contract.ts';
import type { Chooser } from './provision.ts';
import type { Recogniser } from './recognise.ts';

/** An unverified answer. */
export type Draft = Pick<Answer, 'outcome' | 'verdict' | 'headline' | 'note' | 'choices'> & {
  readonly quotes: readonly Quote[];
  readonly missing: readonly Missing[];
  readonly nearest: readonly { document: string; locator: string }[];
  /** How likely the first quote is what decides, 0 to 1; absent where nothing was judged. */
  readonly confidence?: number;
  /** True where it was chosen among the provisions of laws and decrees, and not recognised. */
  readonly chosen?: true;
  /** How the question was read, where it was not as typed. */
  readonly meant?: string | null;
};

/** What every stretch of the answer road works with. */
export interface Setting {
  readonly knowledge: Knowledge;
  readonly on: Day;
  /** Chooses provisions of other documents than those that the recogniser knows; null where none is held. */
  readonly chooser: Chooser | null;
  readonly recogniser: Recogniser | null;
}

const EMPTY: Draft = {
  outcome: 'clarify',
  verdict: null,
  headline: '',
  note: '',
  choices: [],
  quotes: [],
  missing: [],
  nearest: [],
};

/** A draft with the given parts; the rest is empty. */
export function draft(parts: Partial<Draft> & Pick<Draft, 'outcome' | 'headline'>): Draft {
  return { ...EMPTY, ...parts };
}

/** Of a message that may lean on the one before or not: whether by itself it says as surely what it is after. */
export function isAsSure(alone: Draft, joined: Draft): boolean {
  // A message that says nothing by itself leans on the one before, whatever became of both.
  if (alone.outcome === 'clarify') return false;
  const sure = ({ outcome, confidence, chosen }: Draft): number => {
    if (outcome !== 'answered') return 0;
    return chosen === true ? (confidence ?? 1) : 1;
  };
  return sure(alone) >= sure(joined);
}
