import { z } from 'zod';
import { clauseHash, clauseKey, readClauses, type Clause } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import { createNetwork, decodeNetwork } from '../../knowledge/network.ts';
import type { Query } from '../../knowledge/query.ts';
import type { Token } from '../../knowledge/vietnamese.ts';
import { decide } from './decide.ts';
import type { Frame } from './frame.ts';
import { readingFeatures } from './recognise/features.ts';
import { shippedStanding } from './recognise/shipped.ts';
import { createStanding } from './recognise/standing.ts';
import type { Weighed } from './weigh.ts';

export { shippedNetwork, shippedStanding } from './recognise/shipped.ts';
export { createStanding, DIRECTIVE_LABEL, LAW_LABEL } from './recognise/standing.ts';

/** Recognises what a question is after, learned from written questions on the documents that come with the program. */

/** What a question was recognised as. Probabilities sum to 1 over clauses and `other`. */
export interface Recognised {
  /** Clauses that may decide, likeliest first. */
  readonly clauses: readonly { readonly clause: Clause; readonly probability: number }[];
  /** Probability that some clause decides. */
  readonly answerable: number;
  /** Everything else: `X:amount`, `C:87-NQ/TU`, `clarify`, `smalltalk`, `refused`. */
  readonly other: ReadonlyMap<string, number>;
  /**
   * Log-odds, −9.2 to 9.2, that if either decides it is these clauses, rather than a law among the documents that the
   * recogniser does not know; 0 where the library holds none of those.
   */
  readonly standing: number;
}

/** A question with its clauses as the rules weigh them; `earlier`: words of the message that it leans on. */
export interface Asking {
  readonly query: Query;
  readonly frame: Frame;
  readonly earlier: readonly Token[];
  readonly weighed: readonly Weighed[];
}

export interface Recogniser {
  /** Numbers of the documents on whose clauses it was trained. */
  readonly documents: ReadonlySet<string>;
  recognise(asking: Asking): Recognised;
}

const recipeSchema = z.object({ clauses: z.record(z.string(), z.string()) });

/**
 * Makes a recogniser for a library of an encoded network; null where the library holds none of its clauses. A clause counts
 * only while its text is the one that it was trained on. `standing`: the encoded network that tells its questions from those
 * on laws, read only where the library holds others. Throws where the bytes are not a whole network.
 */
export function createRecogniser(
  bytes: Uint8Array,
  knowledge: Knowledge,
  standing: () => Uint8Array = shippedStanding,
): Recogniser | null {
  const weights = decodeNetwork(bytes);
  const network = createNetwork(weights);
  const trained = recipeSchema.parse(weights.recipe).clauses;
  const clauses = heldClauses(trained, knowledge);
  if (clauses.size === 0) return null;
  const documents = new Set([...clauses.values()].map(({ provision }) => provision.document));
  const alone = knowledge.library.documents.every(({ number }) => documents.has(number));
  const standingOf = alone ? () => 0 : createStanding(standing());
  const places = weights.labels.map((label, at) => ({ label, at, clause: clauses.get(label) }));
  const decisive = places.flatMap(({ at, clause }) => (clause === undefined ? [] : [{ at, clause }]));
  const others = places.filter(({ clause }) => clause === undefined);
  return {
    documents,
    recognise: (asking) => {
      const features = askingFeatures(asking, documents, knowledge);
      const probabilities = network.predict(features);
      const likely = decisive
        .map(({ at, clause }) => ({ clause, probability: probabilities[at] ?? 0 }))
        .sort((a, b) => b.probability - a.probability);
      return {
        standing: standingOf(features),
        clauses: likely,
        answerable: likely.reduce((sum, { probability }) => sum + probability, 0),
        other: new Map(others.map(({ label, at }) => [label, probabilities[at] ?? 0])),
      };
    },
  };
}

/** The features by which a question is recognised: of the trained documents alone, so that others do not disturb. */
export function askingFeatures(
  { query, frame, earlier, weighed }: Asking,
  documents: ReadonlySet<string>,
  { lexicon }: Knowledge,
): Map<string, number> {
  const own = weighed.filter(({ clause }) => documents.has(clause.provision.document));
  const decision = decide(frame, own, lexicon);
  return readingFeatures({ query, frame, earlier, weighed: own, decision });
}

function heldClauses(
  trained: Readonly<Record<string, string>>,
  { library, lexicon }: Knowledge,
): Map<string, Clause> {
  const provisions = new Set(Object.keys(trained).map((key) => key.slice(0, key.lastIndexOf('/'))));
  const held = [...provisions].flatMap((id) => {
    const provision = library.provision(id);
    return provision === undefined ? [] : readClauses(provision, lexicon);
  });
  return new Map(
    held
      .map((clause) => [clauseKey(clause), clause] as const)
      .filter(([key, clause]) => trained[key] === clauseHash(clause.text)),
  );
}
