import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { publishSnapshot } from '../../ingest/publish.ts';
import { divide } from '../../ingest/publish/runs.ts';
import { openStaticEmbeddings } from '../../knowledge/embeddings/static.ts';
import { writeIndexes } from '../../knowledge/indexes.ts';
import { openKnowledge } from '../../knowledge/knowledge.ts';
import { createLexicon, readLexicon } from '../../knowledge/lexicon.ts';
import { currentSnapshotId, openSnapshot, snapshotDir } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { made, statedFrom } from './made.ts';
import { readDirective } from './shipped.ts';
import { freshDataDir, noon } from './workshop.ts';

const lexiconData = readLexicon();
const lexicon = createLexicon(lexiconData);
const embeddings = openStaticEmbeddings();

const law = (number: string, title: string, ...articles: readonly string[]): Document => {
  const body = articles.map((text, at) => `Điều ${at + 1}. Điều khoản\n${text}`).join('\n');
  const validity = statedFrom(`${number.split('/')[1] ?? '2020'}-07-01`);
  return made(number, `LUẬT\n${title.toUpperCase()}\n\nQuốc hội ban hành Luật này.\n\n${body}`, {
    title,
    validity,
  });
};
const directive = readDirective().document;
const press = law('103/2016/QH13', 'Báo chí', 'Nhà báo có quyền tác nghiệp.', 'Cấm đưa tin sai sự thật.');
const archive = law('33/2024/QH15', 'Lưu trữ', 'Tài liệu lưu trữ phải được bảo quản an toàn.');
const changed = law(
  '33/2024/QH15',
  'Lưu trữ',
  'Tài liệu lưu trữ được số hóa.',
  'Người làm lưu trữ giữ bí mật.',
);

async function publish(dataDir: string, documents: readonly Document[]): Promise<string> {
  const connected = connectDocuments(documents, []).documents;
  return publishSnapshot({
    dataDir,
    documents: connected,
    writeIndexes: (dir, passages) => writeIndexes(dir, passages, { embeddings, lexicon }),
    now: noon,
  });
}

const held = async (dataDir: string) => (await openSnapshot(dataDir)).library.documents;
const replaced = (documents: readonly Document[], by: Document) =>
  documents.map((one) => (one.number === by.number ? by : one));

describe('a library that is changed step by step', () => {
  it('is the very snapshot that publishing the same at once gives', async () => {
    const [steps, once] = [await freshDataDir(), await freshDataDir()];
    await publish(steps, [directive, press]);
    await publish(steps, [...(await held(steps)), archive]);
    const id = await publish(steps, replaced(await held(steps), changed));
    expect(await publish(once, [directive, press, changed])).toBe(id);
    await publish(steps, [press, ...(await held(steps)).filter(({ number }) => number !== press.number)]);
    expect(await publish(once, [press, directive, changed])).toBe(await currentSnapshotId(steps));
  });

  it('answers from what is new and from what stayed', async () => {
    const dataDir = await freshDataDir();
    await publish(dataDir, [directive, press, archive]);
    await publish(dataDir, replaced(await held(dataDir), changed));
    const { library, indexes } = await openKnowledge(await openSnapshot(dataDir), {
      embeddings,
      lexiconData,
    });
    const first = (feature: string) => library.passage(indexes.lexical.search([feature], 1)[0]?.row ?? -1);
    expect(first('số hóa')?.provisions[0]).toContain('33/2024/QH15#d1');
    expect(first('tác nghiệp')?.provisions[0]).toContain('103/2016/QH13#d1');
    expect(first('bảo quản')).toBeUndefined();
  });

  it('shares the files in which nothing changed, and only those', async () => {
    const dataDir = await freshDataDir();
    const id = await publish(dataDir, [directive, press]);
    const noted = (await held(dataDir)).map((one) => ({ ...one, notes: [...one.notes, 'Rà soát lại.'] }));
    const next = await publish(dataDir, noted);
    const inodes = async (snapshot: string) => {
      const dir = snapshotDir(dataDir, snapshot);
      const names = await readdir(dir);
      return new Map(
        await Promise.all(names.map(async (name) => [name, (await stat(join(dir, name))).ino] as const)),
      );
    };
    const [before, after] = [await inodes(id), await inodes(next)];
    const shared = [...after].filter(([name, inode]) => before.get(name) === inode).map(([name]) => name);
    expect(shared.map((name) => name.split('-')[0]).sort()).toEqual(['documents', 'lexical', 'vectors']);
  });

  it('never takes a damaged file over', async () => {
    const [dataDir, once] = [await freshDataDir(), await freshDataDir()];
    const id = await publish(dataDir, [directive, press]);
    const documents = await held(dataDir);
    const dir = snapshotDir(dataDir, id);
    for (const name of (await readdir(dir)).filter((one) => /^(?:lexical|documents|vectors)-/u.test(one)))
      await writeFile(join(dir, name), 'hỏng');
    const next = await publish(dataDir, [...documents, archive]);
    expect((await openSnapshot(dataDir)).library.documents).toHaveLength(3);
    expect(await publish(once, [directive, press, archive])).toBe(next);
  });
});

describe('connecting again', () => {
  const decree = law(
    '9/2026/NĐ-CP',
    'Chi tiết',
    'Nghị định này thay thế Luật Báo chí từ ngày Nghị định này có hiệu lực.',
  );

  it('gives documents of a snapshot back as they are where nothing about them changed', async () => {
    const dataDir = await freshDataDir();
    await publish(dataDir, [directive, press, archive]);
    const documents = await held(dataDir);
    expect(connectDocuments(documents, []).documents.every((one, at) => one === documents[at])).toBe(true);
  });

  it('gives the same as connecting the texts themselves, whichever came later', async () => {
    const all = [
      directive,
      press,
      archive,
      decree,
      law('1/2025/QH15', 'Báo chí', 'Luật này thay thế Luật số 103/2016/QH13.'),
    ];
    const plain = connectDocuments(all, []);
    for (let first = 1; first < all.length; first += 1) {
      const dataDir = await freshDataDir();
      await publish(dataDir, all.slice(0, first));
      const later = connectDocuments([...(await held(dataDir)), ...all.slice(first)], []);
      expect(later.documents).toEqual(plain.documents);
      expect(later.book.relations).toEqual(plain.book.relations);
    }
  });
});

describe('runs', () => {
  const item = fc.record({
    number: fc.string({ minLength: 1, maxLength: 8 }),
    rows: fc.integer({ min: 0, max: 3000 }),
  });
  const size = (run: readonly { rows: number }[]) => run.reduce((sum, { rows }) => sum + rows, 0);

  it('keep the order, and end in time', () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 60 }), (items) => {
        const runs = divide(items);
        expect(runs.flat()).toEqual(items);
        for (const run of runs) expect(size(run.slice(0, -1))).toBeLessThan(8_000);
        for (const run of runs.slice(0, -1)) expect(size(run)).toBeGreaterThanOrEqual(4_000);
      }),
    );
  });
});
