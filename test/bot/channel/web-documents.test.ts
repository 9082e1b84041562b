import { citesOther } from '../../../knowledge/citations.ts';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Document, Provision } from '../../../knowledge/types.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import { documentPath, quotePath } from '../../../bot/channel/web/links.ts';
import { documentText } from '../../../bot/channel/web/page/document-text.ts';
import { validityLine } from '../../../bot/channel/web/words.ts';
import { openWorld, TODAY, type World } from './web/world.ts';
import { openVisitor, textOf } from './web/visitor.ts';

let world: World;
let directive: Document;
beforeAll(async () => {
  world = await openWorld();
  directive = world.knowledge.library.document('30-CT/TU')!;
});
afterAll(() => world.close());

const get = (path: string) => openVisitor(world.url).get(path);
const sameWords = (text: string) => text.replace(/\s+/g, '');
/** White space inside and between tags as one space, or none before `>`. */
const oneSpace = (html: string) => html.replace(/\s+/g, ' ').replace(/ >/g, '>').replace(/> </g, '><');
const marksIn = (html: string) =>
  [...html.matchAll(/<mark>([^<]*)<\/mark>/g)].map((match) => textOf(match[1] ?? ''));

describe('the page of a document', () => {
  it('says number, title, issuer, day, validity and how it is known', async () => {
    const text = textOf((await get('/d/30-CT/TU')).html);
    const { title, issuer, validity, notes, corrections, sha256 } = directive;
    for (const part of [
      'Chỉ thị số 30-CT/TU',
      title,
      issuer,
      '29/11/2023',
      'Đang có hiệu lực từ 29/11/2023',
      validity.how,
      sha256,
    ])
      expect(text).toContain(part);
    for (const part of [...notes, ...corrections.flatMap(({ read, meant }) => [read, meant])])
      expect(text).toContain(part);
  });

  it('shows the whole text, letter for letter, and nothing beside it', async () => {
    const { html } = await get('/d/30-CT/TU');
    const shown = /<article class="sheet text-of-document"[^>]*>(.*?)<\/article>/s.exec(html)?.[1] ?? '';
    expect(sameWords(textOf(shown).replaceAll('(chưa có toàn văn)', ''))).toBe(sameWords(directive.text));
    expect(shown).toContain('*Tỉnh an toàn giao thông*');
  });

  it('every provision has its anchor, once', async () => {
    const { html } = await get('/d/30-CT/TU');
    for (const { id } of directive.provisions)
      expect(html.split(` id="${id.split('#')[1] ?? ''}"`)).toHaveLength(2);
  });

  it('the contents lead to each mục', async () => {
    const { html } = await get('/d/30-CT/TU');
    for (const number of [1, 2, 3, 4, 5, 6])
      expect(html).toContain(`<a href="#m${number}"><b>${number}.</b>`);
  });

  it('citations lead to their documents, and say where the text is not held', async () => {
    const { html } = await get('/d/30-CT/TU');
    expect(directive.citations.filter(citesOther).length).toBeGreaterThanOrEqual(8);
    for (const { number } of directive.citations.filter(citesOther)) {
      const after =
        oneSpace(html).split(`<a class="cited not-held" href="${documentPath(number)}">`)[1] ?? '';
      expect(after).toMatch(/^[^<]+<\/a><small class="lacking"> \(chưa có toàn văn\)/);
    }
  });
});

describe('the highlight', () => {
  it('is the characters asked for, whatever they are', async () => {
    const spans = directive.provisions
      .filter((provision) => provision.text.length > 1)
      .map((provision) => ({
        provision,
        start: Math.floor(provision.text.length / 3),
        end: Math.ceil((provision.text.length * 2) / 3),
      }));
    for (const { provision, start, end } of spans) {
      const path = quotePath({ document: '30-CT/TU', provision: provision.id, start, end });
      const { html } = await get(path.split('#')[0] ?? '');
      expect(sameWords(marksIn(html).join(''))).toBe(sameWords(provision.text.slice(start, end)));
      expect(html).toContain(
        `Đoạn được trích: <a href="${path.slice(path.indexOf('#'))}">${provision.locator}</a>`,
      );
    }
  });

  it.each([
    'p=m3.d2&s=5&e=5',
    'p=m3.d2&s=9&e=5',
    'p=m3.d2&s=-1&e=5',
    'p=m3.d2&s=0&e=99999999',
    'p=m9&s=0&e=5',
    'p=m3.d2',
    's=0&e=5',
    'p=m3.d2&s=a&e=b',
    'p=m3.d2&s=1e1&e=20',
    'p=%3Cscript%3E&s=0&e=1',
  ])('?%s shows the page without one', async (query) => {
    const { status, html } = await get(`/d/30-CT/TU?${query}`);
    expect(status).toBe(200);
    expect(marksIn(html)).toEqual([]);
    expect(html).not.toContain('<script>');
  });
});

