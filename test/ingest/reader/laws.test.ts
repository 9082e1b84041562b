import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scanReaders } from '../../../ingest/reader/scans.ts';
import { parseStructure } from '../../../ingest/structure.ts';
import { corpusFolder } from '../../support/corpus.ts';
import { likeness } from './likeness.ts';
import { convert, newFolder, reason, scanSetting } from './programs.ts';

/** Names in the corpus, with the number of Điều that its manifest counts. */
const LAWS = new Map([
  ['luat-bao-ve-bi-mat-nha-nuoc-29-2018-QH14', 28],
  ['luat-bao-ve-bi-mat-nha-nuoc-117-2025-QH15', 28],
  ['luat-can-bo-cong-chuc-80-2025-QH15', 45],
  ['luat-vien-chuc-58-2010-QH12', 62],
  ['luat-an-ninh-mang-24-2018-QH14', 43],
  ['bo-luat-lao-dong-45-2019-QH14', 220],
]);
const cannotConvert = reason({ corpus: true, programs: ['soffice'] });

const folder = newFolder();
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The law's paragraphs as LibreOffice exports them: a reading of the DOCX that is independent of ours. */
const wanted = new Map<string, string>();
const pdfs = new Map<string, Buffer>();

beforeAll(() => {
  if (cannotConvert !== '') return;
  for (const law of LAWS.keys()) {
    const own = join(folder, law);
    mkdirSync(own);
    const file = join(corpusFolder, `${law}.docx`);
    wanted.set(
      law,
      convert(file, 'txt:Text (encoded):UTF8', own).toString('utf8').replace('\ufeff', '').normalize('NFC'),
    );
    pdfs.set(law, convert(file, 'pdf', own));
  }
}, 180_000);

async function read(bytes: Uint8Array, name: string): Promise<string> {
  const readers = scanReaders(await scanSetting(folder), () => Promise.resolve([]));
  const [text] = await readers.pdf(bytes, name);
  return text?.text ?? '';
}

describe('a law as DOCX and as PDF of the same DOCX', () => {
  it.skipIf(cannotConvert !== '')(`has the same provisions${cannotConvert}`, async () => {
    for (const [law, count] of LAWS) {
      const text = await read(pdfs.get(law) ?? Buffer.of(), `${law}.pdf`);
      const articles = parseStructure(text, 'X').provisions.filter(({ id }) => /^X#d\d+/u.test(id));
      expect(new Set(articles.map(({ place }) => place.article)).size).toBe(count);
      expect(likeness(wanted.get(law) ?? '', text).sameTexts).toBeGreaterThanOrEqual(0.995);
    }
  });
});
