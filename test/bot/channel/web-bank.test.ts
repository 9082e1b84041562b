import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BANK_PATH, itemPath } from '../../../bot/channel/web/bank-fields.ts';
import { FILE_FIELD } from '../../../bot/channel/web/multipart.ts';
import { openAdministrator, signIn, type Administrator } from './web/administrator.ts';
import { attribute, openVisitor, textOf } from './web/visitor.ts';
import { firstListed } from './web/bank.ts';
import { openWorld, type World } from './web/world.ts';
import { nasty } from './web/nasty.ts';

let world: World;
/** A trainer, and another one. */
let lan: Administrator;
let minh: Administrator;
beforeAll(async () => {
  world = await openWorld({ signInRate: { requests: 1000, seconds: 60 } });
  const trainer = (letter: string) => {
    const id = letter.repeat(64);
    return world.store.putPerson({ id, role: 'trainer', since: '' }).then(() => signIn(world, id));
  };
  [lan, minh] = [await trainer('b'), await trainer('c')];
});
afterAll(() => world.close());

const words = async (path: string): Promise<string> =>
  textOf((await lan.get(path)).html).replace(/\s+/gu, ' ');
const firstOf = (path: string) => firstListed(lan, path);
const sendFile = async (name: string, bytes: Uint8Array<ArrayBuffer> | string): Promise<Response> => {
  const body = new FormData();
  body.append(FILE_FIELD, new Blob([bytes]), name);
  const headers = { Origin: world.url, Cookie: lan.cookie() };
  return fetch(`${world.url}${BANK_PATH}/nhap`, { method: 'POST', body, headers, redirect: 'manual' });
};

describe('who sees the bank', () => {
  it('strangers and askers are told who may, and that they tried is written down', async () => {
    const stranger = await openVisitor(world.url).get(BANK_PATH);
    expect(stranger.status).toBe(403);
    expect(textOf(stranger.html)).toMatch(/duyệt được ngân hàng câu hỏi[^]*đăng nhập bằng mã dùng một lần/u);
    const asker = await signIn(world, 'd'.repeat(64));
    expect((await asker.get(BANK_PATH)).status).toBe(403);
    expect((await asker.post(BANK_PATH, { viec: 'approve' })).status).toBe(403);
    const refused = (await world.store.audits(50)).filter(({ act, person }) => act === 'refused' && person === 'd'.repeat(64));
    expect(refused).toHaveLength(2);
  }); // prettier-ignore

  it('a form of another site is refused', async () => {
    const { id, ban } = await firstOf(BANK_PATH);
    const page = await lan.post(`${BANK_PATH}/cau`, { viec: 'approve', ma: id, ban }, { Origin: 'https://xau.example' });
    expect(page.status).toBe(403);
    expect((await world.store.bankItem(id))?.state).toBe('draft');
  }); // prettier-ignore

  it('who is signed in as a trainer or administrator finds the way', async () => {
    expect((await lan.get('/dang-nhap')).html).toContain('href="/ngan-hang"');
    expect((await (await openAdministrator(world)).get(BANK_PATH)).status).toBe(200);
    expect((await openVisitor(world.url).get('/dang-nhap')).html).not.toContain('/ngan-hang');
  });
});

