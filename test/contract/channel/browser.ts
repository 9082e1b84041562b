import type { Browser, Page } from 'playwright-core';
import { openTab, type Tab } from '../../bot/channel/web/tab.ts';
import { ASK_A_PERSON } from '../../../bot/escalation.ts';
import type { House } from './house.ts';
import { shownOf, type PersonPlace, type Place, type Shown } from './place.ts';
import { liveIn, practiceIn } from './browser-quiz.ts';
import { startWeb } from './web.ts';
import { mainOfPage, newest, readPiece, wholePage } from './web-pages.ts';

/** The web channel in a real browser, with its scripts. */
export const openBrowserPlace =
  (browser: () => Browser) =>
  async (house: House): Promise<Place> => {
    const web = await startWeb(house);
    const tabs: Tab[] = [];
    return {
      ...web,
      person: async () => {
        const tab = await openTab(browser());
        tabs.push(tab);
        await tab.page.goto(web.address());
        return personAt(tab.page, web.address());
      },
      live: () =>
        liveIn(house, web.address, async () => {
          const tab = await openTab(browser());
          tabs.push(tab);
          return tab.page;
        }),
      // What the page's own policy or its scripts complained of.
      refused: () => tabs.flatMap(({ wrongs }) => wrongs),
      leave: async () => {
        for (const tab of tabs) await tab.close();
      },
    };
  };

function personAt(page: Page, address: string): PersonPlace {
  const read = async (path: string): Promise<Shown> => {
    await page.goto(address + path);
    return seen(page);
  };
  const home = async () => {
    if (new URL(page.url()).pathname !== '/') await page.goto(address);
  };
  const log = async () => {
    await page.locator('.wait').waitFor({ state: 'detached' });
    return readPiece(newest(await page.content()));
  };
  /** Waits for the exchange that an act brings. */
  const asked = async (act: () => Promise<unknown>): Promise<Shown> => {
    const before = await page.locator('.exchange').count();
    await act();
    await page.locator('.exchange').nth(before).waitFor();
    return log();
  };
  const say = async (text: string) => {
    await home();
    await fill(page, text);
    const send = () => page.keyboard.press('Enter');
    // The script sends nothing of blanks.
    return text.trim() === '' ? send().then(() => shownOf([], [])) : asked(send);
  };
  return {
    say,
    sayAll: async (texts) => {
      const all: Shown[] = [];
      for (const text of texts) all.push(await say(text));
      return shownOf(
        all.flatMap(({ messages }) => messages),
        all.flatMap(({ quotes }) => quotes),
      );
    },
    greet: () => read('/'),
    help: () => read('/gioi-thieu'),
    about: async () => shownOf([...(await read('/gioi-thieu')).messages, ...(await read('/d')).messages], []),
    forget: async () => {
      await home();
      await page.locator('.forget summary').click();
      await page.getByRole('button', { name: 'Xóa tất cả' }).click();
      await page.locator('.chat.empty').waitFor();
      return seen(page);
    },
    enterCode: async (code) => {
      await page.goto(`${address}/dang-nhap`);
      await page.getByLabel('Mã dùng một lần').fill(code);
      await submit(page, 'Đăng nhập');
      return seen(page);
    },
    role: () => read('/dang-nhap'),
    choose: async (choice) => {
      if (choice.kind === 'upload') {
        await submit(page, choice.accept ? 'Nhận và phát hành' : 'Bỏ');
        return settled(page);
      }
      await home();
      if (choice.kind === 'question')
        return asked(() => page.getByRole('button', { name: choice.text, exact: true }).click());
      const last = page.locator('.exchange').last();
      if (choice.kind === 'person') {
        await last.getByRole('button', { name: ASK_A_PERSON }).click();
        await last.locator('.passed').waitFor();
        return log();
      }
      if (choice.kind === 'source') {
        await last.getByRole('link', { name: 'Xem toàn văn' }).first().click();
        await page.waitForURL('**/d/**');
        return seen(page);
      }
      await last.getByRole('button', { name: choice.helpful ? 'Hữu ích' : 'Chưa đúng' }).click();
      await last.locator('.thanks, .card-note').first().waitFor();
      return log();
    },
    wait: async () => {
      await page.goto(address);
      return readPiece(mainOfPage(await page.content()));
    },
    questions: () => read('/hoi-dap'),
    reply: async (number, text) => {
      await page.goto(`${address}/hoi-dap/${number}`);
      await page.getByLabel('Trả lời', { exact: true }).fill(text);
      await submit(page, 'Gửi trả lời');
      return seen(page);
    },
    changes: async () => {
      const shown = await read('/thay-doi');
      const feed = await page.evaluate(`fetch('/thay-doi.atom').then((response) => response.text())`);
      return shownOf([...shown.messages, String(feed)], []);
    },
    practice: practiceIn(page, address),
    link: async () => {
      await home();
      const whole = page.locator('.exchange').last().getByRole('link', { name: 'Xem toàn văn' });
      return address + ((await whole.first().getAttribute('href')) ?? '');
    },
    roundLink: (code) => `${address}/quiz/${code}`,
    open: (link) => read(link.replace(address, '')),
    sendFile: async ({ name, bytes }) => {
      await page.goto(`${address}/van-ban/nhap`);
      if ((await page.locator('#tep').count()) === 0) return wholePage({ html: await postAnyhow(page) });
      const files = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
      await page.locator('#tep').setInputFiles(files);
      await submit(page, 'Đọc thử');
      return settled(page);
    },
  };
}

/** The box stops at the longest question; a script of somebody's own does not. */
async function fill(page: Page, text: string): Promise<void> {
  const box = page.getByLabel('Bạn muốn hỏi gì?');
  const most = Number(await box.getAttribute('maxlength'));
  await box.fill(text.slice(0, most));
  if (text.length > most)
    await page.evaluate(`document.querySelector('#text').value = ${JSON.stringify(text)}`);
}

/** Sends a file where no form is offered, as from a page that stood open when the role ended; the page that comes back. */
const postAnyhow = (page: Page): Promise<string> =>
  page.evaluate(`(() => {
    const body = new FormData();
    body.append('tep', new Blob(['x']), 'a.txt');
    return fetch('/van-ban/nhap', { method: 'POST', body }).then((response) => response.text());
  })()`);

async function seen(page: Page): Promise<Shown> {
  return wholePage({ html: await page.content() });
}

/** Presses a button that leads to a page. */
async function submit(page: Page, name: string): Promise<void> {
  const answered = page.waitForEvent('load');
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  await answered;
}

/** A file's page once nothing is waited for; the script looks again by itself. */
async function settled(page: Page): Promise<Shown> {
  await page.locator('[data-waiting]').waitFor({ state: 'detached' });
  return seen(page);
}
