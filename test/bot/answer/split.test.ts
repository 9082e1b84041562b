import { describe, expect, it } from 'vitest';
import { splitQuestion } from '../../../bot/answer/split.ts';

describe('splitQuestion', () => {
  it.each([
    [
      'Đóng dấu lên chữ ký thì trùm bao nhiêu phần, dấu giáp lai mỗi lần tối đa mấy tờ?',
      ['Đóng dấu lên chữ ký thì trùm bao nhiêu phần', 'dấu giáp lai mỗi lần tối đa mấy tờ?'],
    ],
    [
      'Người lao động cưới vợ được nghỉ mấy hôm, còn đám cưới con thì mấy hôm?',
      ['Người lao động cưới vợ được nghỉ mấy hôm', 'đám cưới con thì mấy hôm?'],
    ],
    [
      'niêm yết bao lâu và họp công khai cần mấy phần ba người dự',
      ['niêm yết bao lâu', 'họp công khai cần mấy phần ba người dự'],
    ],
    [
      'chậm lương thì em nghỉ ngang được không và công ty có phải đền lãi?',
      ['chậm lương thì em nghỉ ngang được không', 'công ty có phải đền lãi?'],
    ],
  ])('parts what is asked: %s', (text, parts) => {
    expect(splitQuestion(text)).toEqual(parts);
  });

  it('asks of each what is asked of two', () => {
    expect(
      splitQuestion('Hạn thông báo và hạn trả lời khi dân yêu cầu giải trình lần lượt là mấy ngày?'),
    ).toEqual([
      'Hạn thông báo khi dân yêu cầu giải trình lần lượt là mấy ngày?',
      'hạn trả lời khi dân yêu cầu giải trình lần lượt là mấy ngày?',
    ]);
  });

  it.each([
    'Cậu em cùng phòng chụp công văn có dấu Mật, rồi đăng lên nhóm, luật có cấm chuyện này không?',
    'Bà ngoại tôi vừa mất, tôi là công chức xã, xin nghỉ theo diện việc riêng thì được mấy ngày?',
    'Cán bộ, công chức, viên chức uống rượu trong giờ làm việc thì sao?',
    'thời hạn bảo vệ tài liệu tối mật',
    'cán bộ một cửa phân biệt đối xử với người khuyết tật khi làm việc thì luật có cấm không',
  ])('leaves whole what asks one thing: %s', (text) => {
    expect(splitQuestion(text)).toEqual([text]);
  });
});
