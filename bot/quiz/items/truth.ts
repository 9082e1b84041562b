import type { TruthDraft } from './draft.ts';
import { statementKey } from './twins.ts';

/** Which of a draft's statements is asked, so that neither a word nor the document gives the answer away. */

/** What was asked so far. */
export interface Told {
  /** How many more true than false statements, by document, by recipe, and by words that stand in them. */
  readonly tally: Map<string, number>;
  /** Keys of the statements (`twins.ts`): none is asked again, as true or as false. */
  readonly asked: Set<string>;
}

/** How far true and false may part within a document, and within statements with the same words. */
const FAR = 2;
/** Nearer, in what a recipe denies and what it does not: whoever reads the stem reads that first. */
const NEAR = 1;
/** Whether a statement denies something. */
export const denies = (statement: string): boolean =>
  /(?<!\p{L})(?:không|chưa|miễn)(?!\p{L})/iu.test(statement);

/** Words that a lie would be known by, did the truth not have them as often. */
const CUES = ['không', 'không được', 'không phải', 'không có', 'được phép', 'nghiêm cấm', 'phải'];

/** True where the truth is asked, false for the lie; null where either would give something away. */
export function takesTruth(draft: TruthDraft, { tally, asked }: Told): boolean | null {
  const { truth, lie } = draft;
  const far = (key: string, sign: number): number =>
    Math.abs((tally.get(key) ?? 0) + sign) + (key.startsWith(DENYING) ? FAR - NEAR : 0);
  const cost = (statement: string, sign: number): number[] =>
    asked.has(statementKey(statement)) ? [Infinity] : keysOf(statement, draft).map((key) => far(key, sign));
  const [ofTruth, ofLie] = [cost(truth, 1), cost(lie, -1)];
  const worst = (costs: readonly number[]) => Math.max(...costs);
  const sum = (costs: readonly number[]) => costs.reduce((total, one) => total + one * one, 0);
  const taken =
    worst(ofTruth) < worst(ofLie) || (worst(ofTruth) === worst(ofLie) && sum(ofTruth) < sum(ofLie));
  if (Math.min(worst(ofTruth), worst(ofLie)) > FAR) return null;
  const statement = taken ? truth : lie;
  asked.add(statementKey(statement));
  for (const key of keysOf(statement, draft)) tally.set(key, (tally.get(key) ?? 0) + (taken ? 1 : -1));
  return taken;
}

const DENYING = 'denying:';

function keysOf(statement: string, { id, truth, lie, source, signs }: TruthDraft): string[] {
  const recipe = /~([a-z-]+)\./u.exec(id)?.[1] ?? '';
  // Where the lie denies what the truth says, or the other way round, the answer must not follow from that.
  const near = denies(truth) === denies(lie) ? '' : DENYING;
  const denying = [`${near}${recipe}|${String(denies(statement))}`];
  const low = ` ${statement.toLowerCase().replace(/[^\p{L}]+/gu, ' ')} `;
  const cues = CUES.filter((cue) => low.includes(` ${cue} `)).map((cue) => `cue:${cue}`);
  const shown = (statement === truth ? signs?.truth : signs?.lie) ?? [];
  const signed = shown.map((sign) => `sign:${recipe}|${sign}`);
  return [source.document.number, `recipe:${recipe}`, ...denying, ...cues, ...signed];
}
