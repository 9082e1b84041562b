import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from './web/world.ts';
import { attribute, openVisitor, textOf, type Page } from './web/visitor.ts';

const QUESTION = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const CLAUSE = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';

let world: World;
beforeAll(async () => (world = await openWorld()));
afterAll(() => world.close());

const answerId = (page: Page) => attribute(page.html, /name="answer"\s+value="([^"]+)"/);

describe('the first page', () => {
  it('says what it is for, what it quotes from and what not to send, and sets no cookie', async () => {
    const visitor = openVisitor(world.url);
    const page = await visitor.get('/');
    const text = textOf(page.html);
    expect(text).toContain('nguyên văn điều khoản');
    expect(text).toContain('Không gửi bí mật nhà nước, thông tin nội bộ hoặc thông tin cá nhân');
    expect(text).toContain('Chỉ thị số 30-CT/TU');
    expect(page.html).toContain('href="/d/30-CT/TU"');
    expect(visitor.cookie()).toBe('');
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('offers questions that the library answers', async () => {
    const { html } = await openVisitor(world.url).get('/');
    const offered = [...html.matchAll(/name="text"\s+value="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(offered.length).toBeGreaterThanOrEqual(3);
    for (const text of offered) {
      const page = await openVisitor(world.url).submit('/ask', { text });
      expect(page.html, text).toContain('<figure class="quote">');
    }
  });
});

describe('asking without JavaScript', () => {
  it('sends the browser to the conversation, where the answer stands', async () => {
    const visitor = openVisitor(world.url);
    const posted = await visitor.post('/ask', { text: QUESTION });
    expect(posted.status).toBe(303);
    const page = await visitor.get('/');
    expect(posted.headers.get('location')).toBe(`/#a-${answerId(page)}`);
    const text = textOf(page.html).replace(/\s+/g, ' ');
    for (const part of [
      QUESTION,
      'Không được',
      CLAUSE,
      'Mục 3, đoạn 2',
      'Chỉ thị số 30-CT/TU',
      'Ban Thường vụ Tỉnh ủy Bắc Ninh',
      '29/11/2023',
      'Đang có hiệu lực từ 29/11/2023',
    ])
      expect(text).toContain(part);
    expect(page.html).toMatch(/<mark>[^<]*cồn[^<]*<\/mark>/);
  });

  it('leads to the full text with the quote highlighted', async () => {
    const visitor = openVisitor(world.url);
    const page = await visitor.submit('/ask', { text: QUESTION });
    const link = attribute(page.html, /class="button" href="([^"]+)"/);
    expect(link).toMatch(/^\/d\/30-CT\/TU\?p=m3\.d2&s=\d+&e=\d+#m3\.d2$/);
    const document = await visitor.get(link.split('#')[0] ?? '');
    const marks = [...document.html.matchAll(/<mark>([^<]*)<\/mark>/g)].map((match) => match[1]);
    expect(marks.join('')).toBe(CLAUSE);
  });

  it('keeps the conversation, oldest first, and resolves what follows', async () => {
    const visitor = openVisitor(world.url);
    await visitor.submit('/ask', { text: 'Buổi trưa ngày làm việc có được uống rượu, bia không?' });
    const page = await visitor.submit('/ask', { text: 'thế còn ngày trực?' });
    const text = textOf(page.html);
    expect(text.indexOf('Buổi trưa ngày làm việc')).toBeLessThan(text.indexOf('thế còn ngày trực?'));
    expect(text).toContain('Hiểu câu hỏi là:');
    expect(page.html.match(/class="exchange"/g)).toHaveLength(2);
  });

  it('the cookie is signed, out of reach of scripts, and dies with the browser', async () => {
    const visitor = openVisitor(world.url);
    const posted = await visitor.post('/ask', { text: QUESTION });
    const cookie = posted.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^ky_cuong=[A-Za-z0-9_-]{22}\.[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await visitor.post('/ask', { text: QUESTION })).headers.get('set-cookie')).toBeNull();
  });

  it.each([
    (value: string) => value.replace(/=./, '=Z'),
    () => 'ky_cuong=abc.def',
    () => 'ky_cuong=%E0%A4%A',
    (value: string) => `${value}x`,
  ])('a forged cookie opens nobody’s conversation (%#)', async (forge) => {
    const visitor = openVisitor(world.url);
    await visitor.submit('/ask', { text: QUESTION });
    const response = await fetch(`${world.url}/`, { headers: { Cookie: forge(visitor.cookie()) } });
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain(CLAUSE);
  });

  it('a notice of the desk is shown and not kept', async () => {
    const visitor = openVisitor(world.url);
    const page = await visitor.submit('/ask', { text: '/vaitro' });
    expect(textOf(page.html)).toContain('người hỏi');
    expect((await visitor.get('/')).html).not.toContain('class="exchange"');
  });

  it.each([
    ['', 'Hãy viết câu hỏi rồi gửi.'],
    [' \r\n\t ', 'Hãy viết câu hỏi rồi gửi.'],
    ['ạ'.repeat(2001), 'Câu hỏi dài 2.001 ký tự, tối đa là 2.000.'],
  ])('refuses %#: it says why at the box and keeps what was written', async (text, why) => {
    const page = await openVisitor(world.url).post('/ask', { text });
    expect(page.status).toBe(422);
    expect(textOf(page.html)).toContain(why);
    expect(page.html).toContain('aria-invalid="true"');
    if (text.trim() !== '') expect(page.html).toContain(`${text}</textarea>`);
  });

  it('counts a line end once, as the box does', async () => {
    const page = await openVisitor(world.url).post('/ask', {
      text: `${'a'.repeat(1000)}\r\n${'a'.repeat(999)}`,
    });
    expect(page.status).toBe(303);
  });

  it('takes 2,000 characters of Vietnamese, and no megabyte', async () => {
    expect((await openVisitor(world.url).post('/ask', { text: 'ạ'.repeat(2000) })).status).toBe(303);
    const page = await openVisitor(world.url).post('/ask', { text: 'a'.repeat(1_000_000) });
    expect(page.status).toBe(413);
    expect(textOf(page.html)).toContain('20 kB');
  });
});

describe('the other outcomes', () => {
  it('a document that is only cited is named as lacking, with the place that cites it', async () => {
    const page = await openVisitor(world.url).submit('/ask', { text: 'Nội dung Kết luận 21-KL/TW?' });
    const text = textOf(page.html);
    expect(text).toContain('Chưa có toàn văn Kết luận 21-KL/TW');
    expect(text).toContain('Được dẫn nhưng chưa có toàn văn');
    expect(page.html).toContain('href="/d/30-CT/TU#m1"');
  });

  it('what no rule decides shows no source', async () => {
    const page = await openVisitor(world.url).submit('/ask', {
      text: 'Uống rượu bia buổi trưa bị phạt bao nhiêu tiền?',
    });
    const log = page.html.slice(page.html.indexOf('id="log"'));
    expect(textOf(log)).toContain('Các quy định đang có không nói về việc này.');
    expect(log).not.toMatch(/<figure|<blockquote|href="\/d/);
  });

  it('choices are buttons that ask', async () => {
    const page = await openVisitor(world.url).submit('/ask', { text: 'quy định thế nào?' });
    const log = page.html.slice(page.html.indexOf('id="log"'));
    expect(log).toMatch(/<form class="choices" method="post" action="\/ask"/);
    const chosen = attribute(log, /<button name="text" value="([^"]+)"/);
    expect(await openVisitor(world.url).submit('/ask', { text: chosen })).toMatchObject({ status: 200 });
  });
});
