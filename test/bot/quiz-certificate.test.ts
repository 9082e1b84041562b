import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LONGEST_NAME, readCode, readName, sayCode, type Certificate } from '../../bot/quiz-certificate.ts';
import { signIn } from './channel/web/administrator.ts';
import { openVisitor, textOf, type Page } from './channel/web/visitor.ts';
import { openWorld, type World } from './channel/web/world.ts';

const CODE = 'BCDFGHJKLMNPQRSTVWXZ';
const SAID = 'BCDFG-HJKLM-NPQRS-TVWXZ';

describe('the code of a certificate', () => {
  it('is read as it is said, in small letters, with or without dashes, and nothing else is', () => {
    expect(sayCode(CODE)).toBe(SAID);
    for (const typed of [SAID, CODE, ` ${SAID.toLowerCase()} `, 'bcdfg hjklm npqrs tvwxz'])
      expect(readCode(typed)).toBe(CODE);
    for (const typed of ['', CODE.slice(1), `${CODE}B`, CODE.replace('B', '1'), 'x'.repeat(100_000)])
      expect(readCode(typed)).toBeNull();
  });

  it('has a name on one line, not longer than a line holds', () => {
    expect(readName('  Nguyễn\n Thị \u200bLan ')).toBe('Nguyễn Thị Lan');
    expect(readName(' \n ')).toBeNull();
    expect(readName('x'.repeat(LONGEST_NAME))).toHaveLength(LONGEST_NAME);
    expect(readName('x'.repeat(LONGEST_NAME + 1))).toBeUndefined();
  });
});

describe('the page of a certificate', () => {
  const LAN = 'f'.padStart(64, 'f');
  let world: World;
  const words = ({ html }: Page) => textOf(html).replace(/\s+/g, ' ');
  beforeAll(async () => {
    world = await openWorld({ office: 'Sở Nội vụ' });
    const certificate: Certificate = {
      ...{ code: CODE, round: 'r', person: LAN, name: null, title: 'Rượu bia <b>', right: 18, of: 20 },
      ...{ day: '2026-11-26', at: '2026-11-26T02:00:00.000Z' },
    };
    await world.store.putCertificates([certificate]);
  });
  afterAll(() => world.close());

  it('shows round, score, day and office to whoever has the code, without a name until its person gives one', async () => {
    const visitor = openVisitor(world.url);
    const page = await visitor.get(`/chung-nhan/${SAID}`);
    expect(page.status).toBe(200);
    for (const said of ['Rượu bia <b>', 'đúng 18/20 câu', '26/11/2026', 'Sở Nội vụ', SAID, 'chưa ghi tên'])
      expect(words(page)).toContain(said);
    expect(page.html).not.toContain('<b>');
    expect([page.headers.get('x-robots-tag'), page.headers.get('cache-control')]).toEqual(['noindex', 'no-store']); // prettier-ignore
    expect(visitor.cookie()).toBe('');
  });

  it('says on what is printed too how the name came: by whom it was written, and that nobody looked at papers', async () => {
    const said = async (name: string | null, by: 'account' | 'unsigned') => {
      await world.store.nameCertificates(LAN, name, by);
      const { html } = await openVisitor(world.url).get(`/chung-nhan/${SAID}`);
      return textOf(/<article[^]*<\/article>/u.exec(html)?.[0] ?? '').replace(/\s+/g, ' ');
    };
    expect(await said('Nguyễn Thị Lan', 'account')).toMatch(
      /Nguyễn Thị Lan.*tự ghi, khi đăng nhập bằng tài khoản đã làm bài; hệ thống không đối chiếu giấy tờ/u,
    );
    expect(await said('Chủ tịch tỉnh', 'unsigned')).toMatch(
      /Chủ tịch tỉnh.*tự ghi, không đăng nhập tài khoản nào; hệ thống không đối chiếu giấy tờ/u,
    );
    expect(await said(null, 'account')).not.toMatch(/Chủ tịch|giấy tờ/u);
  });

  it('is found by typing the code; what is none is told', async () => {
    const visitor = openVisitor(world.url);
    expect((await visitor.get('/chung-nhan')).html).toContain('Mã trên chứng nhận');
    const led = await visitor.get(`/chung-nhan?ma=${SAID.toLowerCase()}`);
    expect([led.status, led.headers.get('location')]).toEqual([303, `/chung-nhan/${SAID}`]);
    const wrong = await visitor.get(`/chung-nhan?ma=${encodeURIComponent('"><script>')}`);
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain('<script>');
    expect(words(wrong)).toContain('Không có chứng nhận nào mang mã này');
    for (const path of [`/chung-nhan/${SAID.replace('B', 'C')}`, '/chung-nhan/x', '/chung-nhan/%00'])
      expect((await visitor.get(path)).status).toBe(404);
  });

  it('has the name that its person writes, as words, until it is taken off; then it can be deleted', async () => {
    const lan = await signIn(world, LAN);
    const list = await lan.get('/ket-qua');
    expect(words(list)).toMatch(/Chứng nhận của tôi Rượu bia <b>: đúng 18\/20 câu/);
    const anybody = openVisitor(world.url);
    const said = await lan.submit('/ket-qua/ten', { ten: 'Nguyễn Thị Lan <i>' });
    expect(words(said)).toContain('Đã ghi tên “Nguyễn Thị Lan <i>”');
    const named = await anybody.get(`/chung-nhan/${SAID}`);
    expect(words(named)).toMatch(/Nguyễn Thị Lan <i>.*Họ tên do người được chứng nhận tự ghi/);
    expect(named.html).not.toContain('<i>');
    expect(words(await lan.submit('/ket-qua/ten', { ten: 'x'.repeat(81) }))).toContain('Tên dài quá 80');
    await lan.submit('/ket-qua/ten', { ten: '' });
    expect(words(await anybody.get(`/chung-nhan/${SAID}`))).not.toContain('Nguyễn');
    const other = await signIn(world, 'e'.repeat(64));
    expect(words(await other.submit('/ket-qua/ten', { ten: 'Kẻ khác' }))).toContain('chưa có chứng nhận');
    await other.submit('/ket-qua/xoa', {});
    expect((await anybody.get(`/chung-nhan/${SAID}`)).status).toBe(200);
    expect(words(await lan.submit('/ket-qua/xoa', {}))).toContain('Tôi đã xóa 1 chứng nhận của bạn');
    expect((await anybody.get(`/chung-nhan/${SAID}`)).status).toBe(404);
  });
});
