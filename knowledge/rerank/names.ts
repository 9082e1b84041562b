import { HEADING_KINDS } from './part-words.ts';

/** Measures of which the share of the best among the candidates is a feature of its own, `name/best`. */
export const COMPARED = [
  'all',
  'words',
  'pairs',
  'heading',
  'body',
  'title',
  'trail',
  'flat',
  'rare',
  'lawBest',
  'cover heading',
  'cover heading pairs',
  'cover body',
  'cover body pairs',
  'cover union',
  'cover union pairs',
  'cover named',
  'run heading',
  'run body',
  'clause',
  'clause cover',
  'clause cover pairs',
  'clause cover named',
  'clause opening',
  'heading match',
  'window',
] as const;

const ALONE = [
  'rank',
  'law share',
  'law rank',
  'law count',
  'cover title',
  'cover title pairs',
  'cover topic',
  'dense heading',
  'dense title',
  'dense pairs heading',
  'missing idf',
  'missing count',
  'unknown idf',
  'run heading mass',
  'run body mass',
  'run title',
  'run title share',
  'run title mass',
  'clause opening dense',
  'clause length',
  'clause place',
  'clause second',
  'length body',
  'length heading',
  'clauses',
  'window words',
  'numbers',
  'first word',
  'heading in order',
  'question words',
  'cue definition',
  'cue amount',
  'cue yesNo',
  'cue manner',
  'cue penalty',
  'cue who',
  'cue list',
  'definition × definitions',
  'definition × clause is',
  'amount × number',
  'amount × time',
  'amount × money',
  'penalty × sanction',
  'penalty × heading',
  'who × person',
  'manner × heading match',
  'yesNo × clause cover',
  'amount × clause cover',
  'clause number',
] as const;

type Compared = (typeof COMPARED)[number];
export type MeasureName =
  | Compared
  | (typeof ALONE)[number]
  | `is ${(typeof HEADING_KINDS)[number]}`
  | `odd ${(typeof HEADING_KINDS)[number]}`;

/** Names of the features in their order: measures, then their shares of the best. */
export const MEASURES: readonly MeasureName[] = [
  ...COMPARED,
  ...ALONE,
  ...HEADING_KINDS.map((kind) => `is ${kind}` as const),
  ...HEADING_KINDS.map((kind) => `odd ${kind}` as const),
];
export const FEATURES: readonly string[] = [...MEASURES, ...COMPARED.map((name) => `${name}/best`)];

/** Position of each measure. */
export const AT = Object.fromEntries(MEASURES.map((name, at) => [name, at])) as Readonly<
  Record<MeasureName, number>
>;
