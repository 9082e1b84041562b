import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anchorOf } from '../../../bot/channel/web/links.ts';
import { documentPage } from '../../../bot/channel/web/page/document-page.ts';
import { findIn } from '../../../bot/channel/web/page/find-in.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import type { Document } from '../../../knowledge/types.ts';
import { nasty } from './web/nasty.ts';
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

describe('searching inside a document', () => {
  it.each(['rượu bia', 'uong', 'đồ uống có cồn', 'do uong co con'])(
    '%s is marked and listed',
    async (words) => {
      const { html } = await get(`/d/30-CT/TU?tim=${encodeURIComponent(words)}`);
      const { spans, places, total } = findIn(directive, words);
      expect(html.split('<mark>').length - 1).toBeGreaterThanOrEqual(total);
      for (const { provision } of places)
        expect(html).toContain(
          `?tim=${new URLSearchParams({ a: words }).toString().slice(2)}#${anchorOf(provision.id)}`,
        );
      expect(spans.length).toBe(total);
    },
  );

  it('typed with marks means that spelling, without marks every spelling', () => {
    const marked = findIn(directive, 'kỷ luật');
    const bare = findIn(directive, 'ky luat');
    expect(marked.total).toBeGreaterThan(0);
    expect(bare.total).toBeGreaterThanOrEqual(marked.total);
    for (const { start, end } of marked.spans)
      expect(directive.text.slice(start, end).toLowerCase().normalize('NFC')).toMatch(/^k[ỷỉ]\s+luật$/);
  });

  it('the last word may be only begun; words apart are found where one provision has them all', () => {
    expect(findIn(directive, 'đồ uống có cồ').total).toBe(findIn(directive, 'đồ uống có cồn').total);
    const apart = findIn(directive, 'trực cồn');
    expect(apart.places.map(({ provision }) => provision.id)).toContain('30-CT/TU#m3.d2');
    expect(findIn(directive, 'không-có-từ-này').total).toBe(0);
    expect(findIn(directive, '...').total).toBe(0);
  });

  it('our script gets the list alone, the same as the page has', async () => {
    const list = await piece('/d/30-CT/TU?tim=uong');
    expect(list).not.toContain('<html');
    expect((await get('/d/30-CT/TU?tim=uong')).html.replace(/\s+/g, '')).toContain(list.replace(/\s+/g, ''));
  });

  it.each(nasty)('%j is only text', async (words) => {
    const { status, html } = await get(
      `/d/30-CT/TU?tim=${encodeURIComponent(words.slice(0, 90).replace(/\p{Surrogate}/gu, '\uFFFD'))}`,
    );
    expect(status).toBe(200);
    expect(html).not.toMatch(/<script(?![^>]*\ssrc=)|<img/i);
  });
});

describe('validity on a day', () => {
  const ended = (): Document => ({
    ...directive,
    validity: { from: '2020-01-01', until: '2024-01-01', how: 'Theo văn bản sau.', replacedBy: 'MOI' },
  });
  const successor = (): Document => ({ ...directive, number: 'MOI', provisions: [], citations: [] });
  const view = (document: Document, on: string | null, library = createLibrary('x', [document], [])) =>
    textOf(
      String(
        documentPage({
          document,
          library,
          today: TODAY,
          reading: { at: null, words: '', on },
          provision: null,
          quoted: null,
          lost: null,
          unread: null,
        }),
      ),
    );

  it('is that of the day chosen, and says which', async () => {
    expect(view(ended(), null)).toContain('Đã hết hiệu lực từ 01/01/2024');
    expect(view(ended(), '2021-05-01')).toContain(
      'Vào ngày 01/05/2021: đang có hiệu lực từ 01/01/2020, hết hiệu lực từ 01/01/2024',
    );
    expect(view(ended(), '2019-12-31')).toContain('Vào ngày 31/12/2019: chưa có hiệu lực');
    expect(textOf((await get('/d/30-CT/TU?ngay=2023-01-01')).html)).toContain(
      'Vào ngày 01/01/2023: chưa có hiệu lực',
    );
  });

  it('names what replaced it, with a comparison only where that is held', () => {
    expect(view(ended(), null)).toContain('Được thay thế bằng MOI');
    expect(view(ended(), null)).not.toContain('so sánh hai văn bản');
    const both = createLibrary('x', [ended(), successor()], []);
    expect(view(ended(), null, both)).toContain('so sánh hai văn bản');
    expect(view(successor(), null, both)).toContain('Thay thế Chỉ thị số 30-CT/TU');
  });

  it.each(['2023-02-30', 'hôm nay', '<b>', ''])('the day %j is as if it were not there', async (day) => {
    const { status, html } = await get(`/d/30-CT/TU?ngay=${encodeURIComponent(day)}`);
    expect(status).toBe(200);
    expect(textOf(html)).not.toContain('Vào ngày');
  });
});
