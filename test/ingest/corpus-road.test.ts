import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connectLibrary, ingestFiles, type IngestReport, type Progress } from '../../ingest/ingest.ts';
import { openSources } from '../../ingest/sources/main.ts';
import { citesOther } from '../../knowledge/citations.ts';
import type { Library } from '../../knowledge/library.ts';
import { openSnapshot } from '../../knowledge/snapshot.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { corpusFolder, noCorpus, withoutCorpus } from '../support/corpus.ts';
import { CITED_BY_DIRECTIVE, DAYS, KNOWN, statuses } from '../support/known-validity.ts';
import { CODIFIED, WHOLE } from './corpus-facts.ts';
import { holesOf } from './holes.ts';
import { readManifest, type Listed } from './manifest.ts';
import { bare, rawWords } from './raw-words.ts';
import { noon, writeSmallIndex } from './workshop.ts';

/** The copies of the law that comes twice. */
const DOCX = 'luat-bao-ve-bi-mat-nha-nuoc-29-2018-QH14.docx';
const PAGE = 'phap-dien-1.2-bi-mat-nha-nuoc.html';

const dataDir = mkdtempSync(join(tmpdir(), 'ky-cuong-corpus-'));
let report: IngestReport;
let library: Library;
let listed: Listed[];
const steps: (Progress & { readonly at: number })[] = [];

async function ingest(keep: readonly string[], dir: string): Promise<IngestReport> {
  const sources = await openSources({ environment: process.env, fetch, tell: () => undefined });
  try {
    return await ingestFiles([corpusFolder], {
      dataDir: dir,
      sources,
      keep,
      writeIndexes: writeSmallIndex,
      now: noon,
      accept: () => Promise.resolve(true),
      onProgress: (step) => dir === dataDir && steps.push({ ...step, at: performance.now() }),
    });
  } finally {
    sources.close();
  }
}

beforeAll(async () => {
  if (noCorpus !== null) return;
  report = await ingest([], dataDir);
  library = (await openSnapshot(dataDir)).library;
  listed = readManifest();
}, 180_000);
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

const documentOf = (number: string) => library.documents.find((one) => one.number === number);
const reportOf = (number: string) => report.documents.find((one) => one.number === number);
const words = (text: string): string => text.replace(/\s+/gu, ' ').trim();

describe.skipIf(noCorpus)(`the whole corpus in one call${withoutCorpus}`, () => {
  it('is read and published whole: nothing is rejected, no sources contradict each other', () => {
    expect(report.rejected).toEqual([]);
    expect(report.conflicts).toEqual([]);
    expect(steps.filter(({ stage }) => stage === 'read')).toHaveLength(14);
    expect(report.snapshot).toBe(library.id);
    expect(library.documents).toHaveLength(report.documents.length);
  });

  it('has the articles that its own list counts, file by file and document by document', () => {
    const inFile = (file: string) => report.documents.filter((one) => one.file === file);
    for (const { file, articles, documents } of listed) {
      const counted = inFile(file).reduce((sum, one) => sum + one.counts.articles, 0);
      if (file !== DOCX) expect([file, counted]).toEqual([file, articles]);
      for (const [number, count] of documents)
        expect([number, reportOf(number)?.counts.articles]).toEqual([number, count]);
    }
    expect(listed).toHaveLength(14);
    expect(reportOf('30-CT/TU')?.counts).toMatchObject({ articles: 0, sections: 6, paragraphs: 9 });
  });

  it('has the facts that the texts and the grey notes say', () => {
    for (const [, number, kind, title, issuer, issuedOn, from] of WHOLE)
      if (issuedOn !== null) {
        expect(reportOf(number)).toMatchObject({ kind, issuer, issuedOn, validFrom: from });
        expect(reportOf(number)?.title.startsWith(title)).toBe(true);
      }
    for (const [, number, title, issuer, issuedOn, from] of CODIFIED) {
      expect(reportOf(number)).toMatchObject({ issuer, issuedOn, validFrom: from });
      expect(reportOf(number)?.title.startsWith(title)).toBe(true);
    }
  });

  it('has khoản and điểm in sequence, but for holes of the copies that warnings name', () => {
    const holes = library.documents.flatMap((one) => holesOf(one).map((hole) => `${one.number} ${hole}`));
    expect(holes).toEqual([
      '58/2010/QH12 d42: 1 1 2 3 4',
      '07/2020/TT-BKHĐT d4: 1 2 3 4 5 5 6',
      '04/2014/TT-TTCP d6.k2: a b e',
      '02/2019/TT-BTTTT d8.k2: a b c d e f',
      ...['d3: 2 3 4 5', 'd11: 1 4 5', 'd12: 1 4 5', 'd14: 1 2 3 5', 'd21: 1 2 5 6', 'd22: 1 2 5 6'].map(
        (hole) => `105/2017/NĐ-CP ${hole}`,
      ),
    ]);
    const warned = (number: string) => reportOf(number)?.warnings.join('\n') ?? '';
    expect(warned('58/2010/QH12')).toContain('"khoản 1 Điều 42" xuất hiện lần thứ 2');
    expect(warned('07/2020/TT-BKHĐT')).toContain('"khoản 5 Điều 4" xuất hiện lần thứ 2');
    expect(warned('04/2014/TT-TTCP')).toContain('thiếu 3 điểm trước điểm e khoản 2 Điều 6');
    expect(warned('02/2019/TT-BTTTT')).toContain('thiếu 1 điểm trước điểm e khoản 2 Điều 8');
    for (const [count, next] of [
      [1, 'khoản 2 Điều 3'],
      [2, 'khoản 4 Điều 11'],
      [2, 'khoản 4 Điều 12'],
      [1, 'khoản 5 Điều 14'],
      [2, 'khoản 5 Điều 21'],
      [2, 'khoản 5 Điều 22'],
    ])
      expect(warned('105/2017/NĐ-CP')).toContain(`thiếu ${count} khoản trước ${next}`);
  });

  it('has every provision verbatim in the text of its document, and that text word for word in the file', async () => {
    for (const document of library.documents) {
      const raw = await rawWords(document.fileName);
      for (const { id, start, end, text } of document.provisions) {
        expect(document.text.slice(start, end)).toBe(text);
        if (!raw.includes(bare(text))) expect(`${id}: ${text}`).toBe('words of the file');
      }
    }
  });

  it('reads at least 300 provisions a second from DOCX and HTML', () => {
    const timed = steps.flatMap(({ what, at }, index) => {
      const until = steps[index + 1]?.at ?? at;
      return /\.(?:docx|html)$/u.test(what) ? [until - at] : [];
    });
    const read = library.documents.filter(({ fileName }) => /\.(?:docx|html)$/u.test(fileName));
    const provisions = read.reduce((sum, one) => sum + one.provisions.length, 0);
    expect(timed).toHaveLength(11);
    expect(provisions / (timed.reduce((sum, one) => sum + one, 0) / 1000)).toBeGreaterThan(300);
  });
});

