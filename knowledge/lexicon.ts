import type { Concept, LexiconData } from './lexicon/data.ts';
import { createMatcher } from './lexicon/matcher.ts';
import { tokenise, type Token } from './vietnamese.ts';

export type { Abbreviation, Concept, LexiconData, Role } from './lexicon/data.ts';
export { readLexicon } from './lexicon/data.ts';
export { similarSyllables } from './lexicon/similarity.ts';

/** A concept named in a text, by the tokens `from` (inclusive) to `to` (exclusive). */
export interface Mention {
  readonly concept: Concept;
  readonly from: number;
  readonly to: number;
}

/** The field's terms, ready to be found in questions and rules. */
export interface Lexicon {
  readonly data: LexiconData;
  concept(id: string): Concept | undefined;
  /** Concepts that the tokens name, in reading order; the longest term wins where terms overlap. */
  annotate(tokens: readonly Token[]): Mention[];
  /** Replaces chat spellings and abbreviations; the offsets stay those of what was written. */
  expand(tokens: readonly Token[]): Token[];
  /** True for words that say nothing of what a text is about. */
  isStopword(token: Token): boolean;
}

/** `vocabulary`: further words known to be spelled right (those of the library); they are never taken for a typing fault. */
export function createLexicon(data: LexiconData, vocabulary: ReadonlySet<string> = new Set()): Lexicon {
  const byId = new Map(data.concepts.map((concept) => [concept.id, concept]));
  const annotate = createMatcher(data, vocabulary);
  const expansions = new Map(
    data.abbreviations.map(([short, [likeliest = short]]) => [short, tokenise(likeliest)]),
  );
  return {
    data,
    concept: (id) => byId.get(id),
    annotate,
    expand: (tokens) => tokens.flatMap((token, index) => expandToken(token, tokens[index - 1], expansions)),
    isStopword: (token) => data.stopwords.has(token.norm) || data.foldedStopwords.has(token.norm),
  };
}

function expandToken(
  token: Token,
  previous: Token | undefined,
  expansions: ReadonlyMap<string, readonly Token[]>,
): readonly Token[] {
  // "500k": a letter that touches a number is its unit, not a word.
  if (previous?.end === token.start && /^\p{N}/u.test(previous.norm)) return [token];
  // "cho bn" is "cho bạn", elsewhere "bn" is "bao nhiêu": a spelling with the word before it goes first.
  const long = expansions.get(`${previous?.norm ?? ''} ${token.norm}`) ?? expansions.get(token.norm);
  return long?.map((word) => ({ ...word, start: token.start, end: token.end })) ?? [token];
}