describe('the list', () => {
  it('holds what the rules give, to be reviewed, in pages', async () => {
    const all = await world.store.countBankItems({ states: ['draft', 'approved', 'retired'], document: null, topic: null, tag: null });
    expect(all).toBeGreaterThan(20);
    expect(await words(BANK_PATH)).toContain(`nháp (${String(all)})`);
    expect(await words(BANK_PATH)).toContain('Trang 1 trên');
    expect(await words(`${BANK_PATH}?trang=2`)).toContain('Trang 2 trên');
    expect(await words(`${BANK_PATH}?trang=99999`)).toMatch(/Trang (\d+) trên \1/u);
  }); // prettier-ignore

  it('is filtered by type, document, topic and words, with and without marks; nonsense counts as nothing', async () => {
    expect(await words(`${BANK_PATH}?loai=true_false`)).not.toContain('nháp · chọn một');
    expect(await words(`${BANK_PATH}?van-ban=1/CT`)).toContain('Không có câu nào như vậy');
    const marked = /(\d+) câu Chọn/u.exec(
      await words(`${BANK_PATH}?tim=${encodeURIComponent('đồ uống có cồn')}`),
    )?.[1];
    expect(Number(marked)).toBeGreaterThan(0);
    expect(await words(`${BANK_PATH}?tim=con+xyzzy`)).toContain('Không có câu nào như vậy');
    const plain = /(\d+) câu Chọn/u.exec(await words(`${BANK_PATH}?tim=do+uong+co+con`))?.[1];
    expect(Number(plain)).toBeGreaterThanOrEqual(Number(marked));
    expect((await lan.get(`${BANK_PATH}?xem=gì&loai=x&trang=-1`)).status).toBe(200);
  });

  it.each(nasty.slice(0, 12))('a search for %s is shown as text', async (text) => {
    const page = await lan.get(`${BANK_PATH}?tim=${encodeURIComponent(text.slice(0, 150))}`);
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/<img|<iframe|<svg onload|<script(?![^>]*\ssrc=)/iu);
  });
});

