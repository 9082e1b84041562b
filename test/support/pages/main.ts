import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSnapshot } from '../../../knowledge/snapshot.ts';
import { openTab } from '../../bot/channel/web/tab.ts';
import { openBrowser } from '../browser.ts';
import { looks } from './looks.ts';
import { openSite } from './site.ts';
import { visits, type Visit } from './visits.ts';

/**
 * `npm run pictures -- FOLDER [--only so-sanh] [--look 360-toi] [--whole] [--data DIR --path /d/45/2019/QH14 …]`: every page of the web
 * channel as people see it, in every look, as PNG files in the folder. What went wrong in a page is told on standard error.
 * `--whole`: the page to its end, not the first window. `--path`: these addresses over the library of a data folder.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', default: '' },
    look: { type: 'string', default: '' },
    whole: { type: 'boolean', default: false },
    data: { type: 'string' },
    path: { type: 'string', multiple: true, default: [] },
  },
});
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write('Name the folder for the pictures: npm run pictures -- FOLDER\n');
  process.exit(2);
}
mkdirSync(folder, { recursive: true });

const ofPaths: readonly Visit[] = values.path.map((path) => ({
  file: path.replace(/[^\p{L}\d]+/gu, '-').replace(/^-|-$/gu, ''),
  name: path,
  come: (page, { url }) => page.goto(url + path),
}));
const asked = (ofPaths.length > 0 ? ofPaths : visits).filter(({ file }) => file.includes(values.only));
const library = values.data === undefined ? undefined : (await openSnapshot(values.data)).library;
const site = await openSite(library);
const browser = await openBrowser();
try {
  for (const look of looks.filter(({ file }) => file.includes(values.look)))
    for (const visit of asked) {
      const tab = await openTab(browser, { ...look.options, reducedMotion: 'reduce' });
      await look.prepare?.(tab.page, site.url);
      await visit.come(tab.page, site);
      const path = join(folder, `${visit.file}.${look.file}.png`);
      await tab.page.screenshot({ path, fullPage: values.whole });
      for (const wrong of tab.wrongs) process.stderr.write(`${path}: ${wrong}\n`);
      await tab.close();
    }
} finally {
  await browser.close();
  await site.close();
}
