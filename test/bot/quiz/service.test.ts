import { describe, expect, it } from 'vitest';
import type { QuizHouse } from '../../support/quiz/house.ts';
import { alone, begun, eachWithHouse } from '../../support/quiz/opened.ts';

let house: QuizHouse;
eachWithHouse((opened) => void (house = opened));

describe('setting up a round', () => {
  it('takes all in one line, with or without diacritics', async () => {
    expect(await house.say('hoa', '/quiz rượu bia 2 câu 15 giây')).toMatch(
      /^Đã soạn bài \w{6}: Rượu, bia, 2 câu, mỗi câu 15 giây\. Gõ \/batdau để bắt đầu\. Xem, đổi câu hỏi trước: nhắn riêng cho tôi \/quiz xem \w{6}$/,
    );
    expect(await house.say('hoa', '/quiz ruou bia 9 cau')).toMatch(
      /3 câu \(chỉ có chừng ấy\), mỗi câu 20 giây/,
    );
    expect(await house.say('hoa', '/quiz 30-CT/TU 5 câu')).toMatch(/: 30-CT\/TU, 5 câu/);
    expect(await house.say('hoa', '/quiz chỉ thị 30 5 câu')).toMatch(/: 30-CT\/TU, 5 câu/);
    expect(await house.say('hoa', '/quiz rượu bia, giờ làm việc 9 câu')).toMatch(
      /: Rượu, bia, Giờ làm việc, 4 câu \(chỉ có chừng ấy\)/,
    );
    expect(await house.say('hoa', '/quiz rượu bia, bóng đá 5 câu')).toMatch(/hay văn bản “bong da”/);
    expect(await house.say('hoa', '/quiz bóng đá 5 câu')).toMatch(/không có chủ đề hay văn bản “bong da”/);
  });

  it('asks short questions where nothing is said, and can be given up', async () => {
    expect(await house.say('hoa', '/quiz')).toMatch(
      /^Hỏi về chủ đề hoặc văn bản nào\?.*\nChủ đề: Rượu, bia; Giờ làm việc\.\nVăn bản: 30-CT\/TU\./,
    );
    expect(await house.say('hoa', 'trưa nay ăn gì?')).toBeNull();
    expect(await house.say('hoa', 'Rượu bia')).toBe('Mấy câu? Ví dụ: 10');
    await house.again();
    expect(await house.say('hoa', '2')).toBe('Mỗi câu mấy giây? Ví dụ: 20');
    expect(await house.say('hoa', '30 giây')).toMatch(/Rượu, bia, 2 câu, mỗi câu 30 giây/);
    expect(await house.say('hoa', '30 giây')).toBeNull();
    await house.say('hoa', '/quiz');
    expect(await house.say('hoa', 'hủy')).toBe('Đã thôi.');
  });

  it('is for trainers and administrators, and so is steering: of the own round, or any for administrators', async () => {
    expect(await house.say('lan', '/quiz rượu bia')).toMatch(/^Chỉ cán bộ tập huấn/);
    await house.say('hoa', '/quiz rượu bia');
    house.roles.set('minh', 'trainer');
    for (const command of ['/batdau', '/ketthuc']) {
      expect(await house.say('lan', command)).toMatch(/^Chỉ người soạn bài và quản trị viên/);
      expect(await house.say('minh', command)).toMatch(/^Bài này của người khác\..* gõ kèm mã: \/\w+ \w{6}$/);
    }
    expect(await house.say('quan', '/batdau')).toBe('Bắt đầu.');
    expect(await house.say('lan', '/tamdung')).toMatch(/^Chỉ người soạn bài/);
    expect(await house.say('lan', '/xephang')).toMatch(/Chưa có ai trả lời/);
  });
});