describe('one question', () => {
  it('shows options, the right answer, why each is right or wrong by quote with the way to the reader', async () => {
    const { id } = await firstOf(`${BANK_PATH}?loai=single_choice`);
    const { html, headers } = await lan.get(itemPath(id));
    expect(headers.get('cache-control')).toBe('no-store');
    const item = (await world.store.bankItem(id))?.item;
    const text = textOf(html).replace(/\s+/gu, ' ');
    for (const option of item?.options ?? []) expect(text).toContain(option);
    for (const { why } of item?.reasons ?? []) expect(text).toContain(why.replace(/\s+/gu, ' '));
    expect(text).toContain(item?.quote?.text.replace(/\s+/gu, ' '));
    expect(html).toMatch(/href="\/d\/30-CT\/TU\?p=[^"]+&amp;s=\d+&amp;e=\d+#/u);
    expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*\ssrc=)|\son\w+=/iu);
    expect((await lan.get(itemPath('q-khong-co'))).status).toBe(404);
  });

  it('shows how it fared from five people on: of fewer nobody sees how they practised', async () => {
    const { html } = await lan.get(`${BANK_PATH}?loai=single_choice`);
    const [few = '', enough = ''] = [...html.matchAll(/name="chon:([^"]+)"/gu)].map(([found]) => attribute(found, /name="chon:([^"]+)"/u));
    const other = await openWorld();
    const common = { provision: null, topic: null, round: null, ms: 4000, at: '2026-11-23T02:00:00.000Z', unit: null };
    const answered = (item: string) => (_: unknown, index: number) => ({ ...common, person: `person-${String(index)}`, item, correct: index === 0, choice: index % 2 });
    await other.store.addAttempts([few, enough].flatMap((item, extra) => Array.from({ length: 4 + extra }, answered(item))));
    await other.store.putPerson({ id: 'b'.repeat(64), role: 'trainer', since: '' });
    const trainer = await signIn(other, 'b'.repeat(64));
    const shown = async (id: string) => textOf((await trainer.get(itemPath(id))).html).replace(/\s+/gu, ' ');
    expect(await shown(few)).toContain('Chưa đủ năm người trả lời để hiện kết quả.');
    expect(await shown(few)).not.toMatch(/đúng ngay lần đầu|Lượt chọn/u);
    expect(await shown(enough)).toContain('1/5 người đúng ngay lần đầu (20%).');
    await other.close();
  }); // prettier-ignore

  it('is approved, retired with a reason, reopened; the history says who did what', async () => {
    const { id, ban } = await firstOf(`${BANK_PATH}?xem=draft`);
    const act = (fields: Record<string, string>) => lan.submit(`${BANK_PATH}/cau`, { ma: id, ...fields });
    await act({ viec: 'approve', ban });
    expect((await world.store.bankItem(id))?.state).toBe('approved');
    const retired = await act({ viec: 'retire', ban: '2', 'ly-do': 'dễ quá' });
    expect(textOf(retired.html).replace(/\s+/gu, ' ')).toContain('bạn cho thôi dùng: dễ quá');
    expect(textOf((await minh.get(itemPath(id))).html)).toContain('người khác cho thôi dùng: dễ quá');
    await act({ viec: 'reopen', ban: '3' });
    expect((await world.store.bankItem(id))?.state).toBe('draft');
    expect((await world.store.audits(50)).map((entry) => entry.act)).toContain('quiz_retire');
  });

  it('what somebody else has changed meanwhile is not overwritten, and that is said', async () => {
    const { id, ban } = await firstOf(`${BANK_PATH}?xem=draft`);
    await minh.submit(`${BANK_PATH}/the`, { ma: id, ban, the: 'đợt 1', 'chu-de': '' });
    const page = await lan.post(`${BANK_PATH}/cau`, { viec: 'approve', ma: id, ban });
    expect(page.status).toBe(422);
    expect(textOf(page.html)).toMatch(/Người khác đã đổi câu này lúc .+, sau khi bạn mở trang/u);
    expect((await world.store.bankItem(id))?.state).toBe('draft');
  });

  it('is edited by a form; other words make it a draft, differences are shown, what is refused stays typed', async () => {
    const { id, ban } = await firstOf(`${BANK_PATH}?loai=single_choice`);
    await lan.submit(`${BANK_PATH}/cau`, { ma: id, ban, viec: 'approve' });
    const item = (await world.store.bankItem(id))?.item;
    if (item === undefined) throw new Error('gone');
    const number = String((await world.store.bankItem(id))?.number);
    const form = (more: Record<string, string> = {}) => ({
      ...{ ma: id, ban: number, cau: `${item.stem} Hãy chọn một ý.`, dung: String(item.correct[0]) },
      ...Object.fromEntries(item.options.map((text, at) => [`pa-${String(at)}`, text])),
      ...Object.fromEntries(item.reasons.map(({ why }, at) => [`ld-${String(at)}`, why])),
      ...{ 'giai-thich': item.explanation, the: 'khó, đợt 2', 'chu-de': item.topic ?? '' },
      ...more,
    });
    expect(textOf((await lan.get(itemPath(id, 'sua'))).html)).toContain('Sửa câu hỏi');
    const wrong = await lan.post(`${BANK_PATH}/sua`, form({ cau: '', 'ly-do': 'x' }));
    expect(wrong.status).toBe(422);
    expect(textOf(wrong.html)).toContain('Câu hỏi để trống');
    expect(wrong.html).toContain('value="khó, đợt 2"');
    const saved = await lan.submit(`${BANK_PATH}/sua`, form());
    expect(textOf(saved.html)).toContain('Hãy chọn một ý.');
    expect(saved.html).toContain('<mark>Hãy chọn một ý</mark>');
    expect(await world.store.bankItem(id)).toMatchObject({ state: 'draft', item: { tags: ['khó', 'đợt 2'], quote: item.quote } });
    expect(await words(`${BANK_PATH}?the=${encodeURIComponent('đợt 2')}`)).toContain('1 câu');
  }); // prettier-ignore
});

