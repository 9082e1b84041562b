import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { benchGrowth, growthText, MEASURES, pointsOf } from '../../eval/bench-growth.ts';
import { openCorpus } from '../../eval/bench-growth/corpus.ts';
import { projectLine, projectPower, spreadAt } from '../../eval/bench-growth/fit.ts';
import { growthHtml } from '../../eval/bench-growth/plot.ts';

const machine = { cpu: 'máy thử', cores: 2, node: '20' };
const quantiles = (p50: number) => ({
  ...{ p50, p99: 1 },
  ...{ p50Interval: { low: 0.9 * p50, high: 1.1 * p50 }, p99Interval: { low: 1, high: 2 } },
});
/** As a part prints it, for a search whose time grows with the root of the size. */
const run = (part: 'build' | 'search', articles: number): Promise<string> =>
  Promise.resolve(
    JSON.stringify(
      part === 'build'
        ? { articles, took: articles, processor: articles, peak: null, disk: 2000 * articles }
        : {
            questions: 3,
            load: 50 + articles / 100,
            search: quantiles(Math.sqrt(articles) / 100),
            processor: quantiles(1),
            resident: 1e8,
          },
    ),
  );

describe('growth', () => {
  it('is projected by the law that the points follow', () => {
    const root = projectPower([100, 400, 10_000].map((x) => ({ x, y: 3 * Math.sqrt(x) })));
    expect(root.at(1_000_000)).toBeCloseTo(3000, 6);
    expect(root.said).toBe('a·n^0,5');
    const line = projectLine([1, 2, 5].map((x) => ({ x, y: 7 + 2 * x })));
    expect(line.at(1000)).toBeCloseTo(2007, 6);
  });

  it('says how far a projection depends on single sizes: not at all where all follow one law', () => {
    const follow = [1, 2, 5, 9].map((x) => ({ x, y: 7 + 2 * x }));
    const spread = spreadAt(follow, projectLine, 1000);
    expect([spread?.low, spread?.high].map((one) => one?.toFixed(6))).toEqual(['2007.000000', '2007.000000']);
    const strays = spreadAt([...follow, { x: 10, y: 60 }], projectLine, 1000);
    expect(strays?.low).toBeCloseTo(2007, 6);
    expect(strays?.high).toBeGreaterThan(4000);
    expect(spreadAt(follow.slice(0, 2), projectLine, 1000)).toBeNull();
  });

  it('is measured size by size and shown with what was not measured apart', async () => {
    const grown = await benchGrowth([100, 10_000], run);
    expect(pointsOf(grown, MEASURES[0]!)).toEqual([
      { x: 100, y: 0.1 },
      { x: 10_000, y: 1 },
    ]);
    const lines = growthText(grown, '2026-11-25', machine, 'bộ thử').split('\n');
    expect(lines[0]).toContain('không phải số đo');
    expect(lines.find((line) => line.startsWith('tìm, trung vị, ms'))?.split(/\s{2,}/)).toEqual([
      'tìm, trung vị, ms',
      '0,1',
      '1',
      '10',
      '31,6',
      'a·n^0,5',
    ]);
    const html = growthHtml(grown, '2026-11-25', machine, 'bộ thử');
    // What was never measured has no plot.
    expect(html.match(/<svg/g)).toHaveLength(MEASURES.length - 1);
    expect(html).not.toMatch(/NaN|Infinity|<script|http/);
  });
});

describe('a corpus', () => {
  it('gives as many passages as asked, law by law, with their fields', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'ky-cuong-corpus-'));
    const article = (law: string, at: number) => ({
      _id: `${law}#${at}`,
      title: `Điều ${at}`,
      text: `Nội dung điều ${at}, đủ dấu`,
      metadata: { law, lawTitle: `Luật ${law}`, chapter: 'Chương I', topic: 'Cán bộ' },
    });
    const articles = ['a', 'b', 'c'].flatMap((law) => [1, 2, 3].map((at) => article(law, at)));
    const path = join(folder, 'corpus.jsonl.gz');
    await writeFile(path, gzipSync(articles.map((one) => JSON.stringify(one)).join('\n')));
    const corpus = await openCorpus(path, folder);
    expect(corpus.articles).toBe(9);
    const documents = corpus.runs(5).flat();
    expect(documents.map(({ rows }) => rows)).toEqual([3, 2]);
    const [first] = documents;
    const { title } = first!.read().passages[0]!.fields;
    expect(first!.read().passages.map(({ fields }) => fields)).toEqual(
      [1, 2, 3].map((at) => ({
        heading: `Điều ${at}`,
        title,
        trail: 'Chương I',
        topic: 'Cán bộ',
        body: `Nội dung điều ${at}, đủ dấu`,
      })),
    );
    expect(
      corpus
        .runs(5)
        .flat()
        .map(({ hash }) => hash),
    ).toEqual(documents.map(({ hash }) => hash));
  });
});
