import type { Answerer } from '../bot/answer.ts';
import type { Day } from '../knowledge/types.ts';
import { readMemory, type ResidentMemory } from './bench/memory.ts';
import { startProgram, type ProgramOptions, type RunningProgram } from './bench/program.ts';
import { timeRounds, type Latencies } from './bench/samples.ts';
import type { JudgedQuestion } from './questions.ts';

export type { ResidentMemory } from './bench/memory.ts';
export type { ProgramOptions } from './bench/program.ts';
export { latencies, quantileInterval, type Latencies } from './bench/samples.ts';

/** What the bench measured. Times in milliseconds. */
export interface BenchReport {
  readonly questions: number;
  readonly inProcess: Latencies;
  /** Null where the program was not started. */
  readonly http: HttpReport | null;
}

export interface HttpReport {
  /** Each question alone: nothing is remembered of it. */
  readonly alone: Latencies;
  /** Each question in a conversation of its own: question and answer are on the disk before the reply. */
  readonly remembered: Latencies;
  /** From the start of the process to its first answer, with an empty data folder: the library is indexed. */
  readonly firstStart: number;
  /** The same with the library indexed before. */
  readonly nextStart: number;
  /** After the first answer; null where the system does not tell. */
  readonly memoryAtFirst: ResidentMemory | null;
  /** After all questions. */
  readonly memory: ResidentMemory | null;
}

/** What the bench needs of the world. */
export interface BenchWorld {
  readonly clock: () => number;
  /** Collects garbage now; null where Node was started without `--expose-gc`. */
  readonly collect: (() => void) | null;
  readonly fetch: typeof globalThis.fetch;
  /** How to start the real program with an empty data folder; null to leave HTTP out. */
  readonly program: ProgramOptions | null;
}

/** Rounds over all questions that are not counted. 2: after them the compiled code no longer changes the median. */
const WARM_UP = 2;
/** Rounds that are counted in process. 5: 1,200 samples on the dev set, so that twelve lie beyond p99. */
const ROUNDS = 5;
/** Rounds that are counted over HTTP, after one that is not. 3: 720 samples, a few seconds. */
const HTTP_ROUNDS = 3;

/** Question to answer: in this process, then through the web page of the real program. */
export async function bench(
  questions: readonly JudgedQuestion[],
  { answerer, on }: { answerer: Answerer; on: Day },
  world: BenchWorld,
): Promise<BenchReport> {
  const ask = ({ text, turns }: JudgedQuestion) => answerer.answer({ text, turns, on });
  const rounds = { warmUp: WARM_UP, measured: ROUNDS, clock: world.clock, settle: world.collect ?? nothing };
  const inProcess = await timeRounds(questions, ask, rounds);
  const http = world.program === null ? null : await benchHttp(questions, world.program, world);
  return { questions: questions.length, inProcess, http };
}

async function benchHttp(
  questions: readonly JudgedQuestion[],
  program: ProgramOptions,
  world: BenchWorld,
): Promise<HttpReport> {
  const [question] = questions;
  if (question === undefined) throw new RangeError('bench: no questions');
  const first = await timeStart(program, question, world);
  await first.running.stop();
  const next = await timeStart(program, question, world);
  try {
    const measured = await benchRunning(questions, next.running, world);
    return { ...measured, firstStart: first.took, nextStart: next.took };
  } finally {
    await next.running.stop();
  }
}

async function benchRunning(
  questions: readonly JudgedQuestion[],
  { url, pid }: RunningProgram,
  { clock, fetch }: BenchWorld,
): Promise<Omit<HttpReport, 'firstStart' | 'nextStart'>> {
  const rounds = { warmUp: 1, measured: HTTP_ROUNDS, clock, settle: nothing };
  const time = (remember: boolean) =>
    timeRounds(questions, (question) => askOverHttp(url, question, remember, fetch), rounds);
  const memoryAtFirst = readMemory(pid);
  const alone = await time(false);
  const remembered = await time(true);
  return { alone, remembered, memoryAtFirst, memory: readMemory(pid) };
}

async function timeStart(
  program: ProgramOptions,
  question: JudgedQuestion,
  world: BenchWorld,
): Promise<{ took: number; running: RunningProgram }> {
  const began = world.clock();
  const running = await startProgram(program);
  try {
    await askOverHttp(running.url, question, false, world.fetch);
    return { took: world.clock() - began, running };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** Earlier turns are not sent: a follow-up costs as much alone, and each sample is one request. */
async function askOverHttp(
  url: string,
  { id, text }: JudgedQuestion,
  remember: boolean,
  fetch: BenchWorld['fetch'],
): Promise<void> {
  const response = await fetch(`${url}/api/ask`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(remember ? { text, conversation: `bench-${id}` } : { text }),
  });
  const body = await response.text();
  if (!response.ok) throw new Error(`POST ${url}/api/ask: ${response.status} ${body.slice(0, 200)}`);
}

function nothing(): void {}
