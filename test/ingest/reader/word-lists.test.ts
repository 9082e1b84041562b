import { describe, expect, it } from 'vitest';
import { documentReaders } from '../../../ingest/reader/documents.ts';
import { docxFile, numbered, paragraph } from '../../support/docx-file.ts';
import { convert, noOffice, OFFICE_TIMEOUT } from '../../support/office.ts';

const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, levels: string): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels}</w:abstractNum>`;
const num = (id: number, of: number, more = ''): string =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;

/** Two lists of three levels, each named twice; the last begins at 5. */
const NUMBERING =
  abstract(
    0,
    level(0, 'upperRoman', '%1.') + level(1, 'decimal', '%1.%2.') + level(2, 'lowerLetter', '%3)'),
  ) +
  abstract(
    1,
    level(0, 'decimal', 'Điều %1.') + level(1, 'decimal', '%2.') + level(2, 'decimalZero', '%1.%2.%3'),
  ) +
  num(1, 0) +
  num(2, 1) +
  num(3, 0) +
  num(4, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>');

/** A document of paragraphs on any list and level; the same seed gives the same document. */
function anyDocument(seed: number): Uint8Array {
  let state = seed;
  const below = (most: number): number => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor(state / 65536) % most;
  };
  const body = Array.from({ length: 60 }, (_, at) =>
    below(5) === 0 ? paragraph(`đoạn ${at}`) : numbered(`mục ${at}`, 1 + below(4), below(3)),
  );
  return docxFile({ body: body.join(''), numbering: NUMBERING });
}

/** The lines that LibreOffice shows. */
function shown(file: Uint8Array, from: string): string[] {
  const text = new TextDecoder().decode(convert(file, from, 'txt:Text (encoded):UTF8'));
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/gu, ' ').trim())
    .filter((line) => line !== '');
}

describe.skipIf(noOffice)(`lists of Word${noOffice === null ? '' : ` (skipped: ${noOffice})`}`, () => {
  it.each([1, 2])(
    'have the numbers that LibreOffice shows, in DOCX and in DOC (document %i)',
    async (seed) => {
      const docx = anyDocument(seed);
      const doc = convert(docx, 'docx', 'doc:MS Word 97');
      const [fromDocx] = await documentReaders.docx(docx, 'x.docx');
      const [fromDoc] = await documentReaders.doc(doc, 'x.doc');
      expect(fromDocx?.text.split('\n')).toEqual(shown(docx, 'docx'));
      expect(fromDoc?.text.split('\n')).toEqual(shown(doc, 'doc'));
    },
    OFFICE_TIMEOUT,
  );
});
