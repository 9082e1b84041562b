import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSegments } from '../../ingest/segments.ts';

const clauses = (text: string): string[] =>
  splitSegments(text).map(({ start, end }) => text.slice(start, end));

describe('clauses', () => {
  it.each([
    ['Đến đúng giờ; mang tài liệu.', ['Đến đúng giờ', 'mang tài liệu']],
    ['Họp đúng giờ. Tắt điện thoại./.', ['Họp đúng giờ', 'Tắt điện thoại']],
    [
      'Hiện tượng đi muộn, về sớm, làm việc cá nhân; vi phạm giao thông',
      ['Hiện tượng đi muộn, về sớm, làm việc cá nhân', 'vi phạm giao thông'],
    ],
  ])('end at semicolons and sentence ends, without the closing sign: %s', (text, expected) => {
    expect(clauses(text)).toEqual(expected);
  });

  it.each([
    'Mức phạt là 1.000.000 đồng hoặc 2.5 lần',
    'Báo cáo TP. Hồ Chí Minh và đ/c. Nguyễn Văn Thử',
    'Thực hiện “Đúng giờ; đúng việc. Nhanh gọn” ở mọi nơi',
    'Ủy ban nhân dân (sau đây gọi là Ủy ban; trừ cấp xã) họp',
    'Họp theo "tự diễn biến; tự chuyển hóa" đã nêu',
  ])('do not end in numbers, abbreviations, quotations or brackets: %s', (text) => {
    expect(clauses(`${text}.`)).toEqual([text]);
  });

  it('end at a semicolon after a mark that is never closed', () => {
    expect(clauses('Ghi “một; hai')).toEqual(['Ghi “một', 'hai']);
  });

  it('join a list that an ellipsis closes back to its sentence’s start, and only that', () => {
    expect(clauses('Giữ sạch sẽ. Bảo vệ hồ sơ; sổ sách; ... theo quy định; khóa tủ.')).toEqual([
      'Giữ sạch sẽ',
      'Bảo vệ hồ sơ; sổ sách; ... theo quy định',
      'khóa tủ',
    ]);
  });

  it('join names of rules without a verb to the rules before them', () => {
    const text = 'đúng quy định của Đảng và Tỉnh ủy; nội quy, quy chế của các cơ quan';
    expect(clauses(text)).toEqual([text]);
    expect(clauses('đúng quy định; nội quy phải niêm yết')).toHaveLength(2);
  });

  it('end at a comma before a new prohibition after a complete command', () => {
    expect(clauses('tuân thủ kỷ luật phát ngôn, không sử dụng mạng xã hội')).toEqual([
      'tuân thủ kỷ luật phát ngôn',
      'không sử dụng mạng xã hội',
    ]);
  });

  it.each([
    'vẫn còn tâm lý sợ trách nhiệm, không dám tham mưu, không quyết định',
    'Báo cáo không chính xác, không trung thực',
    'Trung thực, không vụ lợi',
    'Thực hiện nghiêm quy định, không chỉ trong giờ làm việc',
  ])('do not end where no command stands before or nothing is forbidden after: %s', (text) => {
    expect(clauses(text)).toEqual([text]);
  });

  it('cover every word once, in order, whatever the text', () => {
    const piece = fc.oneof(
      fc.constantFrom('; ', '. ', '... ', '“', '”', '"', '(', ')', ', không ', './.', '\n- ', 'TP. ', ' '),
      fc.constantFrom('Giữ', 'thực hiện nghiêm túc', 'nội quy', 'rượu, bia', '1.000', 'Điều 5'),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        const spans = splitSegments(text);
        let last = 0;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          // Between clauses stand only white space, dashes and closing signs.
          expect(text.slice(last, start)).toMatch(/^[\s;.,/+•●–—-]*$/u);
          last = end;
        }
        expect(text.slice(last)).toMatch(/^[\s;./+•●–—-]*$/u);
      }),
    );
  });
});
