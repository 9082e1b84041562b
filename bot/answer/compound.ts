import { readWhole } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { plainText, understand } from '../../knowledge/query.ts';
import type { Day } from '../../knowledge/types.ts';
import { MAX_QUESTION_LENGTH } from '../contract.ts';
import type { Draft, Setting } from './draft.ts';
import { readFrame } from './frame.ts';
import { asksOn, saysItsMatter, splitQuestion } from './split.ts';

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
export interface Part {
  /** As mended and parted. */
  readonly text: string;
  readonly draft: Draft;
}

/** The parts of a message, mended; fewer than two where it asks one thing. */
export function partsOf(text: string, { normaliser }: Knowledge): string[] {
  const literal = /^\s*["“”«]/u.test(text);
  const parts = literal ? [] : splitQuestion(normaliser.normalise(text).text);
  return parts.map((part) => part.replace(/[\s,.;?!]+$/u, ''));
}

/** One draft that quotes each part and names those that no rule held decides; null where the whole stands as it is. */
export function joinDrafts(
  whole: Draft,
  parts: readonly Part[],
  isNew: (part: Part) => boolean,
): Draft | null {
  const answered = parts.filter(({ draft }) => draft.outcome === 'answered');
  if (whole.outcome === 'answered') return besideWhole(whole, answered.filter(isNew));
  const missing = parts.filter(({ draft }) => draft.outcome !== 'answered');
  const least = missing.length === 0 ? SURE : BEYOND_DOUBT;
  const isSure = ({ text, draft }: Part): boolean => (draft.confidence ?? 0) >= least && saysItsMatter(text);
  const [first] = answered;
  if (first === undefined || !answered.every(isSure)) return null;
  if (missing.some(({ text, draft }) => draft.outcome !== 'not_in_corpus' || asksOn(text))) return null;
  const lacking = missing.map(({ text }) => `Chưa thấy quy định đang có trả lời phần “${text}”.`);
  return joined(first.draft, answered, lacking);
}

/** The directive's answer, and behind it what laws say of the parts of which it says nothing. */
function besideWhole(whole: Draft, parts: readonly Part[]): Draft | null {
  const added = parts.filter(({ draft }) => draft.chosen === true && (draft.confidence ?? 0) >= SURE);
  return added.length === 0 ? null : joined(whole, [{ text: '', draft: whole }, ...added], []);
}

function joined(first: Draft, parts: readonly Part[], lacking: readonly string[]): Draft {
  const quotes = parts.flatMap(({ draft }) => draft.quotes.slice(0, QUOTES_A_PART));
  const notes = parts.map(({ draft }) => draft.note).filter((note) => note !== '');
  return {
    ...first,
    quotes: quotes.filter(({ provision, start }, at) => firstOf(quotes, provision, start) === at),
    missing: parts.flatMap(({ draft }) => draft.missing),
    note: [...new Set([...lacking, ...notes])].join(' '),
    confidence: Math.min(...parts.map(({ draft }) => draft.confidence ?? 1)),
  };
}

function firstOf(quotes: Draft['quotes'], provision: string, start: number): number {
  return quotes.findIndex((one) => one.provision === provision && one.start === start);
}

/** True where a part names a topic of which what the whole quotes says nothing. */
function speaksOfMore({ text }: Part, whole: Draft, { library, lexicon }: Knowledge): boolean {
  const quoted = whole.quotes.flatMap(({ provision }) => library.provision(provision) ?? []);
  const said = new Set(quoted.flatMap((one) => [...readWhole(one, library, lexicon).concepts.keys()]));
  const { required } = readFrame(understand(plainText(text), lexicon), lexicon);
  return required.some(({ id, weak }) => !weak && !said.has(id));
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
  const all = joinDrafts(whole.draft, parts, (part) => speaksOfMore(part, whole.draft, knowledge));
  return all === null ? whole : { ...whole, draft: all };
}

/**
 * What was refused, or was no question, is not taken apart; nor what laws decide, whose parts were looked for already: of the
 * directive, which speaks of most things in general, every part would get something.
 */
function mayBeParted({ outcome, missing, chosen, confidence }: Draft): boolean {
  // What was looked up by its name has no confidence: its places were all looked up.
  const recognised = chosen !== true && confidence !== undefined;
  return outcome === 'not_in_corpus' || (outcome === 'answered' && missing.length === 0 && recognised);
}
