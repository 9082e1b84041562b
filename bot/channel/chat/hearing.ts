import type { Occurred, TroubleKind } from '../../trouble.ts';

/** Told of what keeps messages from coming in, and when they come again. */
export type TellTrouble = (occurred: Pick<Occurred, 'kind' | 'reason'>) => void;

/** Whether messages come in: what keeps them away is told once while it stands, and its end. */
export interface Hearing {
  /** True where this is news. `reason`: what the platform said; may be empty. */
  fails(kind: TroubleKind, reason: string): boolean;
  /** True where it had been told that something failed. */
  works(): boolean;
  /** What was told and stands; null: nothing. */
  failing(): TroubleKind | null;
}

export function createHearing(trouble: TellTrouble | undefined): Hearing {
  let failing: TroubleKind | null = null;
  return {
    fails: (kind, reason) => {
      if (failing === kind) return false;
      failing = kind;
      trouble?.({ kind, reason });
      return true;
    },
    works: () => {
      if (failing === null) return false;
      failing = null;
      trouble?.({ kind: 'heard_again', reason: '' });
      return true;
    },
    failing: () => failing,
  };
}
