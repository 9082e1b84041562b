import type { Page } from 'playwright-core';
import type { Site } from './site.ts';
import { at, openAs, type Visit } from './visit.ts';

/** The pages of the bank of questions. */
export const bankVisits: readonly Visit[] = [
  { file: 'ngan-hang', name: 'the bank of questions', come: (page, site) => openBank(page, site, '') },
  {
    file: 'ngan-hang-het',
    name: 'questions of rules that changed',
    come: (page, site) => openBank(page, site, '?xem=lapsed'),
  },
  {
    file: 'ngan-hang-cau',
    name: 'a question of the bank, changed and flagged',
    come: async (page, site) => {
      await openBank(page, site, '?xem=flagged');
      await page.locator('.pick a').first().click();
      await page.getByRole('heading', { name: 'Các lần thay đổi' }).waitFor();
      await page.locator('.history summary').first().click();
    },
  },
  {
    file: 'ngan-hang-sua',
    name: 'editing a question of the bank, refused',
    come: async (page, site) => {
      await openBank(page, site, '?loai=single_choice');
      await page.locator('.pick a').first().click();
      await page.getByRole('link', { name: 'Sửa', exact: true }).click();
      await page.getByLabel('Câu hỏi', { exact: true }).fill('');
      await page.getByRole('button', { name: 'Lưu' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    file: 'ngan-hang-nhieu',
    name: 'many questions of the bank at once, not done to some',
    come: async (page, site) => {
      await openBank(page, site, '?loai=true_false');
      for (const at of [0, 1]) await page.locator('.pick input[type=checkbox]').nth(at).check();
      await page.getByLabel('Thẻ, cách nhau bằng dấu phẩy').fill('x'.repeat(60));
      await page.getByRole('button', { name: 'Gắn thẻ' }).click();
      await page.getByText('2 câu chưa làm được').waitFor();
    },
  },
  {
    file: 'ngan-hang-moi',
    name: 'a question that a trainer writes, with what is wrong',
    come: async (page, site) => {
      await openBank(page, site, '');
      await page.getByRole('link', { name: 'Viết câu hỏi mới' }).click();
      await page.getByLabel('Tìm theo nơi').fill('đồ uống có cồn');
      await page.getByRole('button', { name: 'Tìm điều khoản' }).click();
      await page.getByLabel('mục 3, đoạn 2, 30-CT/TU').check();
      await page.getByLabel('Lời văn được trích').fill('không dùng rượu bia');
      await page.getByRole('button', { name: 'Lưu thành nháp' }).click();
      await page.getByText('chưa lưu gì').waitFor();
    },
  },
  {
    file: 'ngan-hang-tep',
    name: 'a file of questions before it is taken',
    come: (page, site) => bringQuestions(page, site, '::a:: Trụ sở mở cửa lúc mấy giờ? {=7 giờ ~8 giờ}'),
  },
  {
    file: 'ngan-hang-tep-loi',
    name: 'a file of questions with faults',
    come: (page, site) => bringQuestions(page, site, 'Hỏng {=x ~y\n\nHỏng nữa {=a'),
  },
  {
    file: 'ngan-hang-de-xuat',
    name: 'a model that proposes questions, working',
    come: (page, site) => beginProposing(page, site),
  },
  {
    file: 'ngan-hang-da-de-xuat',
    name: 'what a model proposed, and why it was refused',
    come: async (page, site) => {
      await beginProposing(page, site);
      await page.getByRole('heading', { name: 'Đợt đề xuất vừa rồi' }).waitFor();
      await page.getByText('xem vì sao').click();
    },
  },
  at('ngan-hang-403', 'the refusal of the bank of questions', '/ngan-hang'),
];

/** Signs in and looks at the bank. */
async function openBank(page: Page, site: Site, query: string): Promise<void> {
  await openAs(page, site, `/ngan-hang${query}`);
  await page.getByRole('heading', { name: 'Ngân hàng câu hỏi' }).waitFor();
}

async function bringQuestions(page: Page, site: Site, text: string): Promise<void> {
  await openAs(page, site, '/ngan-hang/nhap');
  await page
    .getByLabel('Tệp câu hỏi')
    .setInputFiles({ name: 'cau.gift.txt', mimeType: 'text/plain', buffer: Buffer.from(text) });
  await page.getByRole('button', { name: 'Xem trước' }).click();
  await page.getByRole('heading', { name: /^(?:Các câu trong tệp|Chưa nhập câu nào)/u }).waitFor();
}

/** Begins a run, unless one is under way. */
async function beginProposing(page: Page, site: Site): Promise<void> {
  await openAs(page, site, '/ngan-hang/de-xuat');
  const begin = page.getByRole('button', { name: 'Bắt đầu đề xuất' });
  if (await begin.isVisible()) {
    await page.getByLabel('Hỏi về mấy điều khoản').fill('20');
    await begin.click();
  }
  await page
    .getByText(/^Đã hỏi [1-9]/u)
    .first()
    .waitFor();
}
