import { describe, expect, it } from 'vitest';
import type { SourceText } from '../../../ingest/reader.ts';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import { corpusFile, noCorpus, withoutCorpus } from '../../support/corpus.ts';

const read = (page: string): Promise<readonly SourceText[]> =>
  documentReaders.html(Buffer.from(page), 'trang.html');

async function article(page: string): Promise<SourceText> {
  const [source] = await read(page);
  if (source === undefined) throw new Error('the reader gave no text');
  return source;
}

describe('an article of a page', () => {
  const page = `<!doctype html><html><head><title>Cổng</title><style>p{color:red}</style></head><body>
    <header role="banner"><a href="/">Trang chủ</a></header>
    <nav><ul><li><a href="/vb">Văn bản</a></li></ul></nav>
    <div id="main"><div class="menu"><a href="/1">Văn bản mới</a> <a href="/2">Văn bản cũ</a></div>
      <div class="content">
        <table><tr><td><p>ỦY BAN NHÂN DÂN</p></td><td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>Độc lập - Tự do - Hạnh phúc</p></td></tr></table>
        <p>Căn cứ <a href="/luat">Luật Tổ chức chính quyền địa phương</a>;</p>
        <p><b>Điều 1.</b> Phạm vi
           điều&nbsp;chỉnh<br>Quy chế này quy định văn hóa công sở.</p>
        <script>document.write('Điều 2. Giả mạo')</script>
        <p style="display:none">chữ ẩn</p>
        <ol type="a"><li>Trung thực</li><li>Tận tụy</li></ol>
        <table border="1"><tr><th rowspan="2">Nhóm</th><th colspan="2">Hệ số</th></tr><tr><td>1</td><td>2</td></tr></table>
        <p>Nơi nhận:</p><p>- Như Điều 3;</p>
      </div></div>
    <footer role="contentinfo">Bản quyền</footer></body></html>`;

  it('comes without the page around it, without programs and without what is hidden', async () => {
    const { text, tables, leftOut } = await article(page);
    expect(text.split('\n')).toEqual([
      'ỦY BAN NHÂN DÂN',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Căn cứ Luật Tổ chức chính quyền địa phương;',
      'Điều 1. Phạm vi điều chỉnh',
      'Quy chế này quy định văn hóa công sở.',
      'a. Trung thực',
      'b. Tận tụy',
      'Nhóm\tHệ số\t',
      '\t1\t2',
      'Nơi nhận:',
      '- Như Điều 3;',
    ]);
    expect(tables.map(({ start, end, rows }) => [text.slice(start, end), rows])).toEqual([
      ['Nhóm\tHệ số\t\n\t1\t2', 2],
    ]);
    const left = leftOut.map((one) => one.text).join('\n');
    for (const words of ['Trang chủ', 'Văn bản mới', 'chữ ẩn', 'Bản quyền']) expect(left).toContain(words);
    expect(left).not.toContain('Giả mạo');
  });

  it('of a page that is all tables is read cell by cell', async () => {
    const lines = Array.from({ length: 30 }, (_, at) => `<p>${at + 1}. Khoản của điều này;</p>`).join('');
    const { text, tables } = await article(
      `<table><tr><td>Mục lục</td><td><p>Điều 1. Phạm vi</p>${lines}</td></tr></table>`,
    );
    expect(text.split('\n')).toHaveLength(32);
    expect(tables).toEqual([]);
  });

  it('with an old charset is read in it', async () => {
    const old = Buffer.from(
      '<html><meta charset="iso-8859-1"><p>§iÒu 1. C¬ quan vµ tæ chøc cña Nhµ n\u00adíc kh«ng ®\u00adîc</p></html>',
      'latin1',
    );
    const [source] = await documentReaders.html(old, 'x.html');
    expect(source?.text).toBe('Điều 1. Cơ quan và tổ chức của Nhà nước không được');
  });
});

/** A topic in the codification's own markup: a law, a decree under it, an article that leaves a table open. */
const TOPIC = `<h3>Đề mục 45.11<br/>Phòng, chống tác hại của rượu, bia</h3><div class='_content'>
<p class='pChuong'><a name='1'></a>Chương I</p><p class='pChuong'>NHỮNG QUY ĐỊNH CHUNG</p>
<p class='pDieu'><a name='2'></a>Điều 45.11.LQ.1. Phạm vi điều chỉnh</p><p class='pGhiChu'><a href='http://vbpl.vn/#Dieu_1'>(Điều 1 Luật số 44/2019/QH14 Phòng, chống tác hại của rượu, bia ngày 14/06/2019 của Quốc hội, có hiệu lực thi hành kể từ ngày 01/01/2020)</a></p><p class='pNoiDung'><p>Luật này quy định
biện pháp.</p></p><p class='pChiDan'>(Điều này có nội dung liên quan đến <a href='#'>Điều 45.11.NĐ.1.2. Đối tượng</a>)</p>
<p class='pDieu'>Điều 45.11.NĐ.1.10. Điều kiện</p><p class='pGhiChu'>(Điều 10 Nghị định số 105/2017/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/11/2017)</p><p class='pNoiDung'><table><tr><td>Nhóm</td><td>Hệ số</td></tr><tr><td>1
<p class='pChuong'>Chương II</p><p class='pChuong'>BIỆN PHÁP</p>
<p class='pDieu'>Điều 45.11.NĐ.1.9. Địa điểm</p><p class='pGhiChu'>(Điều 9a Nghị định số 105/2017/NĐ-CP, có hiệu lực thi hành kể từ ngày 01/11/2017)</p><p class='pNoiDung'><p>1. Trường học.</p></p>
<p class='pDieu'>Điều 45.11.LQ.2. Giải thích từ ngữ</p><p class='pGhiChu'>(Điều 2 Luật số 44/2019/QH14, có hiệu lực thi hành kể từ ngày 01/01/2020)</p><p class='pNoiDung'><p>1. <em>Rượu</em> là đồ uống có cồn.</p></p>
<p class='pChuong'>Chương III</p>
<p class='pDieu'>Điều 45.11.TT.1.1. Không ghi chú</p><p class='pGhiChu'></p><p class='pNoiDung'><p>Lời của điều lạc.</p></p></div>`;

