import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/program.ts';

/** The program compiled and run (`bot/run.mjs`), from a copy of the project whose sources the tests may change. */

const folder = temporaryFolder();
const root = fileURLToPath(new URL('../../', import.meta.url));
const project = join(folder.path, 'dự án');
const inProject = (...path: string[]) => join(project, ...path);

beforeAll(() => {
  for (const part of ['bot', 'knowledge', 'ingest', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, part), inProject(part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), inProject('node_modules'));
  // Read-only folders do not stop root: the tests of them run as somebody else, who has to get here.
  chmodSync(folder.path, 0o755);
});
afterAll(folder.remove);

const isRoot = process.getuid?.() === 0;
const NOBODY = 65534;

function run(words: readonly string[], env: Readonly<Record<string, string>> = {}, uid?: number) {
  const { PATH = '' } = process.env;
  const options = { cwd: folder.path, env: { PATH, HOME: folder.path, ...env }, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [inProject('bot/run.mjs'), ...words], {
    ...options,
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  return { status, stdout, stderr };
}
const programs = (data = inProject('data')) =>
  existsSync(join(data, 'program')) ? readdirSync(join(data, 'program')) : [];

describe('the compiled program', () => {
  it('is compiled once, and answers from the files beside its sources', () => {
    const data = join(folder.path, 'kho');
    const asked = run(['ask', 'uống bia buổi trưa được không', '--json', '--data', data]);
    expect([asked.status, asked.stderr]).toEqual([0, 'Lần đầu chạy: đang lập kho văn bản…\n']);
    const { quotes } = JSON.parse(asked.stdout) as { quotes: readonly { text: string }[] };
    expect(quotes[0]?.text).toContain('không sử dụng đồ uống có cồn');
    const [only = '', ...more] = programs();
    expect([only === '', more]).toEqual([false, []]);
    expect(run(['--help']).status).toBe(0);
    expect(programs()).toEqual([only]);
  });

  it('is compiled anew when a source has changed, and older ones are forgotten but four', () => {
    const before = programs();
    for (let change = 0; change < 6; change += 1) {
      appendFileSync(inProject('bot/main.ts'), `\nprocess.stderr.write('thay đổi ${String(change)};');\n`);
      expect(run(['--help']).stderr).toContain(`thay đổi ${String(change)};`);
    }
    expect(programs()).toHaveLength(5);
    expect(programs()).not.toContain(before[0]);
  });

  it('says which line cannot be compiled, and leaves nothing half done', () => {
    const before = programs();
    writeFileSync(inProject('bot/sai.ts'), 'export const = 1;\n');
    appendFileSync(inProject('bot/main.ts'), "\nimport './sai.ts';\n");
    const { status, stderr } = run(['--help']);
    expect(status).toBe(1);
    expect(stderr).toContain('bot/sai.ts:1:13');
    expect(programs()).toEqual(before);
    rmSync(inProject('bot/sai.ts'));
    cpSync(join(root, 'bot/main.ts'), inProject('bot/main.ts'));
  });

  it.skipIf(!isRoot)(
    'lies under KY_CUONG_DATA where the project cannot be written; else the loader runs it',
    () => {
      rmSync(inProject('data'), { recursive: true, force: true });
      const data = join(folder.path, 'riêng');
      cpSync(inProject('tsconfig.json'), join(data, 'x'), { recursive: true });
      chmodSync(data, 0o777);
      const elsewhere = run(['--help'], { KY_CUONG_DATA: data }, NOBODY);
      expect([elsewhere.status, elsewhere.stderr]).toEqual([0, '']);
      expect([programs().length, programs(data).length]).toEqual([0, 1]);
      const nowhere = run(['--help'], { KY_CUONG_DATA: '/proc/không-ghi-được' }, NOBODY);
      expect([nowhere.status, nowhere.stderr]).toEqual([0, '']);
      expect(nowhere.stdout).toBe(elsewhere.stdout);
    },
  );
});
