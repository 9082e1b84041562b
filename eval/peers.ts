import { machineText, type Machine } from './machine.ts';
import { figuresSchema, type PeerFigures } from './peers/measure.ts';
import { table } from './table.ts';

export type { PeerFigures } from './peers/measure.ts';

/** The names of the peers in the order of the table; ours is the last. */
export const PEERS = ['sqlite', 'minisearch', 'orama', 'bm25', 'hnsw', 'ours'] as const;
export type PeerName = (typeof PEERS)[number];

/** Measures one peer in a process of its own; gives what it prints, one JSON object. */
export type RunPeer = (name: PeerName) => Promise<string>;

/** One after the other: on the same machine, and none disturbs another. */
export async function runPeers(
  names: readonly PeerName[],
  run: RunPeer,
  onMeasured: (line: string) => void = () => undefined,
): Promise<Partial<Record<PeerName, PeerFigures>>> {
  const figures: Partial<Record<PeerName, PeerFigures>> = {};
  for (const name of names) {
    const measured = figuresSchema.parse(JSON.parse(await run(name)));
    figures[name] = measured;
    onMeasured(row(measured).join('  '));
  }
  return figures;
}

/** The table, with where and when, and how each was set. */
export function peersText(
  figures: Partial<Record<PeerName, PeerFigures>>,
  { on, machine, set }: { on: string; machine: Machine; set: string },
): string {
  const measured = Object.values(figures);
  const head = `${set}, ${measured[0]?.passages ?? 0} điều; đo ngày ${on} trên ${machineText(machine)}, mỗi công cụ một tiến trình`;
  const columns = [
    '',
    'số câu',
    'R@1',
    'R@10',
    'MRR@10',
    'p50 ms',
    'p99 ms',
    'lập chỉ mục',
    'bộ nhớ',
    'trước đó',
  ];
  const settings = measured.map((peer) => `${peer.title}: ${peer.settings}`);
  const ours = figures.ours;
  const fair = ours === undefined ? [] : measured.filter((peer) => peer.asked < ours.asked);
  const same = fair.map(
    (peer) =>
      `Trên cùng ${peer.asked} câu mà ${peer.title} kịp trả lời, Kỷ Cương có R@1 ${three(meanFirst(ours, peer.asked))}.`,
  );
  return [head, table([columns, ...measured.map(row)]), [...same, ...settings].join('\n')].join('\n\n');
}

function row(peer: PeerFigures): string[] {
  const megabytes = (bytes: number | null) => (bytes === null ? '–' : `${Math.round(bytes / 1e6)} MB`);
  return [
    peer.title,
    `${peer.asked}/${peer.of}`,
    ...[peer.recallAt1, peer.recallAt10, peer.mrrAt10].map(three),
    ...[peer.p50, peer.p99].map((time) => time.toFixed(1)),
    `${(peer.indexing / 1000).toFixed(1)} s`,
    megabytes(peer.resident),
    megabytes(peer.before),
  ];
}

/** Share found first over the questions that were asked first: the same for every peer. */
function meanFirst(figures: PeerFigures | undefined, asked: number): number {
  const first = figures?.first.slice(0, asked) ?? [];
  return first.reduce((sum, share) => sum + share, 0) / Math.max(1, first.length);
}

function three(share: number): string {
  return share.toFixed(3);
}
