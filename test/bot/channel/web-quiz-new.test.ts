import { describe, expect, it } from 'vitest';
import { eachWithWebHouse, made, pageOf, PLAIN, signedIn } from '../../support/quiz/web-opened.ts';
import type { WebQuizHouse } from '../../support/quiz/web-house.ts';
import { openVisitor, textOf } from './web/visitor.ts';

/** Where a trainer sets a round up. */

let house: WebQuizHouse;
eachWithWebHouse((opened) => void (house = opened));

describe('setting a round up on the page', () => {
  it('is for trainers and administrators who signed in', async () => {
    const stranger = openVisitor(house.channel.address());
    const lan = await signedIn(house, 'lan', 'asker');
    for (const visitor of [stranger, lan])
      for (const path of ['/quiz/moi', '/quiz/K7Q2MD/dieu-khien']) {
        expect((await visitor.get(path)).status).toBe(403);
        expect((await visitor.post(path, { ...PLAIN, viec: 'start' })).status).toBe(403);
      }
    expect(await pageOf(stranger, '/quiz/moi')).toContain('Đăng nhập');
    expect(await pageOf(lan, '/quiz/moi')).toMatch(/soạn và điều khiển được bài đố ở đây\. .*mã mời/);
    expect(await pageOf(lan, '/quiz')).not.toContain('Soạn bài mới');
    for (const role of ['trainer', 'administrator'] as const) {
      const visitor = await signedIn(house, role, role);
      expect((await visitor.get('/quiz/moi')).status).toBe(200);
      expect(await pageOf(visitor, '/dang-nhap')).toContain('Bài đố của tôi');
    }
    const foreign = { Origin: 'https://evil.example' };
    const trainer = await signedIn(house, 'hoa', 'trainer');
    expect((await trainer.post('/quiz/moi', PLAIN, foreign)).status).toBe(403);
    expect((await trainer.post('/quiz/K7Q2MD/dieu-khien', { viec: 'end' }, foreign)).status).toBe(403);
  });

  it('offers what the library has, and keeps what was typed beside what is wrong with it', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    expect(await pageOf(trainer, '/quiz/moi')).toMatch(/Chủ đề \(không chọn: mọi chủ đề\) Rượu, bia \(3 câu\)\s?Giờ làm việc \(1 câu\).*30-CT\/TU .*Lựa chọn này có 8 câu, ít hơn số câu bạn muốn hỏi\./);
    const wrong = {
      ...{ ten: 'Thi <b>quý</b> IV', 'cd-0': 'khong-co', 'so-cau': '0', 'so-giay': '3' },
      ...{ 'so-doi': '1', cach: 'hen-gio', luc: '2020-01-01T08:00', 'an-danh': 'x', dat: '101' },
    };
    const { status, html } = await trainer.post('/quiz/moi', wrong);
    expect(status).toBe(422);
    const text = textOf(html);
    for (const words of ['Có 6 mục cần sửa', 'Danh sách vừa thay đổi. Hãy chọn lại.', 'là số từ 1 đến 100, hoặc để trống.', 'Số câu là số từ 1 đến 100.', 'từ 5 đến 600.', 'Giờ này đã qua', 'Một đội thì không'])
      expect(text).toContain(words); // prettier-ignore
    expect(html).toContain('value="Thi &lt;b&gt;quý&lt;/b&gt; IV"');
    expect(html).toMatch(/value="2020-01-01T08:00"[^>]*aria-invalid="true"[^>]*aria-describedby="luc-loi"/);
    expect(html).toMatch(/name="an-danh" value="x"\s+checked/);
    expect((await trainer.post('/quiz/moi', { ...PLAIN, cach: 'tu-lam', han: '' })).html).toContain('Hãy chọn ngày và giờ hết hạn.');
    const none = await trainer.post('/quiz/moi', { ...PLAIN, 'cd-1': 'working_hours', 'loai-order': 'x' });
    expect([none.status, none.html]).toEqual([422, expect.stringContaining('Chưa có câu hỏi nào hợp')]);
  }); // prettier-ignore

  it('makes what was asked for', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const code = await made(trainer, {
      ...{ ten: 'Thi quý IV', 'cd-0': 'alcohol', 'so-doi': '2', 'an-danh': 'x', 'dong-som': 'x' },
      ...{ cach: 'hen-gio', luc: '2026-11-27T14:00' },
    });
    const setup = await house.store.roundByCode(code);
    expect(setup).toMatchObject({
      ...{ kind: 'scheduled', channel: 'web', trainer: 'hoa', title: 'Thi quý IV', seconds: 30 },
      ...{ startsAt: '2026-11-27T07:00:00.000Z', teams: ['Đội 1', 'Đội 2'], anonymous: true },
      ...{ closesWhenAll: true, deadline: null },
    });
    expect(setup?.questions.map(({ item }) => item.topic)).toEqual(['alcohol', 'alcohol', 'alcohol']);
    expect(setup?.pass).toBeUndefined();
    const certified = await made(trainer, { dat: '75' });
    expect((await house.store.roundByCode(certified))?.pass).toBe(75);
    const kinds = await made(trainer, { 'loai-fill_blank': 'x', 'loai-match': 'x' });
    const types = (await house.store.roundByCode(kinds))?.questions.map(({ item }) => item.type);
    expect(types).toEqual(['fill_blank', 'match']);
  });
});

