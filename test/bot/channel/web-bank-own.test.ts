import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_PATH, itemPath } from '../../../bot/channel/web/bank-fields.ts';
import { versionOf } from '../../../bot/quiz/version.ts';
import { signIn, type Administrator } from './web/administrator.ts';
import { nasty } from './web/nasty.ts';
import { openVisitor, textOf } from './web/visitor.ts';
import { openWorld, type World } from './web/world.ts';

/** Where a trainer writes a question of their own. */

let world: World;
let lan: Administrator;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
  await world.store.putPerson({ id: 'b'.repeat(64), role: 'trainer', since: '' });
  lan = await signIn(world, 'b'.repeat(64));
});
afterAll(() => world.close());

const RULE = '30-CT/TU#m3.d2';
const WORDS = 'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';
const choice = (more: Record<string, string> = {}) => ({
  ...{ viec: 'luu', loai: 'single_choice', dieu: RULE, trich: WORDS, chu: 'đồ uống có cồn' },
  ...{ cau: 'Buổi trưa của ngày trực, cán bộ không được dùng thứ gì?', dung: '1' },
  ...{ 'pa-0': 'Nước chè', 'pa-1': 'Đồ uống có cồn', 'pa-2': 'Nước ngọt', 'ld-1': 'Chỉ thị nói rõ.' },
  ...{ 'giai-thich': '', the: 'nội quy, đợt 1', 'chu-de': '' },
  ...more,
});
const count = () =>
  world.store.countBankItems({
    states: ['draft', 'approved', 'retired'],
    document: null,
    topic: null,
    tag: null,
  });
/** What a page says of what was sent. */
async function said(fields: Record<string, string>): Promise<{ status: number; text: string; html: string }> {
  const { status, html } = await lan.post(OWN_PATH, fields);
  return { status, html, text: textOf(html).replace(/\s+/gu, ' ') };
} // prettier-ignore

