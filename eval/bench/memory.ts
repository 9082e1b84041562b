import { readdirSync, readFileSync } from 'node:fs';

/** Resident memory of a process, bytes, as Linux tells it. */
export interface ResidentMemory {
  /** Now. */
  readonly resident: number;
  /** The most it ever was. */
  readonly peak: number;
  /** Of the processes that it started, now: the compiler that tsx keeps. */
  readonly children: number;
}

/** Reads `/proc`; null where the system has none. */
export function readMemory(pid: number): ResidentMemory | null {
  try {
    const { resident, peak } = statusOf(pid);
    const children = childrenOf(pid).reduce((sum, child) => sum + statusOf(child).resident, 0);
    return { resident, peak, children };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** `/proc/PID/status` gives kibibytes. */
export function parseStatus(status: string): { resident: number; peak: number } {
  const bytes = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1] ?? 0) * 1024;
  return { resident: bytes('VmRSS'), peak: bytes('VmHWM') };
}

function statusOf(pid: number): { resident: number; peak: number } {
  return parseStatus(readFileSync(`/proc/${pid}/status`, 'utf8'));
}

/** Each thread has its own list: tsx starts its compiler from a worker. */
function childrenOf(pid: number): number[] {
  const threads = readdirSync(`/proc/${pid}/task`);
  const listed = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8'));
  return listed
    .join(' ')
    .split(' ')
    .filter((word) => word !== '')
    .map(Number);
}
