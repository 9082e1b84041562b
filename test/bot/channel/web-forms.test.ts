import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './web/world.ts';
import { attribute, openVisitor, textOf, type Page } from './web/visitor.ts';

const QUESTION = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

const answerId = (page: Page) => attribute(page.html, /name="answer"\s+value="([^"]+)"/);

describe('votes', () => {
  it('are stored, thanked for, and replaced by a second one', async () => {
    const visitor = openVisitor(world.url);
    const answer = answerId(await visitor.submit('/ask', { text: QUESTION }));
    const thanked = await visitor.submit('/vote', { answer, helpful: 'yes' });
    expect(textOf(thanked.html)).toContain('Đã ghi nhận, cảm ơn bạn.');
    await visitor.submit('/vote', { answer, helpful: 'no' });
    expect((await world.store.votes(answer)).map((vote) => vote.helpful)).toEqual([false]);
  });

  it('on an answer of somebody else, or on none, are not', async () => {
    const answer = answerId(await openVisitor(world.url).submit('/ask', { text: QUESTION }));
    const other = openVisitor(world.url);
    expect((await other.post('/vote', { answer, helpful: 'yes' })).status).toBe(404);
    await other.submit('/ask', { text: QUESTION });
    expect((await other.post('/vote', { answer, helpful: 'yes' })).status).toBe(404);
    expect((await other.post('/vote', { answer: 'khong-co', helpful: 'yes' })).status).toBe(404);
    expect(await world.store.votes(answer)).toEqual([]);
  });

  it.each([{}, { answer: 'a' }, { answer: '', helpful: 'yes' }, { answer: 'a', helpful: 'maybe' }])(
    '%j is no vote',
    async (fields) => {
      expect((await openVisitor(world.url).post('/vote', fields as Record<string, string>)).status).toBe(422);
    },
  );
});

describe('forgetting', () => {
  it('deletes what is remembered and gives the browser a new id', async () => {
    const visitor = openVisitor(world.url);
    const answer = answerId(await visitor.submit('/ask', { text: QUESTION }));
    const before = visitor.cookie();
    const page = textOf((await visitor.submit('/quen', {})).html);
    expect(page).not.toContain(CLAUSE);
    expect(page).toContain('Đã xóa cuộc trò chuyện');
    expect(textOf((await visitor.get('/')).html)).not.toContain('Đã xóa cuộc trò chuyện');
    expect(visitor.cookie()).not.toBe(before);
    expect(await world.store.turn(answer)).toBeNull();
  });
});

describe('forms of other sites', () => {
  it.each(['/ask', '/vote', '/quen', '/dang-nhap', '/dang-xuat'])('are refused at %s', async (path) => {
    const visitor = openVisitor(world.url);
    const fields = { text: QUESTION, answer: 'a', helpful: 'yes', code: 'ABCDE-23456' };
    for (const headers of [
      { Origin: 'https://xau.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      {},
    ]) {
      const page = await visitor.post(path, fields, headers as Record<string, string>);
      expect(page.status).toBe(403);
      expect(textOf(page.html)).toContain('Biểu mẫu phải được gửi từ chính trang này');
    }
    expect(visitor.cookie()).toBe('');
  });

  it('are not let in by another type of body either', async () => {
    const json = await fetch(`${world.url}/ask`, {
      method: 'POST',
      body: '{"text":"bia"}',
      headers: { 'Content-Type': 'application/json', Origin: 'https://xau.example' },
    });
    expect(json.status).toBe(415);
  });

  it('our own pass over HTTPS behind a proxy, and the cookie is then Secure', async () => {
    const proxied = await openWorld({ trustProxy: true, publicUrl: 'https://kycuong.example.vn' });
    const post = (origin: string) =>
      fetch(`${proxied.url}/ask`, {
        method: 'POST',
        body: new URLSearchParams({ text: QUESTION }),
        headers: { Origin: origin, 'X-Forwarded-Proto': 'https' },
        redirect: 'manual',
      });
    const own = await post('https://kycuong.example.vn');
    expect(own.status).toBe(303);
    expect(own.headers.get('set-cookie')).toContain('; Secure');
    expect((await post('https://xau.example')).status).toBe(403);
    await proxied.close();
  });
});

describe('without a history', () => {
  it('the page after a question shows the last exchange', async () => {
    const forgetful = await openWorld({}, { history: false, signIn: false });
    const page = await openVisitor(forgetful.url).post('/ask', { text: QUESTION });
    expect(page.status).toBe(200);
    expect(textOf(page.html)).toContain(CLAUSE);
    await forgetful.close();
  });
});
