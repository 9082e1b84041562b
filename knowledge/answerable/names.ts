import { FEATURES } from '../rerank.ts';
import { NAMING_SIGNALS } from './naming-signals.ts';

/** Measures of passages that are compared over the first few and over all. */
export const HIGH = [
  'cover heading',
  'cover heading pairs',
  'cover body',
  'cover body pairs',
  'cover union',
  'cover union pairs',
  'cover named',
  'run heading',
  'run body',
  'run body mass',
  'clause cover',
  'clause cover pairs',
  'clause cover named',
  'clause opening',
  'heading match',
  'cover title',
  'cover title pairs',
  'law share',
] as const;
/** Those of which less is better. */
export const LOW = ['missing idf', 'missing count', 'window'] as const;
/** Those of which the fall from the first to later ones tells. */
export const FALLING = ['all', 'clause', 'heading'] as const;
/** The models of the reranker, whose scores before they are made comparable within a question are read. */
export const MODELS = ['linear', 'trees'] as const;
/** How many of the first are looked at for the laws that they belong to. */
export const FIRSTS = [5, 10, 30] as const;

const OF_MODEL = [
  'best',
  'first',
  'first deviation',
  'gap',
  'gap law',
  'mean',
  'deviation',
  'best share',
  'first share',
  'entropy',
  'law share',
  'log sum',
  'gap tenth',
] as const;

/** Names of the signals in the order in which `readSignals` writes them. */
export const SIGNALS: readonly string[] = [
  ...MODELS.flatMap((model) => OF_MODEL.map((name) => `${model}: ${name}`)),
  'score',
  'score: gap',
  'score: gap law',
  ...FEATURES.map((name) => `first: ${name}`),
  ...HIGH.flatMap((name) => [`greatest of 5: ${name}`, `mean of 10: ${name}`, `greatest: ${name}`]),
  ...LOW.flatMap((name) => [`least of 5: ${name}`, `least: ${name}`]),
  ...FALLING.flatMap((name) => ['second', 'tenth', 'last', 'other law'].map((one) => `${one}: ${name}`)),
  ...FIRSTS.flatMap((count) => [`laws of ${count}`, `same law of ${count}`]),
  'first of ideal',
  'best of ideal',
  ...NAMING_SIGNALS,
];
