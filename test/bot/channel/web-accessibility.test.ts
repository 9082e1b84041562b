import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { decisionHtml } from '../../support/intake.ts';
import { askByKeyboard, openTab } from './web/tab.ts';
import { openWorld, type World } from './web/world.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Signs in as an administrator and sends a file. */
async function bring(page: Page, url: string, buffer: Buffer): Promise<void> {
  await world.store.putPerson({
    id: `${(brought += 1)}`.padStart(64, 'c'),
    role: 'administrator',
    since: '',
  });
  const { code } = await world.people.signInCode(`${brought}`.padStart(64, 'c'));
  await page.goto(`${url}/dang-nhap`);
  await page.getByLabel('Mã dùng một lần').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText('với vai trò quản trị viên').waitFor();
  await page.goto(`${url}/van-ban/nhap`);
  await page.getByLabel('Tệp văn bản').setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer });
  await page.getByRole('button', { name: 'Đọc thử' }).click();
  await page.getByRole('heading', { name: 'a.html' }).waitFor();
}
let world: World;
let brought = 0;

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** What axe finds wrong, in one line each. */
async function violations(page: Page): Promise<string[]> {
  // The page's own policy forbids to add scripts; the debugger's door is not bound by it.
  await page.evaluate(axe);
  const found = (await page.evaluate('axe.run(document).then((result) => result.violations)')) as Violation[];
  return found.flatMap(({ id, impact, nodes }) =>
    nodes.map((node) => `${impact} ${id}: ${node.html} ${node.failureSummary}`),
  );
}

const conversation = [
  'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?',
  'thế còn ngày trực?',
  'Nội dung Kết luận 21-KL/TW?',
  'Uống rượu bia buổi trưa bị phạt bao nhiêu tiền?',
  'quy định thế nào?',
  'xin chào',
];

/** Each page, and how to come to it. */
const pages: readonly (readonly [string, (page: Page, url: string) => Promise<unknown>])[] = [
  ['the first page', (page, url) => page.goto(`${url}/`)],
  [
    'a conversation with every kind of answer',
    async (page, url) => {
      await page.goto(`${url}/`);
      for (const text of conversation) await askByKeyboard(page, text);
      await page.getByRole('button', { name: 'Hữu ích' }).first().click();
      await page.getByText('Đã ghi nhận').waitFor();
    },
  ],
  ['the list of documents', (page, url) => page.goto(`${url}/d`)],
  ['a document with a highlight', (page, url) => page.goto(`${url}/d/30-CT/TU?p=m3.d2&s=0&e=40#m3.d2`)],
  ['a document searched on a day', (page, url) => page.goto(`${url}/d/30-CT/TU?tim=uong&ngay=2023-01-01`)],
  ['a provision looked at closely', (page, url) => page.goto(`${url}/d/30-CT/TU?p=m3.d2#m3.d2`)],
  ['citations both ways', (page, url) => page.goto(`${url}/d/30-CT/TU?xem=dan-chieu`)],
  ['a document that is only cited', (page, url) => page.goto(`${url}/d/21-KL/TW`)],
  ['the API', (page, url) => page.goto(`${url}/api`)],
  ['how pages look', (page, url) => page.goto(`${url}/hien-thi`)],
  ['no network', (page, url) => page.goto(`${url}/ngoai-tuyen`)],
  ['the chat for frames', (page, url) => page.goto(`${url}/nhung`)],
  ['about', (page, url) => page.goto(`${url}/gioi-thieu`)],
  [
    'sign-in with a wrong code',
    async (page, url) => {
      await page.goto(`${url}/dang-nhap`);
      await page.getByLabel('Mã dùng một lần').fill('AAAAA-AAAAA');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  ],
  ['a fault', (page, url) => page.goto(`${url}/khong-co`)],
  ['the refusal to bring a text', (page, url) => page.goto(`${url}/van-ban/nhap`)],
  ['bringing a text, with one refused', (page, url) => bring(page, url, Buffer.from('Con cò'))],
  [
    'a text beside what it says',
    (page, url) => bring(page, url, Buffer.from(decisionHtml('61/2026/QĐ-UBND'))),
  ],
];

describe.skipIf(noBrowser !== null)(
  `accessibility${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      world = await openWorld({
        embedOrigins: ['https://congchuc.example.vn'],
        signInRate: { requests: 1000, seconds: 60 },
      });
      browser = await openBrowser();
    });
    afterAll(async () => {
      await browser?.close();
      await world?.close();
    });

    const looks = [
      { colorScheme: 'light', viewport: { width: 360, height: 740 } },
      { colorScheme: 'dark', viewport: { width: 360, height: 740 } },
      { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
      { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
    ] as const;
    describe.each(looks)('axe finds nothing wrong, $colorScheme, $viewport.width px', (look) => {
      it.each(pages)('%s', async (_name, come) => {
        const tab = await openTab(browser, { ...look, reducedMotion: 'reduce' });
        await come(tab.page, world.url);
        expect(await violations(tab.page)).toEqual([]);
        expect(tab.wrongs).toEqual([]);
        await tab.close();
      });
    });

    it.each(pages)('nothing is wider than a phone of 320 or 360 px: %s', async (_name, come) => {
      const tab = await openTab(browser);
      await come(tab.page, world.url);
      for (const width of [320, 360]) {
        await tab.page.setViewportSize({ width, height: 740 });
        expect(await tab.page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      }
      await tab.close();
    });

    it('targets are at least 44 px high', async () => {
      const tab = await openTab(browser);
      await tab.page.goto(`${world.url}/`);
      await askByKeyboard(tab.page, conversation[0] ?? '');
      for (const target of await tab.page.locator('.button:visible, .send, .top a').all())
        expect(
          (await target.boundingBox())?.height,
          (await target.textContent()) ?? '',
        ).toBeGreaterThanOrEqual(43.9);
      await tab.close();
    });
  },
);
