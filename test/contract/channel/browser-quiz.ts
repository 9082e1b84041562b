import type { Page } from 'playwright-core';
import type { House } from './house.ts';
import type { LivePlace, PracticePlace, Shown } from './place.ts';
import { newest, readPiece, wholePage } from './web-pages.ts';
import { trainerCode } from './web-quiz.ts';

/** Practice and rounds on pages, with their scripts. */

const seen = async (page: Page): Promise<Shown> => wholePage({ html: await page.content() });

/** Presses a button that leads to a page. */
async function submit(page: Page, name: string): Promise<Shown> {
  const answered = page.waitForEvent('load');
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  await answered;
  return seen(page);
}

export function practiceIn(page: Page, address: string): PracticePlace {
  return {
    begin: async (topic) => {
      await page.goto(`${address}/luyen`);
      await page.locator('#chu-de').fill(topic);
      return submit(page, 'Bắt đầu');
    },
    answer: async (letter) => {
      await page.goto(`${address}/luyen`);
      await page.locator(`input[name=chon][value="${letter}"]`).check();
      return submit(page, 'Trả lời');
    },
    stop: async () => {
      await page.goto(`${address}/luyen`);
      return submit(page, 'Dừng buổi luyện');
    },
    results: async () => {
      await page.goto(`${address}/ket-qua`);
      return seen(page);
    },
    remove: async () => {
      await page.goto(`${address}/ket-qua`);
      await page.getByText('Xóa kết quả của tôi…', { exact: true }).click();
      return submit(page, 'Xóa kết quả của tôi');
    },
  };
}

export async function liveIn(
  house: House,
  address: () => string,
  tab: () => Promise<Page>,
): Promise<LivePlace> {
  const members = { lan: await tab(), minh: await tab() };
  await members.lan.goto(`${address()}/dang-nhap`);
  await members.lan.getByLabel('Mã dùng một lần').fill(await trainerCode(house));
  await submit(members.lan, 'Đăng nhập');
  let round = '';
  return {
    steer: async (text) => {
      await members.lan.goto(address());
      const before = await members.lan.locator('.exchange').count();
      await members.lan.getByLabel('Bạn muốn hỏi gì?').fill(text);
      await members.lan.keyboard.press('Enter');
      await members.lan.locator('.exchange').nth(before).waitFor();
      await members.lan.locator('.wait').waitFor({ state: 'detached' });
      return readPiece(newest(await members.lan.content()));
    },
    enter: async (code) => {
      round = `${address()}/quiz/${code}`;
      for (const [name, page] of Object.entries(members)) {
        await page.goto(round);
        await page.locator('#ten').fill(name);
        await submit(page, 'Vào bài');
      }
    },
    answer: async (member, option) => {
      await members[member].goto(round);
      await members[member].locator('button.option').nth(option).click();
      await members[member].getByText('Bạn chọn').waitFor();
    },
    see: async () => {
      await members.minh.goto(round);
      return seen(members.minh);
    },
  };
}
