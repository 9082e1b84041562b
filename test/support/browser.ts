import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

/** A real Chromium for tests of the pages. */

const places = [process.env['CHROMIUM_PATH'], '/usr/bin/chromium'];

/** The program to start; null where this machine has none. */
export const chromiumPath = places.find((path) => path !== undefined && existsSync(path)) ?? null;

/** Why browser tests are skipped; null where they run. */
export const noBrowser: string | null =
  chromiumPath === null ? 'no Chromium: set CHROMIUM_PATH or install /usr/bin/chromium' : null;

/** Without a sandbox, since tests run as root in containers; without any traffic of the browser's own. */
const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function openBrowser(): Promise<Browser> {
  if (chromiumPath === null) throw new Error(noBrowser ?? '');
  return chromium.launch({ executablePath: chromiumPath, args: flags });
}
