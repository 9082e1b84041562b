import { describe, expect, it } from 'vitest';
import { documentPage } from '../../../bot/channel/web/page/document-page.ts';
import { documentsPage } from '../../../bot/channel/web/page/documents-page.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import type { Citation, Document, EarlierWording } from '../../../knowledge/types.ts';
import { readDirective } from '../../ingest/shipped.ts';
import { textOf } from './web/visitor.ts';

const { document: directive } = readDirective();
const [citation] = directive.citations.filter(({ number, own }) => number !== null && !own) as [Citation];

/** The directive under many numbers; the first documents cite more of those that are not held. */
const documents: Document[] = Array.from({ length: 120 }, (_, at) => ({
  ...directive,
  number: `${at + 1}-CT/HU`,
  issuer: at === 69 ? 'Huyện ủy Yên Thế' : directive.issuer,
  citations: Array.from({ length: Math.max(1, 60 - at) }, (_, other) => ({
    ...citation,
    number: `${other + 1}-QĐ/HU`,
    about: other === 44 ? 'về thẻ đảng' : null,
  })),
}));
const library = createLibrary('0'.repeat(16), documents, []);

async function list(query: { words?: string; page?: number; lacking?: boolean }): Promise<string> {
  const asked = { words: '', page: 1, lacking: false, ...query };
  return String(await documentsPage({ library, today: '2026-11-23', administrator: false, query: asked }));
}

/** The numbers that a list links to, as its entries. */
const entries = (html: string, code: string) =>
  [...html.matchAll(new RegExp(`<li>\\s*<a href="/d/(\\d+)-${code}/HU"`, 'gu'))].map((match) =>
    Number(match[1]),
  );

describe('the list of a great library', () => {
  it('shows 50 documents a page, with the way to the next', async () => {
    const first = await list({});
    expect(entries(first, 'CT')).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
    expect(textOf(first)).toContain('Trang 1 trên 3');
    expect(first).toContain('href="/d?trang=2"');
    expect(entries(await list({ page: 3 }), 'CT')).toHaveLength(20);
    expect(await list({ page: 99 })).toBe(await list({ page: 3 }));
  });

  it('finds by number, kind, issuer or title, without marks or case', async () => {
    expect(entries(await list({ words: 'chi thi YEN THE' }), 'CT')).toEqual([70]);
    expect(entries(await list({ words: '120-ct/hu' }), 'CT')).toEqual([120]);
    const none = await list({ words: '<b>không có</b>' });
    expect(textOf(none)).toContain('Không có văn bản nào khớp với');
    expect(none).not.toContain('<b>không');
  });

  it('names the most cited of those not held, the rest behind a link, most cited first', async () => {
    const html = await list({});
    expect(entries(html, 'Q%C4%90')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(textOf(html)).toContain('và 50 văn bản khác');
    expect(textOf(html)).toContain('và 115 chỗ khác');
    expect(html).toContain('href="/d?chua-co=1"');
    const all = await list({ lacking: true, page: 2 });
    expect(entries(all, 'Q%C4%90')).toEqual([51, 52, 53, 54, 55, 56, 57, 58, 59, 60]);
    expect(entries(await list({ lacking: true, words: 'the dang' }), 'Q%C4%90')).toEqual([45]);
  });
});

describe('the page of a document', () => {
  const provision = directive.provisions.find(({ kind }) => kind === 'paragraph') ?? directive.provisions[0]!;
  const earlier: EarlierWording = {
    provision: { ...provision, text: 'Lời văn của bản trước.' },
    fileName: 'ban-truoc.pdf',
    sha256: '0'.repeat(64),
    replacedOn: '2026-11-20',
    until: '2026-11-20',
    how: 'Lời văn trong thư viện cho đến ngày 20/11/2026.',
  };

  async function page(document: Document, on: string | null = null): Promise<string> {
    const held = createLibrary('0'.repeat(16), [document], []);
    return String(
      await documentPage({
        document,
        library: held,
        today: '2026-11-23',
        reading: { at: null, words: '', on },
        provision: null,
        quoted: null,
        lost: null,
        unread: null,
      }),
    );
  }

  it('shows earlier words of a provision, until when, and how that is known', async () => {
    const text = textOf(await page({ ...directive, earlier: [earlier] }));
    for (const part of ['xem lời văn trước đây', `${provision.locator}, trước ngày 20/11/2026`])
      expect(text).toContain(part);
    for (const part of [earlier.provision.text, earlier.how, 'ban-truoc.pdf']) expect(text).toContain(part);
    expect(await page(directive)).not.toContain('loi-van-truoc-day');
  });

  it('says on which page of the file a provision is the first to begin', async () => {
    const [first, second, third] = directive.provisions;
    const pages = new Map([
      [first?.id, 1],
      [second?.id, 1],
      [third?.id, 2],
    ]);
    const paged = directive.provisions.map((one) => ({ ...one, page: pages.get(one.id) ?? 2 }));
    const html = await page({ ...directive, provisions: paged });
    expect([...html.matchAll(/data-page="([^"]*)"/gu)].map((match) => match[1])).toEqual([
      'trang 1 của tệp gốc',
      'trang 2 của tệp gốc',
    ]);
    expect(await page(directive)).not.toContain('data-page');
  });
});
