import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeChannels } from '../contract/channel.ts';
import { openBrowserPlace } from '../contract/channel/browser.ts';
import { chromiumPath, noBrowser, openBrowser } from '../support/browser.ts';

/** The contract of channels on the web with script, in a real browser. */
describe.skipIf(noBrowser !== null)(
  `the contract in a browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    it('has a browser', () => expect(chromiumPath).not.toBeNull());
    describeChannels([{ title: 'the web, with script', name: 'web', open: openBrowserPlace(() => browser) }]);
  },
);
