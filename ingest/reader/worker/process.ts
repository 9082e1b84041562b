import { rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Message, ReadRequest, Reply } from './messages.ts';

/**
 * The process in which untrusted files are read. Its first thread only watches: it sees the memory of the whole process
 * while the reading thread is busy, and ends everything when the process that asked is gone.
 */
const WATCH_MS = 50;
/** Part of the memory that objects may take; the rest is for bytes outside the heap. */
const HEAP_PART = 0.6;

/** tsx does not reach the threads of a process by itself: the thread asks for it, then loads the file named to it. */
const BOOT = "import('tsx/esm/api').then(({ register }) => (register(), import(process.argv[2])));";

let thread: Worker | null = null;
let asked: ReadRequest | null = null;
let folder: string | null = null;

process.on('message', (request: ReadRequest) => {
  asked = request;
  folder = request.folder;
  thread ??= startThread(request.limits.memoryBytes);
  thread.postMessage(request);
});
process.on('disconnect', () => {
  if (folder !== null) rmSync(folder, { recursive: true, force: true });
  endGroup();
});
setInterval(() => {
  if (asked !== null && process.memoryUsage.rss() > asked.limits.memoryBytes) send({ kind: 'memory' });
}, WATCH_MS);

function startThread(memoryBytes: number): Worker {
  const worker = new Worker(BOOT, {
    eval: true,
    argv: [new URL('./thread.ts', import.meta.url).href],
    resourceLimits: { maxOldGenerationSizeMb: Math.round((HEAP_PART * memoryBytes) / 2 ** 20) },
  });
  worker.on('message', send);
  worker.on('error', (error: Error & { code?: string }) => {
    const isMemory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
    send(isMemory ? { kind: 'memory' } : { kind: 'fault', message: error.stack ?? error.message });
  });
  return worker;
}

/** Every reply but progress is the answer; what comes after it is about no file. */
function send(reply: Reply): void {
  if (asked === null) return;
  if (reply.kind !== 'progress') asked = null;
  const message: Message = { reply, memoryBytes: process.memoryUsage.rss() };
  process.send?.(message);
}

/** Ends this process with the programs that it runs; it leads a group of its own where the system has groups. */
function endGroup(): void {
  try {
    process.kill(-process.pid, 'SIGKILL');
  } catch {
    process.exit(1);
  }
}
