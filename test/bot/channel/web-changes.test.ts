import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWebChannel, type WebChannel } from '../../../bot/channel/web.ts';
import { LAW_2018, OTHER_2018 } from '../../ingest/manage/excerpts.ts';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openNoticeWorld, type NoticeWorld } from '../../support/notice-world.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { plainOptions } from './web/world.ts';

/** The pages over real snapshots that ingest has published, and the changes recorded between them. */

let notices: NoticeWorld;
let channel: WebChannel;
const leak = (who: string) =>
  `Lộ bí mật nhà nước là trường hợp người không có ${who} biết được bí mật nhà nước.`;

beforeAll(async () => {
  notices = await openNoticeWorld();
  await notices.publish({ 'luat.txt': LAW_2018 }, '2026-11-20');
  await notices.notices.look();
  const hostile = OTHER_2018.replace('phận sự', 'phận sự <b>&amp;</b> ]]>');
  await notices.publish({ 'luat.txt': hostile }, '2026-11-24');
  notices.time = '2026-11-25T18:00:00.000Z';
  await notices.notices.look();
  channel = createWebChannel({
    ...plainOptions(),
    library: () => notices.library,
    news: (limit) => notices.notices.news(limit),
  });
  await channel.start();
});
afterAll(async () => {
  await channel.stop();
  await notices.close();
});

interface Read {
  readonly root: string;
  readonly entries: readonly (readonly string[])[];
  readonly quotes: readonly string[];
}
/** Runs in the browser: what its parsers read. */
const READ = `(text) => {
  const feed = new DOMParser().parseFromString(text, 'application/xml');
  const html = (content) => new DOMParser().parseFromString(content.textContent, 'text/html');
  return {
    root: feed.documentElement.namespaceURI + ' ' + feed.documentElement.localName,
    entries: [...feed.querySelectorAll('entry')].map((entry) => [...entry.children].map((one) => one.localName)),
    quotes: [...feed.querySelectorAll('entry > content')].flatMap((content) =>
      [...html(content).querySelectorAll('blockquote')].map((quote) => quote.textContent),
    ),
  };
}`;

const get = (path: string) => openVisitor(channel.address()).get(path);

describe('the page of changes', () => {
  it('shows the words before and now, from when, by the day in Viet Nam on which they were recorded', async () => {
    const { status, html } = await get('/thay-doi');
    expect(status).toBe(200);
    const text = textOf(html);
    expect(text).toContain('Ghi nhận ngày 26/11/2026');
    for (const words of [leak('trách nhiệm'), leak('phận sự <b>&amp;</b> ]]>'), 'Từ ngày 24/11/2026.'])
      expect(text).toContain(words);
    expect(text).toContain('Đổi lời văn: khoản 1 Điều 2, Luật số 29/2018/QH14');
    expect(html).toContain('href="/d/29/2018/QH14#d2.k1"');
    expect(html).toContain('type="application/atom+xml"');
  });

  it('is led to from the list of documents, and is not there where nothing is recorded', async () => {
    expect((await get('/d')).html).toContain('href="/thay-doi"');
    const bare = createWebChannel({ ...plainOptions(), library: () => notices.library });
    await bare.start();
    const visitor = openVisitor(bare.address());
    expect((await visitor.get('/d')).html).not.toContain('/thay-doi');
    for (const path of ['/thay-doi', '/thay-doi.atom']) expect((await visitor.get(path)).status).toBe(404);
    await bare.stop();
  });

  it('says so where nothing has changed', async () => {
    const empty = createWebChannel({ ...plainOptions(), news: () => Promise.resolve([]) });
    await empty.start();
    const visitor = openVisitor(empty.address());
    expect(textOf((await visitor.get('/thay-doi')).html)).toContain('Chưa ghi nhận thay đổi nào.');
    expect((await visitor.get('/thay-doi.atom')).html).toContain(
      '<updated>1970-01-01T00:00:00.000Z</updated>',
    );
    await empty.stop();
  });
});

describe('the feed', () => {
  it('has an entry for each change, with an id that stays', async () => {
    const first = await get('/thay-doi.atom');
    expect(first.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const ids = [...first.html.matchAll(/<id>(urn:uuid:[0-9a-f-]{36})<\/id>/gu)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(2);
    expect((await get('/thay-doi.atom')).html).toBe(first.html);
    expect(first.html).toContain('<updated>2026-11-25T18:00:00.000Z</updated>');
    expect(first.html).toContain(`<link rel="self" type="application/atom+xml" href="${channel.address()}/`);
  });

  it('is read by a real XML reader as Atom, with the words as they stand', async (context) => {
    context.skip(noBrowser !== null, noBrowser ?? '');
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      const xml = (await get('/thay-doi.atom')).html;
      const read = (await page.evaluate(`(${READ})(${JSON.stringify(xml)})`)) as Read;
      expect(read.root).toBe('http://www.w3.org/2005/Atom feed');
      expect(read.entries).toEqual(Array(2).fill(['id', 'title', 'updated', 'link', 'content']));
      expect(read.quotes).toContain(leak('trách nhiệm'));
      expect(read.quotes).toContain(leak('phận sự <b>&amp;</b> ]]>'));
    } finally {
      await browser.close();
    }
  });
});
