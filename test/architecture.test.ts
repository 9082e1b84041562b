import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { violations } from './support/architecture.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What git holds or would add, so that neither data/ nor node_modules/ counts. */
const tracked = execFileSync(
  'git',
  ['-c', 'safe.directory=*', 'ls-files', '--cached', '--others', '--exclude-standard'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((path) => path !== '' && existsSync(posix.join(root, path)));
const code = tracked.filter((path) => path.endsWith('.ts'));
const read = (path: string) => readFileSync(posix.join(root, path), 'utf8');

describe('the house', () => {
  it('keeps directions, doors, no cycles, and the world in main.ts', () => {
    expect(violations(new Map(code.map((path) => [path, read(path)])))).toEqual([]);
  }, 60_000);

  it('has only the agreed entries on the top level', () => {
    const rooms = ['bot', 'eval', 'ingest', 'knowledge', 'test'];
    const papers = [
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'README.vi.md',
      'package-lock.json',
      'package.json',
      'tsconfig.json',
    ];
    const entries = [...new Set(tracked.map((path) => path.split('/')[0] ?? ''))].filter(
      (entry) => !entry.startsWith('.'),
    );
    expect(entries.filter((entry) => ![...rooms, ...papers].includes(entry))).toEqual([]);
  });

  it('has a README in every folder with code; test mirrors the folders under one README', () => {
    const room = (folder: string) => (folder.startsWith('test') ? 'test' : folder);
    const folders = new Set(code.map((path) => room(posix.dirname(path))));
    expect([...folders].filter((folder) => !existsSync(posix.join(root, folder, 'README.md')))).toEqual([]);
  });

  it('has no file over 250 lines', () => {
    expect(code.filter((path) => read(path).split('\n').length > 251)).toEqual([]);
  });

  it('has no test file without an assertion', () => {
    const tests = code.filter((path) => path.endsWith('.test.ts'));
    expect(tests.filter((path) => !/\bexpect\(|\bassert\w*\(|\bfc\.assert\(/.test(read(path)))).toEqual([]);
  });
});

const sound: readonly (readonly [string, string])[] = [
  ['knowledge/types.ts', 'export type Day = string;'],
  ['knowledge/vector-index.ts', "export type { Day } from './types.ts';"],
  [
    'knowledge/vector-index/exact.ts',
    "import type { Day } from '../vector-index.ts'; export const exact: Day = '';",
  ],
  ['ingest/ingest.ts', "import { lines } from './ingest/lines.ts'; export const build = lines;"],
  [
    'ingest/ingest/lines.ts',
    "import type { Day } from '../../knowledge/types.ts'; export const lines: Day = '';",
  ],
  ['bot/channel.ts', 'export interface Channel { stop(): void }'],
  [
    'bot/channel/web.ts',
    "import { createServer } from 'node:http'; import { page } from './web/page.ts'; export { createServer, page };",
  ],
  [
    'bot/channel/web/page.ts',
    'export const page = (fetch: typeof globalThis.fetch, now: Date) => [fetch, new Date(now)];',
  ],
  [
    'bot/main.ts',
    "import './channel/web.ts'; import '../ingest/ingest.ts'; import '../knowledge/vector-index/exact.ts'; console.log(process.env, Date.now(), new Date(), Math.random(), fetch);",
  ],
  [
    'bot/intake/main.ts',
    "import '../../ingest/ingest.ts'; import '../../ingest/sources/main.ts'; import '../../ingest/format.ts';",
  ],
  ['ingest/sources/main.ts', 'export const sources = [];'],
  ['ingest/format.ts', "export const words = '';"],
  ['eval/run.ts', "import '../bot/channel.ts'; import '../knowledge/types.ts';"],
  ['test/bot.test.ts', "import '../bot/channel/web/page.ts'; process.env.CI; new Date();"],
];

/** Each plants one fault into the sound house; the sentence must name it. */
const planted: readonly (readonly [string, string, RegExp])[] = [
  ['knowledge/search.ts', "import '../bot/channel.ts';", /knowledge may not use bot/],
  ['knowledge/search.ts', "export * from '../ingest/ingest.ts';", /knowledge may not use ingest/],
  [
    'ingest/build.ts',
    "type A = import('../bot/channel.ts').Channel; export type { A };",
    /ingest may not use bot/,
  ],
  ['bot/answer.ts', "import '../ingest/ingest.ts';", /bot may not use ingest/],
  ['bot/answer.ts', "import '../ingest/sources/main.ts';", /bot may not use ingest/],
  ['bot/intake/main.ts', "import '../../ingest/ingest/lines.ts';", /bot may not use ingest/],
  ['bot/answer.ts', "const run = await import('../eval/run.ts'); export { run };", /bot may not use eval/],
  ['eval/report.ts', "import '../test/bot.test.ts';", /eval may not use test/],
  ['bot/answer.ts', "import './channel/web.ts';", /stands behind bot\/channel\.ts/],
  ['bot/channel.ts', "import './channel/web.ts';", /stands behind bot\/channel\.ts/],
  ['knowledge/search.ts', "import './vector-index/exact.ts';", /stands behind knowledge\/vector-index\.ts/],
  ['bot/channel/telegram.ts', "import './web/page.ts';", /stands behind bot\/channel\/web\.ts/],
  ['ingest/build.ts', "import './ingest/lines.ts';", /stands behind ingest\/ingest\.ts/],
  [
    'knowledge/types.ts',
    "import './vector-index.ts';",
    /cycle: knowledge\/types\.ts → knowledge\/vector-index\.ts/,
  ],
  ['bot/answer.ts', 'export const port = process.env.PORT;', /process\.env/],
  ['bot/answer.ts', "export const port = process['env'];", /process\.env/],
  ['bot/answer.ts', 'const { env } = process; export { env };', /process\.env/],
  ['bot/answer.ts', "import { env } from 'node:process'; export { env };", /node:process/],
  ['bot/start/main.ts', 'export const at = Date.now();', /Date\.now/],
  ['bot/answer.ts', 'export const at = Date.now();', /Date\.now/],
  ['bot/answer.ts', 'export const clock = Date.now;', /Date\.now/],
  ['bot/answer.ts', 'export const at = new Date();', /new Date\(\)/],
  ['bot/answer.ts', 'export const at = new Date;', /new Date\(\)/],
  ['bot/answer.ts', 'export const at = performance.now();', /performance\.now/],
  ['bot/answer.ts', 'export const pick = Math.random();', /Math\.random/],
  ['bot/answer.ts', "import { randomBytes } from 'node:crypto'; export { randomBytes };", /randomBytes/],
  ['bot/answer.ts', "import * as c from 'node:crypto'; export const id = c.randomUUID();", /randomUUID/],
  ['bot/answer.ts', "export const page = await fetch('https://example.vn');", /fetch/],
  ['bot/answer.ts', 'export const client = { fetch };', /fetch/],
  ['bot/answer.ts', 'export const get = globalThis.fetch;', /globalThis\.fetch/],
  ['bot/answer.ts', "import { createServer } from 'node:http'; export { createServer };", /node:http/],
  ['knowledge/search.ts', "import { connect } from 'node:net'; export { connect };", /node:net/],
];

describe('the check of the house', () => {
  it('finds nothing in a sound house', () => {
    expect(violations(new Map(sound))).toEqual([]);
  });

  it.each(planted)('finds the fault in %s: %s', (path, text, sentence) => {
    const found = violations(new Map([...sound, [path, text]]));
    expect(found.join('\n')).toMatch(sentence);
    expect(found.every((violation) => violation.includes(path))).toBe(true);
  });
});
