import type { PassageRuns } from '../knowledge/passage-runs.ts';
import type { Library } from '../knowledge/library.ts';
import type { Answerer } from './answer.ts';
import type { Logger } from './logger.ts';
import type { ItemSource } from './quiz.ts';
import type { Opening } from './serving.ts';
import type { Settings } from './settings.ts';
import type { Intake } from './uploads.ts';

/** What the world gives a command: made in `bot/main.ts`, handed down from there. */
export interface World {
  readonly settings: Settings;
  /** Where everything that runs is written. */
  readonly dataDir: string;
  readonly log: Logger;
  readonly now: () => Date;
  /** Fills as many random bytes as asked for. */
  readonly random: (size: number) => Uint8Array;
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly errors: NodeJS.WriteStream;
  readonly libraries: Libraries;
  /** Takes in files that administrators send. */
  readonly intake: Intake;
  /** Items for rounds of the quiz in place of those that the rules give. */
  readonly quizItems?: ItemSource;
  /** Network client for files of channels. */
  readonly fetch: typeof fetch;
}

/** One opened snapshot with what answers from it. */
export interface OpenedLibrary {
  readonly library: Library;
  readonly answerer: Answerer;
  /** How vectors are searched: `exact` on a small library, or where the native index is absent. */
  readonly vectors: 'hnsw' | 'exact' | 'given';
}

/** The libraries of the data directory. */
export interface Libraries {
  /** The snapshot in use, or the best that can be had; see `openServing`. */
  open(tell: (sentence: string) => void): Promise<Opening<OpenedLibrary>>;
  openId(id: string, tell: (sentence: string) => void): Promise<OpenedLibrary>;
  /** Id that the pointer names now. */
  current(): Promise<string | null>;
  /** Writes the index files of a new snapshot, with the embeddings that serve; what it returns goes into the manifest. */
  writeIndexes(directory: string, passages: PassageRuns): Promise<Record<string, unknown>>;
}
