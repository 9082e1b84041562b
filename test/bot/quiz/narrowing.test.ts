import { describe, expect, it } from 'vitest';
import { readRequest } from '../../../bot/quiz/host/request.ts';
import { approvedItems } from '../../fixtures/quiz-items.ts';
import type { QuizHouse } from '../../support/quiz/house.ts';
import { alone, eachWithHouse } from '../../support/quiz/opened.ts';

/** Rounds of approved questions alone, or of those with a tag. */

let house: QuizHouse;
eachWithHouse((opened) => void (house = opened));
const asked = async () => (await house.store.roundsOf('zalo_bot', '-1001', 1))[0];

describe('a line of /quiz', () => {
  const read = (line: string) => readRequest(line, new Date('2026-11-26T01:00:00Z'));

  it('says that approved questions alone are wanted, anywhere, and the tags last', () => {
    for (const line of ['rượu bia 10 câu đã duyệt', 'chỉ câu đã duyệt rượu bia 10 câu', 'ruou bia chi hoi 10 cau da duyet', 'rượu bia 10 câu, chỉ câu hỏi đã duyệt'])
      expect(read(line), line).toMatchObject({ approved: true, subject: 'ruou bia', count: 10, tags: '' });
    expect(read('rượu bia 10 câu thẻ nội quy cơ quan, đợt 2 lúc 14:00')).toMatchObject({ approved: false, subject: 'ruou bia', count: 10, tags: 'noi quy co quan, dot 2', startsAt: '2026-11-26T07:00:00.000Z' });
    expect(read('nhãn: nội quy 5 câu')).toMatchObject({ subject: '', tags: 'noi quy', count: 5 });
    expect(read('the: noi quy 5 cau')).toMatchObject({ subject: '', tags: 'noi quy', count: 5 });
    expect(read('tập thể, cụ thể hóa nhân viên 5 câu')).toMatchObject({ subject: 'tap the, cu the hoa nhan vien', tags: '' });
  }); // prettier-ignore

  it('makes a round of them', async () => {
    expect(await house.say('hoa', '/quiz chỉ câu đã duyệt 2 câu')).toMatch(/Tất cả quy định, 2 câu đã duyệt, mỗi câu/u);
    const round = await asked();
    expect(round?.questions.map(({ item }) => approvedItems.has(item.id))).toEqual([true, true]);
    expect(round?.about).toEqual({ topics: [], documents: [], types: [], approved: true });
    expect(await house.say('hoa', '/quiz 2 câu nhãn noi quy co quan')).toMatch(/2 câu thẻ “Nội quy cơ quan”/u);
    expect((await asked())?.questions.map(({ item }) => item.tags)).toEqual([['Nội quy cơ quan'], ['Nội quy cơ quan']]);
  }); // prettier-ignore

  it('says how many there are where too few are left, and what gives more', async () => {
    expect(await house.say('hoa', '/quiz rượu bia 5 câu đã duyệt')).toMatch(
      /^Đã soạn bài \w{6}: Rượu, bia, 1 câu đã duyệt[^]*\nChỉ có 1 câu đã duyệt ở phần này, bạn muốn 5 câu\. Bạn có thể: bỏ “đã duyệt” \(có 3 câu\); bỏ chủ đề và văn bản \(có 3 câu\); đặt số câu từ 1 trở xuống; duyệt thêm câu ở trang Ngân hàng câu hỏi\.$/u,
    );
    const none = await house.say('hoa', '/quiz rượu bia 5 câu thẻ Nội quy cơ quan');
    expect(none).toBe('Không có câu nào thẻ “Nội quy cơ quan” ở phần này, bạn muốn 5 câu. Bạn có thể: bỏ thẻ (có 3 câu); bỏ chủ đề và văn bản (có 2 câu).');
    expect(await house.say('hoa', '/quiz 5 câu thẻ đợt 9')).toBe('Không có câu hỏi nào mang thẻ “dot 9”. Đang có: Nội quy cơ quan. Viết thẻ sau cùng trong dòng lệnh.');
  }); // prettier-ignore

  it('is asked for in the dialogue, in any of its answers, also after a new start', async () => {
    expect(await house.say('hoa', '/quiz')).toContain('“đã duyệt”');
    expect(await house.say('hoa', 'tất cả, chỉ câu đã duyệt')).toBe('Mấy câu? Ví dụ: 10');
    await house.again();
    expect(await house.say('hoa', '1 câu thẻ nội quy')).toContain('Không có câu hỏi nào mang thẻ “noi quy”');
    expect(await house.say('hoa', '1 câu thẻ nội quy cơ quan')).toBe('Mỗi câu mấy giây? Ví dụ: 20');
    expect(await house.say('hoa', '20')).toMatch(/1 câu đã duyệt, thẻ “Nội quy cơ quan”, mỗi câu 20 giây/u);
    await house.say('hoa', '/quiz');
    expect(await house.say('hoa', 'Thẻ đảng viên bị mất thì xin cấp lại ở đâu')).toBeNull();
  });
});

