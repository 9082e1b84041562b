import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noBrowser, openBrowser } from '../../support/browser.ts';
import { webQuizHouse } from '../../support/quiz/web-house.ts';
import { openTab } from './web/tab.ts';

describe.skipIf(noBrowser !== null)(
  `a round in a browser${noBrowser === null ? '' : ` (skipped: ${noBrowser})`}`,
  () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await openBrowser();
    });
    afterAll(() => browser?.close());

    it.each([true, false])('is answered, and the screen follows by itself; script: %s', async (script) => {
      const house = await webQuizHouse();
      await house.happened({ kind: 'started' }, { kind: 'asked', item: 0 });
      await house.start();
      const url = `${house.channel.address()}/quiz/K7Q2MD`;
      const [mine, screen] = [
        await openTab(browser, { javaScriptEnabled: script }),
        await openTab(browser, { javaScriptEnabled: script }),
      ];
      await screen.page.goto(`${url}/man-hinh`);
      await screen.page.getByText('0 người đã trả lời').waitFor();
      await mine.page.goto(url);
      await mine.page.getByLabel('Tên hiện trên bảng xếp hạng').fill('Lan');
      await mine.page.getByRole('button', { name: 'Vào bài' }).click();
      await mine.page.getByRole('button', { name: 'Đúng' }).click();
      await mine.page.getByText('Bạn chọn A. Đúng.').waitFor();
      await screen.page.getByText('1 người đã trả lời').waitFor();
      const votes = (await house.store.roundEvents('round-a')).filter(({ kind }) => kind === 'vote');
      expect(votes).toHaveLength(1);
      expect([...mine.wrongs, ...screen.wrongs]).toEqual([]);
      await Promise.all([mine.close(), screen.close()]);
      await house.close();
    });

    it('says why a press was refused, and leads whoever signed out to the way back', async () => {
      const house = await webQuizHouse();
      await house.happened({ kind: 'started' }, { kind: 'asked', item: 0 });
      await house.start();
      const url = house.channel.address();
      const [desk, mine] = [await openTab(browser), await openTab(browser)];
      await mine.page.goto(`${url}/quiz/K7Q2MD`);
      await mine.page.getByRole('button', { name: 'Vào bài' }).click();
      const option = mine.page.getByRole('button', { name: 'Đúng' });
      await option.waitFor();
      await desk.page.goto(`${url}/dang-nhap`);
      await desk.page.getByLabel('Mã dùng một lần').fill(await house.newCode('trainer-a', 'trainer'));
      await desk.page.getByRole('button', { name: 'Đăng nhập' }).click();
      await desk.page.goto(`${url}/quiz/K7Q2MD/dieu-khien`);
      await desk.page.getByRole('button', { name: 'Tạm dừng' }).waitFor();
      await desk.page.context().clearCookies();
      await desk.page.getByRole('heading', { name: 'Chỉ dành cho cán bộ tập huấn' }).waitFor();
      await desk.page.getByRole('link', { name: 'Đăng nhập' }).first().waitFor();
      await house.channel.stop();
      await option.click();
      await mine.page.getByRole('alert').getByText('Máy chủ chưa nhận được. Hãy thử lại.').waitFor();
      await Promise.all([mine.close(), desk.close()]);
      await house.close();
    });

    it.each([true, false])('is set up and run by its trainer; script: %s', async (script) => {
      const house = await webQuizHouse();
      await house.start();
      const url = house.channel.address();
      const [desk, mine] = [
        await openTab(browser, { javaScriptEnabled: script }),
        await openTab(browser, { javaScriptEnabled: script }),
      ];
      await desk.page.goto(`${url}/dang-nhap`);
      await desk.page.getByLabel('Mã dùng một lần').fill(await house.newCode('hoa', 'trainer'));
      await desk.page.getByRole('button', { name: 'Đăng nhập' }).click();
      await desk.page.getByRole('link', { name: 'Bài đố của tôi' }).click();
      await desk.page.getByRole('link', { name: 'Soạn bài mới' }).click();
      // What belongs to another way is not there, with or without script.
      await desk.page.getByLabel('Hạn làm bài').waitFor({ state: 'hidden' });
      await desk.page.getByLabel('Tên bài').fill('Thi quý IV');
      await desk.page.getByText('Chủ đề (không chọn').click();
      await desk.page.getByLabel('Rượu, bia').check();
      // Without script a button counts, and what was typed and checked stays.
      if (!script) await desk.page.getByRole('button', { name: 'Đếm lại số câu' }).click();
      await desk.page.getByText('Lựa chọn này (1 chủ đề) có 3 câu').waitFor();
      await desk.page.getByRole('button', { name: 'Tạo bài' }).click();
      await desk.page.getByText('Chưa bắt đầu, 3 câu.').first().waitFor();
      const code = new URL(desk.page.url()).pathname.split('/')[2] ?? '';
      await desk.page.getByText('Bỏ bài này…').click();
      await mine.page.goto(`${url}/quiz/${code}`);
      await mine.page.getByLabel('Tên hiện trên bảng xếp hạng').fill('Lan');
      await mine.page.getByRole('button', { name: 'Vào bài' }).click();
      await desk.page.getByText('Lan', { exact: true }).waitFor();
      // What was folded out stays so while the page changes by itself.
      if (script) await desk.page.getByText('Bài chưa chạy sẽ đóng lại').waitFor();
      await desk.page.getByRole('button', { name: 'Bắt đầu' }).press('Enter');
      await desk.page.getByRole('button', { name: 'Câu tiếp theo ngay' }).press('Enter');
      await desk.page.getByText('Câu 1/3 đang mở.').first().waitFor();
      await mine.page.getByRole('button', { name: 'Đúng' }).click();
      await desk.page.getByText('Lan ✔').waitFor();
      await desk.page.getByRole('button', { name: 'Đóng câu này' }).click();
      await mine.page.getByText('Bạn trả lời đúng.').last().waitFor();
      await desk.page.getByText('Kết thúc bài…').click();
      await desk.page.getByRole('button', { name: 'Kết thúc bài' }).click();
      await desk.page.getByRole('link', { name: 'Xem kết quả chi tiết' }).waitFor();
      expect([...desk.wrongs, ...mine.wrongs]).toEqual([]);
      await Promise.all([desk.close(), mine.close()]);
      await house.close();
    });
  },
);
