import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutDay } from '../../../bot/answer/said-day.ts';

describe('a question that says its own day of law', () => {
  it.each([
    ['Năm 2021 dấu giáp lai đóng mấy tờ?', '2021-04-02', 'dấu giáp lai đóng mấy tờ?'],
    ['vào giữa tháng 10/2025 thì ai được phát ngôn', '2025-10-16', 'ai được phát ngôn'],
    ['Hồi tháng 3 năm 2024, thời hạn bảo mật là bao lâu?', '2024-03-09', 'thời hạn bảo mật là bao lâu?'],
    ['hoi thang 5/2019 ban sao luc lam the nao', '2019-05-04', 'ban sao luc lam the nao'],
    ['Ngày 15/10/2025 ai được sao chụp tài liệu mật?', '2025-10-15', 'ai được sao chụp tài liệu mật?'],
    ['tết 2026 tung tin giả thì lúc ấy có bị cấm không', '2026-02-10', 'tung tin giả thì có bị cấm không'],
    ['thời hạn độ Mật tính theo luật lúc đầu tháng 12 năm ngoái', '2025-12-03', 'thời hạn độ Mật'],
  ])('is asked without it: %s', (text, on, asked) => {
    expect(withoutDay(text, on).toLowerCase()).toBe(asked.toLowerCase());
  });

  it.each([
    ['Năm 2021 dấu giáp lai đóng mấy tờ?', '2026-11-26'],
    ['Hồi tháng 3/2024 tôi bị khiển trách, nay xin thôi việc được không?', '2026-03-26'],
    ['từ ngày nào phải kê khai tài sản', '2026-11-26'],
    ['xin nghỉ phải báo trước mấy tháng', '2026-11-26'],
    ['ký hợp đồng 11 tháng thì thử việc bao lâu', '2026-11-26'],
    ['Luật An ninh mạng 2018 cấm những gì?', '2018-12-01'],
    ['nghị định 174 năm 2026 điều 4 khoản 3', '2026-11-26'],
    ['tới hạn nào trong năm 2019 phải kê khai lần đầu', '2019-09-15'],
    ['bao nhiêu tuổi thì nghỉ hưu từ năm 2028', '2028-01-01'],
  ])('keeps what is no day of law: %s', (text, on) => {
    expect(withoutDay(text, on)).toBe(text);
  });

  it('leaves some of every question', () => {
    const words = fc.constantFrom('hồi', 'tháng', '5', 'năm', '2022', 'thì', 'đầu', 'tết', 'công chức', ',');
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 8 }), (said) => {
        expect(withoutDay(said.join(' '), '2022-05-01')).not.toBe('');
      }),
    );
  });
});
