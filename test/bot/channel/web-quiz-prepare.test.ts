import { describe, expect, it } from 'vitest';
import { eachWithWebHouse, made, pageOf, PLAIN, signedIn } from '../../support/quiz/web-opened.ts';
import type { WebQuizHouse } from '../../support/quiz/web-house.ts';
import { openVisitor, textOf, type Visitor } from './web/visitor.ts';

/** Which questions a round has: narrowed where it is set up, looked at before it begins. */

let house: WebQuizHouse;
eachWithWebHouse((opened) => void (house = opened));

const idsOf = async (code: string): Promise<string[]> =>
  ((await house.store.roundByCode(code))?.questions ?? []).map(({ item }) => item.id);
/** Sends the form by its other button; the code. */
async function looked(trainer: Visitor, fields: Record<string, string> = {}): Promise<string> {
  const { status, headers } = await trainer.post('/quiz/moi', { ...PLAIN, viec: 'xem', ...fields });
  expect(status).toBe(303);
  return /^\/quiz\/(\w{6})\/cau-hoi$/u.exec(headers.get('location') ?? '')?.[1] ?? '';
}

describe('narrowing a round on the page', () => {
  it('offers tags and approved questions, counts what is left, and makes the round of it', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    expect(await pageOf(trainer, '/quiz/moi')).toMatch(/Nội quy cơ quan \(2 câu\).*Chỉ hỏi câu đã duyệt trong ngân hàng/u);
    const counted = await trainer.post('/quiz/moi', { ...PLAIN, viec: 'dem', 'da-duyet': 'x', 'th-0': 'Nội quy cơ quan' });
    expect(textOf(counted.html)).toContain('Lựa chọn này (1 thẻ, đã duyệt) có 1 câu, ít hơn số câu bạn muốn hỏi.');
    const code = await made(trainer, { 'da-duyet': 'x', 'so-cau': '3' });
    expect((await house.store.roundByCode(code))?.about).toMatchObject({ approved: true });
  }); // prettier-ignore

  it('says at the number how many there are where they are too few, what gives more, and keeps what was typed', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const { status, html } = await trainer.post('/quiz/moi', { ...PLAIN, ten: 'Thi quý', 'da-duyet': 'x', 'th-0': 'Nội quy cơ quan', 'so-cau': '2' });
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Chỉ có 1 câu đã duyệt, thẻ “Nội quy cơ quan” ở phần này, bạn muốn 2 câu. Bạn có thể: bỏ “đã duyệt” (có 2 câu); bỏ thẻ (có 3 câu);');
    expect(html).toMatch(/id="so-cau"[^>]*aria-invalid="true"/u);
    expect(html).toMatch(/name="da-duyet" value="x"\s+checked/u);
    expect(html).toMatch(/value="Nội quy cơ quan"\s+checked/u);
    expect(await house.store.ledRounds('hoa', 9)).toEqual([]);
    expect((await trainer.post('/quiz/moi', { ...PLAIN, 'th-0': 'đã xóa' })).html).toContain('Danh sách vừa thay đổi. Hãy chọn lại.');
  }); // prettier-ignore
});

describe('the questions of a round before it begins', () => {
  it('are for trainers alone', async () => {
    const code = await looked(await signedIn(house, 'hoa', 'trainer'));
    for (const visitor of [openVisitor(house.channel.address()), await signedIn(house, 'lan', 'asker')]) {
      expect((await visitor.get(`/quiz/${code}/cau-hoi`)).status).toBe(403);
      expect((await visitor.post(`/quiz/${code}/cau-hoi`, { viec: 'add' })).status).toBe(403);
    }
    expect(await idsOf(code)).toHaveLength(3);
  });

  it('stand with answer, clause and place, and can be exchanged, dropped and added', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await looked(trainer);
    const page = await trainer.get(`/quiz/${code}/cau-hoi`);
    const text = textOf(page.html).replace(/\s+/gu, ' ');
    expect(text).toMatch(/Mã \w{6}, 3 câu, chưa bắt đầu\..*Câu 1 .*A Đúng ✔ đáp án.*không sử dụng đồ uống có cồn.*mục 3, đoạn 2 30-CT\/TU/u);
    expect(page.html).toMatch(/href="\/d\/30-CT\/TU\?p=[^"]+&amp;s=\d+&amp;e=\d+#/u);
    const before = await idsOf(code);
    const press = (viec: string, cau = '') => trainer.post(`/quiz/${code}/cau-hoi`, { viec, cau });
    const exchanged = await press('exchange', before[1]);
    expect(exchanged.headers.get('location')).toBe(`/quiz/${code}/cau-hoi?da=exchange-2#cau-2`);
    expect(await pageOf(trainer, `/quiz/${code}/cau-hoi?da=exchange-2`)).toContain('Đã đổi câu 2. Bài có 3 câu.');
    const [, second] = await idsOf(code);
    expect(before).not.toContain(second);
    const late = await press('drop', before[1]);
    expect([late.status, textOf(late.html)]).toEqual([422, expect.stringContaining('Câu này vừa được đổi hoặc bỏ ở nơi khác.')]);
    await press('drop', before[0]);
    await press('add');
    const drawn = await idsOf(code);
    expect(drawn.slice(0, 2)).toEqual([second, before[2]]);
    expect(drawn).toHaveLength(3);
    expect((await press('xóa')).status).toBe(422);
    const steering = await trainer.get(`/quiz/${code}/dieu-khien`);
    expect(steering.html).toContain(`href="/quiz/${code}/cau-hoi"`);
    await trainer.post(`/quiz/${code}/dieu-khien`, { viec: 'start', cau: '0' });
    expect(await idsOf(code)).toEqual(drawn);
    expect((await trainer.get(`/quiz/${code}/cau-hoi`)).headers.get('location')).toBe(`/quiz/${code}/dieu-khien`);
    expect((await press('drop', second)).headers.get('location')).toBe(`/quiz/${code}/dieu-khien`);
    expect(await idsOf(code)).toEqual(drawn);
  }); // prettier-ignore

  it('of an assignment are looked at before anybody can do it', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await looked(trainer, { cach: 'tu-lam', han: '2026-11-30T17:00' });
    expect(await pageOf(trainer, `/quiz/${code}/cau-hoi`)).toMatch(
      /3 câu, chưa mở, hạn 17:00 30\/11\/2026\..*Mở bài/u,
    );
    expect((await trainer.get(`/quiz/${code}`)).status).toBe(200);
    await trainer.post(`/quiz/${code}/dieu-khien`, { viec: 'start' });
    expect(await pageOf(trainer, `/quiz/${code}/dieu-khien`)).toContain('Đang mở đến');
  });
});
