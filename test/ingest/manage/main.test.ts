import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { currentSnapshotId, snapshotDir } from '../../../knowledge/snapshot.ts';
import {
  runInShell,
  runProgram,
  startAtTerminal,
  startProgram,
  temporaryFolder,
  type Ended,
} from '../../support/program.ts';
import { LAW_2018, LAW_2025, OTHER_2018 } from './excerpts.ts';

/** The command as people run it: a process of its own over a library that `ingest` published. */

const folder = temporaryFolder();
const data = join(folder.path, 'data');
const main = 'ingest/manage/main.ts';
let first = '';
let second = '';

const library = (...words: string[]) => runProgram(words, { main, env: { KY_CUONG_DATA: data } });
const json = async (...words: string[]): Promise<unknown> => {
  const { code, stdout } = await library(...words, '--json');
  expect([code, stdout.trimEnd().split('\n').length]).toEqual([0, 1]);
  return JSON.parse(stdout);
};

async function ingest(texts: Readonly<Record<string, string>>): Promise<string> {
  const paths = Object.keys(texts).map((name) => join(folder.path, name));
  Object.values(texts).forEach((text, index) => writeFileSync(paths[index] ?? '', text));
  const ended = await runProgram([...paths, '--data', data, '--yes', '--json'], { main: 'ingest/main.ts' });
  return (JSON.parse(ended.stdout) as { snapshot: string }).snapshot;
}

beforeAll(async () => {
  first = await ingest({ 'luat-29.txt': LAW_2018, 'luat-117.txt': LAW_2025 });
  second = await ingest({ 'luat-29.txt': OTHER_2018 });
});
afterAll(folder.remove);

