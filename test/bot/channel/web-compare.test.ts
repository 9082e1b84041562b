import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rowsOf, unchanged } from '../../../bot/channel/web/page/compare-rows.ts';
import { comparePage } from '../../../bot/channel/web/page/compare-page.ts';
import { differences } from '../../../bot/channel/web/page/differences.ts';
import { align } from '../../../knowledge/select.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import type { Document } from '../../../knowledge/types.ts';
import { decoded, openVisitor, textOf } from './web/visitor.ts';
import { openWorld, TODAY, type World } from './web/world.ts';

let world: World;
let directive: Document;
beforeAll(async () => {
  world = await openWorld();
  directive = world.knowledge.library.document('30-CT/TU')!;
});
afterAll(() => world.close());

const get = (path: string) => openVisitor(world.url).get(path);

describe('two documents side by side', () => {
  it('every provision with words stands in one row', () => {
    const changed = {
      ...directive,
      number: 'SAU',
      provisions: directive.provisions
        .slice(2)
        .map((one) => ({ ...one, id: one.id.replace('30-CT/TU', 'SAU'), document: 'SAU' })),
    };
    const rows = rowsOf(directive, changed, align);
    const ids = (side: 'before' | 'after') => rows.flatMap((row) => row[side]?.id ?? []).sort();
    const speaking = (document: Document) =>
      document.provisions
        .filter(({ text, heading }) => text !== '' || heading !== null)
        .map(({ id }) => id)
        .sort();
    expect(ids('before')).toEqual(speaking(directive));
    expect(ids('after')).toEqual(speaking(changed));
    expect(rows.filter(unchanged).length).toBe(speaking(changed).length);
  });

  it('words that went and came are told apart', () => {
    const [before, after] = ['không được uống rượu, bia', 'không được uống bia và rượu'];
    const { gone, come } = differences(before, after);
    const taken = (text: string, spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => text.slice(start, end));
    expect(taken(before, gone).join(' ').split(' ')).toHaveLength(1);
    expect(taken(after, come).join(' ').split(' ')).toHaveLength(2);
    expect(differences(before, before)).toEqual({ gone: [], come: [] });
  });

  it('shows both, escaped', () => {
    const earlier = { ...directive, validity: { ...directive.validity, replacedBy: 'SAU' } };
    const later = { ...directive, number: 'SAU', title: '<img src=x>' };
    const html = String(comparePage({ earlier, later, today: TODAY, align, changedOnly: false }));
    expect(html).not.toContain('<img');
    expect(textOf(html)).toContain('quy định giữ nguyên');
  });

  it.each(['', '?sau=30-CT/TU', '?truoc=30-CT/TU', '?truoc=30-CT/TU&sau=30-CT/TU', '?truoc=a&sau=b'])(
    '%s is not compared, in words',
    async (query) => {
      const { status, html } = await get(`/so-sanh${query}`);
      expect(status).toBe(404);
      expect(textOf(html)).toContain('văn bản');
    },
  );
});

