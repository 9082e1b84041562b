import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAdministrator, signIn } from './web/administrator.ts';
import { attribute, decoded, openVisitor, textOf, type Page, type Visitor } from './web/visitor.ts';
import { HASH_KEY, openWorld, plainOptions, type World } from './web/world.ts';
import { keyedHash } from '../../../bot/privacy.ts';
import { createWebChannel } from '../../../bot/channel/web.ts';
import { itemsOfDirective } from '../../fixtures/practice-items.ts';

/** Practice on the web: forms without a script, over real HTTP, with the real desk, store and library. */

let world: World;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
});
afterAll(() => world.close());

const start = (lan: Visitor, topic = '') => lan.submit('/luyen', { viec: 'bat-dau', 'chu-de': topic });
const key = ({ html }: Page) => decoded(attribute(html, /name="cau" value="([^"]+)"/));
const wordsOf = ({ html }: Page) => textOf(html).replace(/\s+/g, ' ');
/** Answers the item of a page right or wrong. */
function answer(lan: Visitor, page: Page, right: boolean): Promise<Page> {
  // The one answered before stands above the open one.
  const place = ({ stem }: { readonly stem: string }) => wordsOf(page).lastIndexOf(stem);
  const item = itemsOfDirective(world.knowledge.library).sort((a, b) => place(b) - place(a))[0];
  const text = item?.options[item.correct[0] ?? 0];
  const shown = [
    ...page.html.matchAll(/value="(?<letter>[A-J])"[^>]*>\s*<span[^>]*>\s*[A-J]\. (?<words>[^<]*)</g),
  ];
  const chosen = shown.find(({ groups }) => (decoded(groups?.['words'] ?? '').trim() === text) === right)
    ?.groups?.['letter'];
  return lan.submit('/luyen', { viec: 'tra-loi', cau: key(page), chon: chosen ?? 'none' });
}

describe('the page of practice', () => {
  it('asks, and shows the clause with its place and the next item after each answer', async () => {
    const lan = openVisitor(world.url);
    expect((await lan.get('/luyen')).headers.get('set-cookie')).toBeNull();
    const first = await start(lan);
    expect(wordsOf(first)).toContain('Câu 1/5 (điều mới)');
    const second = await answer(lan, first, true);
    expect(wordsOf(second)).toContain('✔ Đúng');
    expect(wordsOf(second)).toContain('Chỉ thị số 30-CT/TU, ngày 29/11/2023');
    expect(wordsOf(second)).toContain('Câu 2/5 (điều mới)');
    const clause = textOf(/<blockquote[\s\S]*?<\/blockquote>/.exec(second.html)?.[0] ?? 'no clause').trim();
    const { provisions = [] } = world.knowledge.library.document('30-CT/TU') ?? {};
    expect(provisions.some(({ text }) => text.includes(clause))).toBe(true);
    const link = /href="(\/d\/30-CT\/TU\?p=m[^"]+)"[^>]*>Xem toàn văn/.exec(second.html)?.[1] ?? '';
    // The reader opens at the clause, with the words that decide marked.
    const marked = [
      ...(await lan.get(link.replaceAll('&amp;', '&'))).html.matchAll(/<mark>([^<]*)<\/mark>/gu),
    ];
    expect(marked.length).toBeGreaterThan(0);
    expect(wordsOf(second)).toContain(marked[0]?.[1] ?? 'nothing marked');
    const third = await answer(lan, second, false);
    expect(wordsOf(third)).toContain('✘ Chưa đúng');
    expect(wordsOf(third)).toContain('Đáp án: ');
    expect(third.headers.get('cache-control')).toBe('no-store');
  });

  it('takes a form once: sent again, it does not answer the next item', async () => {
    const lan = openVisitor(world.url);
    const page = await start(lan);
    await answer(lan, page, true);
    const again = await answer(lan, page, true);
    expect(wordsOf(again)).toContain('Câu 2/5');
  });

  it('takes letters alone: a question is not asked here', async () => {
    const lan = openVisitor(world.url);
    const page = await start(lan, 'rượu bia');
    expect(wordsOf(page)).toContain('Câu 1/1');
    const same = await lan.submit('/luyen', { viec: 'tra-loi', cau: key(page), chon: 'bia có được không' });
    expect(wordsOf(same)).toContain('Bạn gõ A hoặc B.');
    expect(wordsOf(same)).toContain('Câu 1/1');
    const end = await answer(lan, same, true);
    expect(wordsOf(end)).toContain('Đã xong: đúng 1/1 câu');
  });

  it('says where there is nothing on a topic, and ends a session when asked', async () => {
    const lan = openVisitor(world.url);
    expect(wordsOf(await start(lan, '<b>tàu vũ trụ'))).toContain('Chưa có câu hỏi về “<b>tàu vũ trụ”');
    await start(lan);
    expect(wordsOf(await lan.submit('/luyen', { viec: 'dung' }))).toContain('Buổi luyện mới');
  });

  it('refuses forms of another site and of another form', async () => {
    const lan = openVisitor(world.url);
    const begin = { viec: 'bat-dau', 'chu-de': '' };
    expect((await lan.post('/luyen', begin, { Origin: 'https://x.example' })).status).toBe(403);
    expect((await lan.post('/luyen', { viec: 'x' })).status).toBe(422);
    expect((await lan.post('/luyen', { ...begin, 'chu-de': 'a'.repeat(81) })).status).toBe(422);
  });

  it('is not there where practice is off', async () => {
    const off = createWebChannel(plainOptions());
    await off.start();
    for (const path of ['/luyen', '/ket-qua'])
      expect((await openVisitor(off.address()).get(path)).status).toBe(404);
    await off.stop();
  });
});

