import { describe, expect, it } from 'vitest';
import { checkStructure } from '../../ingest/check.ts';
import { documentOf, type ReadDocument } from '../../ingest/document.ts';
import type { SourceText } from '../../ingest/reader.ts';
import { corpusTexts, noCorpus, withoutCorpus } from '../support/corpus.ts';
import { misplaced, unaccounted } from './accounted.ts';
import { CODIFIED, WHOLE } from './corpus-facts.ts';

const HASH = '0'.repeat(64);

const PAGES = ['phap-dien-1.2', 'phap-dien-18.2', 'phap-dien-32.1', 'phap-dien-42.1', 'phap-dien-45.11'];

const cache = new Map<string, Promise<readonly SourceText[]>>();
function textsOf(prefix: string): Promise<readonly SourceText[]> {
  const texts = cache.get(prefix) ?? corpusTexts(prefix);
  cache.set(prefix, texts);
  return texts;
}

async function read(
  prefix: string,
  number: string | null = null,
): Promise<ReadDocument & { source: SourceText }> {
  const source = (await textsOf(prefix)).find((one) => one.number === number);
  if (source === undefined) throw new Error(`no ${number ?? ''} in ${prefix}`);
  return { ...documentOf(source, null, HASH), source };
}

/** Ids without the number. */
const short = (id: string | null): string => id?.replace(/^[^#]*#/u, '') ?? '';

describe.skipIf(noCorpus)(`official texts${withoutCorpus}`, () => {
  it.each(WHOLE)(
    '%s is %s with its facts, counts, and every character accounted for',
    async (prefix, number, kind, title, issuer, issuedOn, from, articles, clauses, points) => {
      const { document, structure, source } = await read(prefix);
      expect(document).toMatchObject({ number, kind, issuer, issuedOn, validity: { from, until: null } });
      expect(document.title.slice(0, title.length)).toBe(title);
      const { counts, accounting } = checkStructure(source.text, structure);
      expect([counts.article, counts.clause, counts.point]).toEqual([articles, clauses, points]);
      expect(accounting.findings).toEqual([]);
      expect([unaccounted(source.text, structure), misplaced(source.text, structure)]).toEqual([[], []]);
    },
  );

  it.each(CODIFIED)(
    '%s holds %s with the facts of its grey notes',
    async (prefix, number, title, issuer, issuedOn, from, articles) => {
      const { document, structure, source, metadata } = await read(prefix, number);
      expect(document).toMatchObject({ number, issuer, issuedOn, validity: { from } });
      expect(document.title.slice(0, title.length)).toBe(title);
      expect(metadata.number.from).toBe('note');
      const { counts, accounting, findings } = checkStructure(source.text, structure);
      expect(counts.article).toBe(articles);
      expect(accounting.findings).toEqual([]);
      expect(findings.filter((one) => one.kind === 'hole')).toEqual([]);
    },
  );

  it.each(PAGES)('every text of %s is read, and what is missing in it is said', async (prefix) => {
    for (const source of await textsOf(prefix)) {
      const { structure, warnings } = documentOf(source, null, HASH);
      const { accounting, findings, counts } = checkStructure(source.text, structure);
      expect(accounting.findings).toEqual([]);
      expect(counts.article).toBe(source.notes.length);
      const warned = new Set(warnings.map((one) => one.line));
      const silent = findings.filter((one) => one.kind === 'hole' && !warned.has(one.line));
      expect(silent).toEqual([]);
    }
  });

  it('29/2018/QH14 has the same provisions as DOCX and as codification page, but for those the DOCX lost the end of', async () => {
    const docx = await read('luat-bao-ve-bi-mat-nha-nuoc-29');
    const page = await read('phap-dien-1.2', '29/2018/QH14');
    const words = (text: string): string => text.replace(/\s+/gu, ' ').trim();
    const byId = new Map(page.document.provisions.map((one) => [one.id, words(one.text)]));
    const body = docx.document.provisions.filter((one) => one.place.article !== null);
    expect(body.filter((one) => !byId.has(one.id))).toEqual([]);
    const other = body.filter((one) => byId.get(one.id) !== words(one.text)).map((one) => one.id);
    const cut = checkStructure(docx.source.text, docx.structure).findings;
    expect(other).toHaveLength(7);
    expect(cut.map((one) => one.provision)).toEqual(other);
  });

  it('244/2026/NĐ-CP: repairs what the sequence proves and reports what it does not', async () => {
    const { structure, source } = await read('nghi-dinh-244');
    expect(structure.warnings.map((one) => one.message)).toEqual([
      'nhãn "9)" được hiểu là "d)" theo thứ tự',
      'nhãn "g)" được hiểu là "c)" theo thứ tự',
      'nhãn ": n - Chương II :" được hiểu là "Chương II" theo thứ tự',
      'nhãn "đ)" được hiểu là "d)" theo thứ tự',
      'nhãn "2," được hiểu là "2." theo thứ tự',
      'nhãn ". Chương -" được hiểu là "Chương III" theo thứ tự',
      'nhãn "1." được hiểu là "I." theo thứ tự',
    ]);
    const lone = checkStructure(source.text, structure).findings.filter((one) => one.kind === 'lone');
    expect(lone.map((one) => short(one.provision))).toEqual(['d9.k1']);
    expect(structure.provisions.find((one) => one.id.endsWith('#d3.k2.c'))).toMatchObject({
      label: 'g)',
      locator: 'điểm c khoản 2 Điều 3',
    });
  });

  it('says what the laws end, and which parts begin on another day', async () => {
    const ends = async (prefix: string, number: string | null = null) =>
      (await read(prefix, number)).metadata.endings.map((one) => [
        short(one.provision),
        one.verb,
        one.number,
        one.whole,
      ]);
    expect(await ends('luat-can-bo')).toEqual([['d44.k3', 'expires', '22/2008/QH12', true]]);
    expect(await ends('luat-bao-ve-bi-mat-nha-nuoc-117')).toEqual([
      ['d27.k2', 'expires', '29/2018/QH14', true],
    ]);
    expect(await ends('nghi-dinh-244')).toEqual([['d11.k2', 'expires', '09/2017/NĐ-CP', true]]);
    expect(await ends('nghi-dinh-174')).toEqual([['d117.k2', 'repeals', '15/2020/NĐ-CP', false]]);
    expect(await ends('phap-dien-18.2', '59/2019/NĐ-CP')).toHaveLength(9);
    const partial = (await read('luat-can-bo')).metadata.partial.map((one) => [
      short(one.provision),
      one.from,
    ]);
    expect(partial).toEqual([['d44.k2', '2026-01-01']]);
  });

  it('reads at least 1,000 provisions a second, structure and facts', async () => {
    const texts = (await Promise.all(WHOLE.map(([prefix]) => textsOf(prefix)))).flat();
    const start = performance.now();
    const provisions = texts.reduce(
      (sum, text) => sum + documentOf(text, null, HASH).document.provisions.length,
      0,
    );
    expect(provisions / ((performance.now() - start) / 1000)).toBeGreaterThan(1000);
  });
});
