import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signIn } from './web/administrator.ts';
import { attribute, openVisitor, textOf, type Page, type Visitor } from './web/visitor.ts';
import { openWorld, TODAY, type World } from './web/world.ts';

/** Who keeps what was asked: the browser, or an account. */

const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
const FINE = 'Uống rượu bia buổi trưa bị phạt bao nhiêu tiền?';

let world: World;
beforeAll(async () => (world = await openWorld({ embedOrigins: ['https://congchuc.example.vn'] })));
afterAll(() => world.close());

const exchanges = ({ html }: Page): number => html.split('class="exchange"').length - 1;
const said = ({ html }: Page): string => textOf(html).replace(/\s+/gu, ' ');
const newPerson = (() => {
  let last = 0;
  return () => `${(last += 1)}`.padStart(64, 'b');
})();
const open = (person: string): Promise<Visitor> => signIn(world, person);

describe('without sign-in', () => {
  it('the server shows the last twelve exchanges of the cookie’s conversation', async () => {
    const visitor = openVisitor(world.url);
    for (let at = 1; at <= 13; at += 1) await visitor.post('/ask', { text: `Quy định mục ${at}?` });
    const page = await visitor.get('/');
    expect(exchanges(page)).toBe(12);
    expect(said(page)).not.toContain('Quy định mục 1?');
    expect(said(page)).toContain('Quy định mục 13?');
    expect(page.html).not.toContain('?xem=');
  });

  it('a vote on what the server no longer remembers says why, and what to do', async () => {
    const visitor = openVisitor(world.url);
    const first = await visitor.submit('/ask', { text: BEER });
    const answer = attribute(first.html, /name="answer"\s+value="([^"]+)"/);
    for (let at = 1; at <= 12; at += 1) await visitor.post('/ask', { text: `Quy định mục ${at}?` });
    for (const [path, fields] of [
      ['/vote', { answer, helpful: 'yes' }],
      ['/vote', { answer, helpful: 'no' }],
    ] as const) {
      const page = await visitor.post(path, fields);
      expect(page.status).toBe(404);
      expect(said(page)).toContain('máy chủ chỉ nhớ 12 câu gần nhất trong 24 giờ: hãy hỏi lại rồi bấm');
    }
    expect(said(await visitor.submit('/chuyen', { answer }))).toContain('không còn được lưu');
  });

  it('an answer says of which day and state of the library it is, for the browser that keeps it', async () => {
    const visitor = openVisitor(world.url);
    const piece = await visitor.post('/ask', { text: BEER }, { Origin: world.url, 'X-Fragment': '1' });
    const marks = `data-day="${TODAY}" data-snapshot="${world.knowledge.library.id}"`;
    expect(piece.html).toContain(marks);
    expect((await visitor.get('/')).html).toContain(marks);
    const notice = await visitor.post('/ask', { text: '/vaitro' }, { Origin: world.url, 'X-Fragment': '1' });
    expect(notice.html).not.toContain('data-day');
  });

  it('the page has the choice to keep nothing on this computer, away until a script shows it', async () => {
    const page = await openVisitor(world.url).get('/');
    expect(page.html).toMatch(/<section[^>]*class="kept"[^>]*data-kept="device"[^>]*\shidden/);
    expect(said(page)).toContain('Không giữ trên máy này');
  });

  it('a frame on another site keeps nothing on the device', async () => {
    const visitor = openVisitor(world.url);
    await visitor.submit('/ask', { text: BEER });
    const framed = await visitor.get('/nhung');
    expect(exchanges(framed)).toBe(1);
    expect(framed.html).not.toContain('data-kept');
  });

  it('a named conversation of the API is remembered no longer than a visit', async () => {
    const send = (text: string) =>
      fetch(`${world.url}/api/ask`, {
        method: 'POST',
        body: JSON.stringify({ text, conversation: 'mot-cuoc-noi-chuyen' }),
        headers: { 'Content-Type': 'application/json' },
      });
    for (let at = 1; at <= 13; at += 1) expect((await send(`Quy định mục ${at}?`)).status).toBe(200);
    expect(await world.store.expireVisits('', '9999')).toBeGreaterThanOrEqual(12);
  });
});

