import type { Provision } from '../types.ts';
import { articleOf, type UnitPlaces } from './places.ts';
import type { SenseAnswer } from './sense.ts';

/** What the learned encoder says of the candidates of a question, as features for the choice. */

const OWN = [
  ...['sense', 'senseBare', 'senseNear', 'senseSecond', 'senseMean', 'senseShare'],
  ...['senseParent', 'senseChild', 'senseArticle', 'senseDocument', 'senseEdge'],
  ...['senseLikest', 'senseUndecided', 'senseUndecidedShare'],
] as const;
/** Features that also count by the best of the question's candidates, and by the best outside their own article. */
const COMPARED = ['sense', 'senseBare', 'senseNear', 'senseMean', 'senseArticle'] as const;

/** Names of the features, in the order of the vectors. */
export const SENSE: readonly string[] = [
  ...OWN,
  ...COMPARED.flatMap((name) => [`${name}-best`, `${name}-other`, `${name}#`]),
];

/**
 * What becomes of the features of provisions for which nobody wrote anything: each is what the other is there, or 0 where no
 * other is named.
 */
export const SENSE_UNWRITTEN: readonly (readonly [name: string, other: string | null])[] = [
  ...['', '-best', '-other', '#'].map((end) => [`sense${end}`, `senseBare${end}`] as const),
  ...['senseNear', 'senseSecond', 'senseMean', 'senseShare', 'senseParent', 'senseChild'].map(
    (name) => [name, null] as const,
  ),
  ...['senseArticle', 'senseDocument', 'senseLikest', 'senseEdge'].map((name) => [name, null] as const),
  ...['senseNear', 'senseMean', 'senseArticle'].flatMap((name) =>
    ['-best', '-other', '#'].map((end) => [`${name}${end}`, null] as const),
  ),
];

/** A provision that is judged, with the numbers of what may have been written for it. */
export interface SenseCandidate {
  readonly provision: Provision;
  readonly places: UnitPlaces;
}

/** A vector for each candidate. */
export function senseFeatures(answer: SenseAnswer, candidates: readonly SenseCandidate[]): number[][] {
  const vectors = candidates.map((candidate) => measureOne(answer, candidate));
  const articles = candidates.map(({ provision }) => articleOf(provision.id));
  for (const name of COMPARED) compare(vectors, articles, OWN.indexOf(name));
  return vectors;
}

function measureOne({ sensed, like }: SenseAnswer, { provision, places }: SenseCandidate): number[] {
  const { own, parent, article, document } = places;
  const { whole, bare } = like(provision);
  const { best, second, mean, share, within } = sensed;
  const likest = best[own] ?? 0;
  return [
    ...[whole, bare, likest, second[own] ?? 0, mean[own] ?? 0, share[own] ?? 0],
    best[parent] ?? 0,
    ...[within[own] ?? 0, within[article] ?? 0, within[document] ?? 0],
    likest === 0 ? 0 : likest - sensed.undecided,
    ...[sensed.likest, sensed.undecided, sensed.undecidedShare],
  ];
}

/** Appends to each vector how far a feature is from the best, from the best outside the candidate's article, and its place. */
function compare(vectors: readonly number[][], articles: readonly string[], at: number): void {
  const values = vectors.map((vector) => vector[at] ?? 0);
  const order = [...values.keys()].sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0));
  const [first] = order;
  const best = first === undefined ? 0 : (values[first] ?? 0);
  const second = order.find((one) => articles[one] !== articles[first ?? 0]);
  const outside = second === undefined ? 0 : (values[second] ?? 0);
  const places = new Map<number, number>();
  order.forEach((one, place) => {
    const value = values[one] ?? 0;
    if (!places.has(value)) places.set(value, place);
  });
  vectors.forEach((vector, one) => {
    const value = values[one] ?? 0;
    const rival = articles[one] === articles[first ?? 0] ? outside : best;
    vector.push(value - best, value - rival, Math.log1p(places.get(value) ?? 0));
  });
}
