import type { Library } from '../knowledge/library.ts';
import { SnapshotError } from '../knowledge/snapshot.ts';
import type { Answerer, Question } from './answer.ts';
import type { Answer } from './contract.ts';
import { StartError } from './errors.ts';

/** What is needed to open the library; `Opened` is one opened snapshot. */
export interface OpeningParts<Opened> {
  /** Id that the pointer names; null where nothing was published. Throws where the pointer is damaged. */
  readonly current: () => Promise<string | null>;
  /** Ids of the whole snapshots that are kept, newest first. */
  readonly kept: () => Promise<readonly string[]>;
  /** Opens a snapshot; it may publish and open another one in its place, whose id `idOf` then gives. */
  readonly open: (id: string) => Promise<Opened>;
  readonly idOf: (opened: Opened) => string;
  /** Builds the shipped library and returns its id. */
  readonly build: () => Promise<string>;
  /** Tells the person who started the bot one sentence. */
  readonly tell: (sentence: string) => void;
}

/** An opened snapshot, and the id that the pointer names (another one where that could not be opened). */
export interface Opening<Opened> {
  readonly opened: Opened;
  readonly pointed: string;
}

/**
 * Opens the snapshot in use. Where that fails: the newest kept one that opens; where there is none, the shipped library
 * is built. Each step down is told. Rejects only where nothing can be opened and nothing be built.
 */
export async function openServing<Opened>(parts: OpeningParts<Opened>): Promise<Opening<Opened>> {
  const { pointed, fault } = await pointedAt(parts);
  const first = pointed === null ? { fault } : await attempt(parts, pointed);
  if ('opened' in first) return { opened: first.opened, pointed: parts.idOf(first.opened) };
  if (first.fault !== null) parts.tell(`Kho văn bản đang dùng không mở được. ${sentenceOf(first.fault)}`);
  const earlier = await openEarlier(parts, pointed);
  if (earlier !== null) return { opened: earlier, pointed: pointed ?? '' };
  return build(parts, first.fault !== null);
}

/** A disk that cannot be read is not mended by building: its fault goes up. */
async function pointedAt<Opened>(
  parts: OpeningParts<Opened>,
): Promise<{ pointed: string | null; fault: unknown }> {
  try {
    return { pointed: await parts.current(), fault: null };
  } catch (fault) {
    if (fault instanceof SnapshotError && fault.fault === 'disk') throw fault;
    return { pointed: null, fault };
  }
}

async function attempt<Opened>(
  parts: OpeningParts<Opened>,
  id: string,
): Promise<{ opened: Opened } | { fault: unknown }> {
  try {
    return { opened: await parts.open(id) };
  } catch (fault) {
    // A fault of the program's start (the embeddings service is away) is the same for every snapshot.
    if (fault instanceof StartError) throw fault;
    return { fault };
  }
}

async function openEarlier<Opened>(
  parts: OpeningParts<Opened>,
  except: string | null,
): Promise<Opened | null> {
  for (const id of (await parts.kept()).filter((one) => one !== except)) {
    const tried = await attempt(parts, id);
    if (!('opened' in tried)) continue;
    parts.tell(`Tạm dùng bản kho văn bản gần nhất còn nguyên vẹn (${id}).`);
    return tried.opened;
  }
  return null;
}

async function build<Opened>(parts: OpeningParts<Opened>, again: boolean): Promise<Opening<Opened>> {
  parts.tell(
    again
      ? 'Không còn bản nào nguyên vẹn: đang lập lại kho văn bản kèm theo…'
      : 'Lần đầu chạy: đang lập kho văn bản…',
  );
  const id = await parts.build();
  return { opened: await parts.open(id), pointed: id };
}

const sentenceOf = (fault: unknown) => (fault instanceof Error ? fault.message : String(fault));

/** What answers now; replaced whole when another snapshot is published. */
export interface Serving {
  library(): Library;
  answer(question: Question): Promise<Answer>;
  /** Questions in work end with the answerer that they began with. */
  swap(next: Served): void;
}
export interface Served {
  readonly library: Library;
  readonly answerer: Answerer;
}

export function createServing(first: Served): Serving {
  let served = first;
  return {
    library: () => served.library,
    answer: (question) => served.answerer.answer(question),
    swap: (next) => {
      served = next;
    },
  };
}
