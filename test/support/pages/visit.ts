import type { Page } from 'playwright-core';
import type { Site } from './site.ts';

/** A page of the web channel, and how to come to it. */
export interface Visit {
  /** Names its picture. */
  readonly file: string;
  readonly name: string;
  readonly come: (page: Page, site: Site) => Promise<unknown>;
  /** Its address on the site, where that alone leads to it. */
  readonly path?: string;
}

/** A page to which its address leads. */
export const at = (file: string, name: string, path: string): Visit => ({
  file,
  name,
  path,
  come: (page, { url }) => page.goto(url + path),
});

/** Signs in as a fresh administrator. */
export async function signIn(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/dang-nhap`);
  await page.getByLabel('Mã dùng một lần').fill(await site.newAdministrator());
  await page.keyboard.press('Enter');
  await page.getByText('với vai trò quản trị viên').waitFor();
}
