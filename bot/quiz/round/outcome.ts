import type { RoundState } from './state.ts';

/** What is to be done because of what happened. */
export type Effect =
  | { readonly kind: 'tell_started' }
  | { readonly kind: 'ask'; readonly item: number }
  /** `stop`: the platform's poll is still open. */
  | { readonly kind: 'tell_closed'; readonly item: number; readonly stop: boolean }
  /** An item was taken out while the platform's poll is open. */
  | { readonly kind: 'stop'; readonly item: number }
  | { readonly kind: 'tell_paused' }
  | { readonly kind: 'tell_resumed' }
  | { readonly kind: 'tell_moved' }
  | { readonly kind: 'tell_missed' }
  | { readonly kind: 'remind' }
  | { readonly kind: 'tell_results' };

/** Why something does not count. */
export type Refusal =
  | 'not_running'
  | 'not_open'
  | 'too_late'
  | 'voted_before'
  /** The item was taken out. */
  | 'voided'
  | 'unknown_option'
  | 'no_such_team'
  | 'already'
  | 'ended';

/** Where what happened leads; nothing is to be done where `effects` is absent. */
export interface Next {
  readonly state: RoundState;
  readonly effects?: readonly Effect[];
}
export interface Refused {
  readonly why: Refusal;
}
export const refuse = (why: Refusal): Refused => ({ why });
