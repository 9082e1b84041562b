import { clauseKey, readClauses } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { JudgedQuestion } from '../questions.ts';
import { findTargets, type Target } from '../run.ts';
import type { WrittenQuestion } from './written.ts';

/** A question of a development set as a written one: the reason why it is not decided is not told there. */
export function fromJudged(
  { id, text, turns, expect }: JudgedQuestion,
  knowledge: Knowledge,
): WrittenQuestion {
  const labels = {
    answered: () =>
      expect.outcome === 'answered'
        ? findTargets(knowledge.library, id, expect).flatMap((target) => clausesAt(target, knowledge))
        : [],
    cited_not_held: () => (expect.outcome === 'cited_not_held' ? [`C:${expect.document}`] : []),
    not_in_corpus: () => ['X:unstated'],
    clarify: () => ['clarify'],
    small_talk: () => ['smalltalk'],
    refused: () => ['refused'],
  }[expect.outcome]();
  return { text, turns, labels: [...new Set(labels)] };
}

/** The clauses that share characters with a place. */
function clausesAt({ provision: id, start, end }: Target, { library, lexicon }: Knowledge): string[] {
  const provision = library.provision(id);
  const clauses = provision === undefined ? [] : readClauses(provision, lexicon);
  return clauses.filter(({ span }) => Math.min(end, span.end) > Math.max(start, span.start)).map(clauseKey);
}
