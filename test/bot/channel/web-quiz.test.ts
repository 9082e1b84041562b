import { afterEach, describe, expect, it } from 'vitest';
import type { RoundSetup } from '../../../bot/quiz-rounds.ts';
import { createWebChannel } from '../../../bot/channel/web.ts';
import { quizItems, roundWith } from '../../fixtures/quiz-items.ts';
import { webQuizHouse, type WebQuizHouse } from '../../support/quiz/web-house.ts';
import { openVisitor, textOf, type Visitor } from './web/visitor.ts';
import { plainOptions } from './web/world.ts';

let house: WebQuizHouse;
afterEach(() => house.close());

const CODE = '/quiz/K7Q2MD';
async function open(changes: Partial<RoundSetup> = {}, asked = true): Promise<Visitor> {
  house = await webQuizHouse(changes);
  if (asked) await house.happened({ kind: 'started' }, { kind: 'asked', item: 0 });
  await house.start();
  return openVisitor(house.channel.address());
}
const joined = async (name: string, more: Record<string, string> = {}) => {
  const visitor = openVisitor(house.channel.address());
  await visitor.submit(`${CODE}/vao`, { name, ...more });
  return visitor;
};
const votes = async () =>
  (await house.store.roundEvents('round-a')).flatMap((event) =>
    event.kind === 'vote' ? [{ item: event.item, options: event.options }] : [],
  );

describe('the page of a round', () => {
  it('is found by its code, in small letters too, and says so where there is none', async () => {
    const visitor = await open();
    expect((await visitor.get('/quiz')).html).toContain('Mã trên màn hình');
    const led = await visitor.get('/quiz?ma=k7q2md');
    expect([led.status, led.headers.get('location')]).toEqual([303, CODE]);
    expect((await visitor.get('/quiz?ma=...')).html).toContain('Mã gồm 6 chữ và số');
    expect((await visitor.get('/quiz/k7q2md')).status).toBe(200);
    for (const path of ['/quiz/ZZZZZZ', '/quiz/ZZZZZZ/man-hinh', '/quiz/%00'])
      expect((await visitor.get(path)).status).toBe(404);
    expect((await visitor.post('/quiz/ZZZZZZ/vao', { name: 'Lan' })).status).toBe(404);
    expect(visitor.cookie()).toBe('');
  });

  it('says from which share there is a certificate, before joining, after it and on the big screen, where there is any', async () => {
    const share = 'Đạt từ 75% câu đúng sẽ có giấy chứng nhận.';
    const visitor = await open({ pass: 75 }, false);
    for (const path of [CODE, `${CODE}/man-hinh`]) expect((await visitor.get(path)).html).toContain(share);
    expect((await (await joined('Lan')).get(CODE)).html).toContain(share);
    await house.close();
    const other = await open();
    for (const path of [CODE, `${CODE}/man-hinh`])
      expect((await other.get(path)).html).not.toContain('giấy chứng nhận');
  });

  it('is joined and answered by plain forms; the first answer counts', async () => {
    await open();
    const lan = await joined('Lan');
    const page = await lan.get(CODE);
    expect(textOf(page.html)).toMatch(/Bạn là Lan\.[^]*Câu 1\/8[^]*Còn 20 giây\./);
    expect(page.html).toContain('<noscript><meta http-equiv="refresh" content="4" /></noscript>');
    const told = await lan.submit(CODE, { item: '1', option: '1' });
    expect(textOf(told.html)).toMatch(/Bạn chọn B\. Sai\.\s*Chờ mọi người trả lời/);
    const again = await lan.post(CODE, { item: '1', option: '0' });
    expect(again.status).toBe(422);
    expect(again.html).toContain('câu trả lời đầu được tính');
    expect(await votes()).toEqual([{ item: 0, options: [1] }]);
  });

  it('shows the right answer only once the item is closed, then with the rule in its own words', async () => {
    const visitor = await open();
    const lan = await joined('Lan');
    for (const path of [CODE, `${CODE}/man-hinh`]) {
      const { html } = await (path === CODE ? lan : visitor).get(path);
      expect(textOf(html)).not.toMatch(/Đáp án|mục 3, đoạn 2|, đúng/);
    }
    await house.close();
    house = await webQuizHouse();
    await house.happened(
      { kind: 'started' },
      { kind: 'asked', item: 0 },
      { kind: 'closed', item: 0, by: 'time' },
    );
    await house.start();
    const minh = await joined('Minh');
    const rule = /Đáp án: A\. Đúng[^]*không sử dụng đồ uống có cồn[^]*mục 3, đoạn 2 30-CT\/TU/;
    const told = (await minh.get(CODE)).html;
    expect(textOf(told)).toMatch(rule);
    // The clause leads to its place in the reader, marked.
    const link = /<figure class="quote">[^]*?href="([^"]+)"/u.exec(told)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { start = 0, end = 0 } = quizItems[0]?.quote ?? {};
    expect(link).toBe(`/d/30-CT/TU?p=m3.d2&s=${String(start)}&e=${String(end)}#m3.d2`);
    const screen = openVisitor(house.channel.address());
    expect(textOf((await screen.get(`${CODE}/man-hinh`)).html)).toMatch(/A Đúng\s+0 người ✔ đúng/);
  });

  it('takes nothing after the time, from who has not joined, nor what is no answer', async () => {
    const visitor = await open();
    const lan = await joined('Lan');
    expect((await visitor.post(CODE, { item: '1', option: '0' })).status).toBe(422);
    for (const fields of [
      { item: '1' },
      { item: 'x', option: '0' },
      { item: '1', option: '11' },
      { item: '7', option: '0' },
    ])
      // prettier-ignore
      expect((await lan.post(CODE, fields as Record<string, string>)).status).toBe(422);
    house.clock = new Date(house.clock.getTime() + 20_001);
    expect((await lan.post(CODE, { item: '1', option: '0' })).html).toContain('Câu này đã hết giờ.');
    expect(await votes()).toEqual([]);
  });

  it('takes forms of its own pages alone, and shows a name as text', async () => {
    await open();
    const lan = await joined('<b>Lan</b> & "bạn"');
    expect((await lan.get(CODE)).html).toContain('&lt;b&gt;Lan&lt;/b&gt; &amp; &quot;bạn&quot;');
    const foreign = { Origin: 'https://evil.example' };
    expect((await lan.post(CODE, { item: '1', option: '0' }, foreign)).status).toBe(403);
    expect((await lan.post(`${CODE}/vao`, { name: 'x'.repeat(41) })).status).toBe(422);
    expect(await votes()).toEqual([]);
  });

  it('offers teams, asks for no name where it is anonymous, and keeps none', async () => {
    const visitor = await open({ anonymous: true, teams: ['Đội 1', 'Đội 2'] });
    const form = (await visitor.get(CODE)).html;
    expect(form).toContain('Bài này ẩn danh');
    expect(form).not.toContain('name="name"');
    const lan = await joined('Lan', { team: '1' });
    expect(textOf((await lan.get(CODE)).html)).toMatch(/Bạn là Người 1, Đội 2\./);
    expect(JSON.stringify(await house.store.roundEvents('round-a'))).not.toContain('Lan');
  });

  it('gives the script the piece that changed alone, under a version', async () => {
    await open();
    const lan = await joined('Lan');
    const address = house.channel.address() + CODE;
    const piece = async () => {
      const headers = { cookie: lan.cookie(), 'X-Fragment': '1' };
      return (await fetch(address, { headers })).text();
    };
    const before = await piece();
    expect(before).toMatch(/^<section\s+id="quiz"\s+data-version="[^"]+"[^>]*data-looks/);
    expect(await piece()).toBe(before);
    await lan.submit(CODE, { item: '1', option: '0' });
    expect(/data-version="([^"]+)"/.exec(await piece())?.[1]).not.toBe(/data-version="([^"]+)"/.exec(before)?.[1]); // prettier-ignore
  });
});

