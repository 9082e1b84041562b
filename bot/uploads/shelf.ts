import { HOLD_MS } from './limits.ts';
import type { Preview, Upload } from './types.ts';

/** An upload as the service keeps it, in memory. */
export interface Kept {
  readonly person: string;
  /** Milliseconds. */
  readonly since: number;
  upload: Upload;
  /** Resolves when it is read; never rejects. */
  reading: Promise<void>;
  /** What it would bring; null before it is read, and once it is decided. */
  preview: Preview | null;
}

/** The uploads of this process, oldest first. A restart forgets them; their files are swept. */
export interface Shelf {
  put(person: string, upload: Upload): Kept;
  find(person: string, id: string): Kept | null;
  of(person: string): readonly Kept[];
  drop(kept: Kept): void;
  /** Uploads whose file is held: read, waiting or being published. */
  holding(person: string): number;
  holdingAll(): number;
  /** Takes out and returns what is older than an hour and not in work. */
  expire(): readonly Kept[];
  clear(): readonly Kept[];
  ids(): ReadonlySet<string>;
}

export function createShelf(now: () => Date): Shelf {
  const kept = new Map<string, Kept>();
  const all = (): readonly Kept[] => [...kept.values()];
  const takeOut = (which: (one: Kept) => boolean): readonly Kept[] => {
    const out = all().filter(which);
    for (const { upload } of out) kept.delete(upload.id);
    return out;
  };
  const of = (person: string) => all().filter((one) => one.person === person);
  return {
    put: (person, upload) => {
      const one = { person, since: now().getTime(), upload, reading: Promise.resolve(), preview: null };
      kept.set(upload.id, one);
      return one;
    },
    find: (person, id) => {
      const one = kept.get(id);
      return one?.person === person ? one : null;
    },
    of,
    drop: ({ upload }) => void kept.delete(upload.id),
    holding: (person) => of(person).filter(holdsFile).length,
    holdingAll: () => all().filter(holdsFile).length,
    expire: () => takeOut((one) => one.since < now().getTime() - HOLD_MS && !isInWork(one)),
    clear: () => takeOut(() => true),
    ids: () => new Set(kept.keys()),
  };
}

const holdsFile = ({ upload }: Kept) => ['reading', 'ready', 'publishing'].includes(upload.state.kind);
const isInWork = ({ upload }: Kept) => ['reading', 'publishing'].includes(upload.state.kind);
