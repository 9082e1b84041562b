import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** A page in a fresh profile, with everything that went wrong in it. */
export interface Tab {
  readonly page: Page;
  /** Script errors, refused requests of the page's own policy, dialogs. */
  readonly wrongs: string[];
  readonly close: () => Promise<void>;
}

/** Tells each refusal of the content security policy in the console, where the test reads it. */
const TELL_POLICY = `addEventListener('securitypolicyviolation', (event) => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI));`;

export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    viewport: { width: 360, height: 740 },
    ...options,
  });
  await context.addInitScript(TELL_POLICY);
  const page = await context.newPage();
  const wrongs: string[] = [];
  page.on('pageerror', (error) => wrongs.push(error.message));
  page.on('console', (message) => {
    // Answers with a fault's status are told in the console by the browser itself; they are tested for what they say.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      wrongs.push(message.text());
  });
  page.on('dialog', (dialog) => {
    wrongs.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return { page, wrongs, close: () => context.close() };
}

/** Types a question and sends it with Enter; resolves when its answer stands. */
export async function askByKeyboard(page: Page, text: string): Promise<void> {
  const before = await page.locator('.card').count();
  await page.getByLabel('Bạn muốn hỏi gì?').fill(text);
  await page.keyboard.press('Enter');
  await page.locator('.card').nth(before).waitFor();
}
