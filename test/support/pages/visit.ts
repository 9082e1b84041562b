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
export const signIn = async (page: Page, site: Site): Promise<void> =>
  enterCode(page, site.url, await site.newAdministrator(), 'quản trị viên');

/** A page that a fresh administrator opens. */
export async function openAs(page: Page, site: Site, path: string): Promise<void> {
  await signIn(page, site);
  await page.goto(site.url + path);
}

/** Enters a one-time code at a channel; `role`: as the page then says it. */
export async function enterCode(page: Page, url: string, code: string, role: string): Promise<void> {
  await page.goto(`${url}/dang-nhap`);
  await page.getByLabel('Mã dùng một lần').fill(code);
  await page.keyboard.press('Enter');
  await page.getByText(`với vai trò ${role}`).waitFor();
}
