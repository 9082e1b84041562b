import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { askByKeyboard, openTab, type Tab } from './web/tab.ts';
import { openWorld, type World } from './web/world.ts';

/** What a browser keeps of what was asked without sign-in. */

const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const DUTY = 'Ngày trực có được uống rượu, bia không?';
const STORE = 'ky-cuong.lich-su';

describe.skipIf(noBrowser !== null)(
  `the history of a browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
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
    afterEach(() => tab.close());

    const open = async (path = '/'): Promise<Page> => {
      tab = await openTab(browser);
      await tab.page.goto(world.url + path);
      return tab.page;
    };
    /** As after the browser was closed: the cookie of the conversation ends with it. */
    const comeBack = async (page: Page) => {
      await page.context().clearCookies();
      await page.goto(world.url);
    };
    const kept = (page: Page): Promise<{ id: string; html: string }[]> =>
      page.evaluate(`JSON.parse(localStorage.getItem('${STORE}') ?? '[]')`);
    const list = (page: Page) => page.locator('[data-kept-list]');
    const fold = (page: Page) => page.getByText(/^Xem lại\s+\d+\s+câu trước$/u);
    const signIn = async (page: Page, person: string) => {
      await page.goto(`${world.url}/dang-nhap`);
      await page.getByLabel('Mã dùng một lần').fill((await world.people.signInCode(person)).code);
      await page.getByRole('button', { name: 'Đăng nhập' }).click();
      await page.getByText('với vai trò').waitFor();
      await page.goto(world.url);
    };
    const forgetAll = async (page: Page) => {
      await page.locator('.forget summary').press('Enter');
      await page.getByRole('button', { name: 'Xóa tất cả' }).press('Enter');
      await page.getByText('Đã xóa cuộc trò chuyện').waitFor();
    };

    const typeForget = async (page: Page) => {
      await page.getByLabel('Bạn muốn hỏi gì?').fill('/quên');
      await page.keyboard.press('Enter');
      await page.getByText('Tôi đã xóa 1 câu hỏi').waitFor();
    };

    it('shows a question and its quotes again, as the server rendered them, with their day', async () => {
      const page = await open();
      await askByKeyboard(page, `${BEER} <b>&amp;`);
      const quote = await page.locator('#log blockquote').innerHTML();
      await comeBack(page);
      expect(await page.locator('#log .exchange').count()).toBe(0);
      expect(await page.getByRole('heading', { name: 'Thử hỏi' }).isVisible()).toBe(true);
      await fold(page).click();
      expect(await page.locator('.kept blockquote').innerHTML()).toBe(quote);
      expect(await page.locator('.kept .question').textContent()).toContain(`${BEER} <b>&amp;`);
      const when = ((await page.locator('.kept-when').textContent()) ?? '').replace(/\s+/gu, ' ');
      expect(when).toContain('Trả lời ngày 23/11/2026');
      expect(when).toContain(world.knowledge.library.id);
      expect(await page.getByText('Kho văn bản đã thay đổi').isVisible()).toBe(false);
      expect(await page.locator('.kept [data-vote]').count()).toBe(0);
      await page.getByRole('button', { name: 'Hỏi lại hôm nay' }).click();
      await page.locator('#log .card').waitFor();
      expect(await page.locator('#log .question').textContent()).toContain(`${BEER} <b>&amp;`);
      expect(await kept(page)).toHaveLength(2);
      expect(tab.wrongs).toEqual([]);
    });

    it('says where the library has changed since', async () => {
      const page = await open();
      await askByKeyboard(page, BEER);
      await page.evaluate(
        `localStorage.setItem('${STORE}', localStorage.getItem('${STORE}').replace(/"of":"[^"]*"/u, '"of":"truoc"'))`,
      );
      await comeBack(page);
      await fold(page).click();
      expect(await page.getByText('Kho văn bản đã thay đổi từ đó: hãy hỏi lại.').isVisible()).toBe(true);
    });

    it('a conversation that goes on is shown once, and a vote works in it', async () => {
      const page = await open();
      await askByKeyboard(page, BEER);
      await page.reload();
      expect(await page.locator('.exchange').count()).toBe(1);
      expect(await list(page).isVisible()).toBe(false);
      await page.getByRole('button', { name: 'Hữu ích' }).click();
      await page.getByText('Đã ghi nhận').waitFor();
      expect(await kept(page)).toHaveLength(1);
      expect(tab.wrongs).toEqual([]);
    });

    it.each([
      ['the button', forgetAll],
      ['the command', typeForget],
    ])('is gone at once after %s', async (_, forget) => {
      const page = await open();
      await askByKeyboard(page, DUTY);
      await comeBack(page);
      await askByKeyboard(page, BEER);
      expect(await kept(page)).toHaveLength(2);
      await forget(page);
      expect(await kept(page)).toEqual([]);
      expect(await list(page).isVisible()).toBe(false);
      await comeBack(page);
      expect(await page.locator('.exchange').count()).toBe(0);
    });

    it('is deleted from this computer alone where one wants that', async () => {
      const page = await open();
      await askByKeyboard(page, BEER);
      await comeBack(page);
      await fold(page).click();
      await page.getByRole('button', { name: 'Xóa khỏi máy này' }).click();
      await page.getByText('Đã xóa lịch sử trên máy này.').waitFor();
      expect(await kept(page)).toEqual([]);
    });

    it('a shared computer keeps nothing, now and after the browser was closed, until one chooses again', async () => {
      const page = await open();
      const choice = page.getByLabel('Không giữ trên máy này');
      await askByKeyboard(page, BEER);
      await choice.check();
      await page.getByText('Từ nay không giữ gì trên máy này.').waitFor();
      expect(await kept(page)).toEqual([]);
      await askByKeyboard(page, DUTY);
      expect(await kept(page)).toEqual([]);
      await comeBack(page);
      expect(await choice.isChecked()).toBe(true);
      await choice.uncheck();
      await askByKeyboard(page, DUTY);
      expect(await kept(page)).toHaveLength(1);
    });

    it('keeps a hundred, and does without what it cannot read', async () => {
      const page = await open();
      for (const broken of ['{{', '"x"', '[1,null,{"id":2}]']) {
        await page.evaluate(`localStorage.setItem('${STORE}', ${JSON.stringify(broken)})`);
        await page.reload();
        expect(await list(page).isVisible()).toBe(false);
      }
      await page.evaluate(
        `localStorage.setItem('${STORE}', JSON.stringify(Array.from({ length: 150 }, (_, at) =>
          ({ id: 'a-' + at, day: '2026-11-01', of: 'x', html: '<section class="exchange"></section>' }))))`,
      );
      await page.reload();
      await askByKeyboard(page, BEER);
      const all = await kept(page);
      expect(all).toHaveLength(100);
      expect(all[0]?.id).toBe('a-51');
      expect(tab.wrongs).toEqual([]);
    });

    it('runs nothing that stands in what is kept', async () => {
      const page = await open();
      await page.evaluate(
        `localStorage.setItem('${STORE}', JSON.stringify([{ id: 'a-1', day: '2026-11-01', of: 'x', html:
          '<section class="exchange"><img src="x" onerror="window.ran = 1"><script>window.ran = 1<' + '/script></section>' }]))`,
      );
      await page.reload();
      await fold(page).click();
      await expect.poll(() => tab.wrongs.join(' ')).toContain('script-src');
      expect(await page.evaluate('window.ran')).toBeUndefined();
    });

    it('who signs in has the conversation in the account, on no device, and finds the older below', async () => {
      const person = 'c1'.repeat(32);
      const page = await open();
      await askByKeyboard(page, DUTY);
      await comeBack(page);
      await askByKeyboard(page, BEER);
      await signIn(page, person);
      expect(await page.locator('#log .question').allTextContents()).toEqual([`Bạn hỏi: ${BEER}`]);
      expect(await kept(page)).toHaveLength(1);
      await page.getByText('Câu đã hỏi trên máy này lúc chưa đăng nhập').waitFor();
      await fold(page).click();
      expect(await page.locator('.kept .question').allTextContents()).toEqual([`Bạn hỏi: ${DUTY}`]);
      await askByKeyboard(page, 'thế còn ngày trực?');
      expect(await kept(page)).toHaveLength(1);
      const other = await openTab(browser);
      await signIn(other.page, person);
      expect(await other.page.locator('#log .exchange').count()).toBe(2);
      expect(await other.page.locator('.kept').isVisible()).toBe(false);
      expect([...tab.wrongs, ...other.wrongs]).toEqual([]);
      await other.close();
    });

    it('without a store of the browser the page answers all the same', async () => {
      tab = await openTab(browser);
      await tab.page.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
      );
      await tab.page.goto(world.url);
      await askByKeyboard(tab.page, BEER);
      expect(await tab.page.locator('.kept').isVisible()).toBe(false);
      expect(tab.wrongs).toEqual([]);
    });
  },
);
