import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, openShelf, type House, type Shelf } from '../../contract/channel/house.ts';
import { startWeb } from '../../contract/channel/web.ts';
import { trainerCode } from '../../contract/channel/web-quiz.ts';
import { openVisitor, textOf, type Visitor } from './web/visitor.ts';

/** A trainer leads a round from its page, on whatever device they are signed in; the real desk and rounds on disk. */

let shelf: Shelf;
let house: House;
let web: Awaited<ReturnType<typeof startWeb>>;
beforeAll(async () => {
  shelf = await openShelf();
});
afterAll(() => shelf.shipped.remove());
beforeEach(async () => {
  house = await openHouse(shelf);
  web = await startWeb(house);
});
afterEach(async () => {
  await web.channel().stop();
  await house.close();
});

async function trainer(): Promise<Visitor> {
  const visitor = openVisitor(web.address());
  await visitor.submit('/dang-nhap', { code: await trainerCode(house) });
  return visitor;
}

describe('the page of a round, for who may lead it', () => {
  it('begins, pauses, resumes and ends it, from another browser too', async () => {
    const first = await trainer();
    const made = await first.submit('/ask', { text: '/quiz rượu bia 2 câu trực tiếp' });
    const page = `/quiz/${/bài ([A-Z0-9]{6})/.exec(textOf(made.html))?.[1] ?? ''}`;
    expect((await first.get(page)).html).toMatch(/value="batdau"[^]*value="ketthuc"[^>]*>Hủy bài/);
    const begun = await first.submit(`${page}/dieu-khien`, { viec: 'batdau' });
    expect(begun.html).toMatch(/value="tamdung"/);
    await house.pass(6);
    const second = await trainer();
    expect((await second.submit(`${page}/dieu-khien`, { viec: 'tamdung' })).html).toMatch(/value="tieptuc"/);
    expect((await second.post(`${page}/dieu-khien`, { viec: 'tamdung' })).status).toBe(422);
    expect((await second.submit(`${page}/dieu-khien`, { viec: 'tieptuc' })).html).toMatch(/value="tamdung"/);
    const ended = await second.submit(`${page}/dieu-khien`, { viec: 'ketthuc' });
    expect(ended.html).not.toContain('dieu-khien');
    expect(textOf((await second.get(`${page}/man-hinh`)).html)).toContain('Chưa có ai trả lời.');
  });

  it('offers nothing of it to others, and lets none of them do it', async () => {
    const lead = await trainer();
    const made = await lead.submit('/ask', { text: '/quiz rượu bia 2 câu trực tiếp' });
    const page = `/quiz/${/bài ([A-Z0-9]{6})/.exec(textOf(made.html))?.[1] ?? ''}`;
    const lan = openVisitor(web.address());
    expect((await lan.post(`${page}/dieu-khien`, { viec: 'batdau' })).html).toContain('Hãy đăng nhập');
    expect((await lan.submit(`${page}/vao`, { name: 'Lan' })).html).not.toContain('dieu-khien');
    const tried = await lan.post(`${page}/dieu-khien`, { viec: 'batdau' });
    expect([tried.status, tried.html.includes('Chỉ người soạn bài')]).toEqual([422, true]);
    expect((await lan.post(`${page}/dieu-khien`, { viec: 'quiz' })).status).toBe(422);
    expect((await lead.get(page)).html).toContain('value="batdau"');
  });
});