describe.skipIf(noCorpus)(`29/2018/QH14, which comes as DOCX and in the codification${withoutCorpus}`, () => {
  /** The provisions whose end the DOCX copy has lost. */
  const CUT = ['d9.k1', 'd9.k2.dd', 'd9.k3', 'd9.k4', 'd9.k5', 'd11.k1.c', 'd24.k3'];

  it('is one document; the copy without faults is kept, and the report says why', () => {
    expect(report.copies).toHaveLength(1);
    expect(report.copies[0]).toMatchObject({
      number: '29/2018/QH14',
      kept: PAGE,
      left: DOCX,
      why: 'ít lỗi hơn (thiếu số thứ tự, câu bị cắt)',
    });
    expect(reportOf('29/2018/QH14')?.file).toBe(PAGE);
  });

  it('agrees provision by provision, but for those whose end the DOCX copy has lost', async () => {
    const difference = report.copies[0]?.difference;
    expect(difference?.changed).toEqual(CUT.map((id) => `29/2018/QH14#${id}`));
    expect(difference?.removed).toEqual([]);
    // The codification has no title and no preamble.
    expect(difference?.added).toEqual(['tieu-de', 'md.d1', 'md.d2'].map((id) => `29/2018/QH14#${id}`));
    const other = mkdtempSync(join(dataDir, 'docx-'));
    const asked = await ingest([DOCX], other);
    expect(asked.copies[0]).toMatchObject({ kept: DOCX, left: PAGE, why: 'theo yêu cầu' });
    const docx = (await openSnapshot(other)).library;
    for (const id of CUT.map((one) => `29/2018/QH14#${one}`)) {
      const [whole, cut] = [library.provision(id)?.text ?? '', docx.provision(id)?.text ?? ''].map(words);
      expect(cut).not.toBe('');
      expect(whole?.startsWith(cut?.replace(/,$/u, '') ?? '?')).toBe(true);
    }
  }, 120_000);
});

describe.skipIf(noCorpus)(`what the corpus does and cites${withoutCorpus}`, () => {
  it.each(KNOWN)('%s is %s on the four days, ended by %s', (number, letters, replacedBy) => {
    const { book } = connectLibrary(library.documents);
    expect(DAYS.map((day) => book.statusOn(number, day))).toEqual(statuses(letters));
    expect(book.of(number).replacedBy).toBe(replacedBy);
    const held = documentOf(number);
    if (held) expect(DAYS.map((day) => validityOn(held.validity, day))).toEqual(statuses(letters));
  });

  it.each([
    ['80/2025/QH15', ['thay thế 22/2008/QH12']],
    // Its Điều 27 names the law that amended 29/2018/QH14: that is no doing of its own.
    ['117/2025/QH15', ['thay thế 29/2018/QH14']],
    ['244/2026/NĐ-CP', ['quy định chi tiết 1 chỗ của 126/2025/QH15', 'thay thế 09/2017/NĐ-CP']],
    // Five chapters, five Điều, and Điều 98 to 106.
    ['174/2026/NĐ-CP', ['bãi bỏ 19 chỗ của 15/2020/NĐ-CP']],
  ])('%s: %s', (number, relations) => {
    expect(reportOf(number)?.relations).toEqual(relations);
  });

  it('cites what the texts name: held documents are found, the others counted as not held', () => {
    const cited = documentOf('30-CT/TU')?.citations.filter(citesOther) ?? [];
    expect(new Set(cited.map(({ number }) => number))).toEqual(new Set(CITED_BY_DIRECTIVE));
    expect(reportOf('30-CT/TU')?.citations).toEqual({ held: 0, notHeld: 8 });
    expect(reportOf('117/2025/QH15')?.citations).toEqual({ held: 1, notHeld: 2 });
    for (const { citations } of library.documents)
      for (const { from, start, end, written } of citations)
        expect(library.provision(from)?.text.slice(start, end)).toBe(written);
  });
});
