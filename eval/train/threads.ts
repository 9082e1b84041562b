import { Worker, type TransferListItem } from 'node:worker_threads';

/** Parts of one task, each in a thread of its own: as many as there are cores, put together in their order. */

/** What a thread says: how far it is, or what came out. */
export type Said<Result> =
  { readonly kind: 'note'; readonly text: string } | { readonly kind: 'done'; readonly result: Result };

/** tsx does not reach the threads of a process by itself: the thread asks for it, then loads the file named to it. */
const BOOT = "import('tsx/esm/api').then(({ register }) => (register(), import(process.argv[2])));";

/**
 * Starts the program `file` once for each part, which it finds as its `workerData`, and waits for all results. The first
 * fault ends all of them.
 */
export async function inThreads<Part, Result>(
  file: URL,
  parts: readonly Part[],
  onNote: (text: string) => void,
): Promise<Result[]> {
  const workers = parts.map((part) => new Worker(BOOT, { eval: true, argv: [file.href], workerData: part }));
  try {
    return await Promise.all(workers.map((worker) => resultOf<Result>(worker, onNote)));
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function resultOf<Result>(worker: Worker, onNote: (text: string) => void): Promise<Result> {
  return new Promise((resolve, reject) => {
    worker.on('message', (said: Said<Result>) => {
      if (said.kind === 'note') onNote(said.text);
      else resolve(said.result);
    });
    worker.on('error', reject);
    worker.on('exit', (code) => reject(new Error(`a thread ended with code ${code} before it was done`)));
  });
}

/** Where `count` things are cut into at most `parts` runs of nearly the same length; none is empty. */
export function cutEvenly(count: number, parts: number): { readonly from: number; readonly end: number }[] {
  const some = Math.max(1, Math.min(parts, count));
  return Array.from({ length: some }, (_, at) => ({
    from: Math.floor((at * count) / some),
    end: Math.floor(((at + 1) * count) / some),
  }));
}

/** Buffers of a result that are handed over instead of copied. */
export function buffersOf(...arrays: readonly { readonly buffer: ArrayBufferLike }[]): TransferListItem[] {
  const buffers = arrays.map(({ buffer }) => buffer);
  return [...new Set(buffers)].filter((buffer) => buffer instanceof ArrayBuffer);
}
