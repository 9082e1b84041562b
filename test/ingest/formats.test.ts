import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { ingestFiles, type DocumentReport } from '../../ingest/ingest.ts';
import { openSources, type OpenSources } from '../../ingest/sources/main.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { corpusFile } from '../support/corpus.ts';
import { docxFile, paragraph } from '../support/docx-file.ts';
import { likenessOf } from './reader/likeness.ts';
import { convert, newFolder, reason, scanOf } from './reader/programs.ts';
import { readDirective, shipped } from './shipped.ts';
import { noon, writeSmallIndex } from './workshop.ts';

/** One document as DOCX, as PDF with text, and as a 200-dpi scan of that PDF, each through the whole road. */
const PROGRAMS = ['soffice', 'pdftoppm', 'tesseract'];
const SUBJECTS = [
  {
    number: '29/2018/QH14',
    cannot: reason({ corpus: true, programs: PROGRAMS }),
    docx: () => corpusFile('luat-bao-ve-bi-mat-nha-nuoc-29-2018-QH14.docx'),
    metadata: null,
  },
  {
    number: '30-CT/TU',
    cannot: reason({ programs: PROGRAMS }),
    docx: directiveAsDocx,
    metadata: directiveMetadata(),
  },
];

const folder = newFolder();
let sources: OpenSources;
beforeAll(async () => {
  sources = await openSources({ environment: process.env, fetch, tell: () => undefined });
});
afterAll(() => {
  sources.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The shipped directive, a paragraph for each line, in the font of official papers. */
function directiveAsDocx(): Uint8Array {
  const lines = shipped('30-CT-TU.txt').toString('utf8').replaceAll('**', '').split('\n');
  const escaped = lines.map((line) => line.replaceAll('&', '&amp;').replaceAll('<', '&lt;'));
  const styles =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>';
  return docxFile({ body: escaped.map((line) => paragraph(line)).join(''), styles });
}

/** Its metadata without the corrections, which a scan may read otherwise. */
function directiveMetadata(): string {
  const whole = parse(shipped('30-CT-TU.yaml').toString('utf8')) as object;
  return stringify({ ...whole, corrections: [] });
}

interface Read {
  readonly document: Document;
  readonly report: DocumentReport;
}

/** Ingests one file into a library of its own for each document, which then holds it. */
async function ingest(own: string, name: string, bytes: Uint8Array, metadata: string | null): Promise<Read> {
  const path = join(own, name);
  writeFileSync(path, bytes);
  if (metadata !== null) writeFileSync(path.replace(/\.\w+$/u, '.yaml'), metadata);
  const dataDir = join(own, 'data');
  const options = { dataDir, sources, writeIndexes: writeSmallIndex, now: noon };
  const { documents, rejected } = await ingestFiles([path], {
    ...options,
    accept: () => Promise.resolve(true),
  });
  expect(rejected).toEqual([]);
  const { library } = await openSnapshot(dataDir);
  const [report] = documents;
  const document = library.document(report?.number ?? '');
  if (report === undefined || document === undefined) throw new Error(`${name} was not ingested`);
  return { document, report };
}

/** Bars: DOCX and PDF agree at 99.5 % of provisions; a scan has 95 % of the ids and 2 % character errors. */
async function compare({ number, docx, metadata }: (typeof SUBJECTS)[number]): Promise<void> {
  const own = join(folder, number.replaceAll('/', '-'));
  mkdirSync(own);
  const word = await ingest(own, 'word.docx', docx(), metadata);
  const pdf = await ingest(own, 'text.pdf', convert(join(own, 'word.docx'), 'pdf', own), metadata);
  const scan = await ingest(own, 'scan.pdf', scanOf(join(own, 'text.pdf'), 200, own), metadata);

  // Read again in another format it is the same document, shown with the difference to the version held.
  expect([word, pdf, scan].map(({ document }) => document.number)).toEqual([number, number, number]);
  expect([word, pdf, scan].map(({ report }) => report.difference === null)).toEqual([true, false, false]);

  const typed = likenessOf(word.document.provisions, pdf.document.provisions);
  expect(typed.sameTexts).toBeGreaterThanOrEqual(0.995);
  const scanned = likenessOf(word.document.provisions, scan.document.provisions);
  expect(scanned.sameIds).toBeGreaterThanOrEqual(0.95);
  expect(scanned.characterErrors).toBeLessThanOrEqual(0.02);
  expect(scan.report.warnings.join('\n')).toContain('trang 1 là ảnh, đã nhận dạng chữ');
}

describe('one document as DOCX, as PDF with text and as a 200-dpi scan', () => {
  for (const subject of SUBJECTS)
    it.skipIf(subject.cannot !== '')(
      `${subject.number} is the same, provision by provision${subject.cannot}`,
      () => compare(subject),
      400_000,
    );

  it('30-CT/TU has the same provisions as DOCX, which has no blank lines, as in its text', async () => {
    const own = join(folder, 'directive');
    mkdirSync(own);
    const { document } = await ingest(own, 'word.docx', directiveAsDocx(), directiveMetadata());
    const text = readDirective().document.provisions.map((one) => ({
      ...one,
      text: one.text.replaceAll('**', ''),
    }));
    expect(likenessOf(text, document.provisions)).toEqual({ sameIds: 1, sameTexts: 1, characterErrors: 0 });
    expect(document.provisions).toHaveLength(text.length);
  });
});
