import { Hono, type Context } from 'hono';
import { dayInVietNam } from '../../day.ts';
import type { News } from '../../notices.ts';
import { fault } from './fault.ts';
import { atomFeed } from './feed.ts';
import type { WebParts } from './options.ts';
import { changesPage } from './page/changes-page.ts';

/** Changes on the page, the newest: some hundred screens of a phone. */
const MOST_ON_PAGE = 100;
/** Entries of the feed: readers look once a day or oftener. */
const MOST_IN_FEED = 50;

const PAGE = '/thay-doi';
const FEED = '/thay-doi.atom';

/** What has changed in the rules held: a page, and a feed for who wants to be told. */
export function changesRoutes(parts: WebParts): Hono {
  const { news } = parts;
  if (news === undefined) return new Hono();
  return new Hono()
    .get(PAGE, async (c) => showPage(c, parts, await news(MOST_ON_PAGE)))
    .get(FEED, async (c) => showFeed(c, parts, await news(MOST_IN_FEED)));
}

function showPage(c: Context, { library }: WebParts, news: readonly News[]): Response | Promise<Response> {
  return c.html(changesPage(news.map(dated), library(), FEED), 200, { 'Cache-Control': 'no-cache' });
}

/** A change with the day on which it was recorded. */
const dated = (one: News) => ({ ...one, day: dayInVietNam(new Date(one.at)) });

function showFeed(c: Context, parts: WebParts, news: readonly News[]): Response | Promise<Response> {
  const root = parts.publicUrl ?? new URL(c.req.url).origin;
  if (!URL.canParse(root)) return fault(c, { status: 404, detail: 'Chưa rõ địa chỉ của trang.' });
  const body = atomFeed({ root, page: PAGE, feed: FEED, news, library: parts.library() });
  return c.body(body, 200, {
    'Content-Type': 'application/atom+xml; charset=utf-8',
    'Cache-Control': 'no-cache',
  });
}
