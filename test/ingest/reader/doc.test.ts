import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnreadableError, type SourceText } from '../../../ingest/reader.ts';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import { kindOf } from '../../../ingest/reader/kind.ts';
import { corpusFile, noCorpus, withoutCorpus } from '../../support/corpus.ts';
import { docxFile, numbered, paragraph } from '../../support/docx-file.ts';
import { convert, noOffice, OFFICE_TIMEOUT } from '../../support/office.ts';

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING =
  `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Điều %1.')}${level(1, 'decimal', '%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, 'upperRoman', '%1.')}</w:abstractNum>` +
  '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>';

const cell = (...lines: string[]): string =>
  `<w:tc><w:tcPr><w:tcW w:w="3000" w:type="dxa"/></w:tcPr>${lines.map((line) => paragraph(line)).join('')}</w:tc>`;
const table = (...rows: string[]): string =>
  `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="3000"/></w:tblGrid>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

const BODY =
  table(
    cell('ỦY BAN NHÂN DÂN', 'TỈNH BẮC NINH') +
      cell('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'),
  ) +
  numbered('QUY ĐỊNH CHUNG', 2) +
  numbered('Phạm vi “điều chỉnh”', 1) +
  numbered('Quy chế này áp dụng với:', 1, 1) +
  numbered('cán bộ;', 1, 2) +
  numbered('công chức, viên chức.', 1, 2) +
  numbered('Không áp dụng – trừ lễ, Tết…', 1, 1) +
  numbered('QUY ĐỊNH CỤ THỂ', 2) +
  numbered('Mức chi', 1) +
  numbered('Theo bảng:', 1, 1) +
  table(cell('Nhóm') + cell('Hệ số'), cell('1', '2') + cell('10')) +
  '<w:p><w:r><w:t xml:space="preserve">Cấm </w:t></w:r><w:del w:id="1" w:author="a" w:date="2026-01-01T00:00:00Z"><w:r><w:delText>nhẹ </w:delText></w:r></w:del><w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:r><w:t xml:space="preserve">uống</w:t><w:br/><w:t>rượu.</w:t></w:r></w:p>';

async function readDoc(bytes: Uint8Array): Promise<SourceText> {
  const [source] = await documentReaders.doc(bytes, 'x.doc');
  if (source === undefined) throw new Error('the reader gave no text');
  return source;
}

describe.skipIf(noOffice)(`a Word 97–2003 file${noOffice === null ? '' : ` (skipped: ${noOffice})`}`, () => {
  let file: Uint8Array = new Uint8Array();
  beforeAll(() => {
    file = convert(docxFile({ body: BODY, numbering: NUMBERING }), 'docx', 'doc:MS Word 97');
  }, OFFICE_TIMEOUT);

  it('is known by its content', () => {
    expect(kindOf(file)).toBe('doc');
  });

  it('gives words, Word’s numbers, tables and no deletions, as the DOCX does', async () => {
    const { text, tables, leftOut } = await readDoc(file);
    expect(text.split('\n')).toEqual([
      'ỦY BAN NHÂN DÂN',
      'TỈNH BẮC NINH',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'I. QUY ĐỊNH CHUNG',
      'Điều 1. Phạm vi “điều chỉnh”',
      '1. Quy chế này áp dụng với:',
      'a) cán bộ;',
      'b) công chức, viên chức.',
      '2. Không áp dụng – trừ lễ, Tết…',
      'II. QUY ĐỊNH CỤ THỂ',
      'Điều 2. Mức chi',
      '1. Theo bảng:',
      'Nhóm\tHệ số',
      '1 2\t10',
      'Cấm uống',
      'rượu.',
    ]);
    expect(tables).toHaveLength(1);
    expect(leftOut).toEqual([{ text: 'ẩn', page: null, reason: 'hidden' }]);
    const [docx] = await documentReaders.docx(docxFile({ body: BODY, numbering: NUMBERING }), 'x.docx');
    expect(text).toBe(docx?.text);
  });

  it('that is damaged anywhere ends in a text or in one sentence', async () => {
    const places = fc.array(fc.tuple(fc.nat({ max: file.length - 1 }), fc.nat({ max: 255 })), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(places, fc.integer({ min: 600, max: file.length }), async (damage, length) => {
        const broken = Buffer.from(file);
        for (const [at, value] of damage) broken[at] = value;
        const error: unknown = await readDoc(broken.subarray(0, length)).then(
          () => null,
          (thrown: unknown) => thrown,
        );
        expect(error === null || error instanceof UnreadableError).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it(
    'in ABC and VNI fonts becomes Unicode, capital fonts as capitals',
    async () => {
      const run = (font: string, words: string): string =>
        `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
      const body =
        `<w:p>${run('.VnTimeH', 'ch\u00ad\u00acng i')}</w:p>` +
        `<w:p>${run('.VnTime', '§iÒu 1. Ph¹m vi cña c¬ quan')}${run('Times New Roman', ' và đơn vị')}</w:p>` +
        `<w:p>${run('VNI-Times', 'ngöôøi ñöôïc giao')}</w:p>`;
      const { text } = await readDoc(convert(docxFile({ body }), 'docx', 'doc:MS Word 97'));
      expect(text).toBe('CHƯƠNG I\nĐiều 1. Phạm vi của cơ quan và đơn vị\nngười được giao');
    },
    OFFICE_TIMEOUT,
  );

  it('behind a password is refused', async () => {
    const locked = Buffer.from(file);
    const words = locked.indexOf(Buffer.from('eca5', 'hex'));
    locked.writeUInt16LE(locked.readUInt16LE(words + 0x0a) | 0x0100, words + 0x0a);
    await expect(readDoc(locked)).rejects.toThrow('mật khẩu');
  });

  it.skipIf(noCorpus)(
    `of an official law equals its DOCX letter for letter${withoutCorpus}`,
    async () => {
      const bytes = corpusFile('bo-luat-lao-dong-45-2019-QH14.docx');
      const [docx] = await documentReaders.docx(bytes, 'x.docx');
      const { text } = await readDoc(convert(bytes, 'docx', 'doc:MS Word 97'));
      expect(text.match(/^Điều \d+\. /gmu)).toHaveLength(220);
      expect(text).toBe(docx?.text);
    },
    OFFICE_TIMEOUT,
  );
});
