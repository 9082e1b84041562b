import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openSite, type Site } from '../../support/pages/site.ts';
import { smallTargets } from '../../support/pages/targets.ts';
import { visits } from '../../support/pages/visits.ts';
import { openTab } from './web/tab.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong, in one line each. */
async function violations(page: Page): Promise<string[]> {
  // The page's own policy forbids to add scripts; the debugger's door is not bound by it.
  await page.evaluate(axe);
  const found = (await page.evaluate(
    'axe.run(document, { iframes: false }).then((result) => result.violations)',
  )) as Violation[];
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${impact} ${id}: ${node.html} ${node.failureSummary}`),
  );
}

describe.skipIf(noBrowser !== null)(
  `accessibility${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
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

    // Each page is come to once in each light, and looked at in both widths: coming there is what takes time.
    describe.each(['light', 'dark'] as const)('axe finds nothing wrong, %s', (colorScheme) => {
      it.each(visits)('$name', async ({ come }) => {
        const tab = await openTab(browser, { colorScheme, viewport: DESK, reducedMotion: 'reduce' });
        await come(tab.page, site);
        expect(await violations(tab.page)).toEqual([]);
        await tab.page.setViewportSize({ width: 360, height: 740 });
        expect(await violations(tab.page)).toEqual([]);
        expect(tab.wrongs).toEqual([]);
        await tab.close();
      });
    });

    it.each(visits)(
      'on a phone nothing is too wide, the head is one line, and a thumb finds 44 px in height: $name',
      async ({ come }) => {
        const tab = await openTab(browser, { hasTouch: true, isMobile: true, reducedMotion: 'reduce' });
        await come(tab.page, site);
        expect(await smallTargets(tab.page)).toEqual([]);
        for (const width of [320, 360]) {
          await tab.page.setViewportSize({ width, height: 740 });
          expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
        }
        expect(await tab.page.evaluate(LINES_OF_HEAD)).toBeLessThanOrEqual(1);
        await tab.close();
      },
    );

    it.each(visits)('what has the focus is seen to have it: $name', async ({ come }) => {
      const tab = await openTab(browser, { viewport: DESK, reducedMotion: 'reduce' });
      await come(tab.page, site);
      for (let presses = 0; presses < MOST_PRESSES; presses += 1) {
        await tab.page.keyboard.press('Tab');
        expect(await tab.page.evaluate(WITHOUT_RING)).toBeNull();
      }
      await tab.close();
    });
  },
);

/** A desk's window. */
const DESK = { width: 1280, height: 800 };
/** Steps by Tab looked at on each page. */
const MOST_PRESSES = 15;

/** The element in focus where nothing is drawn around it; null where something is. A frame draws inside itself. */
/** Lines that the seal and the ways to other pages take, by their middles; none on pages without a head. */
const LINES_OF_HEAD =
  'new Set([...document.querySelectorAll(".top a:not(.skip)")].map((link) => { const { top, height } = link.getBoundingClientRect(); return Math.round((top + height / 2) / 10); })).size';

const WITHOUT_RING = `(() => {
  const top = document.activeElement;
  const one = top?.shadowRoot?.activeElement ?? top;
  if (one === null || one === document.body || one.tagName === 'IFRAME' || one.tagName === 'MAIN') return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(one);
  return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1 ? null : one.outerHTML.slice(0, 120);
})()`;
