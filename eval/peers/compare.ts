import { LEVEL, signTest } from '../sign-test.ts';
import type { PeerFigures } from './measure.ts';

/** A peer beside ours, on the questions that both were asked. */
export interface Compared {
  readonly peer: PeerFigures;
  readonly asked: number;
  /** Our R@1 on the same questions. */
  readonly own: number;
  /** Chance that a peer as good as ours falls so far behind question by question; above `LEVEL` it counts as equal. */
  readonly chance: number;
  readonly equal: boolean;
  /** Its median time by ours: above 1 ours is the faster. */
  readonly ratio: number;
}

/** Peers in the order of how near they come to our R@1, question by question. */
export function comparePeers(ours: PeerFigures, peers: readonly PeerFigures[]): Compared[] {
  const compared = peers.map((peer): Compared => {
    const asked = Math.min(peer.asked, ours.asked);
    const pairs = Array.from({ length: asked }, (_, at) => (ours.first[at] ?? 0) - (peer.first[at] ?? 0));
    const poorer = pairs.filter((difference) => difference > 0).length;
    const better = pairs.filter((difference) => difference < 0).length;
    const chance = signTest(poorer, better);
    const own = ours.first.slice(0, asked).reduce((sum, share) => sum + share, 0) / Math.max(1, asked);
    const ratio = peer.p50 / Math.max(ours.p50, 1e-9);
    return { peer, asked, own, chance, equal: chance >= LEVEL, ratio };
  });
  const behind = ({ own, peer }: Compared): number => own - peer.recallAt1;
  return compared.sort((a, b) => behind(a) - behind(b));
}
