import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorOf, documentPath } from '../../../bot/channel/web/links.ts';
import { citingOf, targetsIn } from '../../../bot/channel/web/page/citing.ts';
import { wordingRows } from '../../../bot/channel/web/page/compare-rows.ts';
import { provisionPanel } from '../../../bot/channel/web/page/provision-panel.ts';
import { createLibrary, type Library } from '../../../knowledge/library.ts';
import type { Document } from '../../../knowledge/types.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { openWorld, TODAY, type World } from './web/world.ts';

let world: World;
let directive: Document;
beforeAll(async () => {
  world = await openWorld();
  directive = world.knowledge.library.document('30-CT/TU')!;
});
afterAll(() => world.close());

const get = (path: string) => openVisitor(world.url).get(path);
const piece = async (path: string) =>
  await (await fetch(world.url + path, { headers: { 'X-Fragment': '1' } })).text();

describe('one provision looked at closely', () => {
  it('is copied with place, document, day and issuer, and shared by its anchor', async () => {
    const html = await piece('/d/30-CT/TU?p=m3.d2');
    const { text } = world.knowledge.library.provision('30-CT/TU#m3.d2')!;
    const copied = /data-copy="([^"]*)"/.exec(html)?.[1] ?? '';
    expect(textOf(copied)).toBe(
      `“${text.trim()}” (mục 3, đoạn 2, Chỉ thị số 30-CT/TU ngày 29/11/2023 của Ban Thường vụ Tỉnh ủy Bắc Ninh)`,
    );
    expect(html).toContain('href="/d/30-CT/TU#m3.d2" data-share');
    expect(html).not.toContain('<html');
  });

  it('every provision with words of its own leads to its panel', async () => {
    const { html } = await get('/d/30-CT/TU');
    for (const { id } of directive.provisions.filter(({ text }) => text !== ''))
      expect(html).toContain(`href="?p=${anchorOf(id)}#${anchorOf(id)}"`);
  });

  it('says what it cites', async () => {
    const cited = directive.citations.find(({ own, number }) => !own && number !== null)!;
    const html = await piece(`/d/30-CT/TU?p=${anchorOf(cited.from)}`);
    expect(html).toContain(`href="${documentPath(cited.number!)}"`);
  });

  it('says which words it had on the day asked about, and on which page of which file', () => {
    const provision = world.knowledge.library.provision('30-CT/TU#m3.d2')!;
    const wording = (text: string, until: string, page: number) => ({
      provision: { ...provision, text, page },
      fileName: `${until}.pdf`,
      sha256: '0'.repeat(64),
      replacedOn: until,
      until,
      how: `Cho đến ${until}.`,
    });
    const document = {
      ...directive,
      earlier: [wording('Lời đầu.', '2024-01-01', 3), wording('Lời giữa.', '2025-01-01', 4)],
    };
    const html = String(
      provisionPanel({
        document,
        provision,
        library: createLibrary('x', [document], []),
        on: '2024-06-01',
        reading: { at: 'm3.d2', words: '', on: '2024-06-01' },
        quoted: false,
      }),
    );
    expect(textOf(html).replace(/\s+/g, ' ')).toContain(
      'Trước ngày 01/01/2025, đúng vào ngày 01/06/2024 Lời giữa.',
    );
    expect(textOf(html)).toContain('2025-01-01.pdf, trang 4');
    expect(html.match(/class="earlier" open/g)).toHaveLength(1);
    expect(wordingRows(document).map(({ before, after }) => [before?.text, after?.text])).toEqual([
      ['Lời đầu.', 'Lời giữa.'],
      ['Lời giữa.', provision.text],
    ]);
  });

  it('an anchor that is not there shows the page without a panel', async () => {
    expect((await get('/d/30-CT/TU?p=m99')).html).not.toContain('class="panel"');
  });
});

describe('citations both ways', () => {
  /** Two small laws, the second citing a place of the first. */
  const laws = () =>
    ['A', 'B'].map((number): Document => {
      const base = directive.provisions[0]!;
      const place = { ...base.place, part: null, chapter: null, section: null, paragraph: null, point: null };
      const one = (
        id: string,
        kind: 'article' | 'clause',
        article: string,
        clause: string | null,
        start: number,
      ) => ({
        ...base,
        id: `${number}#${id}`,
        document: number,
        parent: clause === null ? null : `${number}#d${article}`,
        kind,
        label: '',
        heading: null,
        locator: clause === null ? `Điều ${article}` : `khoản ${clause} Điều ${article}`,
        place: { ...place, article, clause },
        start,
        end: start + 5,
        text: 'năm ả',
      });
      return {
        ...directive,
        number,
        aliases: [],
        relations: [],
        text: 'năm ả\nnăm ả\nnăm ả\nnăm ả',
        provisions: [
          one('d1', 'article', '1', null, 0),
          one('d1.k2', 'clause', '1', '2', 6),
          one('d2', 'article', '2', null, 12),
          one('d2.k1', 'clause', '2', '1', 18),
        ],
        citations:
          number === 'A'
            ? []
            : [
                {
                  from: 'B#d1.k2',
                  start: 0,
                  end: 3,
                  written: 'khoản 2 Điều 1 A',
                  kind: null,
                  number: 'A',
                  name: null,
                  digits: null,
                  year: null,
                  own: false,
                  places: [{ article: '1', clause: '2' }],
                  issuedOn: null,
                  issuer: null,
                  about: null,
                },
              ],
      };
    }) as [Document, Document];

  it('a link leads to the provision that is cited, and back', () => {
    const [first, second] = laws();
    const library: Library = createLibrary('x', [first, second], []);
    const target = targetsIn(library, second)(second.citations[0]!);
    expect(target).toMatchObject({ number: 'A', held: true, path: '/d/A#d1.k2' });
    const cited = library.provision('A#d1.k2')!;
    expect(citingOf(first, cited, library).map(({ from }) => from)).toEqual(['B#d1.k2']);
    expect(citingOf(first, library.provision('A#d1')!, library)).toHaveLength(1);
    expect(citingOf(first, library.provision('A#d2')!, library)).toHaveLength(0);
    const html = String(
      provisionPanel({
        document: first,
        provision: cited,
        library,
        on: TODAY,
        reading: { at: 'd1.k2', words: '', on: null },
        quoted: false,
      }),
    );
    expect(html).toContain('href="/d/B#d1.k2"');
  });

  it('the page of citations lists both ways', async () => {
    const { html } = await get('/d/30-CT/TU?xem=dan-chieu');
    expect(textOf(html)).toContain('Được dẫn bởi');
    expect(html).toContain('href="/d/21-KL/TW"');
  });
});
