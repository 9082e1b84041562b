import type { Page } from 'playwright-core';
import { CERTIFICATE, type Site } from './site.ts';
import { at, type Visit } from './visit.ts';

/** Results of rounds, and certificates. */
export const resultVisits: readonly Visit[] = [
  at('chung-nhan', 'a certificate', `/chung-nhan/${CERTIFICATE}`),
  at('chung-nhan-ma', 'the code of a certificate, mistyped', '/chung-nhan?ma=ABC'),
  {
    file: 'kq-bai',
    name: 'the results of a round',
    come: (page, site) => lookAs(page, site, '/ket-qua/K7Q2MD'),
  },
  {
    file: 'kq-rieng',
    name: 'one’s own part in a round',
    come: (page, site) => lookAs(page, site, '/ket-qua/RRRRRR'),
  },
  {
    file: 'kq-danh-sach',
    name: 'one’s own results, with rounds led and certificates',
    come: (page, site) => lookAs(page, site, '/ket-qua'),
  },
  {
    file: 'kq-co-quan',
    name: 'results of the whole office',
    come: (page, site) => lookAs(page, site, '/ket-qua/toan-co-quan'),
  },
  at('kq-nguoi-la', 'results for who has no part in them', '/ket-qua/K7Q2MD'),
];

/** Looks at an address, signed in as an administrator; at the round `RRRRRR` as one who took part. */
async function lookAs(page: Page, site: Site, path: string): Promise<void> {
  await page.goto(`${site.url}/dang-nhap`);
  const plays = path.endsWith('RRRRRR');
  await page.getByLabel('Mã dùng một lần').fill(await (plays ? site.newPlayer() : site.newAdministrator()));
  await page.keyboard.press('Enter');
  await page.getByText('với vai trò').waitFor();
  await page.goto(site.url + path);
}
