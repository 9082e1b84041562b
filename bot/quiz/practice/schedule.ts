import { createEmptyCard, fsrs, Rating, type Card, type FSRSParameters, type Grade as Rated } from 'ts-fsrs';
import type { Memory } from '../../quiz-practice.ts';

/** How an answer went, as FSRS counts it. */
export type Grade = 'again' | 'hard' | 'good' | 'easy';

const RATINGS: Readonly<Record<Grade, Rated>> = {
  again: Rating.Again,
  hard: Rating.Hard,
  good: Rating.Good,
  easy: Rating.Easy,
};

/** When what was learned is asked again. */
export interface Schedule {
  /** What is remembered after an answer; `memory` null for the first. */
  review(memory: Memory | null, grade: Grade, now: Date): Memory;
  /** The chance that it is still known, 0 to 1. */
  known(memory: Memory, now: Date): number;
}

/** Parameters of FSRS where they are not its own defaults. */
export type ScheduleParameters = Partial<
  Pick<FSRSParameters, 'w' | 'enable_short_term' | 'request_retention' | 'maximum_interval'>
>;

/**
 * What practice uses. FSRS's default weights stand: there are no reviews of ours to fit others from.
 * - `enable_short_term` false: no steps of minutes, since a session is once a day.
 * - `request_retention` 0.9 (FSRS's default; 0.7 to 0.97 make sense): one in ten is forgotten when it comes again.
 * - `maximum_interval` 365 days (FSRS: 36,500): a rule of service is seen once a year at least.
 */
export const PRACTICE_PARAMETERS: ScheduleParameters = {
  enable_short_term: false,
  request_retention: 0.9,
  maximum_interval: 365,
};

/** Viet Nam is at UTC+7 all year, milliseconds. FSRS counts days by the UTC calendar, so it is given the local clock as UTC. */
const OFFSET = 7 * 60 * 60 * 1_000;
const toLocal = (instant: Date): Date => new Date(instant.getTime() + OFFSET);
const fromLocal = (local: Date): string => new Date(local.getTime() - OFFSET).toISOString();

/** FSRS through `ts-fsrs`, without its chance (`enable_fuzz`): the same answers always give the same days. */
export function createSchedule(parameters: ScheduleParameters = PRACTICE_PARAMETERS): Schedule {
  const scheduler = fsrs({ ...parameters, enable_fuzz: false });
  return {
    review: (memory, grade, now) => {
      const local = toLocal(now);
      const card = memory === null ? createEmptyCard(local) : toCard(memory);
      return toMemory(scheduler.next(card, local, RATINGS[grade]).card);
    },
    known: (memory, now) => scheduler.get_retrievability(toCard(memory), toLocal(now), false),
  };
}

function toCard(memory: Memory): Card {
  const { due, last, scheduledDays, learningSteps, ...same } = memory;
  return {
    ...same,
    due: toLocal(new Date(due)),
    scheduled_days: scheduledDays,
    learning_steps: learningSteps,
    // Not read by the scheduler any more (it goes in version 6): the days come from `last_review`.
    elapsed_days: 0,
    ...(last === null ? {} : { last_review: toLocal(new Date(last)) }),
  };
}

function toMemory(card: Card): Memory {
  const { due, stability, difficulty, scheduled_days, learning_steps, reps, lapses, state, last_review } =
    card;
  return {
    due: fromLocal(due),
    stability,
    difficulty,
    scheduledDays: scheduled_days,
    learningSteps: learning_steps,
    reps,
    lapses,
    state,
    last: last_review === undefined ? null : fromLocal(last_review),
  };
}
