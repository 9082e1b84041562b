import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Day } from '../knowledge/types.ts';
import type { Answer } from './contract.ts';

/** What a person asked, with the same person's earlier messages, oldest first, and the day of law. */
export interface Question {
  readonly text: string;
  readonly turns: readonly string[];
  readonly on: Day;
}

/** Answers questions from one snapshot. Never throws for any text. */
export interface Answerer {
  answer(question: Question): Promise<Answer>;
}

/** `clock` gives monotonic milliseconds, for `took`. */
export function createAnswerer(knowledge: Knowledge, clock: () => number): Answerer {
  return {
    answer: (question) => {
      const began = clock();
      return Promise.resolve({
        outcome: 'not_in_corpus',
        verdict: null,
        text: 'Các quy định đang có không nói về việc này.',
        headline: 'Các quy định đang có không nói về việc này.',
        note: '',
        understood: null,
        choices: [],
        quotes: [],
        missing: [],
        nearest: [],
        on: question.on,
        snapshot: knowledge.library.id,
        took: { search: 0, answer: clock() - began },
      });
    },
  };
}
