/** What reloading needs; `Opened` is whatever is served from. */
export interface ReloadParts<Opened> {
  /** Id of the snapshot that the pointer names now; null where it names none. Rejects where it cannot be read. */
  readonly current: () => Promise<string | null>;
  readonly open: (id: string) => Promise<Opened>;
  /** Serves from the opened snapshot from now on. */
  readonly swap: (opened: Opened) => void;
  /** A new snapshot could not be opened; the one before it keeps serving. */
  readonly refused: (fault: unknown) => void;
}

export interface Reload {
  /** Looks at the pointer once; looks do not overlap. */
  look(): Promise<void>;
  stop(): void;
}

/**
 * Milliseconds between looks at the pointer. Reading one small file every 2 s costs nothing to speak of, works on
 * network disks where change events do not, and an administrator sees a new directive served almost at once.
 */
export const LOOK_EVERY = 2_000;

/** Follows the pointer from the snapshot that it names at the start: a new one is opened beside the old and swapped in whole. */
export function createReload<Opened>(
  pointed: string,
  parts: ReloadParts<Opened>,
  every = LOOK_EVERY,
): Reload {
  // What the last look found, good or bad: a fault is told once, and tried again when the pointer changes.
  let last = pointed;
  const look = async (): Promise<void> => {
    const found = await find(parts);
    if (found.key === last) return;
    last = found.key;
    await take(found, parts);
  };
  let busy: Promise<void> = Promise.resolve();
  const inOrder = () => (busy = busy.then(look));
  const timer = setInterval(() => void inOrder(), every);
  timer.unref();
  return { look: inOrder, stop: () => clearInterval(timer) };
}

type Found = { readonly key: string } & ({ readonly id: string } | { readonly fault: unknown });

async function find<Opened>({ current }: ReloadParts<Opened>): Promise<Found> {
  try {
    const id = await current();
    if (id !== null) return { key: id, id };
    return { key: 'none', fault: new Error('the pointer to the snapshot in use is gone') };
  } catch (fault) {
    return { key: String(fault), fault };
  }
}

async function take<Opened>(found: Found, { open, swap, refused }: ReloadParts<Opened>): Promise<void> {
  if ('fault' in found) return refused(found.fault);
  try {
    swap(await open(found.id));
  } catch (fault) {
    refused(fault);
  }
}
