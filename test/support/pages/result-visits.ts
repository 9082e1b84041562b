import type { Page } from 'playwright-core';
import { CERTIFICATE, type Site } from './site.ts';
import { at, enterCode, openAs, type Visit } from './visit.ts';

/** Results of rounds, and certificates. */
export const resultVisits: readonly Visit[] = [
  at('chung-nhan', 'a certificate', `/chung-nhan/${CERTIFICATE}`),
  at('chung-nhan-ma', 'the code of a certificate, mistyped', '/chung-nhan?ma=ABC'),
  {
    file: 'kq-bai',
    name: 'the results of a round',
    come: (page, site) => openAs(page, site, '/ket-qua/K7Q2MD'),
  },
  {
    file: 'kq-rieng',
    name: 'one’s own part in a round',
    come: (page, site) => lookAsPlayer(page, site, '/ket-qua/RRRRRR'),
  },
  {
    file: 'kq-danh-sach',
    name: 'one’s own results, with rounds led and certificates',
    come: (page, site) => openAs(page, site, '/ket-qua'),
  },
  {
    file: 'kq-tien-bo',
    name: 'one’s own progress over weeks',
    come: (page, site) => lookAsPlayer(page, site, '/ket-qua'),
  },
  {
    file: 'kq-nhieu-bai',
    name: 'results of many rounds',
    come: (page, site) => openAs(page, site, '/ket-qua/nhieu-bai'),
  },
  {
    file: 'kq-nhieu-chon',
    name: 'results of rounds chosen one by one',
    come: (page, site) => openAs(page, site, '/ket-qua/nhieu-bai?bai=RRRRRR&bai=ZZZZZZ&tu=hom-nay'),
  },
  {
    file: 'kq-co-quan',
    name: 'results of the whole office',
    come: (page, site) => openAs(page, site, '/ket-qua/toan-co-quan'),
  },
  at('kq-nguoi-la', 'results for who has no part in them', '/ket-qua/K7Q2MD'),
];

/** Looks at an address as one who took part in the round `RRRRRR`. */
async function lookAsPlayer(page: Page, site: Site, path: string): Promise<void> {
  await enterCode(page, site.url, await site.newPlayer(), 'người hỏi');
  await page.goto(site.url + path);
}