describe('any two documents held', () => {
  const replaced = (
    number: string,
    text: (words: string) => string,
    more: Partial<Document> = {},
  ): Document => ({
    ...directive,
    number,
    sha256: number.padEnd(64, '0'),
    provisions: directive.provisions.map((one) => ({
      ...one,
      id: one.id.replace('30-CT/TU', number),
      parent: one.parent?.replace('30-CT/TU', number) ?? null,
      document: number,
      text: text(one.text),
    })),
    ...more,
  });
  /** `/so-sanh` and the reader's pages over a library of one's own. */
  async function withDocuments(
    documents: () => readonly Document[],
    test: (read: typeof get) => Promise<void>,
  ) {
    const library = createLibrary('x', [directive, ...documents()], []);
    const other = await openWorld({ library: () => library });
    await test((path) => openVisitor(other.url).get(path)).finally(() => other.close());
  }
  const path = (one: string, two: string, more = '') =>
    `/so-sanh?${String(new URLSearchParams({ truoc: one, sau: two }))}${more}`;

  it('is chosen from a list on the reader’s page, and provisions that are alike stand side by side', async () => {
    const other = () => [
      replaced('7-QĐ/UBND', (words) => words.replace('đồ uống có cồn', 'thuốc lá'), {
        title: 'Quy chế <b>cơ quan</b>',
      }),
    ];
    await withDocuments(other, async (read) => {
      const reader = (await read('/d/30-CT/TU')).html;
      expect(reader).toMatch(/<form class="day" action="\/so-sanh">/u);
      expect(decoded(reader)).toMatch(/<option value="7-QĐ\/UBND">[^<]*Quy chế/u);
      expect(reader).not.toContain('<option value="30-CT/TU">');
      expect(reader).not.toContain('<b>cơ quan</b>');
      const { status, html } = await read(path('30-CT/TU', '7-QĐ/UBND'));
      const text = textOf(html).replace(/\s+/gu, ' ');
      expect(status).toBe(200);
      expect(text).toContain('Hai văn bản này không thay thế nhau');
      expect(text).toMatch(/quy định giữ nguyên, \d+ gần giống, \d+ chỉ có ở 30-CT\/TU/u);
      expect(html).toContain('<mark>');
      expect(html).not.toMatch(/<del>|<ins>/u);
      const changed = directive.provisions.filter(({ text: words }) =>
        words.includes('đồ uống có cồn'),
      ).length;
      expect(html.match(/class="pair "/gu)).toHaveLength(changed);
      expect(
        (await read(path('30-CT/TU', '7-QĐ/UBND', '&chi=khac'))).html.match(/class="pair/gu),
      ).toHaveLength(changed + 1);
      const typed = await read('/so-sanh?truoc=30-CT/TU&sau=30-CT/TU&so=+7-Q%C4%90/UBND+');
      expect(typed.status, 'a number that was typed goes before the list').toBe(200);
      const unknown = await read(path('30-CT/TU', '99/2026/NĐ-CP'));
      expect(unknown.status).toBe(404);
      expect(textOf(unknown.html)).toContain('Kho chưa có văn bản “99/2026/NĐ-CP”');
    });
  });

  it('with a successor the later one stands on the right, however it was asked', async () => {
    const before = () => [
      replaced('1-CT/TU', (words) => words, { validity: { ...directive.validity, replacedBy: '30-CT/TU' } }),
    ];
    await withDocuments(before, async (read) => {
      const { html } = await read(path('30-CT/TU', '1-CT/TU'));
      expect(textOf(html)).toContain('So sánh 1-CT/TU với 30-CT/TU');
      expect(textOf(html)).toContain('Trước:');
    });
  });

  it('texts that are too long are refused in words, and so is who asks without end', async () => {
    const long = () => [replaced('LỚN', (words) => words.repeat(60)), replaced('7-QĐ', (words) => words)];
    await withDocuments(long, async (read) => {
      const { status, html } = await read(path('30-CT/TU', 'LỚN'));
      expect(status).toBe(413);
      expect(textOf(html)).toContain('dài quá nên không xếp cạnh nhau được');
      const statuses: number[] = [];
      for (let count = 0; count < 32; count += 1)
        statuses.push((await read(path('30-CT/TU', '7-QĐ'))).status);
      expect(statuses.filter((one) => one === 200)).toHaveLength(30);
      expect(statuses.at(-1)).toBe(429);
    });
  });

  it('a large library offers those whose titles are likest, and takes any number', async () => {
    const many = () => [
      ...Array.from({ length: 220 }, (_, at) =>
        replaced(`${at}/QĐ`, () => '', { title: 'Quyết định về bảng giá đất', provisions: [] }),
      ),
      replaced('8-CT/TU', (words) => words),
    ];
    await withDocuments(many, async (read) => {
      const { html } = await read('/d/30-CT/TU');
      const offered = [...html.matchAll(/<option value="([^"]+)">/gu)].map(([, number]) => number);
      expect(offered).toHaveLength(200);
      expect(offered[0]).toBe('8-CT/TU');
      expect(html).toContain('name="so"');
    });
  });

  it('a library of one document offers nothing', async () => {
    expect((await withOne()).html).not.toContain('action="/so-sanh"');
  });
  const withOne = async () => {
    let page = { html: 'action="/so-sanh"' };
    await withDocuments(
      () => [],
      async (read) => void (page = await read('/d/30-CT/TU')),
    );
    return page;
  };
});
