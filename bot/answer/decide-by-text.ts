import type { Clause } from '../../knowledge/clauses.ts';
import { lacksWhatIsAsked, type Decision } from './decide.ts';
import type { Frame } from './frame.ts';
import type { Weighed } from './weigh.ts';

/**
 * Decides from clauses of laws and decrees that an administrator added: nobody wrote questions on them, and their articles
 * have headings, so words and headings weigh more here than the field's terms.
 */

// Points of the evidence, set by hand on questions over the official texts; the retrieval work replaces them.
const WEIGHTS = {
  /** The passage's search score, 0 to 1.3. */
  passage: 1,
  /** Share of the question's words in the clause or above it, 0 to 1. */
  lexical: 2,
  /** The same of the clause alone: among the points of one article the one that says it. */
  own: 1,
  /** Share of the question's topics that the clause or what stands above it names. */
  topics: 0.6,
  /** An article of definitions or of scope, where neither is asked for. */
  aside: -0.8,
} as const;

/** Share of the question's words that must be found, where its topics are named as well; and where it has none. */
const ENOUGH = { withTopics: 0.34, byWords: 0.5 };

const ASIDE =
  /^(?:giải thích từ ngữ|phạm vi điều chỉnh|đối tượng áp dụng|hiệu lực|trách nhiệm thi hành|điều khoản)/iu;

/** A clause with its points and how much of the question it holds. */
export interface Ranked {
  readonly clause: Clause;
  readonly points: number;
  readonly lexical: number;
}

/** Clauses by what their text says of the question, best first. */
export function rankByText(frame: Frame, weighed: readonly Weighed[]): Ranked[] {
  return weighed
    .map((one) => ({ clause: one.clause, lexical: one.lexical, points: pointsOf(one, frame) }))
    .sort((a, b) => b.points - a.points);
}

/** The best clause, where it speaks of the question's topics, holds enough of its words and what is asked for. */
export function decideByText(frame: Frame, weighed: readonly Weighed[]): Decision {
  const [best] = rankByText(frame, weighed);
  if (best === undefined) return { kind: 'not_in_corpus', reason: 'nothing', nearest: null };
  const { clause, lexical } = best;
  const topics = frame.required.filter(({ weak }) => !weak);
  const named = topics.length > 0 && topics.every(({ id }) => names(clause, id));
  if (lexical < (named ? ENOUGH.withTopics : ENOUGH.byWords))
    return { kind: 'not_in_corpus', reason: topics.length > 0 ? 'topic' : 'nothing', nearest: clause };
  if (lacksWhatIsAsked([clause], frame)) return { kind: 'not_in_corpus', reason: 'asked', nearest: clause };
  return { kind: 'answered', clauses: [clause] };
}

function pointsOf({ clause, passage, lexical, own }: Weighed, frame: Frame): number {
  const { required, asked } = frame;
  const named = required.filter(({ id }) => names(clause, id)).length;
  const aside = ASIDE.test(clause.lead.text) && !asked.has('definition') && !asked.has('applies');
  return (
    WEIGHTS.passage * passage +
    WEIGHTS.lexical * lexical +
    WEIGHTS.own * own +
    (required.length === 0 ? 0 : (WEIGHTS.topics * named) / required.length) +
    (aside ? WEIGHTS.aside : 0)
  );
}

function names({ concepts, lead }: Clause, id: string): boolean {
  return concepts.has(id) || lead.concepts.has(id);
}
