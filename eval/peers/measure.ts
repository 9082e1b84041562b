import { z } from 'zod';
import { latencies } from '../bench.ts';
import type { BeirPassage, BeirQuestion } from '../beir.ts';
import type { Peer, PeerSearch } from './peer.ts';

/** What one peer came to. Times in milliseconds, memory in bytes. */
export const figuresSchema = z.strictObject({
  title: z.string(),
  settings: z.string(),
  passages: z.int(),
  /** Questions that were asked, of so many; fewer where the time ran out. */
  asked: z.int(),
  of: z.int(),
  /** Mean recall over the deciding articles of a question: one that was not found counts 0. */
  recallAt1: z.number(),
  recallAt10: z.number(),
  mrrAt10: z.number(),
  p50: z.number(),
  p99: z.number(),
  indexing: z.number(),
  /** Of the whole process after the questions; null where the system does not tell. */
  resident: z.int().nullable(),
  /** Of the same process before it indexed anything, with the articles read. */
  before: z.int().nullable(),
  /** One sign a question in the order asked: the place of the first deciding article, `1` to `9`, `a` for 10, `-` for none. */
  places: z.string(),
  /** Of the questions, in the order asked. */
  ids: z.array(z.string()),
  /** Share found first of each question, in the order asked. */
  first: z.array(z.number()),
});
export type PeerFigures = z.infer<typeof figuresSchema>;

export interface PeerWorld {
  readonly clock: () => number;
  /** Resident memory now, after collecting garbage; null where the system does not tell. */
  readonly resident: () => number | null;
  /** Gives the order of the questions; the same numbers for every peer. */
  readonly chance: () => number;
  /** Milliseconds of questions after which no further one is asked. */
  readonly most: number;
}

/** Places that count. */
const LIMIT = 10;
/** Questions that are asked before times are taken. 5: a peer that needs seconds must not need minutes for it. */
const WARM_UP = 5;
/** Questions that are asked however long they take. */
const LEAST = 20;

/** Indexes, asks, and counts one peer in this process. `take` hands the articles over, so that nothing else keeps them. */
export async function measurePeer(
  peer: Peer,
  {
    take,
    questions,
    folder,
  }: { take: () => readonly BeirPassage[]; questions: readonly BeirQuestion[]; folder: string },
  world: PeerWorld,
): Promise<PeerFigures> {
  const built = await build(peer, take, folder, world);
  const { results, took } = await ask(built.search, inOrder(questions, world.chance), world);
  const { median, p99 } = latencies(took);
  const mean = (of: (result: Result) => number) =>
    results.reduce((sum, result) => sum + of(result), 0) / Math.max(1, results.length);
  return {
    title: peer.title,
    settings: peer.settings,
    passages: built.passages,
    asked: results.length,
    of: questions.length,
    recallAt1: mean(({ recall }) => recall(1)),
    recallAt10: mean(({ recall }) => recall(LIMIT)),
    mrrAt10: mean(({ place }) => (place === null ? 0 : 1 / place)),
    p50: median,
    p99,
    indexing: built.took,
    resident: world.resident(),
    before: built.before,
    places: results.map(({ place }) => (place === null ? '-' : place.toString(11))).join(''),
    ids: results.map(({ id }) => id),
    first: results.map(({ recall }) => recall(1)),
  };
}

async function build({ build }: Peer, take: () => readonly BeirPassage[], folder: string, world: PeerWorld) {
  const passages = take();
  const before = world.resident();
  const began = world.clock();
  const search = await build(passages, folder);
  return { search, took: world.clock() - began, before, passages: passages.length };
}

/** What a slow peer was asked is a fair draw, and the same for every peer. */
function inOrder(questions: readonly BeirQuestion[], chance: () => number): BeirQuestion[] {
  const drawn = questions.map((question) => ({ question, at: chance() }));
  return drawn.sort((a, b) => a.at - b.at).map(({ question }) => question);
}

interface Result {
  readonly id: string;
  /** Of the first deciding article, from 1; null where none is among the first ten. */
  readonly place: number | null;
  readonly recall: (limit: number) => number;
}

async function ask(search: PeerSearch, questions: readonly BeirQuestion[], { clock, most }: PeerWorld) {
  for (const { text } of questions.slice(-WARM_UP)) await search(text, LIMIT);
  const results: Result[] = [];
  const took: number[] = [];
  const start = clock();
  for (const { id, text, gold } of questions) {
    if (results.length >= LEAST && clock() - start > most) break;
    const began = clock();
    const found = await search(text, LIMIT);
    took.push(clock() - began);
    results.push({ id, ...resultOf(found, gold) });
  }
  return { results, took };
}

function resultOf(found: readonly string[], gold: readonly string[]): Omit<Result, 'id'> {
  const places = gold.map((id) => found.indexOf(id)).filter((place) => place >= 0);
  return {
    place: places.length === 0 ? null : Math.min(...places) + 1,
    recall: (limit) => places.filter((place) => place < limit).length / gold.length,
  };
}
