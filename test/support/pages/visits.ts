import type { Page } from 'playwright-core';
import { askByKeyboard } from '../../bot/channel/web/tab.ts';
import { decisionHtml } from '../intake.ts';
import { bankVisits } from './bank-visits.ts';
import { quizVisits } from './quiz-visits.ts';
import { resultVisits } from './result-visits.ts';
import { SUCCESSOR, type Site } from './site.ts';
import { at, openAs, signIn, type Visit } from './visit.ts';

export type { Visit };

/** Questions that get every kind of answer, in one conversation. */
const conversation = [
  'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?',
  'thế còn ngày trực?',
  'Nội dung Kết luận 21-KL/TW?',
  'Uống rượu bia buổi trưa bị phạt bao nhiêu tiền?',
  'quy định thế nào?',
  'xin chào',
];

/** Every page, in every state that looks different. */
export const visits: readonly Visit[] = [
  at('hoi', 'the first page', '/'),
  {
    file: 'hoi-dap',
    name: 'a conversation with every kind of answer',
    come: async (page, { url }) => {
      await page.goto(`${url}/`);
      for (const text of conversation) await askByKeyboard(page, text);
      await page.getByRole('button', { name: 'Hữu ích' }).first().click();
      await page.getByText('Đã ghi nhận').waitFor();
    },
  },
  { file: 'lich-su', name: 'what this browser keeps, opened', come: openKept },
  { file: 'tai-khoan', name: 'the conversation of an account', come: askSignedIn },
  at('van-ban', 'the list of documents', '/d'),
  at('van-ban-tim', 'the list of documents, searched', '/d?q=k%E1%BB%B7+lu%E1%BA%ADt'),
  at('van-ban-chua-co', 'documents that are only cited', '/d?chua-co=1'),
  at('doc-trich', 'a document with a highlight', '/d/30-CT/TU?p=m3.d2&s=0&e=40#m3.d2'),
  at('doc-tim', 'a document searched on a day', '/d/30-CT/TU?tim=uong&ngay=2023-01-01'),
  at('doc-dieu', 'a provision looked at closely', '/d/30-CT/TU?p=m3.d2#m3.d2'),
  at('dan-chieu', 'citations both ways', '/d/30-CT/TU?xem=dan-chieu'),
  at('chi-dan', 'a document that is only cited', '/d/21-KL/TW'),
  at(
    'so-sanh',
    'two documents side by side',
    `/so-sanh?truoc=30-CT%2FTU&sau=${encodeURIComponent(SUCCESSOR)}`,
  ),
  at(
    'so-sanh-khac',
    'what differs between two documents',
    `/so-sanh?truoc=30-CT%2FTU&sau=${encodeURIComponent(SUCCESSOR)}&chi=khac`,
  ),
  at('hien-thi', 'how pages look', '/hien-thi'),
  at('luyen', 'practice before it begins', '/luyen'),
  { file: 'luyen-cau', name: 'practice, an item answered wrong and the next', come: practise },
  {
    file: 'ket-qua',
    name: 'one’s own results',
    come: async (page, site) => {
      await practise(page, site);
      await page.goto(`${site.url}/ket-qua`);
    },
  },
  at('api', 'the API', '/api'),
  at('gioi-thieu', 'about', '/gioi-thieu'),
  at('ngoai-tuyen', 'no network', '/ngoai-tuyen'),
  at('khung', 'the chat for frames', '/nhung'),
  {
    file: 'dang-nhap',
    name: 'sign-in with a wrong code',
    come: async (page, { url }) => {
      await page.goto(`${url}/dang-nhap`);
      await page.getByLabel('Mã dùng một lần').fill('AAAAA-AAAAA');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
    },
  },
  { file: 'da-dang-nhap', name: 'signed in', come: signIn },
  {
    file: 'thay-doi',
    name: 'what has changed in the rules',
    come: (page, { changed }) => page.goto(`${changed}/thay-doi`),
  },
  { file: 'cho-tra-loi', name: 'questions that wait for a person', come: passOn },
  {
    file: 'tra-loi',
    name: 'a question before its reply',
    come: async (page, site) => {
      await passOn(page, site);
      await page
        .getByRole('link', { name: /^Số \d/u })
        .first()
        .click();
      await page.getByRole('button', { name: 'Gửi trả lời' }).waitFor();
    },
  },
  {
    file: 'nhap',
    name: 'bringing a text, with one refused',
    come: (page, site) => bring(page, site, Buffer.from('Con cò')),
  },
  {
    file: 'nhap-xem',
    name: 'a text beside what it says',
    come: (page, site) => bring(page, site, Buffer.from(decisionHtml('61/2026/QĐ-UBND'))),
  },
  ...bankVisits,
  at('loi-403', 'the refusal to bring a text', '/van-ban/nhap'),
  at('loi-404', 'a fault', '/khong-co'),
  { file: 'loi-413', name: 'a form that is too large', come: sendTooMuch },
  {
    file: 'loi-429',
    name: 'questions asked too quickly',
    come: async (page, { busy }) => {
      await page.goto(`${busy}/`);
      for (const text of ['một', 'hai']) await askByKeyboard(page, text);
    },
  },
  {
    file: 'loi-500',
    name: 'a fault of the server',
    come: (page, { failing }) => page.goto(`${failing}/`),
  },
  ...quizVisits,
  ...resultVisits,
  {
    file: 'nhung-dong',
    name: "the widget on an office's page",
    come: (page, { portal }) => page.goto(portal),
  },
  { file: 'nhung-mo', name: "the widget on an office's page, opened", come: openWidget },
];

