import type { Page } from 'playwright-core';
import type { Site } from './site.ts';
import { enterCode, type Visit } from './visit.ts';

/** The pages of rounds of the quiz, in every state that looks different. */
export const quizVisits: readonly Visit[] = [
  { file: 'do-ma', name: 'the code of a round', come: (page, { quiz }) => page.goto(`${quiz}/quiz`) },
  {
    file: 'do-vao',
    name: 'joining a round',
    come: (page, { quiz }) => page.goto(`${quiz}/quiz/K7Q2MD`),
  },
  {
    file: 'do-tra-loi',
    name: 'an item of a round to be answered',
    come: async (page, { quiz }) => {
      await page.goto(`${quiz}/quiz/K7Q2MD`);
      await page.getByLabel('Tên hiện trên bảng xếp hạng').fill('Lan');
      await page.getByRole('button', { name: 'Vào bài' }).click();
      await page.getByRole('button', { name: 'Đúng' }).waitFor();
    },
  },
  {
    file: 'do-tu-lam',
    name: "a round at one's own pace, an item answered and the next",
    come: async (page, { quizOwn }) => {
      await page.goto(`${quizOwn}/quiz/K7Q2MD`);
      await page.getByLabel('Tên hiện trên bảng xếp hạng').fill('Lan');
      await page.getByRole('button', { name: 'Vào bài' }).click();
      await page.getByRole('button', { name: 'Sai' }).click();
      await page.getByText('Chưa đúng').first().waitFor();
    },
  },
  {
    file: 'do-cua-toi',
    name: "a trainer's rounds",
    come: (page, site) => asTrainer(page, site, '/quiz'),
  },
  {
    file: 'do-soan',
    name: 'setting a round up, with what is wrong',
    come: async (page, site) => {
      await asTrainer(page, site, '/quiz/moi');
      await page.getByLabel('Hẹn giờ').check();
      await page.getByLabel('Số câu').fill('0');
      await page.getByText('Dạng câu (không chọn').click();
      await page.getByText('Văn bản (không chọn').click();
      await page.getByText('Chủ đề (không chọn').click();
      await page.getByLabel('Rượu, bia').check();
      await page.getByLabel('Giờ làm việc').check();
      await page.getByText('Lựa chọn này (2 chủ đề)').waitFor();
      await page.getByRole('button', { name: 'Tạo bài' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    file: 'do-cau-hoi',
    name: 'the questions of a round before it begins, one exchanged',
    come: async (page, site) => {
      await asTrainer(page, site, '/quiz/moi');
      await page.getByLabel('Số câu').fill('3');
      await page.getByRole('button', { name: 'Xem, đổi câu hỏi rồi mới bắt đầu' }).click();
      await page.getByRole('button', { name: 'Đổi câu khác' }).first().click();
      await page.getByText('Đã đổi câu 1.').waitFor();
    },
  },
  {
    file: 'do-dieu-khien',
    name: 'running a round',
    come: (page, site) => asTrainer(page, site, '/quiz/K7Q2MD/dieu-khien'),
  },
  {
    file: 'do-403',
    name: 'the refusal to set a round up',
    come: (page, { quiz }) => page.goto(`${quiz}/quiz/moi`),
  },
  {
    file: 'do-man-hinh-cho',
    name: 'the way into a round on the big screen',
    come: (page, { quizWaiting }) => page.goto(`${quizWaiting}/quiz/K7Q2MD/man-hinh`),
  },
  {
    file: 'do-man-hinh-dap-an',
    name: 'the right answer on the big screen',
    come: (page, { quizClosed }) => page.goto(`${quizClosed}/quiz/K7Q2MD/man-hinh`),
  },
  {
    file: 'do-man-hinh',
    name: 'a round on the big screen',
    come: (page, { quiz }) => page.goto(`${quiz}/quiz/K7Q2MD/man-hinh`),
  },
  {
    file: 'do-ket-qua',
    name: 'the end of a round on the big screen',
    come: (page, { quizEnded }) => page.goto(`${quizEnded}/quiz/K7Q2MD/man-hinh`),
  },
];

async function asTrainer(page: Page, { quiz, newTrainer }: Site, path: string): Promise<void> {
  await enterCode(page, quiz, await newTrainer(), 'cán bộ tập huấn');
  await page.goto(quiz + path);
}
