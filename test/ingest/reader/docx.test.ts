import { describe, expect, it } from 'vitest';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import type { SourceText } from '../../../ingest/reader.ts';
import { corpusFile, noCorpus, withoutCorpus } from '../../support/corpus.ts';
import { docxFile, numbered, paragraph, type DocxParts } from '../../support/docx-file.ts';

async function read(parts: DocxParts): Promise<SourceText> {
  const [source] = await documentReaders.docx(docxFile(parts), 'x.docx');
  if (source === undefined) throw new Error('the reader gave no text');
  return source;
}

const level = (at: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
const list = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum>`;
const num = (id: number, abstract: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${abstract}"/>${more}</w:num>`;

describe('numbers that Word makes by itself', () => {
  it('are text: levels, formats, restarts and signs', async () => {
    const numbering =
      list(
        0,
        level(0, 'upperRoman', 'Chương %1') + level(1, 'decimal', '%2.') + level(2, 'lowerLetter', '%3)'),
      ) + num(1, 0);
    const body =
      numbered('QUY ĐỊNH CHUNG', 1) +
      numbered('Cơ quan gồm:', 1, 1) +
      numbered('Bộ;', 1, 2) +
      numbered('Sở.', 1, 2) +
      numbered('Cá nhân gồm:', 1, 1) +
      numbered('Công chức.', 1, 2) +
      numbered('QUY ĐỊNH CỤ THỂ', 1) +
      numbered('Trách nhiệm', 1, 1);
    expect((await read({ body, numbering })).text.split('\n')).toEqual([
      'Chương I QUY ĐỊNH CHUNG',
      '1. Cơ quan gồm:',
      'a) Bộ;',
      'b) Sở.',
      '2. Cá nhân gồm:',
      'a) Công chức.',
      'Chương II QUY ĐỊNH CỤ THỂ',
      '1. Trách nhiệm',
    ]);
  });

  it('go on over other paragraphs, count anew where the list says so, and name the levels above', async () => {
    const numbering =
      list(0, level(0, 'decimal', 'Điều %1.') + level(1, 'decimal', '%1.%2.')) +
      list(5, level(0, 'bullet', '\uf0b7')) +
      num(1, 0) +
      num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>') +
      num(3, 5);
    const body =
      numbered('Phạm vi', 1) +
      paragraph('Lời của điều.') +
      numbered('Mục nhỏ', 1, 1) +
      numbered('Đối tượng', 1) +
      numbered('Mục nhỏ', 1, 1) +
      numbered('Hiệu lực', 2) +
      numbered('gạch đầu dòng', 3) +
      paragraph('không số', '<w:numPr><w:numId w:val="0"/></w:numPr>');
    expect((await read({ body, numbering })).text.split('\n')).toEqual([
      'Điều 1. Phạm vi',
      'Lời của điều.',
      '1.1. Mục nhỏ',
      'Điều 2. Đối tượng',
      '2.1. Mục nhỏ',
      'Điều 7. Hiệu lực',
      '- gạch đầu dòng',
      'không số',
    ]);
  });

  it('count a level that was skipped as begun', async () => {
    const numbering = list(0, level(0, 'decimal', '%1.') + level(1, 'decimal', '%1.%2.')) + num(1, 0);
    const body = numbered('nhỏ', 1, 1) + numbered('lớn', 1) + numbered('nhỏ', 1, 1);
    expect((await read({ body, numbering })).text).toBe('1.1. nhỏ\n2. lớn\n2.1. nhỏ');
  });

  it('come from a style, and from the style that it is based on', async () => {
    const numbering =
      list(0, level(0, 'decimal', 'Điều %1.') + level(1, 'decimal', '%2.', '<w:pStyle w:val="Khoan"/>')) +
      num(4, 0);
    const styles =
      '<w:style w:type="paragraph" w:styleId="Dieu"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="Khoan"><w:basedOn w:val="Dieu"/></w:style>';
    const body =
      paragraph('Phạm vi', '<w:pStyle w:val="Dieu"/>') +
      paragraph('Cơ quan.', '<w:pStyle w:val="Khoan"/>') +
      paragraph('Cá nhân.', '<w:pStyle w:val="Khoan"/>');
    expect((await read({ body, numbering, styles })).text).toBe('Điều 1. Phạm vi\n1. Cơ quan.\n2. Cá nhân.');
  });
});

describe('a DOCX', () => {
  it('gives what Word shows: insertions, links and fields, not deletions, hidden words or instructions', async () => {
    const run = (inner: string): string => `<w:r>${inner}</w:r>`;
    const body =
      '<w:p>' +
      run('<w:t>Cán bộ </w:t>') +
      `<w:del>${run('<w:delText>được </w:delText>')}</w:del><w:ins>${run('<w:t>không được </w:t>')}</w:ins>` +
      `<w:hyperlink>${run('<w:t>uống rượu</w:t>')}</w:hyperlink>` +
      run('<w:rPr><w:vanish/></w:rPr><w:t>BÍ MẬT</w:t>') +
      run('<w:instrText>PAGE</w:instrText>') +
      run('<w:t>, bia</w:t><w:noBreakHyphen/><w:t>rượu</w:t><w:br/><w:t>trong giờ.</w:t>') +
      '</w:p>';
    const { text, leftOut } = await read({ body });
    expect(text).toBe('Cán bộ không được uống rượu, bia-rượu\ntrong giờ.');
    expect(leftOut).toEqual([{ text: 'BÍ MẬT', page: null, reason: 'hidden' }]);
  });

  it('joins paragraphs whose border was deleted', async () => {
    const body = paragraph('Điều 1. Phạm', '<w:rPr><w:del w:id="1"/></w:rPr>') + paragraph(' vi điều chỉnh');
    expect((await read({ body })).text).toBe('Điều 1. Phạm vi điều chỉnh');
  });

  it('gives tables as rows with tabs and says where they stand', async () => {
    const cell = (text: string, properties = ''): string =>
      `<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(text)}</w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
    const table =
      row(cell('Nhóm', '<w:vMerge w:val="restart"/>'), cell('Hệ số', '<w:gridSpan w:val="2"/>')) +
      row(cell('', '<w:vMerge/>'), cell('tối thiểu'), cell('tối đa')) +
      `<w:tr><w:trPr><w:del w:id="2"/></w:trPr>${cell('xóa')}</w:tr>`;
    const { text, tables } = await read({
      body: `${paragraph('Bảng:')}<w:tbl>${table}</w:tbl>${paragraph('Hết.')}`,
    });
    expect(text).toBe('Bảng:\nNhóm\tHệ số\t\n\ttối thiểu\ttối đa\nHết.');
    expect(tables.map(({ start, end, rows }) => [text.slice(start, end), rows])).toEqual([
      ['Nhóm\tHệ số\t\n\ttối thiểu\ttối đa', 2],
    ]);
  });

  it('reads the table of a letterhead cell by cell', async () => {
    const cell = (...lines: string[]): string =>
      `<w:tc>${lines.map((line) => paragraph(line)).join('')}</w:tc>`;
    const body = `<w:tbl><w:tr>${cell('ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH')}${cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM')}</w:tr></w:tbl>`;
    const { text, tables } = await read({ body });
    expect(text).toBe('ỦY BAN NHÂN DÂN\nTỈNH BẮC NINH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    expect(tables).toEqual([]);
  });

  it('keeps footnotes and contents beside the text', async () => {
    const contents =
      '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>' +
      `<w:sdtContent>${paragraph('Điều 1. Phạm vi 3')}</w:sdtContent></w:sdt>`;
    const body = `${contents}<w:p><w:r><w:t>Điều 1. Phạm vi</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>`;
    const footnotes = `<w:footnote w:id="0"/><w:footnote w:id="2">${paragraph('Được sửa đổi.')}</w:footnote>`;
    const { text, leftOut, warnings } = await read({ body, footnotes });
    expect(text).toBe('Điều 1. Phạm vi');
    expect(leftOut.map((one) => [one.reason, one.text])).toEqual([
      ['table-of-contents', 'Điều 1. Phạm vi 3'],
      ['footnote', '[1] Được sửa đổi.'],
    ]);
    expect(warnings).toHaveLength(1);
  });

  it('takes one of the alternatives of a text box', async () => {
    const box = `<w:txbxContent>${paragraph('Trong khung')}</w:txbxContent>`;
    const body =
      '<w:p><w:r><w:t>Ngoài khung</w:t></w:r><w:r><mc:AlternateContent>' +
      `<mc:Choice><w:drawing>${box}</w:drawing></mc:Choice><mc:Fallback><w:pict>${box}</w:pict></mc:Fallback>` +
      '</mc:AlternateContent></w:r></w:p>';
    expect((await read({ body })).text).toBe('Ngoài khung\nTrong khung');
  });

  it('with macros is refused', async () => {
    const more = [{ name: 'word/vbaProject.bin', data: 'Sub AutoOpen()' }];
    await expect(read({ body: paragraph('Điều 1.'), more })).rejects.toThrow('có macro nên không nhận');
  });
});

describe.skipIf(noCorpus)(`the official laws as DOCX${withoutCorpus}`, () => {
  it.each([
    ['luat-can-bo-cong-chuc-80-2025-QH15.docx', 45],
    ['luat-vien-chuc-58-2010-QH12.docx', 62],
    ['luat-an-ninh-mang-24-2018-QH14.docx', 43],
    ['luat-bao-ve-bi-mat-nha-nuoc-29-2018-QH14.docx', 28],
    ['luat-bao-ve-bi-mat-nha-nuoc-117-2025-QH15.docx', 28],
    ['bo-luat-lao-dong-45-2019-QH14.docx', 220],
  ])('%s has its %i articles, one a line', async (name, articles) => {
    const [source] = await documentReaders.docx(corpusFile(name), name);
    // "Điểu 8:" stands so in the file.
    expect(source?.text.match(/^Đi[ềể]u \d+[.:]/gmu)).toHaveLength(articles);
    expect(source?.leftOut).toEqual([]);
  });
});
