import { describe, expect, it } from 'vitest';
import { readSmallTalk } from '../../../bot/answer/manners.ts';

describe('a courtesy', () => {
  it.each(['Vâng', 'vang a', 'hiểu rồi ạ', 'tuyệt vời', 'ok bạn'])('is a nod: %s', (text) => {
    expect(readSmallTalk(text)).toBe('acknowledged');
  });

  it.each([
    'vàng miếng trị giá bao nhiêu thì phải khai',
    'vang mieng co phai ke khai khong',
    'hiệu trưởng giao cô giáo viên chức làm chuyện sai luật, cô có quyền không làm chứ',
    'hieu truong co duoc tiep bao chi khong',
  ])('is not what begins with a word that looks like a nod without marks: %s', (text) => {
    expect(readSmallTalk(text)).toBeNull();
  });
});
