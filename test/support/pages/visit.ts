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
