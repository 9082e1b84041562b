import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { SnapshotError } from '../knowledge/snapshot.ts';
import type { ExitCode } from './ask.ts';
import { runCommandLine } from './command-line.ts';
import { StartError } from './errors.ts';
import { createLogger, type Logger } from './logger.ts';
import { readSettings, SettingsError, type Settings } from './settings.ts';
import type { World } from './world.ts';

/** The program: the only reader of environment, clock and chance in this room. */

/** The log, once the settings are read. */
let log: Logger | null = null;

/** Reads `.env` of the working folder, where there is one; what the environment says already wins. */
function environment(): NodeJS.ProcessEnv {
  try {
    if (existsSync('.env')) process.loadEnvFile('.env');
  } catch (error) {
    throw new SettingsError([`Không đọc được tệp .env (${messageOf(error)}): sửa quyền đọc, hoặc xóa tệp.`]);
  }
  return process.env;
}

async function makeWorld(dataDir: string | null): Promise<World> {
  const settings = readSettings(environment());
  const { createLibraries } = await import('./libraries/main.ts');
  const { intakeOver } = await import('./intake/jobs.ts');
  const { jobsInProcess } = await import('./intake/process.ts');
  const directory = dataDir ?? settings.dataDir;
  const now = () => new Date();
  const clock = () => performance.now();
  const logger = (log = loggerOf(settings));
  const { embeddings, judge } = settings;
  const libraries = createLibraries({
    dataDir: directory,
    embeddings,
    judge,
    onJudgeFault: ({ fault, message }) => logger.warn({ fault }, `${message}: answered without it`),
    now,
    clock,
    fetch,
  });
  return {
    settings,
    dataDir: directory,
    log: logger,
    now,
    random: (size) => randomBytes(size),
    input: process.stdin,
    output: process.stdout,
    errors: process.stderr,
    libraries,
    intake: intakeOver(jobsInProcess({ dataDir: directory, environment: process.env })),
    fetch,
  };
}

/** Written at once: a log that waits loses its last lines, which are those that are wanted. */
const loggerOf = ({ logLevel, secrets }: Settings) =>
  createLogger(logLevel, secrets, pino.destination({ dest: 2, sync: true }));

/** Aborts at the first signal to stop; at the second the program ends where it stands. */
function stopSignal(): AbortController {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => (stop.signal.aborted ? process.exit(INTERRUPTED) : stop.abort()));
  }
  return stop;
}

/** The hidden command: one file for a running bot, which holds the other end of the line. */
async function takeIn(given: string | null): Promise<ExitCode> {
  const { dataDir, now, libraries } = await makeWorld(given);
  const { createJobs } = await import('./intake/main.ts');
  const { intakeCommand } = await import('./intake/command.ts');
  const { writeIndexes } = libraries;
  return intakeCommand(createJobs({ dataDir, now, environment: process.env, fetch, writeIndexes }), process);
}

/** What shells take for "ended by Ctrl+C". */
const INTERRUPTED = 130;

/** Ends a fault in one sentence. */
async function guarded(run: () => Promise<ExitCode>): Promise<ExitCode> {
  try {
    return await run();
  } catch (error) {
    tellFault(error);
    return error instanceof SettingsError ? 2 : 1;
  }
}

/** One sentence for people. Where a machine reads, the log has the whole of a fault that nobody expected. */
function tellFault(error: unknown): void {
  const expected = [StartError, SettingsError, SnapshotError].some((kind) => error instanceof kind);
  process.stderr.write(`${expected ? messageOf(error) : `Lỗi ngoài dự kiến: ${messageOf(error)}.`}\n`);
  if (!expected && !process.stderr.isTTY) log?.fatal({ err: error }, 'an unexpected fault ended the program');
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

// What nobody caught leaves the program in a state that nobody knows: it ends.
process.on('uncaughtException', (error) => {
  tellFault(error);
  process.exit(1);
});
// A reader that leaves early (`| head -1`) is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const code = await runCommandLine(
  process.argv.slice(2),
  {
    ask: (request, dataDir) =>
      guarded(async () => (await import('./ask/main.ts')).askCommand(request, await makeWorld(dataDir))),
    letters: (request, dataDir) =>
      guarded(async () =>
        (await import('./letters/main.ts')).lettersCommand(await makeWorld(dataDir), request),
      ),
    quizItems: (options, dataDir) =>
      guarded(async () => (await import('./quiz/main.ts')).quizItems(options, await makeWorld(dataDir))),
    quizBank: (words) => guarded(async () => (await import('./quiz/main.ts')).quizBank(words, makeWorld)),
    takeIn: (dataDir) => guarded(() => takeIn(dataDir)),
    zaloLogin: (dataDir) =>
      guarded(async () => (await import('./zalo/main.ts')).zaloLogin(await makeWorld(dataDir))),
    start: (dataDir) =>
      guarded(async () =>
        (await import('./start/main.ts')).startCommand(await makeWorld(dataDir), stopSignal()),
      ),
  },
  { out: (text) => void process.stdout.write(text), err: (text) => void process.stderr.write(text) },
);
process.exitCode = code;
