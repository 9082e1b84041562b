import type { BrowserContextOptions, Page } from 'playwright-core';

/** How a device shows pages. */
export interface LookOfDevice {
  /** Names its pictures. */
  readonly file: string;
  readonly options: BrowserContextOptions;
  /** What is chosen on the page "Hiển thị" before. */
  readonly prepare?: (page: Page, url: string) => Promise<void>;
}

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;

async function chooseLarge(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/hien-thi`);
  await page.getByLabel('Lớn').check();
  await page.getByRole('button', { name: 'Dùng lựa chọn này' }).click();
  await page.waitForLoadState();
}

/** A phone and a desk, by day and by night, and with large text. */
export const looks: readonly LookOfDevice[] = [
  { file: '360-sang', options: { ...phone, colorScheme: 'light' } },
  { file: '360-toi', options: { ...phone, colorScheme: 'dark' } },
  { file: '360-lon', options: { ...phone, colorScheme: 'light' }, prepare: chooseLarge },
  { file: '1280-sang', options: { ...desk, colorScheme: 'light' } },
  { file: '1280-toi', options: { ...desk, colorScheme: 'dark' } },
  { file: '1280-lon', options: { ...desk, colorScheme: 'light' }, prepare: chooseLarge },
];
