import { signTest } from '../sign-test.ts';
import type { PeerFigures } from './measure.ts';

/** A peer beside ours, on the questions that both were asked. */
export interface Compared {
  readonly peer: PeerFigures;
  readonly asked: number;
  /** R@1 on the same questions: ours, and the peer's. */
  readonly own: number;
  readonly theirs: number;
  /** Chance that a peer as good as ours falls so far behind question by question. */
  readonly chance: number;
  /** Its R@1 is at most `BEARABLE` below ours. */
  readonly equal: boolean;
  /** Its median time by ours: above 1 ours is the faster. */
  readonly ratio: number;
}

/** What R@1 may be lower by and count as equal: as much as the issue bears between spellings. */
export const BEARABLE = 0.02;

/** Peers in the order of how near they come to our R@1. */
export function comparePeers(ours: PeerFigures, peers: readonly PeerFigures[]): Compared[] {
  const compared = peers.map((peer): Compared => {
    const asked = Math.min(peer.asked, ours.asked);
    const mean = ({ first }: PeerFigures): number =>
      first.slice(0, asked).reduce((sum, share) => sum + share, 0) / Math.max(1, asked);
    const [own, theirs] = [mean(ours), mean(peer)];
    const pairs = Array.from({ length: asked }, (_, at) => (ours.first[at] ?? 0) - (peer.first[at] ?? 0));
    const poorer = pairs.filter((difference) => difference > 0).length;
    const better = pairs.filter((difference) => difference < 0).length;
    const ratio = peer.p50 / Math.max(ours.p50, 1e-9);
    const equal = own - theirs <= BEARABLE + 1e-9;
    return { peer, asked, own, theirs, chance: signTest(poorer, better), equal, ratio };
  });
  return compared.sort((a, b) => a.own - a.theirs - (b.own - b.theirs));
}
