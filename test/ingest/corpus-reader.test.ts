import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCorpus } from '../../ingest/corpus.ts';
import { documentOf } from '../../ingest/document.ts';

const article = (law: string, lawTitle: string, number: string, title: string, text: string) =>
  JSON.stringify({
    _id: `${law}#${number}`,
    title,
    text,
    metadata: { law, lawTitle, chapter: '', article: number, topic: '' },
  });
const LINES = [
  article(
    '57/2020/qh14',
    'Luật Luật Thanh niên',
    '1',
    'Thanh niên',
    'Thanh niên là công dân Việt Nam từ đủ 16 tuổi đến 30 tuổi.',
  ),
  article(
    '57/2020/qh14',
    'Luật Luật Thanh niên',
    '10a',
    'Chen',
    '1. Một.\n\n\n 2. Hai:\n\n a) Ba;\n\n b) Bốn.',
  ),
  article('12/2011/nđ-cp', 'Nghị định Về thanh niên xung phong', '1', 'Phạm vi', 'Nghị định này quy định.'),
  article(
    '57/2020/qh14',
    'Luật Luật Thanh niên',
    '2',
    'Phạm vi điều chỉnh',
    'Luật này quy định về thanh niên.',
  ),
];

describe('a corpus of articles', () => {
  it.each([
    ['packed', gzipSync(LINES.join('\n'))],
    ['plain', Buffer.from(`${LINES.join('\n')}\n`)],
  ])('%s gives one document a law, its articles by number, divided into khoản and điểm', async (_, bytes) => {
    const texts = await readCorpus(bytes, 'corpus.jsonl.gz');
    const documents = texts.map((text) => documentOf(text, null, '0'.repeat(64)).document);
    expect(documents.map(({ number, kind, title }) => [number, kind, title])).toEqual([
      ['57/2020/QH14', 'Luật', 'Luật Thanh niên'],
      ['12/2011/NĐ-CP', 'Nghị định', 'Về thanh niên xung phong'],
    ]);
    const ids = documents[0]?.provisions.map(({ id }) => id.split('#')[1]);
    expect(ids).toEqual(['d1', 'd2', 'd10a', 'd10a.k1', 'd10a.k2', 'd10a.k2.a', 'd10a.k2.b']);
  });

  it('that is none ends in one sentence', async () => {
    const read = async (bytes: Uint8Array) => readCorpus(bytes, 'x.jsonl.gz');
    await expect(read(Buffer.from('{"text": 1}'))).rejects.toThrow('dòng không phải một điều');
    await expect(read(gzipSync('x').subarray(0, 12))).rejects.toThrow('tệp nén bị hỏng');
  });
});