describe('signed in', () => {
  it('the conversation is the same in every browser of the person, and in no other', async () => {
    const person = newPerson();
    const [one, two, stranger] = [await open(person), await open(person), await open(newPerson())];
    await one.submit('/ask', { text: BEER });
    await two.submit('/ask', { text: 'thế còn ngày trực?' });
    for (const visitor of [one, two]) {
      const page = await visitor.get('/');
      expect(said(page)).toMatch(/ăn cưới.*thế còn ngày trực\?.*Hiểu câu hỏi là/u);
      expect(said(page)).toContain('giữ trong tài khoản 90 ngày');
      expect(page.html).not.toMatch(/<article[^>]*data-day/);
    }
    expect(exchanges(await stranger.get('/'))).toBe(0);
    const late = await open(person);
    expect(exchanges(await late.get('/'))).toBe(2);
    expect(await world.store.expireVisits('', '9999')).toBe(0);
    expect(exchanges(await late.get('/'))).toBe(2);
  });

  it('a vote from one browser is the vote of the person in all', async () => {
    const person = newPerson();
    const [one, two] = [await open(person), await open(person)];
    const answer = attribute(
      (await one.submit('/ask', { text: BEER })).html,
      /name="answer"\s+value="([^"]+)"/,
    );
    await one.post('/vote', { answer, helpful: 'yes' });
    await two.post('/vote', { answer, helpful: 'no' });
    expect((await world.store.votes(answer)).map(({ helpful }) => helpful)).toEqual([false]);
  });

  it('a question passed to people from one browser is answered in the other', async () => {
    const person = newPerson();
    const [one, two] = [await open(person), await open(person)];
    const answer = attribute(
      (await one.submit('/ask', { text: FINE })).html,
      /name="answer"\s+value="([^"]+)"/,
    );
    await one.submit('/chuyen', { answer });
    expect(said(await two.get('/'))).toContain('Đã chuyển tới người phụ trách, số');
  });

  it('deleting in one browser deletes in all', async () => {
    const person = newPerson();
    const [one, two] = [await open(person), await open(person)];
    await one.submit('/ask', { text: BEER });
    const gone = await two.submit('/quen', {});
    expect(said(gone)).toContain('Đã xóa cuộc trò chuyện');
    expect(exchanges(await one.get('/'))).toBe(0);
    await one.submit('/ask', { text: BEER });
    expect(said(await one.submit('/ask', { text: '/quen' }))).toContain('Tôi đã xóa 1 câu hỏi');
    expect(exchanges(await two.get('/'))).toBe(0);
  });

  it('signing out leaves nothing of it to the browser', async () => {
    const visitor = await open(newPerson());
    await visitor.submit('/ask', { text: BEER });
    await visitor.submit('/dang-xuat', {});
    expect(exchanges(await visitor.get('/'))).toBe(0);
  });

  it('practice goes on in the other browser', async () => {
    const person = newPerson();
    const [one, two] = [await open(person), await open(person)];
    await one.submit('/luyen', { viec: 'bat-dau' });
    const key = /name="cau"\s+value="([^"]+)"/;
    expect(attribute((await two.get('/luyen')).html, key)).toBe(
      attribute((await one.get('/luyen')).html, key),
    );
  });

  it('a long history is read in steps, without script', async () => {
    const person = newPerson();
    const visitor = await open(person);
    const chat = await visitor.submit('/ask', { text: BEER });
    const id = attribute(chat.html, /name="answer"\s+value="([^"]+)"/);
    const turn = await world.store.turn(id);
    if (turn === null) throw new Error('the turn is gone');
    for (let at = 1; at <= 30; at += 1)
      await world.store.addTurn({ ...turn, id: `${id}-${at}`, question: `Câu thứ ${at}` }, null);
    const page = await visitor.get('/');
    expect(exchanges(page)).toBe(30);
    expect(attribute(page.html, /href="(\/\?xem=[^"]+)"/)).toBe('/?xem=60');
    const more = await visitor.get('/?xem=60');
    expect(exchanges(more)).toBe(31);
    expect(more.html).not.toContain('?xem=');
    for (const odd of ['-1', '9999', 'x', '1e3', ''])
      expect((await visitor.get(`/?xem=${odd}`)).status).toBe(200);
  });
});

describe('signing in', () => {
  const codeOf = async (person: string) => (await world.people.signInCode(person)).code;

  it('offers to take along what the browser shows, and takes it with its votes', async () => {
    const person = newPerson();
    const visitor = openVisitor(world.url);
    expect((await visitor.get('/dang-nhap')).html).not.toContain('mang-theo');
    const answer = attribute(
      (await visitor.submit('/ask', { text: BEER })).html,
      /name="answer"\s+value="([^"]+)"/,
    );
    await visitor.post('/vote', { answer, helpful: 'yes' });
    const form = await visitor.get('/dang-nhap');
    expect(form.html).toMatch(/name="mang-theo"\s+value="1"\s+checked/);
    expect(said(form)).toContain('(1 câu hỏi) vào tài khoản của tôi');
    const planted = visitor.cookie();
    const page = await visitor.submit('/dang-nhap', { code: await codeOf(person), 'mang-theo': '1' });
    expect(said(page)).toContain('Đã đưa 1 câu hỏi vào tài khoản của bạn.');
    for (const browser of [visitor, await open(person)]) expect(said(await browser.get('/'))).toContain(BEER);
    await visitor.post('/vote', { answer, helpful: 'no' });
    expect((await world.store.votes(answer)).map(({ helpful }) => helpful)).toEqual([false]);
    // Whoever else holds the cookie from before sees nothing of it any more.
    const response = await fetch(`${world.url}/`, { headers: { Cookie: planted } });
    expect(await response.text()).not.toContain('class="exchange"');
  });

  it('leaves it where the person does not want it, and after a wrong code', async () => {
    const person = newPerson();
    const visitor = openVisitor(world.url);
    await visitor.submit('/ask', { text: BEER });
    const wrong = await visitor.submit('/dang-nhap', { code: 'AAAAA-AAAAA', 'mang-theo': '1' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('mang-theo');
    expect(exchanges(await visitor.get('/'))).toBe(1);
    await visitor.submit('/dang-nhap', { code: await codeOf(person) });
    expect(exchanges(await visitor.get('/'))).toBe(0);
  });

  it('takes nothing along from the account of another', async () => {
    const [mine, yours] = [newPerson(), newPerson()];
    const visitor = await open(mine);
    await visitor.submit('/ask', { text: BEER });
    await visitor.submit('/dang-nhap', { code: await codeOf(yours), 'mang-theo': '1' });
    expect(exchanges(await visitor.get('/'))).toBe(0);
    expect(exchanges(await (await open(mine)).get('/'))).toBe(1);
  });
});

describe('what the page about privacy says', () => {
  it('names what is kept where, and for how long', async () => {
    const page = said(await openVisitor(world.url).get('/gioi-thieu'));
    for (const part of [
      'nhiều nhất 100 câu gần nhất, chỉ giữ trong trình duyệt của bạn',
      'chỉ nhớ 12 câu gần nhất',
      'tự xóa sau 24 giờ',
      'theo tài khoản 90 ngày',
    ])
      expect(page).toContain(part);
  });
});
