import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { readWritten } from '../../../eval/train/written.ts';
import { decodeNetwork } from '../../../knowledge/network.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function folderWith(lines: string): URL {
  const folder = mkdtempSync(join(tmpdir(), 'ky-cuong-written-'));
  folders.push(folder);
  writeFileSync(join(folder, 'one.tsv'), lines);
  return pathToFileURL(`${folder}/`);
}

describe('written questions', () => {
  it('are read with their labels, the best first, and their earlier messages', () => {
    const folder = folderWith(
      'm3.d2.c4|m3.d2.c2\tplain\tGiờ làm bán hàng được không?\nX:time\tfollowup\tTrưa uống bia được không? ⇒ thế tối thì sao\nm3.d3.c1/mat\tchat\tgửi tl mật qua zl đc k\nnamed:m4\tkeywords\tmục 4\n',
    );
    expect(readWritten(folder, '30-CT/TU').flatMap((file) => file.questions)).toEqual([
      { text: 'Giờ làm bán hàng được không?', turns: [], labels: ['30-CT/TU#m3.d2/3', '30-CT/TU#m3.d2/1'] },
      { text: 'thế tối thì sao', turns: ['Trưa uống bia được không?'], labels: ['X:time'] },
      { text: 'gửi tl mật qua zl đc k', turns: [], labels: ['30-CT/TU#m3.d3/0'] },
    ]);
  });

  it.each([
    ['m3.d2.c4\tplain', 'one.tsv:1: cần đúng ba cột'],
    ['X:time\tplain\tmột\nlạ\tplain\thai', 'one.tsv:2: không hiểu nhãn "lạ"'],
  ])('are refused by file and line where a line is not of the form: %j', (lines, fault) => {
    expect(() => readWritten(folderWith(lines), '30-CT/TU')).toThrow(fault);
  });
});

describe('the shipped network', () => {
  const root = new URL('../../../', import.meta.url);
  const { recipe } = decodeNetwork(readFileSync(new URL('bot/answer/recognise/questions.bin', root)));

  it('names as its data the very files that lie in the repository', () => {
    const hashes = (folder: string, ending: RegExp, name: (file: string) => string) =>
      readdirSync(new URL(folder, root))
        .filter((file) => ending.test(file))
        .map((file) => {
          const bytes = readFileSync(new URL(`${folder}${file}`, root));
          return [name(file), createHash('sha256').update(bytes).digest('hex')] as const;
        });
    const files = [
      ...hashes('eval/questions/train/30-CT-TU/', /\.tsv$/, (file) => file),
      ...hashes('eval/questions/', /^dev\d*\.jsonl$/, (file) => file.replace('.jsonl', '')),
    ];
    expect(recipe['data']).toEqual(Object.fromEntries(files));
  });
});
