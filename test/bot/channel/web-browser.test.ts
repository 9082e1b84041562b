import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { nasty } from './web/nasty.ts';
import { askByKeyboard, openTab, type Tab } from './web/tab.ts';
import { openWorld, type World } from './web/world.ts';

const QUESTION = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

describe.skipIf(noBrowser !== null)(
  `the pages in a real browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
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

    describe('with JavaScript', () => {
      it('Enter asks without loading the page anew; nothing but the question stands until the answer is verified', async () => {
        const page = await open('/');
        await page.evaluate('window.stayed = true');
        let release = () => {};
        const held = new Promise<void>((resolve) => (release = resolve));
        await page.route('**/ask', async (route) => {
          await held;
          await route.continue();
        });
        await page.getByLabel('Bạn muốn hỏi gì?').fill(QUESTION);
        await page.keyboard.press('Enter');
        await page.getByText('Đang tra cứu…').waitFor();
        expect(await page.locator('.question').textContent()).toBe(QUESTION);
        expect(await page.locator('.card').count()).toBe(0);
        expect(await page.locator('#text').inputValue()).toBe('');
        release();
        await page.locator('.card').waitFor();
        expect(await page.getByText('Đang tra cứu…').count()).toBe(0);
        expect(await page.locator('.card blockquote').textContent()).toContain(CLAUSE);
        expect(await page.evaluate('window.stayed')).toBe(true);
        expect(await page.evaluate('document.activeElement.id')).toBe('text');
      });

      it('a prohibition is red in words, drawing and colour', async () => {
        const page = await open('/', { colorScheme: 'light' });
        await askByKeyboard(page, QUESTION);
        const chip = page.locator('.chip');
        expect(await chip.textContent()).toBe('Không được');
        expect(await page.evaluate('getComputedStyle(document.querySelector(".chip")).color')).toBe(
          'rgb(163, 36, 27)',
        );
      });

      it('Shift+Enter makes a line, and the box grows', async () => {
        const page = await open('/');
        const box = page.getByLabel('Bạn muốn hỏi gì?');
        await box.pressSequentially('dòng một');
        // Measured with text: the placeholder alone may take two lines, as wide as the machine's fonts are.
        const low = (await box.boundingBox())?.height ?? 0;
        await page.keyboard.press('Shift+Enter');
        await box.pressSequentially('dòng hai');
        expect(await box.inputValue()).toBe('dòng một\ndòng hai');
        expect((await box.boundingBox())?.height).toBeGreaterThan(low);
        expect(await page.locator('.exchange').count()).toBe(0);
      });

      it('a suggested question is asked by a tap, and the reader stands at its answer', async () => {
        const page = await open('/', { hasTouch: true });
        await page.getByRole('button', { name: 'Buổi trưa ngày làm việc' }).tap();
        await page.locator('.card').waitFor();
        await expect.poll(() => page.evaluate('document.activeElement.className')).toContain('card');
        await expect
          .poll(() =>
            page
              .locator('.question')
              .boundingBox()
              .then((box) => (box?.y ?? -1) >= 56),
          )
          .toBe(true);
      });

      it('the conversation is there after a reload, and gone after it is deleted', async () => {
        const page = await open('/');
        await askByKeyboard(page, QUESTION);
        await page.reload();
        expect(await page.locator('.exchange').count()).toBe(1);
        await page.locator('.forget summary').press('Enter');
        await page.getByRole('button', { name: 'Xóa tất cả' }).press('Enter');
        await page.getByRole('heading', { name: 'Thử hỏi' }).waitFor();
        expect(await page.locator('.exchange').count()).toBe(0);
      });

      it('a vote is thanked for in place and can be changed', async () => {
        const page = await open('/');
        await askByKeyboard(page, QUESTION);
        await page.getByRole('button', { name: 'Hữu ích' }).click();
        await page.getByText('Đã ghi nhận, cảm ơn bạn.').waitFor();
        expect(await page.getByRole('button', { name: 'Hữu ích' }).getAttribute('aria-pressed')).toBe('true');
        await page.getByRole('button', { name: 'Chưa đúng' }).click();
        await page.locator('button[value="no"][aria-pressed="true"]').waitFor();
        const answer = await page.locator('input[name="answer"]').inputValue();
        expect((await world.store.votes(answer)).map((vote) => vote.helpful)).toEqual([false]);
      });

      it('copies the quote with its citation', async () => {
        const page = await open('/', { permissions: ['clipboard-read', 'clipboard-write'] });
        await askByKeyboard(page, QUESTION);
        await page.getByRole('button', { name: 'Sao chép' }).click();
        await page.getByText('Đã sao chép').waitFor();
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
          `“${CLAUSE}” (mục 3, đoạn 2, Chỉ thị số 30-CT/TU ngày 29/11/2023 của Ban Thường vụ Tỉnh ủy Bắc Ninh)`,
        );
      });

      it('copies without the clipboard of HTTPS pages too', async () => {
        const page = await open('/');
        await page.evaluate('Object.defineProperty(navigator, "clipboard", { value: undefined })');
        await askByKeyboard(page, QUESTION);
        await page.getByRole('button', { name: 'Sao chép' }).click();
        await page.getByText('Đã sao chép').waitFor();
      });

      it('a lost connection is said, and the question is kept', async () => {
        const page = await open('/');
        await page.route('**/ask', (route) => route.abort());
        await askByKeyboard(page, QUESTION);
        expect(await page.getByRole('alert').textContent()).toContain('Không kết nối được với máy chủ');
        expect(await page.locator('#text').inputValue()).toBe(QUESTION);
        await page.unroute('**/ask');
        await page.keyboard.press('Enter');
        await page.getByText('Mục 3, đoạn 2').waitFor();
      });

      it.each(nasty.filter((text) => text.trim() !== '' && !text.startsWith('/')).map((text) => [text]))(
        'shows %j as text',
        async (text) => {
          const page = await open('/');
          const title = await page.title();
          await askByKeyboard(page, text);
          expect(await page.title()).toBe(title);
          expect(await page.locator('#log :is(script, img, iframe, base, body)').count()).toBe(0);
          const shown = (await page.locator('.question').textContent()) ?? '';
          expect(shown.replace(/^Bạn hỏi: /, '').length).toBeGreaterThan(0);
          expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(360);
        },
      );
    });

    describe('without JavaScript', () => {
      it('asks, votes, reads the document and comes back', async () => {
        const page = await open('/', { javaScriptEnabled: false });
        await page.getByLabel('Bạn muốn hỏi gì?').fill(QUESTION);
        await page.getByRole('button', { name: 'Gửi câu hỏi' }).click();
        expect(await page.locator('.card blockquote').textContent()).toContain(CLAUSE);
        expect(page.url()).toMatch(/\/#a-/);
        expect(await page.getByRole('button', { name: 'Sao chép' }).isVisible()).toBe(false);
        await page.getByRole('button', { name: 'Hữu ích' }).click();
        await page.getByText('Đã ghi nhận, cảm ơn bạn.').waitFor();
        await page.getByRole('link', { name: 'Xem toàn văn' }).click();
        expect(await page.locator('mark').allTextContents()).toEqual([CLAUSE]);
        await page.goBack();
        expect(await page.locator('.card blockquote').textContent()).toContain(CLAUSE);
      });

      it('a suggested question is asked by its button', async () => {
        const page = await open('/', { javaScriptEnabled: false });
        await page
          .getByRole('button', { name: 'Trong giờ hành chính có được làm việc cá nhân không?' })
          .click();
        expect(await page.locator('.card blockquote').textContent()).toContain(
          'không làm việc cá nhân trong giờ hành chính',
        );
      });
    });

    describe('by keyboard alone', () => {
      it('from the first page to the highlighted clause', async () => {
        const page = await open('/', { viewport: { width: 1280, height: 800 } });
        await page.keyboard.press('Tab');
        expect(await page.evaluate('document.activeElement.textContent')).toBe('Đến nội dung chính');
        await page.keyboard.press('Enter');
        for (let at = 0; at < 10 && (await page.evaluate('document.activeElement.id')) !== 'text'; at += 1)
          await page.keyboard.press('Tab');
        await page.keyboard.type(QUESTION);
        await page.keyboard.press('Enter');
        await page.locator('.card').waitFor();
        const focused = () => page.evaluate('document.activeElement.textContent.trim()');
        for (let at = 0; at < 10 && (await focused()) !== 'Xem toàn văn'; at += 1)
          await page.keyboard.press('Shift+Tab');
        expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
        await page.keyboard.press('Enter');
        await page.waitForURL('**/d/30-CT/TU**');
        expect(await page.locator('mark').allTextContents()).toEqual([CLAUSE]);
      });
    });

    describe('the document page', () => {
      it.each([{ javaScriptEnabled: true }, { javaScriptEnabled: false }])(
        'opens at the provision, its quote in view (%j)',
        async (options) => {
          const { text } = world.knowledge.library.provision('30-CT/TU#m3.d2')!;
          const start = text.indexOf(CLAUSE);
          const page = await open(`/d/30-CT/TU?p=m3.d2&s=${start}&e=${start + CLAUSE.length}#m3.d2`, options);
          await expect
            .poll(async () => {
              const box = await page.locator('mark').first().boundingBox();
              return box !== null && box.y > 56 && box.y + box.height < 740;
            })
            .toBe(true);
        },
      );

      it('goes from the contents to a mục, below the head of the page', async () => {
        const page = await open('/d/30-CT/TU', { viewport: { width: 1280, height: 800 } });
        await page.getByRole('link', { name: /^6\. Giao Ủy ban Kiểm tra/ }).click();
        await expect
          .poll(() =>
            page
              .locator('#m6')
              .boundingBox()
              .then((box) => box !== null && box.y >= 56 && box.y < 700),
          )
          .toBe(true);
      });

      it('selecting the text copies the text, without places and remarks', async () => {
        const page = await open('/d/30-CT/TU');
        await page.evaluate('getSelection().selectAllChildren(document.querySelector("[id=\'m3.d2\']"))');
        expect(((await page.evaluate('getSelection().toString()')) as string).trim()).toBe(
          world.knowledge.library.provision('30-CT/TU#m3.d2')?.text,
        );
      });
    });
  },
);
