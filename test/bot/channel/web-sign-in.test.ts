import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WebTroubles } from '../../../bot/channel/web/options.ts';
import { openWorld, type World } from './web/world.ts';
import { openAdministrator, signIn } from './web/administrator.ts';
import { decoded, openVisitor, textOf, type Visitor } from './web/visitor.ts';

let world: World;
beforeEach(async () => (world = await openWorld()));
afterEach(() => world.close());

const WRONG = 'Mã không đúng, đã dùng hoặc đã hết hạn.';

describe('signing in on the web', () => {
  it('the first administrator’s code makes this browser the administrator', async () => {
    const visitor = openVisitor(world.url);
    const code = (await world.firstCode()) ?? '';
    const page = await visitor.submit('/dang-nhap', { code: ` ${code.toLowerCase()} ` });
    expect(textOf(page.html)).toContain('với vai trò quản trị viên');
    expect(textOf((await visitor.submit('/ask', { text: '/vaitro' })).html)).toContain('quản trị viên');
    expect(textOf((await visitor.submit('/ask', { text: '/moi trainer' })).html)).toContain(
      'Mã mời cán bộ tập huấn',
    );
  });

  it('leads an administrator to the task there is, with the line that a portal needs, and a trainer to neither', async () => {
    const origins = ['https://congchuc.example.vn'];
    const other = await openWorld({ embedOrigins: origins, publicUrl: 'https://ky-cuong.example.vn' });
    const read = async (visitor: Visitor) => decoded((await visitor.get('/dang-nhap')).html);
    const page = await read(await openAdministrator(other));
    expect(page).toContain(
      '<script src="https://ky-cuong.example.vn/nhung.js" data-nhan="Hỏi quy định" data-ben="phai" defer></script>',
    );
    expect(page).toContain(origins[0]);
    expect(page).toContain('href="/van-ban/nhap"');
    const trainer = 'cd'.repeat(32);
    await other.store.putPerson({ id: trainer, role: 'trainer', since: '2026-11-01T00:00:00.000Z' });
    const theirs = await read(await signIn(other, trainer));
    expect(theirs).toContain('cán bộ tập huấn');
    for (const part of ['nhung.js', '/van-ban/nhap']) expect(theirs).not.toContain(part);
    expect(await read(await openAdministrator(world))).not.toContain('nhung.js');
    await other.close();
  });

  it('shows an administrator, and nobody else, what keeps channels from sending, and how to mend it', async () => {
    const at = '2026-11-26T02:00:00.000Z';
    const trouble = { channel: 'zalo_oa', kind: 'limit', count: 3, reason: '', first: at, last: at } as const;
    let troubles: WebTroubles = { recent: [trouble], dead: 2 };
    const other = await openWorld({ troubles: () => Promise.resolve(troubles) });
    const administrator = await openAdministrator(other);
    const read = async (visitor: Visitor) =>
      textOf((await visitor.get('/dang-nhap')).html).replace(/\s+/gu, ' ');
    const page = await read(administrator);
    expect(page).toContain('Zalo OA: 3 tin đang phải chờ vì Zalo OA báo gửi quá nhanh');
    expect(page).toContain('Hãy xem hạn mức và gói dịch vụ');
    expect(page).toContain('2 tin đã bỏ còn được giữ: xem bằng npm run letters');
    const trainer = 'ad'.repeat(32);
    await other.store.putPerson({ id: trainer, role: 'trainer', since: at });
    expect(await read(await signIn(other, trainer))).not.toContain('Trục trặc');
    troubles = { recent: [], dead: 0 };
    expect(await read(administrator)).not.toContain('Trục trặc');
    await other.close();
  });

  it('says what it is good for, and leads everybody to practice and to the own results', async () => {
    const stranger = textOf((await openVisitor(world.url).get('/dang-nhap')).html).replace(/\s+/gu, ' ');
    expect(stranger).toContain(
      'Đăng nhập để giữ lịch sử hỏi đáp, kết quả luyện tập, bài đố; cán bộ tập huấn và quản trị viên cần',
    );
    for (const visitor of [await signIn(world, 'ef'.repeat(32)), await openAdministrator(world)]) {
      const { html } = await visitor.get('/dang-nhap');
      expect(html).toContain('href="/luyen"');
      expect(html).toMatch(/href="\/ket-qua">Kết quả của tôi</);
    }
  });

  it('a code from a chat opens a session as the person of that chat', async () => {
    const person = 'ab'.repeat(32);
    await world.store.putPerson({ id: person, role: 'trainer', since: '2026-11-01T00:00:00.000Z' });
    const { code } = await world.people.signInCode(person);
    const visitor = openVisitor(world.url);
    expect(textOf((await visitor.submit('/dang-nhap', { code })).html)).toContain(
      'với vai trò cán bộ tập huấn',
    );
    expect(textOf((await visitor.submit('/ask', { text: '/vaitro' })).html)).toContain('cán bộ tập huấn');
  });

  it('a code works once, a wrong one never', async () => {
    const code = (await world.firstCode()) ?? '';
    await openVisitor(world.url).submit('/dang-nhap', { code });
    for (const tried of [code, 'AAAAA-AAAAA', 'x'.repeat(129), '   ']) {
      const page = await openVisitor(world.url).submit('/dang-nhap', { code: tried });
      expect(page.status).toBe(422);
      expect(textOf(page.html)).toContain(WRONG);
      expect(page.html).not.toContain(tried.trim() === '' ? 'value=""' : tried);
    }
  });

  it('gives a new session, so that a planted one gains nothing', async () => {
    const attacker = openVisitor(world.url);
    await attacker.submit('/ask', { text: 'xin chào' });
    const planted = attacker.cookie();
    const code = (await world.firstCode()) ?? '';
    const signedIn = await fetch(`${world.url}/dang-nhap`, {
      method: 'POST',
      body: new URLSearchParams({ code }),
      headers: { Origin: world.url, Cookie: planted },
      redirect: 'manual',
    });
    expect(signedIn.headers.get('set-cookie')?.split(';')[0]).not.toBe(planted);
    expect(textOf((await attacker.submit('/ask', { text: '/vaitro' })).html)).toContain('người hỏi');
    expect(textOf((await attacker.get('/dang-nhap')).html)).toContain('Mã dùng một lần');
  });

  it('signing out ends it', async () => {
    const visitor = openVisitor(world.url);
    await visitor.submit('/dang-nhap', { code: (await world.firstCode()) ?? '' });
    expect(textOf((await visitor.submit('/dang-xuat', {})).html)).toContain('Mã dùng một lần');
    expect(textOf((await visitor.submit('/ask', { text: '/vaitro' })).html)).toContain('người hỏi');
  });

  it('the code is in no log', async () => {
    await openVisitor(world.url).submit('/dang-nhap', { code: 'ABCDE-23456' });
    expect(JSON.stringify(world.faults)).not.toContain('ABCDE');
  });
});

describe('guessing codes', () => {
  it('ends after the tries that an address has', async () => {
    const guarded = await openWorld({ signInRate: { requests: 3, seconds: 600 } });
    const visitor = openVisitor(guarded.url);
    const statuses = [];
    for (let at = 0; at < 4; at += 1)
      statuses.push((await visitor.post('/dang-nhap', { code: `AAAAA-AAAA${at}` })).status);
    expect(statuses).toEqual([422, 422, 422, 429]);
    await guarded.close();
  });
});

describe('without sign-in', () => {
  it('the page says so, and codes are not taken', async () => {
    const closed = await openWorld({}, { history: true, signIn: false });
    expect(textOf((await openVisitor(closed.url).get('/dang-nhap')).html)).toContain('chưa bật đăng nhập');
    expect((await openVisitor(closed.url).post('/dang-nhap', { code: 'ABCDE-23456' })).status).toBe(404);
    await closed.close();
  });
});
