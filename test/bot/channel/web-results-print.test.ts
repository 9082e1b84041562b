import type { Browser } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { openSite, type Site } from '../../support/pages/site.ts';
import { visits } from '../../support/pages/visits.ts';
import { openTab } from './web/tab.ts';

/** What is printed of results and certificates, as a browser makes a PDF of it. */
describe.skipIf(noBrowser !== null)(`printing${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`, () => {
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

  /** Pages of the PDF, as text on one line each, with their sizes in points. */
  async function printed(file: string): Promise<{ text: string[]; sizes: number[][] }> {
    const tab = await openTab(browser, { colorScheme: 'dark' });
    await visits.find((visit) => visit.file === file)?.come(tab.page, site);
    const pdf = await getDocumentProxy(new Uint8Array(await tab.page.pdf({ preferCSSPageSize: true })));
    const { text } = await extractText(pdf, { mergePages: false });
    const sizes = await Promise.all(
      text.map(async (_, index) => {
        const { width, height } = (await pdf.getPage(index + 1)).getViewport({ scale: 1 });
        return [Math.round(width), Math.round(height)];
      }),
    );
    await tab.close();
    return { text: text.map((page) => page.replace(/\s+/g, ' ').normalize('NFC')), sizes };
  }

  it('gives the results on A4, headed by office, round and day, without navigation', async () => {
    const { text, sizes } = await printed('kq-bai');
    expect(text.length).toBeGreaterThan(1);
    expect(new Set(sizes.map(String))).toEqual(new Set(['595,842']));
    expect(text[0]).toMatch(/Sở Nội vụ tỉnh Bình Minh.*Kết quả: Rượu bia \(K7Q2MD\).*In ngày 23\/11\/2026/);
    const all = text.join(' ');
    expect(all).toContain('Dương Nam');
    expect(all).toContain('không sử dụng đồ uống có cồn trong giờ hành chính');
    expect(all).toContain('Số người'); // The last column is not cut off.
    expect(all).not.toMatch(/Giới thiệu|Hiển thị|Tải XLSX|Đến nội dung chính/);
  });

  it('gives a certificate on one sheet across', async () => {
    const { text, sizes } = await printed('chung-nhan');
    expect(sizes).toEqual([[842, 595]]);
    expect(text[0]).toMatch(/Nguyễn Thị Lan.*đúng 18\/20 câu.*BCDFG-HJKLM-NPQRS-TVWXZ/);
    expect(text[0]).not.toMatch(/Giới thiệu|Mã này có thật/);
  });
});