describe('files', () => {
  const gift = '::a:: Trụ sở mở cửa lúc mấy giờ? {=7 giờ ~8 giờ ~9 giờ}\n';

  it('a file is looked at before it is taken, and is taken once', async () => {
    const path = (await sendFile('hai.gift.txt', gift)).headers.get('location') ?? '';
    const preview = textOf((await lan.get(path)).html).replace(/\s+/gu, ' ');
    expect(preview).toContain('Sẽ thêm 1 câu mới (nháp), sửa 0 câu đã có');
    expect(await words(`${BANK_PATH}?tim=tru+so+mo+cua`)).toContain('Không có câu nào');
    expect((await minh.get(path)).status, 'another trainer’s file').toBe(404);
    expect((await lan.post(`${path}/nhan`, {})).headers.get('location')).toBe(`${BANK_PATH}?xem=draft&da=1`);
    expect(await words(`${BANK_PATH}?tim=tru+so+mo+cua`)).toContain('7 giờ');
    expect((await lan.post(`${path}/nhan`, {})).status).toBe(404);
    const again = (await sendFile('hai.gift.txt', gift)).headers.get('location') ?? '';
    expect(await words(again)).toContain('1 câu giống hệt để nguyên');
    await lan.post(`${again}/bo`, {});
    expect((await lan.get(again)).status).toBe(404);
  });

  it('faults have their lines, and nothing of the file is taken', async () => {
    const bad = await sendFile('hai.gift.txt', `${gift.replace('a', 'b').replace('7 giờ', 'xyzzy')}\nCâu hỏng {=x ~y\n`);
    expect(bad.status).toBe(422);
    expect(textOf(await bad.text())).toMatch(/Dòng 3: /u);
    expect(await words(`${BANK_PATH}?tim=xyzzy`)).toContain('Không có câu nào');
    expect((await sendFile('anh.png', 'x')).status).toBe(422);
    expect((await sendFile('a.csv', '')).status).toBe(422);
  }); // prettier-ignore

  it('the rest of a file with faults is looked at and taken where somebody presses for it, the faults listed', async () => {
    const bad = await sendFile('ba.gift.txt', 'Câu bốn đọc được?{=a ~b}\n\nHãy trình bày.{}\n\nCâu năm đọc được?{=c ~d}\n');
    expect(bad.status).toBe(422);
    const page = await bad.text();
    expect(textOf(page)).toMatch(/Dòng 3: Câu “Hãy trình bày\.” là câu tự luận[^]*Bỏ qua câu lỗi, xem trước 2 câu/u);
    const path = new RegExp(`${BANK_PATH}/nhap/[^"]+`, 'u').exec(page)?.[0] ?? '';
    expect(await words(path)).toMatch(/Không nhập, vì có lỗi\s*Dòng 3: Câu “Hãy trình bày\.”.*Nhập 2 câu, bỏ qua câu lỗi/u);
    expect(await words(`${BANK_PATH}?tim=đọc+được`)).toContain('Không có câu nào');
    expect((await lan.post(`${path}/nhan`, {})).headers.get('location')).toBe(`${BANK_PATH}?xem=draft&da=2`);
    expect(await words(`${BANK_PATH}?tim=đọc+được`)).toMatch(/Câu bốn đọc được.*Câu năm đọc được|Câu năm đọc được.*Câu bốn đọc được/u);
  }); // prettier-ignore

  it.each(['gift', 'moodle', 'aiken', 'xlsx', 'csv'])('%s is given with the filter of the list, and comes back', async (format) => {
    const path = `${BANK_PATH}/xuat?dang=${format}&loai=single_choice&thieu=1`;
    const response = await fetch(world.url + path, { headers: { Cookie: lan.cookie() } });
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="ngan-hang-2026-11-23\.\S+"$/u);
    const name = /"(.+)"/u.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? '';
    const sent = await sendFile(name, new Uint8Array(await response.arrayBuffer()));
    expect(sent.status).toBe(303);
    expect(await words(sent.headers.get('location') ?? '')).toContain('Sẽ thêm 0 câu mới (nháp), sửa 0 câu đã có');
  }); // prettier-ignore

  it('what a format cannot hold is said first; an unknown one is refused', async () => {
    expect((await lan.get(`${BANK_PATH}/xuat?dang=doc`)).status).toBe(422);
    const order = await world.store.bankItem((await firstOf(BANK_PATH)).id);
    await world.store.putItemVersions([
      { ...order!, number: 1, item: { ...order!.item, id: 'q-buoc', type: 'order', options: ['một', 'hai'], correct: [0, 1], reasons: [{ why: '', quote: null }, { why: '', quote: null }] } },
    ]);
    const page = await lan.get(`${BANK_PATH}/xuat?dang=aiken&loai=order`);
    expect(textOf(page.html)).toContain('q-buoc');
    expect(page.html).toContain('thieu=1');
  }); // prettier-ignore
});
