import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { IngestReport } from '../../ingest/ingest.ts';

const main = fileURLToPath(new URL('../../ingest/main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly report: IngestReport | null;
  readonly stderr: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

/** Starts `npm run ingest -- PATHS --yes --json --data DIR` as a process; `temporary` is where it puts temporary files. */
export function startIngest(paths: readonly string[], dataDir: string, temporary: string): Started {
  const words = ['--import', 'tsx', main, ...paths, '--yes', '--json', '--data', dataDir];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (written.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (written.stderr += text));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      const report = written.stdout === '' ? null : (JSON.parse(written.stdout) as IngestReport);
      resolve({ code, report, stderr: written.stderr });
    });
  });
  return { child, ended };
}
