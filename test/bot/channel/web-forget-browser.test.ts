import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openTab } from './web/tab.ts';
import { openWorld, type World } from './web/world.ts';

/** Deleting the conversation asks first, with the browser's own means. */

const QUESTION = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';

describe.skipIf(noBrowser !== null)(
  `deleting the conversation${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let world: World;
    let browser: Browser;
    beforeAll(async () => {
      world = await openWorld();
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    it.each([true, false])(
      'asks first, and keeps it where one thinks better (script: %s)',
      async (script) => {
        const { page, close, wrongs } = await openTab(browser, { javaScriptEnabled: script });
        await page.goto(world.url);
        await page.getByLabel('Bạn muốn hỏi gì?').fill(QUESTION);
        await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
        await page.locator('.card').waitFor();
        const [opener, warning] = [
          page.locator('.forget summary'),
          page.getByText('Xóa rồi không lấy lại được'),
        ];
        expect(await warning.isVisible()).toBe(false);

        await opener.press('Enter');
        expect(await warning.isVisible()).toBe(true);
        await page.getByRole('link', { name: 'Giữ lại' }).click();
        await warning.waitFor({ state: 'hidden' });
        expect(await page.locator('.exchange').count()).toBe(1);

        await opener.click();
        await page.getByRole('button', { name: 'Xóa tất cả' }).click();
        await page.getByText('Đã xóa cuộc trò chuyện').waitFor();
        expect(await page.locator('.exchange').count()).toBe(0);
        expect(wrongs).toEqual([]);
        await close();
      },
    );
  },
);
