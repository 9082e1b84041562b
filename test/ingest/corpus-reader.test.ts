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
  ])('%s gives one document a law, its articles by number, divided into khoản and điểm', (_, bytes) => {
    const texts = [...readCorpus(bytes, 'corpus.jsonl.gz')];
    const documents = texts.map((text) => documentOf(text, null, '0'.repeat(64)).document);
    expect(documents.map(({ number, kind, title }) => [number, kind, title])).toEqual([
      ['57/2020/QH14', 'Luật', 'Luật Thanh niên'],
      ['12/2011/NĐ-CP', 'Nghị định', 'Về thanh niên xung phong'],
    ]);
    const ids = documents[0]?.provisions.map(({ id }) => id.split('#')[1]);
    expect(ids).toEqual(['d1', 'd2', 'd10a', 'd10a.k1', 'd10a.k2', 'd10a.k2.a', 'd10a.k2.b']);
  });

  it.each([
    ['17', 'Thông tư /2018/TT-BTNMT, có hiệu lực thi hành kể từ', '17/2018/TT-BTNMT', 'Thông tư', ''],
    ['34', 'Thông tư /2019/TT-BGTVT Sửa đổi, bổ sung', '34/2019/TT-BGTVT', 'Thông tư', 'Sửa đổi, bổ sung'],
    ['21', 'Thông tư - TC/TCT, có hiệu lực thi hành kể từ', '21/TC-TCT', 'Thông tư', ''],
    ['522b/nq-ubtvqh13', '', '522b/NQ-UBTVQH13', 'Nghị quyết', ''],
    ['102-sl/l-004', 'Sắc lệnh ban bố luật quy định', '102/SL-L-004', 'Sắc lệnh', 'ban bố luật quy định'],
    ['114/2018/nđ-cp', '1 Nghị định về quản lý đập', '114/2018/NĐ-CP', 'Nghị định', 'về quản lý đập'],
  ])('tells kind and number of "%s" where its note "%s" says them', (law, lawTitle, number, kind, title) => {
    const line = article(law, lawTitle, '1', 'Phạm vi', 'Văn bản này quy định về một việc.');
    const [document] = [...readCorpus(Buffer.from(line), 'x.jsonl')].map(
      (text) => documentOf(text, null, '0'.repeat(64)).document,
    );
    expect([document?.number, document?.kind, document?.title]).toEqual([number, kind, title]);
  });

  it.each(['31/2023/ubtvqh15', '326/ttg'])('leaves the kind of %s open, which nothing tells', (law) => {
    const line = article(law, '', '1', 'Phạm vi', 'Văn bản này quy định về một việc.');
    const [text] = [...readCorpus(Buffer.from(line), 'x.jsonl')];
    expect(() => text && documentOf(text, null, '0'.repeat(64))).toThrow('không rõ loại văn bản');
  });

  it('that is none ends in one sentence', () => {
    const read = (bytes: Uint8Array) => [...readCorpus(bytes, 'x.jsonl.gz')];
    expect(() => read(Buffer.from('{"text": 1}'))).toThrow('dòng không phải một điều');
    expect(() => read(gzipSync('x').subarray(0, 12))).toThrow('tệp nén bị hỏng');
  });
});
