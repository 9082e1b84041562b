import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isHeldOut, readSet, setNames } from '../../eval/sets.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ky-cuong-eval-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const evaluate = (...words: string[]) =>
  run(process.execPath, ['--import', 'tsx', 'eval/main.ts', ...words], { cwd: root, maxBuffer: 2 ** 24 });

const proportion = z.object({ count: z.int(), of: z.int(), low: z.number(), high: z.number() });
const setReport = z.object({
  set: z.string(),
  on: z.string(),
  questions: z.int(),
  inScope: z.object({ right: proportion, withheld: proportion, otherClause: proportion }),
  outOfScope: z.object({ right: proportion, wronglyAnswered: proportion, misrouted: proportion }),
  clarify: proportion,
  smallTalk: proportion,
  refused: proportion,
  quotes: proportion,
  faulty: z.array(z.string()),
});

/** The figures are the baseline's business; here stands what must hold whatever they are. */
describe('the dev set through the real answerer', () => {
  it('is counted whole, every quote verbatim, and written question by question', async () => {
    const html = join(folder, 'report.html');
    const { stdout } = await evaluate(
      '--set',
      'dev',
      '--json',
      '--data',
      folder,
      '--html',
      html,
      '--on',
      '2026-11-23',
    );
    const [dev] = z.object({ sets: z.tuple([setReport]) }).parse(JSON.parse(stdout)).sets;
    const { inScope, outOfScope, clarify, smallTalk, refused } = dev;
    const parts = [
      ...Object.values(inScope),
      ...Object.values(outOfScope),
      ...[clarify, smallTalk, refused].map(({ of }) => ({ count: of })),
    ];
    expect(dev.questions).toBe(readSet('dev').questions.length);
    expect(parts.reduce((sum, { count }) => sum + count, 0)).toBe(dev.questions);
    expect(dev.faulty).toEqual([]);
    expect(dev.quotes.count).toBe(dev.quotes.of);
    expect(dev.quotes.of).toBeGreaterThan(0);
    const records = (await readFile(join(folder, 'eval', 'dev.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(records).toHaveLength(dev.questions);
    expect(await readFile(html, 'utf8')).toContain(`Bộ dev: ${dev.questions} câu`);
  });
});

const heldOut = setNames().filter(isHeldOut);
describe.skipIf(heldOut.length === 0)(
  'a held-out set through the real answerer (skips where there is none)',
  () => {
    it.each(heldOut)('leaves none of the texts of %s in any output', async (name) => {
      const { stdout, stderr } = await evaluate('--set', name, '--failures', '--data', folder);
      const written = await readFile(join(folder, 'eval', `${name}.jsonl`), 'utf8');
      const everything = [stdout, stderr, written].join('\n').normalize('NFC');
      const leaked = readSet(name).questions.filter(({ text, turns }) =>
        // A word or two ("xin chào") stand in the names of measures too; from twelve characters on it is a text.
        [text, ...turns].some((words) => words.length >= 12 && everything.includes(words.normalize('NFC'))),
      );
      expect(leaked.map(({ id }) => id)).toEqual([]);
      expect(stdout).toMatch(/^Bộ \S+: \d+ câu, tính theo ngày \d{4}-\d\d-\d\d$/m);
    });
  },
);

describe('a wrong use', () => {
  it.each([
    ['an unknown set', ['--set', 'prod'], /prod/],
    ['a day that is none', ['--on', 'hôm nay'], /dạng 2026-11-23/],
    ['a corpus that is not there', ['--corpus', 'khong-co-kho'], /Không có thư mục khong-co-kho/],
    ['an unknown command', ['chạy'], /./],
  ])('of %s ends with a sentence and a code', async (_, words, sentence) => {
    const fault = await evaluate(...words).then(
      () => null,
      (error: unknown) => z.object({ code: z.number(), stderr: z.string() }).parse(error),
    );
    expect(fault?.code).toBeGreaterThan(0);
    expect(fault?.stderr).toMatch(sentence);
  });
});