describe('the questions of a round before it begins', () => {
  const made = async (line: string) => /bài (\w{6})/u.exec((await house.say('hoa', line)) ?? '')?.[1] ?? '';
  const say = (text: string, person = 'hoa') => house.say(person, text, alone(person));

  it('are shown with answer and place to trainers in a private chat alone', async () => {
    const code = await made('/quiz 7 câu');
    const told = (await say(`/quiz xem ${code}`)) ?? '';
    expect(told).toMatch(new RegExp(`^Bài ${code}: Tất cả quy định, 7 câu, chưa bắt đầu\\.\n\nCâu 1\\. [^]*\nA\\. Đúng\nB\\. Sai\nĐáp án: A\\. Đúng\n“không sử dụng đồ uống có cồn[^]*” mục 3, đoạn 2, 30-CT/TU\n\nCâu 2`, 'u'));
    expect(told).toContain(`Xem tiếp: /quiz xem ${code} 6`);
    expect(told).not.toContain('Câu 6.');
    expect(await say(`/quiz xem ${code} từ câu 6`)).toMatch(/Câu 6\.[^]*Câu 7\./u);
    expect(await house.say('hoa', `/quiz xem ${code}`)).toBe(`Danh sách có đáp án nên tôi không gửi vào nhóm: nhắn riêng cho tôi /quiz xem ${code}.`);
    expect(await say(`/quiz xem ${code}`, 'lan')).toMatch(/^Chỉ cán bộ tập huấn/u);
    expect(await say('/quiz xem BCDFGH')).toMatch(/^Không có bài nào/u);
  }); // prettier-ignore

  it('are exchanged, dropped and added; that is what runs, also after a new start', async () => {
    const code = await made('/quiz 3 câu');
    const ids = async () => (await asked())?.questions.map(({ item }) => item.id) ?? [];
    const before = await ids();
    expect(await say(`/quiz đổi ${code} 2`)).toMatch(/^Đã đổi câu 2\. Bài có 3 câu\.\n\nCâu 2\. /u);
    const after = await ids();
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
    expect(before).not.toContain(after[1]);
    expect(await say(`/quiz bo ${code} cau 3`)).toBe(
      `Đã bỏ câu 3. Bài có 2 câu.\n\nXem lại: /quiz xem ${code}`,
    );
    expect(await say(`/quiz thêm ${code}`)).toMatch(/^Đã thêm câu 3\. Bài có 3 câu\./u);
    expect(await say(`/quiz bỏ ${code} 9`)).toBe(`Bạn ghi số câu, từ 1 đến 3, ví dụ: /quiz bỏ ${code} 1`);
    const drawn = await ids();
    await house.again();
    await house.say('hoa', '/batdau');
    await house.pass(5);
    expect(await ids()).toEqual(drawn);
    expect((await house.read()).join('\n')).toContain('Câu 1/3');
    for (const line of [`/quiz xem ${code}`, `/quiz đổi ${code} 1`, `/quiz bỏ ${code} 1`])
      expect(await say(line)).toContain('Bài đã bắt đầu hoặc đã đóng');
    expect(await ids()).toEqual(drawn);
  });

  it('keep one at least, and say where there is no other', async () => {
    const code = await made('/quiz rượu bia 1 câu');
    expect(await say(`/quiz bỏ ${code} 1`)).toMatch(/^Bài phải còn ít nhất một câu/u);
    const tagged = await made('/quiz 2 câu thẻ nội quy cơ quan');
    expect(await say(`/quiz đổi ${tagged} 1`)).toMatch(
      /^Không còn câu nào khác .* Bạn giữ câu này, hoặc bỏ nó\.$/u,
    );
    expect(await say(`/quiz thêm ${tagged}`)).toMatch(/^Không còn câu nào khác/u);
  });

  it('of an assignment are looked at first where the line says so: it opens by hand', async () => {
    const told = (await house.say('hoa', '/quiz 2 câu hạn 17:00 30/11 xem trước')) ?? '';
    const code = /bài (\w{6})/u.exec(told)?.[1] ?? '';
    expect(told).toMatch(/2 câu, hạn 17:00 30\/11\/2026, chưa mở\.\nXem, đổi câu hỏi trước: nhắn riêng[^]*\nMở bài: \/batdau/u);
    expect(await say(`/quiz ${code}`, 'lan')).toBe('Bài này chưa mở: người soạn đang xem lại câu hỏi.');
    expect(await say(`/quiz đổi ${code} 1`)).toMatch(/^Đã đổi câu 1/u);
    expect(await say(`/batdau ${code}`)).toBe('Bắt đầu.');
    expect(await say(`/quiz ${code}`, 'lan')).toContain('Câu 1/2');
  }); // prettier-ignore

  it('are changed by two at once one after the other', async () => {
    const code = await made('/quiz 4 câu');
    const before = (await asked())?.questions.map(({ item }) => item.id) ?? [];
    await Promise.all([say(`/quiz bỏ ${code} 1`), say(`/quiz bỏ ${code} 4`)]);
    expect((await asked())?.questions.map(({ item }) => item.id)).toEqual(before.slice(1, 3));
  });
});
