import { describe, expect, it } from 'vitest';
import { leavesStaffOpen, saysNoStaff } from '../../../bot/answer/staff.ts';

describe('leavesStaffOpen', () => {
  it.each([
    'Thời hiệu xử lý kỷ luật là bao lâu vậy?',
    'muon xin thoi viec thi phai bao truoc may ngay',
    'Có những hình thức kỷ luật nào?',
  ])('is open in %s', (text) => expect(leavesStaffOpen(text)).toBe(true));

  it.each([
    'Thời hiệu xử lý kỷ luật công chức là bao lâu?',
    'em làm ở công ty, muốn nghỉ việc thì báo trước mấy ngày',
    'nghỉ cưới được mấy ngày',
    'Biệt phái nghĩa là sao?',
  ])('is said, or makes no difference, in %s', (text) => expect(leavesStaffOpen(text)).toBe(false));
});

describe('saysNoStaff', () => {
  it.each(['nghỉ cưới được mấy ngày', 'xep loai cuoi nam co may muc'])('is true of %s', (text) =>
    expect(saysNoStaff(text)).toBe(true),
  );
  it.each(['bác sĩ bỏ việc thì có phải đền không', 'xếp loại nghĩa là sao'])('is false of %s', (text) =>
    expect(saysNoStaff(text)).toBe(false),
  );
});
