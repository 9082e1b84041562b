import { createNetwork, decodeNetwork } from '../../../knowledge/network.ts';

/** Labels of the network that tells whose question it is. */
export const DIRECTIVE_LABEL = 'directive';
export const LAW_LABEL = 'law';

/** Keeps the odds finite: they say no more than some ten thousand to one. */
const LEAST = 1e-4;

/**
 * Reads log-odds, −9.2 to 9.2, that of the directive and the laws it is the directive that decides. Throws where the bytes
 * are no network with both labels.
 */
export function createStanding(bytes: Uint8Array): (features: ReadonlyMap<string, number>) => number {
  const network = createNetwork(decodeNetwork(bytes));
  const [directive, law] = [DIRECTIVE_LABEL, LAW_LABEL].map((label) => network.labels.indexOf(label));
  if (directive === undefined || law === undefined || directive < 0 || law < 0)
    throw new Error('standing.bin tells no directive from law; make it anew with npm run train -- standing');
  return (features) => {
    const probabilities = network.predict(features);
    return Math.log(((probabilities[directive] ?? 0) + LEAST) / ((probabilities[law] ?? 0) + LEAST));
  };
}