describe('a question of one’s own', () => {
  it('is written by trainers alone, and the bank leads there', async () => {
    expect((await openVisitor(world.url).get(OWN_PATH)).status).toBe(403);
    expect((await openVisitor(world.url).post(OWN_PATH, choice())).status).toBe(403);
    expect((await lan.post(OWN_PATH, choice(), { Origin: 'https://xau.example' })).status).toBe(403);
    expect((await lan.get('/ngan-hang')).html).toContain(`href="${OWN_PATH}"`);
    expect((await lan.get(OWN_PATH)).html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/iu);
  });

  it('finds its clause by place and by words, keeps what was typed, and stores nothing meanwhile', async () => {
    const before = await count();
    const { html } = await said({ ...choice(), dieu: '', viec: 'tim', noi: 'mục 3, đoạn 2 30-CT/TU' });
    expect(html).toContain(`value="${RULE}"`);
    expect(html).toContain('value="nội quy, đợt 1"');
    expect(html).toMatch(/name="dung" value="1"\s+checked/u);
    const byWords = await said({ viec: 'tim', noi: 'do uong co con' });
    expect([byWords.status, byWords.html]).toEqual([200, expect.stringContaining(`value="${RULE}"`)]);
    expect((await said({ viec: 'tim', noi: 'tàu vũ trụ xyzzy' })).text).toContain(
      'Không thấy điều khoản nào như vậy',
    );
    expect((await said({ viec: 'tim', noi: ' ' })).text).toContain('Hãy ghi nơi cần tìm');
    expect(await count()).toBe(before);
  });

  it('is a draft that is bound to its clause, with the words that decide; editing makes versions', async () => {
    const made = await lan.post(OWN_PATH, choice({ trich: WORDS.replace(' trong ', '\r\n trong  ') }));
    const path = made.headers.get('location') ?? '';
    const id = new URLSearchParams(path.slice(path.indexOf('?'))).get('ma') ?? '';
    expect([made.status, path]).toEqual([303, itemPath(id)]);
    const version = await world.store.bankItem(id);
    const held = world.knowledge.library.provision(RULE);
    expect(version).toMatchObject({ number: 1, state: 'draft', act: 'entered', by: 'b'.repeat(64), touched: true });
    expect(version?.item).toMatchObject({ origin: 'written', provision: RULE, version: versionOf(held?.text ?? ''), tags: ['nội quy', 'đợt 1'], correct: [1], explanation: 'Theo mục 3, đoạn 2, 30-CT/TU.' });
    const { quote, span } = version?.item ?? {};
    expect(held?.text.slice(quote?.start, quote?.end)).toBe(quote?.text);
    expect(quote?.text.replace(/\s+/gu, ' ')).toBe(WORDS);
    expect(held?.text.slice(span?.start, span?.end).replace(/\s+/gu, ' ')).toBe('đồ uống có cồn');
    expect(version?.item.reasons.map(({ why, quote: own }) => [why, own?.provision])).toEqual([['', RULE], ['Chỉ thị nói rõ.', RULE], ['', RULE]]);
    expect(textOf((await lan.get(path)).html)).toContain('bạn đưa vào');
    await lan.post('/ngan-hang/cau', { viec: 'approve', ma: id, ban: '1' });
    expect((await world.store.bankItem(id))?.state).toBe('approved');
    await lan.post('/ngan-hang/sua', { ma: id, ban: '2', ...choice({ cau: 'Buổi trưa ngày trực, thứ gì không được dùng?', 'giai-thich': 'Theo chỉ thị.' }) });
    expect(await world.store.bankItem(id)).toMatchObject({ number: 3, state: 'draft', act: 'edited' });
    expect((await said(choice())).status, 'other words by now').toBe(303);
    const twice = await said(choice());
    expect([twice.status, twice.text]).toEqual([422, expect.stringContaining('Ngân hàng đã có câu này.')]);
  }); // prettier-ignore

  it.each([
    ['loi-stem', { cau: '' }, 'Câu hỏi để trống'],
    ['loi-correct', { dung: '' }, 'Chưa có đáp án đúng'],
    ['loi-options', { 'pa-0': '', 'pa-2': '' }, 'Có 1 phương án'],
    ['loi-options', { 'pa-2': 'nước  chè' }, 'bị lặp'],
    ['loi-options', { 'pa-2': 'Các đồ uống có cồn khác' }, 'có hai đáp án đúng'],
    ['loi-key', { chu: 'thuốc lá điện tử' }, 'không có trong lời văn được trích'],
    ['loi-key', { chu: 'giờ hành chính' }, 'không có chữ quyết định'],
    ['loi-quote', { trich: 'không dùng rượu bia' }, 'không có nguyên văn trong mục 3, đoạn 2, 30-CT/TU'],
    ['loi-place', { dieu: '30-CT/TU#khong-co' }, 'không còn trong kho'],
    ['loi-tags', { the: 'x'.repeat(51) }, 'Thẻ dài 51 ký tự'],
    ['loi-type', { loai: 'khac' }, 'Hãy chọn dạng câu'],
    ['loi-stem', { loai: 'fill_blank', cau: 'Không có chỗ trống' }, 'phải có đúng một chỗ trống ____'],
    ['loi-correct', { loai: 'order', 'thu-tu': 'A B' }, 'chưa nhắc đủ 3 bước'],
  ])('tells at its field (%s) what is wrong: %o', async (field, change, words) => {
    const before = await count();
    const { status, html, text } = await said(choice({ cau: 'Câu mới?', ...change }));
    expect(status).toBe(422);
    expect(text).toMatch(/Có \d mục cần sửa, chưa lưu gì/u);
    expect(new RegExp(`id="${field}"[^>]*>[^<]*${words}`, 'u').test(html), html.match(/id="loi-[^<]*/gu)?.join('; ')).toBe(true);
    expect(html).toMatch(new RegExp(`aria-describedby="[^"]*${field}`, 'u'));
    expect(html).toContain('Chỉ thị nói rõ.');
    expect(await count()).toBe(before);
  }); // prettier-ignore

  it('may be of every kind, and bound to nothing', async () => {
    const cases: readonly Record<string, string>[] = [
      { loai: 'true_false', cau: 'Được uống rượu vào buổi trưa của ngày trực.', dung: '1', chu: '' },
      { loai: 'fill_blank', cau: 'Buổi trưa ngày trực không dùng ____.', 'chap-nhan': 'rượu, bia\nrượu bia' },
      { loai: 'order', cau: 'Xếp các bước.', 'thu-tu': 'B A C', dieu: '', trich: '', chu: '' },
      { loai: 'match', cau: 'Một cán bộ mời bia lúc trực trưa. Việc nào bị cấm?' },
    ];
    for (const one of cases) {
      const { status, text } = await said(choice({ 'pa-0': 'Nước lọc', ...one }));
      expect([status, text], one['loai']).toEqual([303, '']);
    }
  });

  it.each(nasty.slice(0, 8))('shows %s as text', async (text) => {
    const { html } = await said(choice({ cau: text, 'pa-0': text, noi: text, dung: '' }));
    expect(html).not.toMatch(/<img|<iframe|<svg onload|<script(?![^>]*\ssrc=)/iu);
  });
});