describe('npm run library', () => {
  it('lists, shows, and tells gaps for people and as JSON alone', async () => {
    const { code, stdout } = await library('list', '--on', '2026-02-28');
    expect(code).toBe(0);
    expect(stdout).toContain('Luật 29/2018/QH14');
    expect(stdout).toContain('còn hiệu lực, từ 01/07/2020 đến trước 01/03/2026; sau đó là 117/2025/QH15');
    expect(stdout).toContain('tính đến 28/02/2026');
    expect(await json('list')).toMatchObject({ snapshot: second, documents: [{}, {}] });
    const shown = await library('show', 'luật', '29');
    for (const part of [
      'Mục lục:',
      'Điều 2. Giải thích từ ngữ',
      'Bị tác động:',
      'Lời văn cũ còn giữ:',
      'Lưu ý:',
    ])
      expect(shown.stdout).toContain(part);
    expect(await json('show', '117/2025/qh15', '--on', '2025-12-31')).toMatchObject({ status: 'not_yet' });
    expect((await library('gaps')).stdout).toMatch(/được dẫn \d+ lần trong \d+ văn bản/u);
    expect(await json('gaps')).toMatchObject({
      gaps: expect.arrayContaining([expect.objectContaining({ number: '81/2025/QH15' })]) as unknown,
    });
  });

  it('tells the versions of a document, with their words on demand, and the kept snapshots', async () => {
    const { stdout } = await library('history', '29/2018', '--words');
    expect(stdout).toMatch(/1 đổi lời \(d2\.k1\), 1 bớt \(d2\.k2\)/u);
    expect(stdout).toMatch(/cũ: {2}Lộ .* không có trách nhiệm .*\n {4}mới: Lộ .* không có phận sự /u);
    expect((await library('history', '29/2018')).stdout).not.toContain('mới:');
    expect(await json('history', 'luật 29')).toMatchObject({
      versions: [{}, { current: true, words: null }],
    });
    expect((await library('history')).stdout).toMatch(
      new RegExp(`^${second} .* 2 văn bản {2}\\(đang dùng\\)\\n${first} .* 2 văn bản\\n$`, 'u'),
    );
  });

  it('draws into the data directory and prints where', async () => {
    const { stdout } = await library('graph');
    expect(stdout).toContain(join(data, 'graph', 'library.html'));
    expect(await json('graph')).toMatchObject({ svg: join(data, 'graph', 'library.svg') });
  });

  it('does nothing without --yes where nobody can be asked, and says so', async () => {
    for (const words of [
      ['rollback', first],
      ['retire', 'luật 29'],
    ]) {
      const { code, stdout, stderr } = await library(...words);
      expect([code, stdout.length > 0, stderr.includes('thêm --yes')]).toEqual([0, true, true]);
    }
    expect(await json('retire', 'luật 29')).toMatchObject({ snapshot: null });
    expect(await currentSnapshotId(data)).toBe(second);
  });

  it('asks at a terminal', async () => {
    const run = { main, env: { KY_CUONG_DATA: data } };
    for (const [answer, pointed] of [
      ['k', second],
      ['c', first],
    ] as const) {
      const asked = startAtTerminal(['rollback', first.slice(0, 8)], run);
      await asked.until(/Dùng lại bản này\? \(c\/k\)/u);
      asked.type(`${answer}\n`);
      expect((await asked.ended).code).toBe(0);
      expect(await currentSnapshotId(data)).toBe(pointed);
    }
    await library('rollback', second, '--yes');
    expect(await currentSnapshotId(data)).toBe(second);
  });

  it('takes effect in a running bot', async () => {
    const bot = startProgram(['start', '--data', data]);
    await bot.until(/http:\/\/\S+/u);
    expect(await json('rollback', first, '--yes')).toMatchObject({ done: true, from: second });
    await bot.until(/Đã chuyển sang kho văn bản mới: 2 văn bản/u);
    expect(await json('retire', 'luật 29', '--yes')).toMatchObject({
      citedBy: [{ number: '117/2025/QH15' }],
    });
    await bot.until(/Đã chuyển sang kho văn bản mới: 1 văn bản/u);
    expect((await bot.stop()).code).toBe(0);
    expect((await library('rollback', second, '--yes')).code).toBe(0);
  });

  it.each([
    [['show', '99/2030/QH20'], 1, /^Thư viện không có văn bản "99\/2030\/QH20"; xem [^\n]*\n$/u],
    [['rollback', 'deadbeef', '--yes'], 1, /^Không có bản thư viện "deadbeef"; xem [^\n]*\n$/u],
    [['list', '--data', '/proc/nowhere'], 1, /^Chưa có thư viện văn bản [^\n]*\n$/u],
    [['show'], 2, /^Còn thiếu số\. Xem hướng dẫn: npm run library -- --help\n$/u],
    [['delete', 'x'], 2, /^Không có lệnh delete\. [^\n]*\n$/u],
    [['list', '--on', '23/11/2026'], 2, /^Tùy chọn --on không nhận "23\/11\/2026": ghi ngày [^\n]*\n$/u],
    [['rollback', 'a', 'b'], 2, /^Thừa đối số\. Xem [^\n]*\n$/u],
    [['list', '--nope'], 2, /^Không có tùy chọn --nope\. Xem [^\n]*\n$/u],
    [[], 2, /Cách dùng: npm run library -- <lệnh>/u],
  ] as const)('ends %j with %i and one sentence', async (words, code, sentence) => {
    const ended: Ended = await library(...words);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(sentence);
  });

  it('explains itself in Vietnamese', async () => {
    const { code, stdout } = await library('--help');
    expect(code).toBe(0);
    for (const part of ['list', 'show <số>', 'history [số]', 'rollback <mã>', 'retire <số>', 'gaps', 'graph'])
      expect(stdout).toContain(part);
    const pages = [stdout, (await library('retire', '--help')).stdout];
    for (const page of pages) expect(page).not.toMatch(/Usage|Options|Commands|default|display/u);
  });

  it('lets a reader leave early', async () => {
    const ended = await runInShell('"$@" | head -1', ['show', 'luật', '29', '--data', data], { main });
    expect(ended).toMatchObject({ code: 0, stderr: '' });
  });

  it('goes back past a damaged snapshot', async () => {
    rmSync(join(snapshotDir(data, second), 'library.json'));
    expect((await library('list')).stderr).toMatch(/^Thư viện bị hỏng: [^\n]*\n$/u);
    expect((await library('rollback', second, '--yes')).stderr).toMatch(/^Không dùng lại được bản thư viện/u);
    expect(await json('rollback', first, '--yes')).toMatchObject({ done: true, change: null });
    expect(await json('list')).toMatchObject({ snapshot: first });
  });
});
