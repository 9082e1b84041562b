import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { historyFile, openHistory } from '../../../../bot/channel/terminal/history.ts';
import { temporaryFolder } from '../../../support/program.ts';

const folder = temporaryFolder();
afterAll(folder.remove);
let made = 0;
const fresh = () => join(folder.path, `lines-${(made += 1)}`);

describe('what was typed in earlier sittings', () => {
  it('comes back, oldest first, and is for its owner alone', () => {
    const path = fresh();
    const first = openHistory(path, 10);
    for (const line of ['uống bia được không?', 'uống bia được không?', '/vanban 30-CT/TU']) first.add(line);
    expect(openHistory(path, 10).lines()).toEqual(['uống bia được không?', '/vanban 30-CT/TU']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('has numbers of people masked, and neither codes nor what a terminal obeys', () => {
    const path = fresh();
    const history = openHistory(path, 10);
    for (const line of [
      'số 0912345678 của ai',
      '/quyen ABCDE-23456',
      '/Quyền ABCDE-23456',
      'ABCDE-23456',
      'đỏ\u001b[31m\nhai dòng',
      ' ',
      'x'.repeat(2001),
    ])
      history.add(line);
    const kept = readFileSync(path, 'utf8');
    expect(kept).toBe('số *** của ai\nđỏ[31m hai dòng\n');
  });

  it('is bounded, on the disk too, and read by two sittings at once', () => {
    const path = fresh();
    const [one, other] = [openHistory(path, 3), openHistory(path, 3)];
    for (let at = 0; at < 20; at += 1) (at % 2 === 0 ? one : other).add(`câu ${at}`);
    expect(readFileSync(path, 'utf8').trim().split('\n').length).toBeLessThanOrEqual(6);
    expect(openHistory(path, 3).lines()).toEqual(['câu 17', 'câu 18', 'câu 19']);
  });

  it('is forgotten on demand', () => {
    const path = fresh();
    const history = openHistory(path, 10);
    history.add('một');
    history.clear();
    expect([history.lines(), readFileSync(path, 'utf8'), openHistory(path, 10).lines()]).toEqual([
      [],
      '',
      [],
    ]);
  });

  it('is kept in memory alone where that is wished', () => {
    const path = fresh();
    const history = openHistory(path, 0);
    history.add('một');
    expect(history.lines()).toEqual(['một']);
    expect(() => statSync(path)).toThrow('ENOENT');
  });

  it('narrows who may read a file that was open to others', () => {
    const path = fresh();
    writeFileSync(path, 'cũ\n');
    chmodSync(path, 0o644);
    openHistory(path, 10).add('mới');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['no folder', () => join(folder.path, 'không', 'có')],
    [
      'a folder in its place',
      () => {
        const path = fresh();
        mkdirSync(path);
        return path;
      },
    ],
  ])('does without the disk: %s', (_, where) => {
    const history = openHistory(where(), 10);
    history.add('một');
    expect(history.lines()).toEqual(['một']);
    history.clear();
  });

  it('stands in the data folder', () => expect(historyFile('data')).toBe(join('data', 'terminal-history')));
});
