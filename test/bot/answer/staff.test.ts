import { describe, expect, it } from 'vitest';
import { leavesStaffOpen, staffMeant } from '../../../bot/answer/staff.ts';

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

describe('staffMeant', () => {
  it('is the one kind that is named, by the message itself before those before it', () => {
    expect(staffMeant('viên chức thì sao', 'công chức bị kỷ luật theo hình thức nào')).toBe('viên chức');
    expect(staffMeant('thì sao', 'công chức bị kỷ luật theo hình thức nào')).toBe('công chức');
    expect(staffMeant('tức là viên chức chứ không phải công chức')).toBe('viên chức');
  });
  it('is nobody where several are named, or none', () => {
    expect(staffMeant('công chức, viên chức bị kỷ luật thế nào')).toBeNull();
    expect(staffMeant('thời hiệu kỷ luật là bao lâu')).toBeNull();
  });
});
