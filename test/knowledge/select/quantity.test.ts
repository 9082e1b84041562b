import { describe, expect, it } from 'vitest';
import { askedQuantity, quantityHeld, readCounted } from '../../../knowledge/select/quantity.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

const asked = (text: string) => {
  const tokens = tokenise(text);
  return askedQuantity(
    tokens.map(({ fold }) => fold),
    tokens.map(({ norm }) => norm),
  );
};
const counted = (text: string) =>
  readCounted(
    tokenise(text).map(({ fold }) => fold),
    text,
  );

describe('what a question counts', () => {
  it.each([
    ['công văn đến phải trình trong mấy ngày', 'time', 'ngay'],
    ['bao lâu thì phải báo cáo cơ quan', 'time', 'lau'],
    ['uống rượu giờ trưa bị phạt bao nhiêu', 'money', ''],
    ['quà trị giá bao nhiêu tiền thì phải nộp lại', 'money', 'tien'],
    ['được hưởng bao nhiêu phần trăm lương', 'share', 'phan'],
    ['quán được mở từ mấy giờ', 'clock', 'gio'],
    ['mỗi chuyến được xách mấy chai rượu', 'count', 'chai'],
    ['văn bản hành chính có mấy loại', 'list', 'loai'],
  ] as const)('%s', (text, kind, noun) => {
    expect(asked(text)).toEqual({ kind, noun });
  });

  it.each(['điều mấy nói về quà tặng', 'có được nhận quà không', 'cái máy in của cơ quan'])(
    'is nothing: %s',
    (text) => {
      expect(asked(text)).toBeNull();
    },
  );
});

describe('whether a provision counts the like', () => {
  // Nghị định 30/2020/NĐ-CP, khoản 1 Điều 18 and Nghị định 59/2019/NĐ-CP, khoản 2 Điều 26.
  const day = counted('chậm nhất là trong ngày làm việc tiếp theo');
  const days = counted('trong thời hạn 05 ngày làm việc, kể từ ngày nhận được quà tặng');

  it('is told by the noun, by the kind, by any number, or not at all', () => {
    expect(quantityHeld(asked('trong mấy ngày'), days)).toBe(1);
    expect(quantityHeld(asked('trong bao lâu'), days)).toBe(0.75);
    expect(quantityHeld(asked('trong mấy tháng'), day)).toBe(0.75);
    expect(quantityHeld(asked('bị phạt bao nhiêu tiền'), days)).toBe(0.5);
    expect(quantityHeld(asked('bị phạt bao nhiêu tiền'), counted('Người đứng đầu chịu trách nhiệm'))).toBe(0);
    expect(quantityHeld(asked('có mấy loại'), days)).toBe(-1);
    expect(quantityHeld(null, days)).toBe(-1);
  });

  it('reads shares with their sign and in words', () => {
    expect(quantityHeld(asked('bao nhiêu phần trăm'), counted('không vượt quá 50% tổng thời lượng'))).toBe(1);
    expect(quantityHeld(asked('mấy phần trăm'), counted('không vượt quá ba mươi phần trăm'))).toBe(1);
  });
});
