import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Option, type Command } from 'commander';
import { dayInVietNam } from '../../bot/day.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { readLexicon } from '../../knowledge/lexicon.ts';
import { readMemory } from '../bench/memory.ts';
import { PEERS, peersText, runPeers, type PeerName } from '../peers.ts';
import { seededChance } from '../train/chance.ts';
import type { World } from '../world.ts';
import type { AbsentLibrary } from '../absent.ts';
import { readCorpus, readQuestions, type BeirPassage, type BeirQuestion } from '../beir.ts';
import { hnswlib } from './hnsw.ts';
import { langchainBm25 } from './langchain-bm25.ts';
import { measurePeer, type PeerFigures } from './measure.ts';
import { minisearch } from './minisearch.ts';
import { orama } from './orama.ts';
import { ours, oursOver } from './ours.ts';
import type { Peer } from './peer.ts';
import { sqlite } from './sqlite.ts';

/** `npm run eval -- peers DIR --split S`: ours beside other search engines, on a benchmark folder. */

const print = (text: string) => process.stdout.write(`${text}\n`);
const note = (text: string) => process.stderr.write(`${text}\n`);
const run = promisify(execFile);
/** Of the order in which questions are asked. */
const SEED = 1;

export function addPeers(program: Command, world: World): void {
  program
    .command('peers')
    .description('so với các công cụ tìm kiếm khác trên một thư mục dạng BEIR: chất lượng, thời gian, bộ nhớ')
    .argument('<thư mục>', 'thư mục có corpus.jsonl.gz, queries-PHẦN.jsonl, qrels/PHẦN.tsv')
    .requiredOption('--split <phần>', 'phần câu hỏi: train, dev, …')
    .addOption(new Option('--only <tên...>', 'chỉ những công cụ này').choices(PEERS).default([...PEERS]))
    .option(
      '--seconds <giây>',
      'mỗi công cụ hỏi tối đa ngần này giây, theo thứ tự ngẫu nhiên cố định',
      Number,
      600,
    )
    .option('--json', 'in kết quả dạng JSON')
    .addOption(new Option('--part <tên>', 'đo một công cụ trong tiến trình này').choices(PEERS).hideHelp())
    .action((folder: string, options: Options) => peers(folder, options, world));
}

interface Options {
  readonly split: string;
  readonly only: readonly PeerName[];
  readonly seconds: number;
  readonly json?: true;
  readonly part?: PeerName;
}

async function peers(folder: string, options: Options, world: World): Promise<void> {
  const { split, only, seconds, json, part } = options;
  if (part !== undefined) {
    print(JSON.stringify(await measureHere(part, { folder, split, most: seconds * 1000 }, world)));
    return;
  }
  const figures = await runPeers(only, (name) => inProcess(name, folder, options), note);
  const { machine } = world;
  const on = dayInVietNam(world.now());
  const set = `${basename(folder)} ${split}`;
  print(
    json ? JSON.stringify({ set, on, machine, peers: figures }) : peersText(figures, { on, machine, set }),
  );
}

/** One peer as a process of its own, which may collect garbage before its memory is read. */
async function inProcess(name: PeerName, folder: string, { split, seconds }: Options): Promise<string> {
  note(`Đang đo ${name}…`);
  const program = fileURLToPath(new URL('../main.ts', import.meta.url));
  const node = ['--expose-gc', '--max-old-space-size=6000', '--import', 'tsx', program];
  const words = ['peers', folder, '--split', split, '--seconds', String(seconds), '--part', name];
  const { stdout } = await run(process.execPath, [...node, ...words], { maxBuffer: 1 << 24 });
  return stdout;
}

/** One peer on one split, in this process. */
export async function measureHere(
  name: PeerName,
  { folder, split, most }: { folder: string; split: string; most: number },
  { clock }: Pick<World, 'clock'>,
): Promise<PeerFigures> {
  const { questions } = readQuestions(folder, split);
  let held: readonly BeirPassage[] = readCorpus(folder).passages;
  const take = () => {
    const passages = held;
    held = [];
    return passages;
  };
  const temporary = await mkdtemp(join(tmpdir(), 'ky-cuong-peers-'));
  try {
    const parts = { take, questions, folder: temporary };
    return await measurePeer(peerOf(name), parts, { clock, resident, chance: seededChance(SEED), most });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Ours over an index that is open already; memory is not read. */
export async function measureOurs(
  { corpus, retrieve }: Pick<AbsentLibrary, 'corpus' | 'retrieve'>,
  questions: readonly BeirQuestion[],
  { clock }: Pick<World, 'clock'>,
): Promise<PeerFigures> {
  const parts = { take: () => corpus.passages, questions, folder: '' };
  const chance = seededChance(SEED);
  const most = Number.POSITIVE_INFINITY;
  return measurePeer(oursOver(retrieve), parts, { clock, resident: () => null, chance, most });
}

function resident(): number | null {
  globalThis.gc?.();
  return readMemory(process.pid)?.resident ?? null;
}

function peerOf(name: PeerName): Peer {
  const lexiconData = readLexicon();
  const embeddings = openStaticEmbeddings();
  const makers: Readonly<Record<PeerName, () => Peer>> = {
    sqlite,
    minisearch,
    orama,
    bm25: () => langchainBm25,
    hnsw: () => hnswlib(embeddings),
    ours: () => ours(embeddings, lexiconData),
  };
  return makers[name]();
}
