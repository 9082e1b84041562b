import type { RoundSetup } from '../../quiz-rounds.ts';
import type { QuizNeeds } from './types.ts';

/** What a round needs to say where it is found. */
export type Site = Pick<QuizNeeds, 'publicUrl' | 'joinLink'>;

/** A line with the link that joins a round on Telegram; none while there is none. */
export function sayLink({ joinLink }: Site, { code }: Pick<RoundSetup, 'code'>): string[] {
  const link = joinLink?.(code) ?? null;
  return link === null ? [] : [`Vào bài trên Telegram: ${link}`];
}
