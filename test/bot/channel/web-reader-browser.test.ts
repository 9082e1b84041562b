import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openTab, type Tab } from './web/tab.ts';
import { openWorld, type World } from './web/world.ts';

describe.skipIf(noBrowser !== null)(
  `reading in a real browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let world: World;
    let browser: Browser;
    let tab: Tab;
    beforeAll(async () => {
      world = await openWorld();
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });
    afterEach(async () => {
      expect(tab.wrongs).toEqual([]);
      await tab.close();
    });
    const open = async (path: string, options = {}) => {
      tab = await openTab(browser, options);
      await tab.page.goto(world.url + path);
      return tab.page;
    };

    it('places are listed as one types, and one leads to its words', async () => {
      const page = await open('/d/30-CT/TU');
      await page.getByLabel('Tìm trong văn bản này').pressSequentially('đồ uống');
      const place = page.locator('#ket-qua a', { hasText: 'mục 3, đoạn 2' });
      await place.waitFor();
      expect(page.url()).not.toContain('tim=');
      await place.click();
      await page.waitForURL('**/d/30-CT/TU?tim=*#m3.d2');
      expect(
        (await page.locator('#m3\\.d2 mark').allTextContents()).map((text) => text.toLowerCase()),
      ).toContain('đồ uống');
    });

    it.each([true, false])(
      'a search on a phone opens at its list of places; with JavaScript: %s',
      async (javaScriptEnabled) => {
        const page = await open('/d/30-CT/TU', { javaScriptEnabled, hasTouch: true, isMobile: true });
        await page.getByLabel('Tìm trong văn bản này').fill('đồ uống');
        await page.locator('.find-in button').click();
        await page.waitForURL('**/d/30-CT/TU?tim=*#tim');
        await page.waitForLoadState('networkidle');
        const { y } = (await page.locator('#ket-qua a', { hasText: 'mục 3, đoạn 2' }).boundingBox())!;
        expect(y).toBeGreaterThan(0);
        expect(y).toBeLessThan(600);
        expect(await page.locator('.text-of-document mark').first().isVisible()).toBe(true);
      },
    );

    it('beside the text a search brings its first place into view', async () => {
      const page = await open('/d/30-CT/TU?tim=do+uong#tim', {
        viewport: { width: 1280, height: 800 },
      });
      const top = async () => (await page.locator('.text-of-document mark').first().boundingBox())?.y ?? 0;
      await expect.poll(top, { timeout: 10_000 }).toBeLessThan(800);
      expect(await top()).toBeGreaterThan(0);
    });

    it('searches and looks closely without JavaScript', async () => {
      const page = await open('/d/30-CT/TU', { javaScriptEnabled: false });
      await page.getByLabel('Tìm trong văn bản này').fill('do uong');
      await page.locator('.find-in button').click();
      await page.locator('#ket-qua a', { hasText: 'mục 3, đoạn 2' }).click();
      await page.locator('#m3\\.d2 .closer').click();
      await page.locator('.panel', { hasText: 'Đang xem: mục 3, đoạn 2' }).waitFor();
      expect(await page.getByRole('button', { name: 'Sao chép' }).isVisible()).toBe(false);
      await page.getByRole('link', { name: 'Đóng' }).click();
      expect(await page.locator('.panel').count()).toBe(0);
    });

    it('a provision is looked at, copied with its citation and shared, without loading the page anew', async () => {
      const page = await open('/d/30-CT/TU?ngay=2024-01-01', {
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      await page.evaluate('window.stayed = true');
      await page.locator('#m3\\.d2 .closer').click();
      await page.locator('.panel', { hasText: 'mục 3, đoạn 2' }).waitFor();
      expect(page.url()).toBe(`${world.url}/d/30-CT/TU?p=m3.d2&ngay=2024-01-01#m3.d2`);
      await page.getByRole('button', { name: 'Sao chép kèm trích dẫn' }).click();
      await page.getByText('Đã sao chép').waitFor();
      expect(await page.evaluate('navigator.clipboard.readText()')).toContain(
        '(mục 3, đoạn 2, Chỉ thị số 30-CT/TU ngày 29/11/2023 của Ban Thường vụ Tỉnh ủy Bắc Ninh)',
      );
      await page.getByRole('link', { name: 'Liên kết đến đây' }).click();
      await expect
        .poll(() => page.evaluate('navigator.clipboard.readText()'))
        .toBe(`${world.url}/d/30-CT/TU#m3.d2`);
      await page.getByRole('link', { name: 'Đóng' }).click();
      expect(await page.locator('.panel').count()).toBe(0);
      expect(await page.evaluate('window.stayed')).toBe(true);
    });

    it('a shared link scrolls to its provision and marks it', async () => {
      const page = await open('/d/30-CT/TU#m5');
      const { y } = (await page.locator('#m5').boundingBox())!;
      expect(y).toBeGreaterThanOrEqual(50);
      expect(y).toBeLessThan(400);
      expect(await page.evaluate('document.querySelector(":target").id')).toBe('m5');
    });

    it('on paper there is the text with its source, and nothing to press', async () => {
      const page = await open('/d/30-CT/TU?p=m3.d2');
      expect(await page.locator('.on-paper').isVisible()).toBe(false);
      await page.emulateMedia({ media: 'print' });
      for (const hidden of ['.top', '.find-in', '.panel', '.day', '.contents']) {
        expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false);
      }
      expect(await page.locator('.text-of-document').isVisible()).toBe(true);
      expect(await page.locator('.on-paper').innerText()).toMatch(
        /^Nguồn: Chỉ thị số 30-CT\/TU ngày 29\/11\/2023 của .+\. Phần đang xem: mục 3, đoạn 2\. Hiệu lực tính đến ngày \d{2}\/\d{2}\/\d{4}\.$/u,
      );
    });
  },
);