describe('the list of documents', () => {
  it('has those held and those that are only cited', async () => {
    const { html } = await get('/d');
    expect(html).toContain('<a href="/d/30-CT/TU">Chỉ thị số 30-CT/TU</a>');
    for (const { number } of directive.citations.filter(citesOther))
      expect(html).toContain(`<a href="${documentPath(number)}">`);
    expect(textOf(html)).toContain('Được dẫn, chưa có toàn văn');
  });

  it('a document that is only cited has a page that says who cites it', async () => {
    const { status, html } = await get('/d/21-KL/TW');
    expect(status).toBe(404);
    expect(textOf(html)).toContain('Được dẫn nhưng chưa có toàn văn.');
    expect(html).toContain('<a href="/d/30-CT/TU#m1">mục 1 (30-CT/TU)</a>');
  });

  it.each([
    '/d/khong-co',
    '/d/',
    '/d/..%2f..%2fetc%2fpasswd',
    '/d/%E0%A4%A',
    `/d/${'a'.repeat(5000)}`,
    '/d/%00',
    '/d/30-CT/TU/',
  ])('%s is not found, in words', async (path) => {
    const { status, html } = await get(path);
    expect(status).toBe(404);
    expect(textOf(html)).toContain('Không tìm thấy');
  });

  it('letters of a number in a decomposed address are the same', async () => {
    const citing = directive.citations.filter(citesOther).find(({ number }) => number.includes('Đ'))!;
    expect((await get(documentPath(citing.number))).html).toContain(citing.number);
    expect((await get(`/d/${encodeURIComponent(citing.number.normalize('NFD'))}`)).html).toContain(
      citing.number,
    );
  });
});

describe('the text of any document', () => {
  const whole = (text: string, parts: readonly Partial<Provision>[]): Document => {
    const provisions = parts.map((part, at) => ({
      ...directive.provisions[0]!,
      id: `X#p${at}`,
      document: 'X',
      parent: null,
      label: '',
      heading: null,
      ...part,
    }));
    return {
      ...directive,
      number: 'X',
      text,
      provisions: provisions.map((one) => ({ ...one, text: text.slice(one.start, one.end) })),
      citations: [],
      relations: [],
    };
  };
  const render = (document: Document) =>
    String(documentText(document, [], createLibrary('x', [document], []), TODAY));

  it('puts the heading of an Điều, its label and its words under its anchor', () => {
    const text = 'Chương I\nQUY ĐỊNH CHUNG\n\nĐiều 1. Phạm vi\n1. Luật này quy định.\na) về việc;';
    const at = (needle: string) => text.indexOf(needle);
    const html = oneSpace(
      render(
        whole(text, [
          {
            kind: 'chapter',
            label: 'Chương I',
            heading: 'QUY ĐỊNH CHUNG',
            start: at('\n\nĐiều'),
            end: at('\n\nĐiều'),
          },
          { kind: 'article', label: 'Điều 1.', heading: 'Phạm vi', start: at('\n1. '), end: at('\n1. ') },
          { kind: 'clause', label: '1.', start: at('Luật'), end: at('\na)') },
          { kind: 'point', label: 'a)', start: at('về việc'), end: text.length },
        ]),
      ),
    );
    expect(html).toMatch(/id="p0"[^>]*><h2>Chương I QUY ĐỊNH CHUNG<\/h2>/);
    expect(html).toMatch(/id="p1"[^>]*><h2>Điều 1\. Phạm vi<\/h2>/);
    expect(html).toMatch(
      /id="p2"[^>]*><p><b class="label">1\. <\/b><span class="text">Luật này quy định\.<\/span><\/p>/,
    );
    expect(html).toMatch(/id="p3"[^>]*><p><b class="label">a\) <\/b>/);
  });

  it('is never lost, doubled or reordered, however provisions lie in it', () => {
    const spot = fc.record({
      start: fc.nat(60),
      length: fc.nat(30),
      label: fc.constantFrom('', '1.', 'a)'),
      heading: fc.constantFrom(null, 'Phạm vi'),
    });
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('ả', 'b', '1', '.', ' ', '\n', '<', '&', '"', '1.', '\n\n'),
          maxLength: 60,
        }),
        fc.array(spot, { maxLength: 6 }),
        (text, spots) => {
          const parts = spots.map(({ start, length, ...rest }) => ({
            ...rest,
            start: Math.min(start, text.length),
            end: Math.min(start + length, text.length),
          }));
          expect(sameWords(textOf(render(whole(text, parts))))).toBe(sameWords(text));
        },
      ),
    );
  });
});

describe('validity in words', () => {
  it.each([
    ['in_force', '2023-11-29', null, 'Đang có hiệu lực từ 29/11/2023'],
    ['in_force', null, null, 'Đang có hiệu lực'],
    ['in_force', '2020-07-01', '2027-01-01', 'Đang có hiệu lực từ 01/07/2020, hết hiệu lực từ 01/01/2027'],
    ['expired', '2010-01-01', '2025-07-01', 'Đã hết hiệu lực từ 01/07/2025'],
    ['expired', null, null, 'Đã hết hiệu lực'],
    ['not_yet', '2027-01-01', null, 'Chưa có hiệu lực, có hiệu lực từ 01/01/2027'],
    ['unknown', null, null, 'Chưa rõ hiệu lực'],
  ] as const)('%s %s %s', (status, from, until, says) => {
    expect(validityLine({ status, from, until })).toBe(says);
  });
});