describe('the page of one’s own results', () => {
  it('shows and deletes what this browser’s session has, and nobody else’s', async () => {
    const [lan, binh] = [openVisitor(world.url), openVisitor(world.url)];
    const page = await start(lan);
    await answer(lan, page, false);
    const own = await lan.get('/ket-qua');
    expect(wordsOf(own)).toContain('Đã học 1 điều: đang nhớ 0, cần ôn thêm 1.');
    expect(wordsOf(own)).toMatch(/Còn hay sai mục \d.*, 30-CT\/TU: đúng 0\/1 lần/);
    await start(binh);
    expect(wordsOf(await binh.get('/ket-qua'))).toContain('Chưa có kết quả nào');
    expect(wordsOf(await lan.submit('/ket-qua/xoa', {}))).toContain('Tôi đã xóa kết quả');
    expect(wordsOf(await lan.get('/ket-qua'))).toContain('Chưa có kết quả nào');
  });

  it('deletes the unit too, which is told beforehand', async () => {
    const lan = openVisitor(world.url);
    expect(wordsOf(await lan.get('/'))).toMatch(
      /bài đố đã kết thúc, chứng nhận và đơn vị của bạn\? Lịch sử giữ trên máy này cũng mất\./,
    );
    const about = wordsOf(await lan.get('/gioi-thieu'));
    expect(about).toContain('Đơn vị (/donvi) được lưu đến khi bạn xóa.');
    expect(about).toContain('chỉ xóa được trước khi đóng trình duyệt');
    await lan.submit('/ask', { text: '/donvi Phòng Nội vụ' });
    expect(wordsOf(await lan.submit('/ask', { text: '/donvi' }))).toContain('Đơn vị của bạn: Phòng Nội vụ.');
    expect(wordsOf(await lan.submit('/ket-qua/xoa', {}))).toContain('Tôi đã xóa đơn vị của bạn.');
    expect(wordsOf(await lan.submit('/ask', { text: '/donvi' }))).toContain('Bạn chưa ghi đơn vị.');
  });

  it('leads a trainer who has led no round to where one is made', async () => {
    await world.store.putPerson({ id: 'c'.repeat(64), role: 'trainer', since: '' });
    const own = await (await signIn(world, 'c'.repeat(64))).get('/ket-qua');
    expect(own.html).toMatch(/Chưa có bài nào\. <a[^>]*href="\/quiz\/moi"/);
  });

  it('goes with who is signed in from browser to browser', async () => {
    const an = await openAdministrator(world);
    const elsewhere = await signIn(world, an.person);
    const page = await start(an);
    await answer(an, page, true);
    expect(wordsOf(await elsewhere.get('/ket-qua'))).toContain('Đã học 1 điều: đang nhớ 1');
  });
});

describe('what was practised', () => {
  it('goes after the days of retention where nobody signed in at the browser, and stays of who did', async () => {
    const [lan, person] = [openVisitor(world.url), 'e'.repeat(64)];
    await answer(lan, await start(lan), true);
    const session = decodeURIComponent(lan.cookie().split('=')[1] ?? '').split('.')[0] ?? '';
    const browser = keyedHash(HASH_KEY, 'web', session);
    const hoa = await signIn(world, person);
    await answer(hoa, await start(hoa), true);
    const left = async (of: string) => [
      (await world.store.attempts({ person: of, round: null, since: '' })).length,
      (await world.store.cards(of)).length,
    ];
    expect([await left(browser), await left(person)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    await world.store.expire('2026-01-01T00:00:00.000Z');
    expect(await left(browser)).toEqual([1, 1]);
    await world.store.expire('2030-01-01T00:00:00.000Z');
    expect([await left(browser), await left(person)]).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });
});
