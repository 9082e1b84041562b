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
