import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openSite, type Site } from '../../support/pages/site.ts';
import { visits } from '../../support/pages/visits.ts';
import { openTab } from './web/tab.ts';

/** Script of one page, bytes without compression: what the issue allows. The largest page has about 8,000. */
const MOST_SCRIPT = 60_000;
/** Style of one page, bytes without compression. The largest page, a document, has about 27,000; a fifth more may come. */
const MOST_STYLE = 32_000;

/** What a page loads while one comes to it, by kind. */
interface Loaded {
  /** Bytes of each file as the browser reads it, by address: one that is loaded twice counts once. */
  readonly script: Map<string, number>;
  readonly stylesheet: Map<string, number>;
  readonly hosts: Set<string>;
  /** Resolves when every body is counted. */
  settled(): Promise<unknown>;
}

function watch(page: Page): Loaded {
  const counted: Promise<unknown>[] = [];
  const [script, stylesheet] = [new Map<string, number>(), new Map<string, number>()];
  const hosts = new Set<string>();
  const count = async (response: Response, sizes: Map<string, number>) =>
    sizes.set(response.url(), (await response.body()).length);
  page.on('request', (request) => {
    if (!/^(?:data|blob|about):/u.test(request.url())) hosts.add(new URL(request.url()).origin);
  });
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (kind === 'script') counted.push(count(response, script));
    if (kind === 'stylesheet') counted.push(count(response, stylesheet));
  });
  return { script, stylesheet, hosts, settled: () => Promise.all(counted) };
}

const sum = (sizes: ReadonlyMap<string, number>) =>
  [...sizes.values()].reduce((total, one) => total + one, 0);
const addressed = visits.filter(({ path }) => path !== undefined);
/** What the page says, whatever is folded away. */
const WORDS = `document.querySelector('main').textContent.replace(/\\s+/g, ' ')`;

describe.skipIf(noBrowser !== null)(
  `what pages cost${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    let site: Site;
    beforeAll(async () => {
      site = await openSite();
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await site?.close();
    });

    it.each(visits)('little script and style, and nothing from other hosts: $name', async ({ come }) => {
      const tab = await openTab(browser);
      const loaded = watch(tab.page);
      await come(tab.page, site);
      await tab.page.waitForLoadState('networkidle');
      await loaded.settled();
      expect(sum(loaded.script)).toBeGreaterThan(0);
      expect(sum(loaded.script)).toBeLessThan(MOST_SCRIPT);
      expect(sum(loaded.stylesheet)).toBeLessThan(MOST_STYLE);
      const ours = [
        ...[site.url, site.busy, site.failing, site.changed, site.portal],
        ...[site.quiz, site.quizEnded, site.quizWaiting, site.quizClosed, site.quizOwn],
      ];
      expect([...loaded.hosts].filter((host) => !ours.includes(host))).toEqual([]);
      await tab.close();
    });

    it.each(addressed)('says without script what it says with it: $name', async ({ path = '' }) => {
      const [live, plain] = [await openTab(browser), await openTab(browser, { javaScriptEnabled: false })];
      for (const { page } of [live, plain]) await page.goto(site.url + path);
      expect(await plain.page.evaluate(WORDS)).toBe(await live.page.evaluate(WORDS));
      await Promise.all([live.close(), plain.close()]);
    });

    it.each(addressed)('is painted before any script has come: $name', async ({ path = '' }) => {
      const tab = await openTab(browser);
      await tab.page.route('**/*.js*', () => undefined);
      await tab.page.goto(site.url + path, { waitUntil: 'commit' });
      const painted = () =>
        tab.page.evaluate(`performance.getEntriesByName('first-contentful-paint').length`);
      await expect.poll(painted, { timeout: 20_000 }).toBe(1);
      await tab.page.getByRole('heading', { level: 1 }).first().waitFor();
      await tab.close();
    });
  },
);
