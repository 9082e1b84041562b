import { describe, expect, it } from 'vitest';
import { eachWithWebHouse, made, pageOf, signedIn } from '../../support/quiz/web-opened.ts';
import type { WebQuizHouse } from '../../support/quiz/web-house.ts';
import { openVisitor, textOf, type Visitor } from './web/visitor.ts';

/** Where a trainer runs a round. */

let house: WebQuizHouse;
eachWithWebHouse((opened) => void (house = opened));

async function joined(code: string, name: string, more: Record<string, string> = {}): Promise<Visitor> {
  const visitor = openVisitor(house.channel.address());
  await visitor.submit(`/quiz/${code}/vao`, { name, ...more });
  return visitor;
}
const press = (trainer: Visitor, code: string, viec: string, cau = '0') =>
  trainer.post(`/quiz/${code}/dieu-khien`, { viec, cau });

describe('running a round on the page', () => {
  it('goes from start to end by its buttons, from any browser of the same person', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await made(trainer);
    const desk = `/quiz/${code}/dieu-khien`;
    expect(await pageOf(trainer, '/quiz')).toMatch(/Chưa bắt đầu \(1\) Tất cả quy định/);
    const lan = await joined(code, 'Lan');
    expect(await pageOf(trainer, desk)).toMatch(/Chưa bắt đầu, 3 câu\. .*1 người đã vào Lan/);
    expect((await press(trainer, code, 'start')).status).toBe(303);
    expect((await press(trainer, code, 'ask')).status).toBe(303);
    const other = await signedIn(house, 'hoa', 'trainer');
    expect(await pageOf(other, desk)).toMatch(/Câu 1\/3 đang mở\..*✔ đúng.*0\/1 người đã trả lời\..*mục 3, đoạn 2/);
    await lan.submit(`/quiz/${code}`, { item: '1', option: '0' });
    expect(await pageOf(trainer, desk)).toMatch(/Lan ✔ Xếp hạng đến lúc này 1\. Lan: 1\/1 câu đúng/);
    expect((await press(other, code, 'close', '1')).status).toBe(303);
    expect(await pageOf(lan, `/quiz/${code}`)).toContain('Bạn trả lời đúng.');
    expect((await press(other, code, 'pause', '1')).status).toBe(303);
    expect(await pageOf(trainer, desk)).toContain('Câu 1/3 đã đóng. Đang tạm dừng.');
    expect((await press(trainer, code, 'ask', '1')).status).toBe(422);
    await press(trainer, code, 'resume', '1');
    await press(trainer, code, 'ask', '1');
    expect(await pageOf(lan, `/quiz/${code}`)).toContain('Câu 2/3');
    await press(trainer, code, 'end', '2');
    expect(await pageOf(trainer, desk)).toMatch(/Đã kết thúc\..*1\. Lan: 1\/2 câu đúng.*Xem kết quả chi tiết/);
    expect((await trainer.get(desk)).html).toContain(`href="/ket-qua/${code}"`);
    expect(await pageOf(trainer, '/quiz')).toContain('Đã kết thúc (1)');
  }); // prettier-ignore

  it('a press on an old page does nothing to a later item', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await made(trainer);
    for (const [act, item] of [['start', '0'], ['ask', '0'], ['close', '1'], ['ask', '1']] as const)
      expect((await press(trainer, code, act, item)).status).toBe(303); // prettier-ignore
    const late = await press(trainer, code, 'close', '1');
    expect([late.status, late.html]).toEqual([422, expect.stringContaining('không còn tác dụng')]);
    expect((await press(trainer, code, 'ask', '1')).status).toBe(422);
    expect((await press(trainer, code, 'start')).status).toBe(422);
    expect((await press(trainer, code, 'nonsense')).status).toBe(422);
    expect(await pageOf(trainer, `/quiz/${code}/dieu-khien`)).toContain('Câu 2/3 đang mở.');
  });

  it('another trainer runs it without names, an administrator with them', async () => {
    const code = await made(await signedIn(house, 'hoa', 'trainer'), { 'so-doi': '2' });
    await joined(code, 'Lan', { team: '1' });
    const desk = `/quiz/${code}/dieu-khien`;
    const [other, chief] = [
      await signedIn(house, 'minh', 'trainer'),
      await signedIn(house, 'quan', 'administrator'),
    ];
    expect((await press(other, code, 'start')).status).toBe(303);
    const seen = await pageOf(other, desk);
    expect(seen).toMatch(/1 người đã vào Đội 1: 0 người; Đội 2: 1 người\. .*cán bộ tập huấn khác/);
    expect(seen).not.toContain('Lan');
    expect(await pageOf(chief, desk)).toContain('Lan');
    expect((await chief.get('/quiz/ZZZZZZ/dieu-khien')).status).toBe(404);
  });

  it('gives the script the piece that changed', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await made(trainer);
    const address = `${house.channel.address()}/quiz/${code}/dieu-khien`;
    const headers = { cookie: trainer.cookie(), 'X-Fragment': '1' };
    const before = await (await fetch(address, { headers })).text();
    expect(before).toMatch(/^<section\s+id="quiz"\s+data-version="[^"]+"[^>]*data-looks/);
    await joined(code, 'Lan');
    expect(await (await fetch(address, { headers })).text()).not.toBe(before);
  });
});

