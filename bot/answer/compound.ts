import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Day } from '../../knowledge/types.ts';
import { MAX_QUESTION_LENGTH } from '../contract.ts';
import type { Draft, Setting } from './draft.ts';
import { splitQuestion } from './split.ts';
import { wordCount } from './wording.ts';

/**
 * Questions that ask two or three things of which the directive decides one and a law another, or of which nothing held
 * decides one. Several things that laws decide are joined where laws are chosen (`parts.ts`).
 */

/** Quotes that each part adds: the clause that decides and what is read with it. */
const QUOTES_A_PART = 2;
/** How sure each part must be, 0 to 1, where all are answered. */
const SURE = 0.7;
/** The same where another part is not. */
const BEYOND_DOUBT = 0.95;
/** Words from which a part says by itself what it asks about: "nộp cho ai" does not. */
const WORDS_ALONE = 4;

export interface Part {
  /** As mended and parted. */
  readonly text: string;
  readonly draft: Draft;
}

/** The parts of a message, mended; fewer than two where it asks one thing. */
export function partsOf(text: string, { normaliser }: Knowledge): string[] {
  const literal = /^\s*["“”«]/u.test(text);
  return literal ? [] : splitQuestion(normaliser.normalise(text).text);
}

/** One draft that quotes each part and names those that no rule held decides; null where the whole stands as it is. */
export function joinDrafts(whole: Draft, parts: readonly Part[]): Draft | null {
  const answered = parts.filter(({ draft }) => draft.outcome === 'answered');
  const least = answered.length === parts.length ? SURE : BEYOND_DOUBT;
  const sure = answered.filter(
    ({ text, draft }) => (draft.confidence ?? 0) >= least && wordCount(text) >= WORDS_ALONE,
  );
  const [first] = sure;
  if (first === undefined || sure.length !== answered.length) return null;
  const missing = parts.filter(({ draft }) => draft.outcome !== 'answered');
  if (missing.some(({ draft }) => draft.outcome !== 'not_in_corpus')) return null;
  if (whole.outcome === 'answered' && (missing.length > 0 || !addsDocument(whole, sure))) return null;
  const quotes = sure.flatMap(({ draft }) => draft.quotes.slice(0, QUOTES_A_PART));
  const lacking = missing.map(({ text }) => `Chưa thấy quy định đang có trả lời phần “${text}”.`);
  const notes = sure.map(({ draft }) => draft.note).filter((note) => note !== '');
  return {
    ...first.draft,
    quotes: quotes.filter(({ provision, start }, at) => firstOf(quotes, provision, start) === at),
    missing: sure.flatMap(({ draft }) => draft.missing),
    note: [...new Set([...lacking, ...notes])].join(' '),
    confidence: Math.min(...sure.map(({ draft }) => draft.confidence ?? 1)),
  };
}

function firstOf(quotes: Draft['quotes'], provision: string, start: number): number {
  return quotes.findIndex((one) => one.provision === provision && one.start === start);
}

/** True where a part is decided by a document that the whole does not quote. */
function addsDocument(whole: Draft, parts: readonly Part[]): boolean {
  const quoted = new Set(whole.quotes.map(({ document }) => document));
  return parts.some(({ draft }) => !quoted.has(draft.quotes[0]?.document ?? ''));
}

interface Asked {
  readonly text: string;
  readonly turns: readonly string[];
  readonly on: Day;
}

/**
 * Composes a question, and where it asks several things each of them as well: the first as it stands in the conversation, the
 * others behind the first. Only where documents are held that the recogniser does not know: else it reads the whole.
 */
export async function composeWithParts<T extends { readonly draft: Draft }>(
  question: Asked,
  compose: (question: Asked) => Promise<T>,
  { knowledge, chooser, recogniser }: Setting,
): Promise<T> {
  const whole = await compose(question);
  const apart = chooser !== null && recogniser !== null && question.text.length <= MAX_QUESTION_LENGTH;
  const texts = apart && mayBeParted(whole.draft) ? partsOf(question.text, knowledge) : [];
  if (texts.length < 2) return whole;
  const parts = await Promise.all(
    texts.map(async (text, at) => {
      const turns = at === 0 ? question.turns : [];
      const { draft } = await compose({ ...question, text, turns });
      if (at === 0 || draft.outcome === 'answered' || whole.draft.outcome !== 'answered')
        return { text, draft };
      return { text, draft: (await compose({ ...question, text, turns: texts.slice(0, 1) })).draft };
    }),
  );
  const joined = joinDrafts(whole.draft, parts);
  return joined === null ? whole : { ...whole, draft: joined };
}

/**
 * What was refused, or was no question, is not taken apart; nor what laws decide, whose parts were looked for already: of the
 * directive, which speaks of most things in general, every part would get something.
 */
function mayBeParted({ outcome, missing, chosen }: Draft): boolean {
  return outcome === 'not_in_corpus' || (outcome === 'answered' && missing.length === 0 && chosen !== true);
}
