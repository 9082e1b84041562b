import type { Knowledge } from '../../../knowledge/knowledge.ts';
import { clauseKey, readClauses } from '../../../knowledge/clauses.ts';
import type { PassageFields } from '../../../knowledge/types.ts';
import type { WrittenFile } from '../written.ts';
import type { BenchSet } from './data.ts';

/** A passage to learn from; passages of one law are each other's hard wrong answers. */
export interface LearntPassage {
  readonly law: string;
  readonly fields: PassageFields;
}

/** A question to learn from. */
export interface LearntQuestion {
  readonly text: string;
  /** Numbers of the passages that answer it. */
  readonly gold: readonly number[];
  /** How often it is shown in a pass over the passages. */
  readonly repeat: number;
  /** True where its end may be appended to headings: it is a question on laws. */
  readonly tail: boolean;
}

/** What is learned from, with how often each kind of question is shown in a pass. */
export interface Learnt {
  readonly passages: readonly LearntPassage[];
  readonly questions: readonly LearntQuestion[];
}

/** The articles and questions of a benchmark's training split. */
export function learntFromBench({ articles, asked }: BenchSet, repeat: number): Learnt {
  const place = new Map(articles.map(({ id }, at) => [id, at]));
  return {
    passages: articles,
    questions: asked.map(({ text, gold }) => ({
      text,
      gold: gold.flatMap((id) => place.get(id) ?? []),
      repeat,
      tail: true,
    })),
  };
}

/** The clauses and the passages of a document, and the written questions on them; those that no clause answers are left out. */
export function learntFromWritten(
  { library, lexicon }: Pick<Knowledge, 'library' | 'lexicon'>,
  number: string,
  files: readonly WrittenFile[],
  repeat: number,
): Learnt {
  const passages: LearntPassage[] = [];
  const places = new Map<string, number[]>();
  for (let row = 0; row < library.passageCount; row += 1) {
    const passage = library.passage(row);
    if (passage?.document !== number) continue;
    const whole = passages.push({ law: number, fields: passage.fields }) - 1;
    for (const id of passage.provisions) {
      const provision = library.provision(id);
      for (const clause of provision === undefined ? [] : readClauses(provision, lexicon)) {
        const own = passages.push({ law: number, fields: { ...passage.fields, body: clause.text } }) - 1;
        places.set(clauseKey(clause), [own, whole]);
      }
    }
  }
  const questions = files.flatMap((file) =>
    file.questions.flatMap(({ text, turns, labels }) => {
      const gold = places.get(labels[0] ?? '') ?? [];
      return gold.length === 0 || turns.length > 0 ? [] : [{ text, gold, repeat, tail: false }];
    }),
  );
  return { passages, questions };
}

/** All of them in one list of passages. */
export function joinLearnt(parts: readonly Learnt[]): Learnt {
  const passages: LearntPassage[] = [];
  const questions: LearntQuestion[] = [];
  for (const part of parts) {
    const before = passages.length;
    for (const passage of part.passages) passages.push(passage);
    for (const question of part.questions)
      questions.push({ ...question, gold: question.gold.map((at) => at + before) });
  }
  return { passages, questions };
}
