import { meanInterval } from './beir.ts';
import { machineText, type Machine } from './machine.ts';
import { BEARABLE, comparePeers, type Compared } from './peers/compare.ts';
import { figuresSchema, type PeerFigures } from './peers/measure.ts';
import { table } from './table.ts';
import { seededChance } from './train.ts';

export { comparePeers, type Compared } from './peers/compare.ts';
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
    'khoảng 95%',
    'R@10',
    'MRR@10',
    'p50 ms',
    'p99 ms',
    'lập chỉ mục',
    'bộ nhớ',
    'trước đó',
  ];
  const settings = measured.map((peer) => `${peer.title}: ${peer.settings}`);
  const rows = table([columns, ...measured.map(row)]);
  return [head, rows, comparedText(figures).join('\n'), settings.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

function row(peer: PeerFigures): string[] {
  const megabytes = (bytes: number | null) => (bytes === null ? '–' : `${Math.round(bytes / 1e6)} MB`);
  const { low, high } = meanInterval(peer.first, seededChance(1));
  return [
    peer.title,
    `${peer.asked}/${peer.of}`,
    three(peer.recallAt1),
    `${three(low)}–${three(high)}`,
    ...[peer.recallAt10, peer.mrrAt10].map(three),
    ...[peer.p50, peer.p99].map((time) => time.toFixed(1)),
    `${(peer.indexing / 1000).toFixed(1)} s`,
    megabytes(peer.resident),
    megabytes(peer.before),
  ];
}

function comparedText(figures: Partial<Record<PeerName, PeerFigures>>): string[] {
  const { ours, ...peers } = figures;
  if (ours === undefined || Object.keys(peers).length === 0) return [];
  const compared = comparePeers(ours, Object.values(peers));
  const each = compared.map(
    ({ peer, asked, own, theirs, ratio }) =>
      `${peer.title}: trên cùng ${asked} câu R@1 ${three(theirs)}, Kỷ Cương ${three(own)}; một câu ${speedText(ratio)} (trung vị ${peer.p50.toFixed(1)} và ${ours.p50.toFixed(1)} ms)`,
  );
  return [...each, verdictText(compared)];
}

/** The issue asks for ten times the speed of the best peer of equal quality. */
const AIM = 10;

function verdictText(compared: readonly Compared[]): string {
  const equal = compared.filter((one) => one.equal);
  const best = (equal.length > 0 ? equal : compared)[0];
  if (best === undefined) return '';
  const { peer, asked, ratio, chance, own, theirs } = best;
  const tested = `${asked} câu, kiểm định dấu từng cặp, p = ${chance < 0.0001 ? '< 0,0001' : chance.toFixed(4)}`;
  const met = `${ratio >= AIM ? 'đạt' : 'chưa đạt'} mức gấp ${AIM} lần`;
  if (equal.length > 0)
    return `Ngang chất lượng là ${peer.title} (${tested}): Kỷ Cương ${speedText(ratio)}, ${met}.`;
  return `Không công cụ nào ngang chất lượng (R@1 kém không quá ${BEARABLE.toLocaleString('vi-VN')}); gần nhất là ${peer.title} (R@1 ${three(theirs)} so với ${three(own)}, ${tested}): so với công cụ ấy Kỷ Cương ${speedText(ratio)}.`;
}

/** `ratio`: the peer's time by ours. */
function speedText(ratio: number): string {
  return ratio >= 1 ? `nhanh gấp ${ratio.toFixed(1)} lần` : `chậm gấp ${(1 / ratio).toFixed(1)} lần`;
}

function three(share: number): string {
  return share.toFixed(3);
}