describe('the big screen', () => {
  it('shows code, item and how many answered, and at the end the ranking', async () => {
    const visitor = await open({ questions: roundWith().questions.slice(0, 1), seconds: 5 });
    const lan = await joined('Lan');
    await lan.submit(CODE, { item: '1', option: '0' });
    const live = textOf((await visitor.get(`${CODE}/man-hinh`)).html);
    expect(live).toMatch(
      /Vào 127\.0\.0\.1:\d+\/quiz, mã K7Q2MD\s+1 người đã vào[^]*Câu 1\/1[^]*1 người đã trả lời\./,
    );
    house.clock = new Date(house.clock.getTime() + 22_000);
    // The round's one timer was set by the clock before.
    await expect
      .poll(async () => textOf((await visitor.get(`${CODE}/man-hinh`)).html), { timeout: 30_000 })
      .toMatch(/Kết quả[^]*1\. Lan: 1\/1 câu đúng, 0,0 giây/);
    expect(textOf((await lan.get(CODE)).html)).toMatch(/Đã kết thúc\.[^]*1\. Lan: 1\/1 câu đúng/);
  }, 40_000);
});

describe('names on the big screen', () => {
  const ended = async (changes: Partial<RoundSetup> = {}) => {
    house = await webQuizHouse({ questions: roundWith().questions.slice(0, 1), ...changes });
    await house.happened(
      { kind: 'started' },
      { kind: 'joined', person: 'lan', name: 'Lan', team: null },
      { kind: 'ended', by: 'trainer' },
    );
    await house.start();
    return openVisitor(house.channel.address());
  };
  const screenOf = async (visitor: Visitor) => textOf((await visitor.get(`${CODE}/man-hinh`)).html);
  const signedIn = async (person: string, role: 'trainer' | 'administrator') => {
    const visitor = openVisitor(house.channel.address());
    await visitor.submit('/dang-nhap', { code: await house.newCode(person, role) });
    return visitor;
  };

  it('are there for a day after the end, then for who may see them', async () => {
    const visitor = await ended();
    expect(await screenOf(visitor)).toContain('1. Lan');
    house.clock = new Date(house.clock.getTime() + 24 * 60 * 60 * 1_000);
    expect(await screenOf(visitor)).toMatch(/1 người đã tham gia\.[^]*đăng nhập rồi mở lại trang này/);
    expect(await screenOf(visitor)).not.toContain('Lan');
    expect(await screenOf(await signedIn('another', 'trainer'))).not.toContain('Lan');
    expect(await screenOf(await signedIn('trainer-a', 'trainer'))).toContain('1. Lan');
    expect(await screenOf(await signedIn('quan', 'administrator'))).toContain('1. Lan');
  });

  it('are not there of an assignment, and an anonymous round has none to hide', async () => {
    expect(await screenOf(await ended({ kind: 'assignment', seconds: null }))).not.toContain('Lan');
    expect(await screenOf(await signedIn('trainer-a', 'trainer'))).toContain('1. Lan');
    await house.close();
    expect(await screenOf(await ended({ kind: 'assignment', seconds: null, anonymous: true }))).toContain(
      '1. Người 1',
    );
  });
});

describe('without a quiz', () => {
  it('there are no such pages', async () => {
    await open();
    const plain = createWebChannel(plainOptions());
    await plain.start();
    for (const path of ['/quiz', CODE, `${CODE}/man-hinh`])
      expect((await openVisitor(plain.address()).get(path)).status).toBe(404);
    await plain.stop();
  });
});
