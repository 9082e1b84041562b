import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAdministrator, signIn, type Administrator } from './web/administrator.ts';
import { attribute, openVisitor, textOf, type Visitor } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

/** Questions to people on the web: forms without a script, over real HTTP, with the real desk, store and library. */

const NOT_DECIDED = 'Uống bia buổi trưa bị phạt bao nhiêu tiền?';
const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const PERSON = 'Hỏi người phụ trách';
let world: World;
let an: Administrator;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
  an = await openAdministrator(world);
});
afterAll(() => world.close());

/** The id of the last answer of a conversation. */
const answerOf = (html: string) =>
  attribute(html.split('class="exchange"').at(-1) ?? '', /name="answer" value="([^"]+)"/);
/** Asks and passes on; the number it got. */
async function pass(lan: Visitor, question = NOT_DECIDED): Promise<string> {
  const asked = await lan.submit('/ask', { text: question });
  const answer = answerOf(asked.html);
  const page = await lan.submit('/chuyen', { answer });
  return /người phụ trách, số (\d+)/.exec(textOf(page.html))?.[1] ?? `no number in ${textOf(page.html)}`;
}

describe('asking a person on the web', () => {
  it('is a button under what the rules do not decide, and shows where the question stands', async () => {
    const lan = openVisitor(world.url);
    const asked = await lan.submit('/ask', { text: NOT_DECIDED });
    expect(asked.html).toContain(`formaction="/chuyen">${PERSON}</button>`);
    const answer = answerOf(asked.html);
    const sent = await lan.post('/chuyen', { answer });
    expect(sent.status).toBe(303);
    expect(sent.headers.get('location')).toMatch(/^\/#n-\d+$/);
    const page = await lan.get('/');
    expect(textOf(page.html)).toContain('Đã chuyển tới người phụ trách, số');
    expect(page.html).not.toContain('formaction="/chuyen"');
    expect((await lan.post('/chuyen', { answer })).status).toBe(303);
    const piece = await lan.post('/chuyen', { answer }, { Origin: world.url, 'X-Fragment': '1' });
    expect(textOf(piece.html)).toContain('đã được chuyển rồi');
  });

  it('is told of among what is kept', async () => {
    const about = textOf((await openVisitor(world.url).get('/gioi-thieu')).html);
    expect(about).toContain('người đó đọc được câu hỏi, không thấy bạn là ai');
    expect(about).toContain('đến khi câu trả lời đã gửi tới bạn');
  });

  it('is offered after "Chưa đúng" under any answer, with and without a script', async () => {
    const lan = openVisitor(world.url);
    const asked = await lan.submit('/ask', { text: BEER });
    expect(asked.html).not.toContain('/chuyen');
    const answer = answerOf(asked.html);
    const voted = await lan.submit('/vote', { answer, helpful: 'no' });
    expect(voted.html).toContain('formaction="/chuyen"');
    const piece = (helpful: string) =>
      lan.post('/vote', { answer, helpful }, { Origin: world.url, 'X-Fragment': '1' });
    expect((await piece('no')).html).toContain('formaction="/chuyen"');
    expect((await piece('yes')).html).not.toContain('formaction="/chuyen"');
  });

  it('refuses an answer of another conversation, another site, and what is no id', async () => {
    const lan = openVisitor(world.url);
    const answer = answerOf((await lan.submit('/ask', { text: NOT_DECIDED })).html);
    const binh = openVisitor(world.url);
    await binh.submit('/ask', { text: BEER });
    expect(textOf((await binh.submit('/chuyen', { answer })).html)).toContain('không còn được lưu');
    expect((await openVisitor(world.url).post('/chuyen', { answer })).status).toBe(404);
    expect((await lan.post('/chuyen', { answer: '../x' })).status).toBe(404);
    expect((await lan.post('/chuyen', { answer }, { Origin: 'https://evil.example' })).status).toBe(403);
  });

  it('says so where a person has passed on enough for a day', async () => {
    const lan = openVisitor(world.url);
    for (let n = 0; n < 5; n++) await pass(lan, `Mức phạt trường hợp ${'abcde'[n]} là bao nhiêu?`);
    const answer = answerOf((await lan.submit('/ask', { text: NOT_DECIDED })).html);
    expect(textOf((await lan.submit('/chuyen', { answer })).html)).toContain('tối đa một ngày');
  });
});

describe('replying on the web', () => {
  it('is for those who may; others are told so and written down', async () => {
    const stranger = await openVisitor(world.url).get('/hoi-dap');
    expect(stranger.status).toBe(403);
    expect(stranger.html).toContain('href="/dang-nhap"');
    const plain = await signIn(world, 'b'.repeat(64));
    expect((await plain.get('/hoi-dap/1')).status).toBe(403);
    expect((await plain.post('/hoi-dap/1', { text: 'Không.' })).status).toBe(403);
    expect((await world.store.audits(3)).map(({ person, act }) => [person, act])).toContainEqual([
      plain.person,
      'refused',
    ]);
    expect((await an.get('/dang-nhap')).html).toContain('href="/hoi-dap"');
  });

  it('quotes the provision that is named, and the reply stands in the conversation at the next visit', async () => {
    const lan = openVisitor(world.url);
    const number = await pass(lan);
    const list = await an.get('/hoi-dap');
    expect(list.headers.get('cache-control')).toBe('no-store');
    expect(textOf(list.html)).toContain(NOT_DECIDED);
    expect(list.html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/i);
    const refused = await an.post(`/hoi-dap/${number}`, {
      text: 'Chưa có mức phạt.',
      places: '30-CT/TU mục 77',
    });
    expect(refused.status).toBe(422);
    expect(textOf(refused.html)).toContain('không trích được');
    expect(refused.html).toContain('Chưa có mức phạt.');
    const sent = await an.submit(`/hoi-dap/${number}`, {
      text: 'Chưa có mức phạt.\r\nDòng hai.',
      places: '30-CT/TU mục 3 đoạn 2',
    });
    expect(textOf(sent.html)).toContain('người hỏi sẽ thấy khi mở lại trang');
    const page = textOf((await lan.get('/')).html);
    expect(page).toContain(`Người phụ trách trả lời câu hỏi số ${number}`);
    expect(page).toContain('Chưa có mức phạt.');
    expect(page).toContain('không phải nguyên văn quy định');
    expect(page).toContain(world.knowledge.library.provision('30-CT/TU#m3.d2')?.text ?? 'none');
    expect(page).toContain('Đang có hiệu lực từ 29/11/2023');
    expect(textOf((await an.get(`/hoi-dap/${number}`)).html)).toContain('đã tới người hỏi');
    expect(textOf((await an.get('/hoi-dap?xem=da-tra-loi')).html)).toContain(NOT_DECIDED);
    expect((await an.post(`/hoi-dap/${number}`, { text: 'Hai.' })).status).toBe(422);
    await lan.post('/quen', {});
    expect((await an.get(`/hoi-dap/${number}`)).status).toBe(404);
  });

  it('escapes what people write, on both sides', async () => {
    const nasty = '<script>alert(1)</script>"><img src=x onerror=alert(1)> phạt bao nhiêu tiền?';
    const lan = openVisitor(world.url);
    const number = await pass(lan, nasty);
    await an.post(`/hoi-dap/${number}`, { text: nasty, places: nasty });
    await an.post(`/hoi-dap/${number}`, { text: nasty });
    for (const { html } of [
      await an.get('/hoi-dap'),
      await an.get(`/hoi-dap/${number}`),
      await lan.get('/'),
    ]) {
      expect(html).not.toContain('<script>alert');
      expect(html).not.toContain('<img src=x');
    }
  });

  it('pages a long list', async () => {
    for (let n = 0; n < 21; n++)
      await world.store.escalate(
        {
          turn: `many-${String(n)}`,
          chat: 'c',
          person: `p${String(n)}`,
          channel: 'telegram',
          address: { chat: '5550001', place: null },
          question: `Câu số ${String(n)}`,
          understood: null,
          outcome: 'not_in_corpus',
          same: String(n),
          at: '2026-11-23T00:00:00.000Z',
        },
        { ofPerson: 9, since: '', waiting: 999 },
      );
    const first = await an.get('/hoi-dap');
    expect(first.html).toContain('href="/hoi-dap?trang=2"');
    expect(first.html).not.toContain('5550001');
    expect(textOf((await an.get('/hoi-dap?trang=2')).html)).toContain('Câu số 20');
    for (const odd of ['trang=0', 'trang=x', 'xem=gi'])
      expect((await an.get(`/hoi-dap?${odd}`)).status).toBe(200);
    const beyond = await an.get('/hoi-dap?trang=99');
    expect([beyond.status, beyond.headers.get('location')]).toEqual([303, '/hoi-dap?trang=2']);
    const answered = await an.get('/hoi-dap?trang=99&xem=da-tra-loi');
    expect(answered.headers.get('location')).toBe('/hoi-dap?trang=1&xem=da-tra-loi');
    expect((await an.get('/hoi-dap/999999')).status).toBe(404);
  });
});