describe('a live round that is typed', () => {
  it('asks, takes the first answer of each, tells the rule, and ends with ranking and what was known least', async () => {
    await begun(house, 'rượu bia 2 câu 20 giây');
    const [start, first] = await house.read();
    expect(start).toMatch(/^Bắt đầu: Rượu, bia\n2 câu, mỗi câu 20 giây/);
    expect(first).toMatch(
      /^Câu 1\/2 \(\w{6}\)\. Có 20 giây\.\n[^]*A\. Đúng\nB\. Sai\nNhắc tên tôi kèm một chữ cái từ A đến B/,
    );
    expect(await house.say('lan', 'đáp án a')).toBe('Đã ghi nhận.');
    expect(await house.say('lan', 'b')).toMatch(/câu trả lời đầu được tính/);
    expect(await house.say('minh', 'Sai')).toBe('Đã ghi nhận.');
    expect(await house.say('minh', 'Uống bia buổi trưa được không?')).toBeNull();
    await house.pass(22);
    const [closed = ''] = await house.read();
    expect(closed).toMatch(
      /^Đáp án câu 1: A\. Đúng\n1\/2 người trả lời đúng\.\n\nTheo mục 3, đoạn 2 Chỉ thị 30-CT\/TU\.\nkhông sử dụng đồ uống có cồn[^]*\nmục 3, đoạn 2, 30-CT\/TU$/,
    );
    expect(await house.say('lan', 'a')).toBeNull();
    await house.pass(8);
    await house.say('lan', 'b');
    await house.pass(22);
    const told = (await house.read()).join('\n\n');
    expect(told).toMatch(
      /Kết quả: Rượu, bia\n1\. Người 1: 2\/2 câu đúng, 0,0 giây\n2\. Người 2: 0\/2 câu đúng/,
    );
    expect(told).toMatch(
      /Quy định ít người nắm nhất\n\n2\/3 lượt trả lời đúng:\nkhông sử dụng đồ uống có cồn/,
    );
    expect(await house.say('lan', '/xephang')).toMatch(/^Xếp hạng: Rượu, bia\n1\. Người 1/);
  });

  it('is paused after the item, resumed, and ended with what is open', async () => {
    await begun(house, 'rượu bia 3 câu');
    expect(await house.say('hoa', '/tamdung')).toMatch(/^Đã tạm dừng/);
    expect(await house.say('hoa', '/tamdung')).toMatch(/trạng thái đó rồi/);
    await house.pass(300);
    expect((await house.read()).filter((text) => text.startsWith('Câu '))).toHaveLength(1);
    expect(await house.say('hoa', '/tieptuc')).toBe('Đã tiếp tục.');
    await house.pass(1);
    expect((await house.read()).some((text) => text.startsWith('Câu 2/3'))).toBe(true);
    await house.say('lan', 'b');
    expect(await house.say('hoa', '/ketthuc')).toBe('Đã kết thúc.');
    const told = (await house.read()).join('\n');
    expect(told).toMatch(/Đáp án câu 2[^]*Kết quả/);
    expect(await house.say('hoa', '/ketthuc')).toMatch(/chưa có bài nào/);
  });

  it('goes on in a new process: an item that is open is closed at its time, the next is asked', async () => {
    await begun(house, 'rượu bia 2 câu 20 giây');
    await house.say('lan', 'a');
    await house.pass(10);
    await house.again();
    expect(await house.say('lan', 'b')).toMatch(/câu trả lời đầu được tính/);
    expect(await house.say('minh', 'b')).toBe('Đã ghi nhận.');
    await house.read();
    await house.pass(12);
    expect((await house.read()).join()).toMatch(/Đáp án câu 1[^]*1\/2 người/);
    // The next process comes long after the next item's time.
    await house.pass(8);
    await house.quiz.stop();
    await house.pass(600);
    await house.again();
    await house.read();
    await house.pass(3);
    expect((await house.read()).join()).toMatch(/Đáp án câu 2[^]*Kết quả/);
  });

  it('begins by itself at its time, also where the process was away then', async () => {
    const told = await house.say('hoa', '/quiz rượu bia 2 câu lúc 9:00');
    expect(told).toMatch(/Tự bắt đầu lúc 09:00 26\/11\/2026/);
    await house.quiz.stop();
    await house.pass(3_700);
    await house.again();
    await house.pass(6);
    expect((await house.read()).map((text) => text.split(':')[0])).toContain('Bắt đầu');
  });

  it('has teams that are chosen, and ranks them', async () => {
    await begun(house, 'rượu bia 1 câu 2 đội');
    expect(await house.say('lan', '/doi 3')).toMatch(/từ 1 đến 2/);
    expect(await house.say('lan', '/doi 2')).toBe('Bạn ở Đội 2.');
    await house.say('lan', 'a');
    await house.say('hoa', '/ketthuc');
    expect((await house.read()).join()).toMatch(
      /Xếp hạng đội\n1\. Đội 2: trung bình 1,0 câu đúng \(1 người\)/,
    );
    expect(await house.say('lan', '/doi 1')).toMatch(/không chia đội/);
  });
});

describe('an assignment', () => {
  it('is done alone by its code, each item after the answer to the one before, until the deadline', async () => {
    const told = await house.say('hoa', '/quiz rượu bia 2 câu hạn 17:00 27/11');
    const code = /bài (\w{6})/.exec(told ?? '')?.[1] ?? '';
    expect(told).toMatch(
      /Đã giao bài \w{6}: Rượu, bia, 2 câu, hạn 17:00 27\/11\/2026\. Người làm nhắn riêng/,
    );
    expect(await house.say('lan', `/quiz ${code}`)).toMatch(/nhắn riêng cho tôi/);
    expect(await house.say('lan', `/quiz ${code.toLowerCase()}`, alone('lan'))).toMatch(/^Câu 1\/2/);
    await house.again();
    const next = await house.say('lan', 'b', alone('lan'));
    expect(next).toMatch(
      /^Chưa đúng\. Đáp án: A\. Đúng\n\nTheo mục 3, đoạn 2 Chỉ thị 30-CT\/TU\.\n“không sử dụng đồ uống có cồn[^]*\n\nCâu 2\/2/,
    );
    expect(await house.say('lan', 'trưa nay ăn gì', alone('lan'))).toBeNull();
    expect(await house.say('lan', 'B.', alone('lan'))).toMatch(
      /^Đúng\.[^]*Bạn đã làm xong\.\nBạn: 1\/2 câu đúng/,
    );
    await house.read();
    await house.pass(9 * 3600);
    expect((await house.read()).join()).toMatch(/Nhắc làm bài: Rượu, bia\nHạn 17:00 27\/11\/2026/);
    await house.pass(30 * 3600);
    expect((await house.read()).join()).toMatch(
      /Nhắc làm bài[^]*Kết quả: Rượu, bia\n1 người làm bài, trung bình đúng 1,0\/2 câu\./,
    );
    expect(await house.say('minh', `/quiz ${code}`, alone('minh'))).toBe('Bài này đã đóng.');
  });

  it('begins at once where the channel cannot be written to', async () => {
    const terminal = { ...alone('hoa'), channel: 'terminal' } as const;
    const told = await house.say('hoa', '/quiz rượu bia 1 câu', terminal);
    expect(told).toMatch(/Đã giao bài[^]*\n\nCâu 1\/1[^]*Nhắn một chữ cái/);
    expect(await house.say('hoa', 'a', terminal)).toMatch(/^Đúng\.[^]*Bạn đã làm xong/);
  });
});