describe('several topics and documents', () => {
  const both = { 'cd-0': 'alcohol', 'cd-1': 'working_hours', 'vb-0': '30-CT/TU' };

  it('are chosen by boxes that stay checked, and make one round', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const wrong = await trainer.post('/quiz/moi', { ...PLAIN, ...both, 'so-cau': '0' });
    expect(wrong.html.match(/value="(?:alcohol|working_hours|30-CT\/TU)"\s+checked/gu)).toHaveLength(3);
    const setup = await house.store.roundByCode(await made(trainer, { ...both, 'so-cau': '9' }));
    expect(setup?.title).toBe('Rượu, bia, Giờ làm việc, 30-CT/TU');
    const topics = setup?.questions.map(({ item }) => item.topic);
    expect(topics?.sort()).toEqual(['alcohol', 'alcohol', 'alcohol', 'working_hours']);
  });

  it('are counted before a round is made, with what was typed left as it is', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const typed = { ...PLAIN, ten: 'Thi quý', 'so-cau': 'nhiều', viec: 'dem' };
    const counted = async (fields: Record<string, string>) => {
      const { status, html } = await trainer.post('/quiz/moi', { ...typed, ...fields });
      expect([status, html]).toEqual([200, expect.stringContaining('value="Thi quý"')]);
      return /<output id="so-co">([^<]*)</u.exec(html)?.[1];
    };
    expect(await counted({})).toBe('Lựa chọn này có 8 câu.');
    expect(await counted(both)).toBe('Lựa chọn này (2 chủ đề, 1 văn bản) có 4 câu.');
    expect(await counted({ 'cd-1': 'working_hours', 'so-cau': '10' })).toBe(
      'Lựa chọn này (1 chủ đề) có 1 câu, ít hơn số câu bạn muốn hỏi.',
    );
    expect(await counted({ 'cd-1': 'working_hours', 'loai-order': 'x' })).toMatch(/có 0 câu\.$/u);
    expect(await house.store.ledRounds('hoa', 9)).toEqual([]);
  });

  it('are counted for the script as a piece of the page', async () => {
    const trainer = await signedIn(house, 'hoa', 'trainer');
    const response = await fetch(`${house.channel.address()}/quiz/moi`, {
      method: 'POST',
      body: new URLSearchParams({ ...PLAIN, 'cd-0': 'alcohol', viec: 'dem' }),
      headers: { Origin: house.channel.address(), Cookie: trainer.cookie(), 'X-Fragment': '1' },
    });
    expect(await response.text()).toBe('<output id="so-co">Lựa chọn này (1 chủ đề) có 3 câu.</output>');
  });
});