describe('a topic of the official codification', () => {
  it('becomes its real documents, articles in the order of their real numbers', async () => {
    const [law, decree, ...others] = await read(TOPIC);
    expect(others).toEqual([]);
    expect([law?.number, decree?.number]).toEqual(['44/2019/QH14', '105/2017/NĐ-CP']);
    expect(law?.text.split('\n')).toEqual([
      'Chương I',
      'NHỮNG QUY ĐỊNH CHUNG',
      'Điều 1. Phạm vi điều chỉnh',
      'Luật này quy định biện pháp.',
      'Chương II',
      'BIỆN PHÁP',
      'Điều 2. Giải thích từ ngữ',
      '1. Rượu là đồ uống có cồn.',
    ]);
    expect(decree?.text).toBe('Điều 9a. Địa điểm\n1. Trường học.\nĐiều 10. Điều kiện\nNhóm\tHệ số\n1');
    expect(decree?.tables).toHaveLength(1);
  });

  it('keeps each grey note with the span of its article', async () => {
    const [law, decree] = await read(TOPIC);
    expect(
      law?.notes.map((note) => [note.label, law.text.slice(note.start, note.end).split('\n')[0]]),
    ).toEqual([
      ['Điều 45.11.LQ.1.', 'Điều 1. Phạm vi điều chỉnh'],
      ['Điều 45.11.LQ.2.', 'Điều 2. Giải thích từ ngữ'],
    ]);
    expect(law?.notes[0]?.note).toContain('ngày 14/06/2019 của Quốc hội');
    expect(decree?.notes.map((note) => decree.text.slice(note.start, note.end))).toEqual([
      'Điều 9a. Địa điểm\n1. Trường học.',
      'Điều 10. Điều kiện\nNhóm\tHệ số\n1',
    ]);
  });

  it('loses no article and no reference without saying so', async () => {
    const [law, decree] = await read(TOPIC);
    expect(law?.leftOut.map((one) => one.reason)).toEqual([
      'codification',
      'codification',
      'article-without-note',
      'related-articles',
    ]);
    expect(law?.warnings.join()).toContain('1 điều trên trang');
    expect(decree?.warnings.join()).toContain('không có Điều 1, 2, 3, 4, 5, 6, 7, 8 ');
  });
});

describe.skipIf(noCorpus)(`the official topics${withoutCorpus}`, () => {
  it.each([
    ['phap-dien-45.11-ruou-bia.html', 119, { '44/2019/QH14': 36, '24/2020/NĐ-CP': 27, '105/2017/NĐ-CP': 43 }],
    ['phap-dien-32.1-bao-chi.html', 337, { '103/2016/QH13': 61, '09/2017/NĐ-CP': 12 }],
    ['phap-dien-42.1-van-thu.html', 44, { '30/2020/NĐ-CP': 38 }],
    ['phap-dien-18.2-phong-chong-tham-nhung.html', 313, { '36/2018/QH14': 96, '59/2019/NĐ-CP': 89 }],
    ['phap-dien-1.2-bi-mat-nha-nuoc.html', 85, { '29/2018/QH14': 28 }],
  ])('%s has %i articles, of each document as many as the manifest says', async (name, all, counts) => {
    const sources = await documentReaders.html(corpusFile(name), name);
    const lines = new Map(
      sources.map((one) => [one.number, one.text.match(/^Điều \d+\p{L}?\. /gmu)?.length ?? 0]),
    );
    expect([...lines.values()].reduce((sum, one) => sum + one, 0)).toBe(all);
    expect(Object.fromEntries(Object.keys(counts).map((number) => [number, lines.get(number)]))).toEqual(
      counts,
    );
    expect(sources.flatMap((one) => one.notes)).toHaveLength(all);
    expect(
      sources.flatMap((one) => one.leftOut).filter((one) => one.reason === 'article-without-note'),
    ).toEqual([]);
  });
});