/** Comes back after the browser was closed: the conversation's cookie is gone, what the browser keeps is there. */
async function openKept(page: Page, { url }: Site): Promise<void> {
  await page.goto(`${url}/`);
  for (const text of conversation.slice(0, 2)) await askByKeyboard(page, text);
  await page.context().clearCookies();
  await page.goto(`${url}/`);
  await page.getByText('Xem lại 2 câu trước').click();
  await page.locator('.kept blockquote').first().waitFor();
}

/** Another asked here before; what the account says stands below. */
async function askSignedIn(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/`);
  await askByKeyboard(page, conversation[0] ?? '');
  await page.context().clearCookies();
  await signIn(page, site);
  await page.goto(`${site.url}/`);
  await askByKeyboard(page, conversation[2] ?? '');
}

/** Passes a question on, then looks at what waits, as an administrator. */
async function passOn(page: Page, site: Site): Promise<void> {
  await page.goto(`${site.url}/`);
  await askByKeyboard(page, 'Uống rượu bia buổi trưa bị phạt bao nhiêu tiền?');
  await page.getByRole('button', { name: 'Hỏi người phụ trách' }).click();
  await page.getByText('Đã chuyển câu hỏi của bạn').waitFor();
  await openAs(page, site, '/hoi-dap');
}

/** Signs in as an administrator and sends a file. */
async function bring(page: Page, site: Site, buffer: Buffer): Promise<void> {
  await openAs(page, site, '/van-ban/nhap');
  await page.getByLabel('Tệp văn bản').setInputFiles({ name: 'a.html', mimeType: 'text/html', buffer });
  await page.getByRole('button', { name: 'Đọc thử' }).click();
  // Until then the page says that the file is being read, and loads itself again.
  await page.getByRole('heading', { name: /^(?:Đọc được|Không nhận được)$/u }).waitFor();
}

/** Sends the form of the first page without its script, with more than is taken. */
async function sendTooMuch(page: Page, { url }: Site): Promise<void> {
  await page.goto(`${url}/`);
  await page.evaluate(
    `(() => { const form = document.querySelector('#ask'); form.text.removeAttribute('maxlength'); form.text.value = 'a'.repeat(40000); form.submit(); })()`,
  );
  await page.getByRole('heading', { name: 'Nội dung quá dài' }).waitFor();
}

async function openWidget(page: Page, { portal }: Site): Promise<void> {
  await page.goto(portal);
  await page.getByRole('button', { name: 'Hỏi quy định' }).click();
  const frame = page.frameLocator('iframe');
  await frame.getByLabel('Bạn muốn hỏi gì?').fill(conversation[0] ?? '');
  await frame.getByRole('button', { name: 'Gửi câu hỏi' }).click();
  await frame.locator('.card blockquote').first().waitFor();
}

/** Answers the first two items, one of them wrong: true and false are asked there, whichever comes first. */
async function practise(page: Page, { url }: Site): Promise<void> {
  await page.goto(`${url}/luyen`);
  await page.getByRole('button', { name: 'Bắt đầu' }).click();
  for (let answered = 0; answered < 2; answered += 1) {
    await page.getByRole('radio').last().check();
    await page.getByRole('button', { name: 'Trả lời' }).click();
    await page.getByText('Gặp lại ngày').waitFor();
  }
}
