import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { webQuizHouse } from '../../support/quiz/web-house.ts';
import { openTab } from './web/tab.ts';

describe.skipIf(noBrowser !== null)(
  `a round in a browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    it.each([true, false])('is answered, and the screen follows by itself; script: %s', async (script) => {
      const house = await webQuizHouse();
      await house.happened({ kind: 'started' }, { kind: 'asked', item: 0 });
      await house.start();
      const url = `${house.channel.address()}/quiz/K7Q2MD`;
      const [mine, screen] = [
        await openTab(browser, { javaScriptEnabled: script }),
        await openTab(browser, { javaScriptEnabled: script }),
      ];
      await screen.page.goto(`${url}/man-hinh`);
      await screen.page.getByText('0 người đã trả lời').waitFor();
      await mine.page.goto(url);
      await mine.page.getByLabel('Tên hiện trên bảng xếp hạng').fill('Lan');
      await mine.page.getByRole('button', { name: 'Vào bài' }).click();
      await mine.page.getByRole('button', { name: 'Đúng' }).click();
      await mine.page.getByText('Bạn chọn A. Đúng.').waitFor();
      await screen.page.getByText('1 người đã trả lời').waitFor();
      const votes = (await house.store.roundEvents('round-a')).filter(({ kind }) => kind === 'vote');
      expect(votes).toHaveLength(1);
      expect([...mine.wrongs, ...screen.wrongs]).toEqual([]);
      await Promise.all([mine.close(), screen.close()]);
      await house.close();
    });
  },
);
