import type { Knowledge } from '../knowledge/knowledge.ts';
import { plainText, understand } from '../knowledge/query.ts';
import { parseReferences } from '../knowledge/references.ts';
import type { Day } from '../knowledge/types.ts';
import { notHeld, unverified } from './answer/absence.ts';
import { clausesDraft } from './answer/answered.ts';
import { clarification, refusal, smallTalk, tooLong } from './answer/courtesy.ts';
import { decide } from './answer/decide.ts';
import type { Draft, Setting } from './answer/draft.ts';
import { findClauses, EVERYWHERE } from './answer/find.ts';
import { readFrame, type Frame } from './answer/frame.ts';
import { isMisuse, readSmallTalk } from './answer/manners.ts';
import { lookUp, repairKinds } from './answer/named.ts';
import { namedDraft } from './answer/named-draft.ts';
import { isVerbatim } from './answer/quote.ts';
import { renderText } from './answer/render.ts';
import { resolveTurns } from './answer/turns.ts';
import { notInForce, quotable } from './answer/validity.ts';
import { MAX_QUESTION_LENGTH, type Answer } from './contract.ts';

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

/** What was understood of a question and its draft. */
interface Composed {
  readonly draft: Draft;
  readonly understood: string | null;
  readonly searched: number;
}

/** `clock` gives monotonic milliseconds, for `took`. */
export function createAnswerer(knowledge: Knowledge, clock: () => number): Answerer {
  return {
    answer: async (question) => {
      const began = clock();
      const composed = await compose(question, { knowledge, on: question.on }, clock);
      const verified = verify(composed.draft, knowledge);
      return finish(verified, composed, question.on, knowledge.library.id, clock() - began);
    },
  };
}

/** The whole road from a question to its draft. */
async function compose(question: Question, setting: Setting, clock: () => number): Promise<Composed> {
  const plain = (draft: Draft): Composed => ({ draft, understood: null, searched: 0 });
  if (question.text.length > MAX_QUESTION_LENGTH) return plain(tooLong(MAX_QUESTION_LENGTH));
  const text = repairKinds(plainText(question.text));
  if (isMisuse(question.text.normalize('NFC'))) return plain(refusal());

  const { knowledge } = setting;
  const references = parseReferences(text);
  const own = readFrame(understand(text, knowledge.lexicon, references), knowledge.lexicon);
  const courtesy = references.length === 0 && isIdle(own) ? readSmallTalk(text) : null;
  if (courtesy !== null) return plain(smallTalk(courtesy, knowledge.library));

  const { frame, named, understood, before } = await resolveTurns(own, references, question.turns, setting);
  const byName = await namedDraft(lookUp(named, knowledge.library), frame, setting);
  if (byName !== null) return { draft: byName, understood, searched: 0 };

  const searchBegan = clock();
  const weighed = await findClauses(frame, knowledge, { ...EVERYWHERE, before });
  const searched = clock() - searchBegan;
  return { draft: draftOf(frame, weighed, setting), understood, searched };
}

/** Words with a meaning of their own that a courtesy may have. */
const COURTESY_WORDS = 6;

/** True where a message names nothing that rules could speak of. */
function isIdle({ topics, details, query }: Frame): boolean {
  return topics.length === 0 && details.length === 0 && query.content.length <= COURTESY_WORDS;
}

function draftOf(frame: Frame, weighed: Awaited<ReturnType<typeof findClauses>>, setting: Setting): Draft {
  const decision = decide(frame, quotable(weighed, setting), setting.knowledge.lexicon);
  if (decision.kind === 'clarify') return clarification();
  if (decision.kind === 'answered') return clausesDraft(decision.clauses, frame, setting);
  const ended = decide(frame, weighed, setting.knowledge.lexicon);
  if (ended.kind === 'answered') return notInForce(ended.clauses, setting);
  return notHeld(decision.reason, frame, decision.nearest);
}

/** Drops every quote that does not stand in its source letter for letter; an answer without a quote left is none. */
function verify(draft: Draft, { library }: Knowledge): Draft {
  const quotes = draft.quotes.filter((quote) => isVerbatim(quote, library));
  if (quotes.length === draft.quotes.length) return draft;
  return quotes.length > 0 ? { ...draft, quotes } : unverified();
}

function finish(
  draft: Draft,
  { understood, searched }: Composed,
  on: Day,
  snapshot: string,
  total: number,
): Answer {
  const { nearest, quotes, missing, choices, ...rest } = draft;
  return {
    ...rest,
    text: renderText({ ...draft, quotes: [...quotes], choices: [...choices], understood }),
    understood,
    choices: [...choices],
    quotes: [...quotes],
    missing: [...missing],
    ...(draft.outcome === 'not_in_corpus' ? { nearest: [...nearest] } : {}),
    on,
    snapshot,
    took: { search: searched, answer: total },
  };
}