describe('a round at one’s own pace on the page', () => {
  const given = async (trainer: Visitor, fields: Record<string, string> = {}) =>
    made(trainer, { cach: 'tu-lam', han: '2026-11-30T17:00', 'so-cau': '2', ...fields });

  it('is answered by its code, each answer followed by its clause, and can be left and taken up again', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await given(trainer);
    const path = `/quiz/${code}`;
    const lan = await joined(code, 'Lan');
    expect(await pageOf(openVisitor(house.channel.address()), path)).toContain('Bài tự làm, hạn 17:00 30/11/2026');
    expect(await pageOf(lan, path)).toMatch(/Bạn là Lan\. Câu 1\/2 .*Hạn 17:00 30\/11\/2026/);
    house.clock = new Date(house.clock.getTime() + 5_000);
    const first = await lan.submit(path, { item: '1', option: '1' });
    expect(textOf(first.html).replace(/\s+/gu, ' ')).toMatch(/Câu 1: ✘ Chưa đúng .*Đáp án: A\. Đúng.*Theo mục 3, đoạn 2 Chỉ thị.*đồ uống có cồn.*mục 3, đoạn 2.*Câu 2\/2/);
    expect((await lan.post(path, { item: '1', option: '0' })).html).toContain('câu trả lời đầu được tính');
    expect(await pageOf(lan, path)).toContain('Câu 2/2');
    const last = await lan.submit(path, { item: '2', option: '1' });
    expect(textOf(last.html).replace(/\s+/gu, ' ')).toMatch(/Câu 2: ✔ Đúng .*Bạn đã làm xong\. 1\. Lan: 1\/2 câu đúng/);
    expect(await pageOf(trainer, `${path}/dieu-khien`)).toMatch(/Đang mở đến 17:00 30\/11\/2026, 2 câu\..*1 người đã vào, 1 người làm xong Lan ✔/);
    const votes = (await house.store.roundEvents((await house.store.roundByCode(code))?.id ?? '')).filter(({ kind }) => kind === 'vote');
    expect(votes).toHaveLength(2);
    expect(await pageOf(openVisitor(house.channel.address()), `${path}/man-hinh`)).toContain('Làm trước 17:00 30/11/2026.');
  }); // prettier-ignore

  it('gives the certificate when one has done it, before the deadline, and leads to it and to the answers', async () => {
    const code = await given(await signedIn(house, 'hoa', 'trainer'), { dat: '60' });
    const path = `/quiz/${code}`;
    const [lan, minh] = [await signedIn(house, 'lan', 'asker'), await signedIn(house, 'minh', 'asker')];
    for (const visitor of [lan, minh]) {
      await visitor.submit(`${path}/vao`, { name: '' });
      await visitor.get(path);
    }
    await lan.submit(path, { item: '1', option: '0' });
    expect(await house.store.certificatesOf('lan')).toEqual([]);
    const last = await lan.submit(path, { item: '2', option: '1' });
    expect(await house.store.certificatesOf('lan')).toMatchObject([{ right: 2, of: 2 }]);
    expect(textOf(last.html)).toContain('Bạn đạt chứng nhận.');
    expect(last.html).toContain(`href="/ket-qua/${code}"`);
    await minh.submit(path, { item: '1', option: '1' });
    await minh.submit(path, { item: '2', option: '1' });
    expect(await house.store.certificatesOf('minh')).toEqual([]);
    expect(await pageOf(minh, path)).toMatch(/Bạn đã làm xong\.(?!.*đạt chứng nhận).*Xem lại từng câu/);
  });

  it('says who is not signed in how to take it up again after the browser was closed', async () => {
    const path = `/quiz/${await given(await signedIn(house, 'hoa', 'trainer'))}`;
    const how = /Muốn nghỉ rồi làm tiếp sau khi đóng trình duyệt: <a href="\/dang-nhap">đăng nhập<\/a>\s+trước khi\s+vào bài\./u;
    const [stranger, lan] = [openVisitor(house.channel.address()), await signedIn(house, 'lan', 'asker')];
    expect((await stranger.get(path)).html).toMatch(how);
    expect((await lan.get(path)).html).not.toMatch(how);
    for (const visitor of [stranger, lan]) await visitor.submit(`${path}/vao`, { name: '' });
    expect(await pageOf(stranger, path)).toContain('làm tiếp khi chưa đóng trình duyệt này.');
    expect(await pageOf(lan, path)).toContain('làm tiếp bằng trình duyệt này.');
  }); // prettier-ignore

  it('takes nothing once it is closed', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await given(trainer);
    const lan = await joined(code, 'Lan');
    await lan.get(`/quiz/${code}`);
    await press(trainer, code, 'end');
    expect((await lan.post(`/quiz/${code}`, { item: '1', option: '0' })).html).toContain('Bài này đã đóng.');
    expect(await pageOf(lan, `/quiz/${code}`)).toContain('Bài này đã đóng.');
    const late = await joined(code, 'Minh');
    expect(await pageOf(late, `/quiz/${code}`)).toContain('Bài này đã kết thúc.');
  });
});
