import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Intake, Preview } from '../../../bot/uploads.ts';
import { openSnapshot } from '../../../knowledge/snapshot.ts';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { decisionDocx, openIntake, RULE } from '../../support/intake.ts';
import { openTab, type Tab } from './web/tab.ts';
import { openWorld, type World } from './web/world.ts';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** Drops files on the frame, as a person does from a folder. */
async function drop(page: Page, files: readonly { name: string; bytes: Uint8Array }[]): Promise<void> {
  const given = files.map(({ name, bytes }) => ({ name, data: Buffer.from(bytes).toString('base64') }));
  const transfer = await page.evaluateHandle(
    `(() => {
      const transfer = new DataTransfer();
      for (const { name, data } of ${JSON.stringify(given)})
        transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name, { type: '${DOCX}' }));
      return transfer;
    })()`,
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.locator('form.drop').dispatchEvent(type, { dataTransfer: transfer });
}

describe.skipIf(noBrowser !== null)(
  `bringing texts in a real browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let world: World;
    let browser: Browser;
    let tab: Tab;
    /** Held back until a test lets it go: a scan that takes long. */
    let slow: Promise<void> | null = null;
    beforeAll(async () => {
      let real: Intake | null = null;
      const intake: Intake = {
        preview: async (path): Promise<Preview> => {
          await slow;
          return (real ??= openIntake(world.dataDir)).preview(path);
        },
        close: () => real?.close(),
      };
      world = await openWorld(
        { signInRate: { requests: 1000, seconds: 60 } },
        { history: true, signIn: true, intake },
      );
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

    /** The page, signed in as a new administrator. */
    const open = async (options = {}): Promise<Page> => {
      const person = `${(made += 1)}`.padStart(64, 'b');
      await world.store.putPerson({ id: person, role: 'administrator', since: '2026-11-01T00:00:00.000Z' });
      tab = await openTab(browser, options);
      await tab.page.goto(`${world.url}/dang-nhap`);
      const { code } = await world.people.signInCode(person);
      await tab.page.getByLabel('Mã dùng một lần').fill(code);
      await tab.page.keyboard.press('Enter');
      await tab.page.getByText('với vai trò quản trị viên').waitFor();
      await tab.page.goto(`${world.url}/d`);
      await tab.page.getByRole('link', { name: 'Nhập văn bản' }).click();
      return tab.page;
    };
    let made = 0;

    it('a dropped file is sent at once, previewed beside its source, and published', async () => {
      const page = await open({ viewport: { width: 1280, height: 800 } });
      await drop(page, [{ name: 'Nội quy.docx', bytes: decisionDocx('51/2026/QĐ-UBND') }]);
      await page.getByRole('heading', { name: 'Đọc được' }).waitFor();
      expect(await page.locator('.source-text').textContent()).toContain(RULE);
      const source = await page.locator('.source').boundingBox();
      const report = await page.locator('.report').boundingBox();
      expect(source?.x ?? 0).toBeGreaterThan((report?.x ?? 0) + (report?.width ?? 0));
      expect(report?.y).toBe(source?.y);
      await page.getByRole('button', { name: 'Nhận và phát hành' }).click();
      await page.getByRole('heading', { name: 'Đã phát hành' }).waitFor();
      expect((await openSnapshot(world.dataDir)).library.document('51/2026/QĐ-UBND')).toBeDefined();
    });

    it('several files at once, or one that is too large, are refused before they are sent', async () => {
      const page = await open();
      const one = { name: 'a.docx', bytes: decisionDocx('52/2026/QĐ-UBND') };
      await drop(page, [one, { ...one, name: 'b.docx' }]);
      await page.getByText('Mỗi lần một tệp').waitFor();
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'to.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(20_000_001) });
      await page.getByText('Tệp nặng quá 20 MB').waitFor();
      await page.getByRole('button', { name: 'Đọc thử' }).click();
      expect(new URL(page.url()).pathname).toBe('/van-ban/nhap');
    });

    it('a file that takes long shows that it is read, and its preview when it is', async () => {
      const page = await open();
      let finish = () => {};
      slow = new Promise((resolve) => (finish = resolve));
      await drop(page, [{ name: 'quet.docx', bytes: decisionDocx('53/2026/QĐ-UBND') }]);
      await page.getByText('Đang đọc tệp').waitFor();
      finish();
      slow = null;
      await page.getByRole('heading', { name: 'Đọc được' }).waitFor();
      await page.getByRole('button', { name: 'Bỏ' }).click();
      await page.getByRole('heading', { name: 'Nhập văn bản' }).waitFor();
    });

    it('works without JavaScript', async () => {
      const page = await open({ javaScriptEnabled: false });
      expect(await page.getByText('Kéo tệp thả').isVisible()).toBe(false);
      await page.getByLabel('Tệp văn bản').setInputFiles({
        name: 'Nội quy.docx',
        mimeType: DOCX,
        buffer: Buffer.from(decisionDocx('54/2026/QĐ-UBND')),
      });
      await page.getByRole('button', { name: 'Đọc thử' }).click();
      await page.getByRole('heading', { name: 'Nội quy.docx' }).waitFor();
      await page.getByRole('button', { name: 'Nhận và phát hành' }).click();
      await page.getByRole('heading', { name: 'Đã phát hành' }).waitFor();
    });
  },
);
