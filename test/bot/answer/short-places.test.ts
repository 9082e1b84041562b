import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeOutPlaces } from '../../../bot/answer/short-places.ts';
import { parseReferences } from '../../../knowledge/references.ts';

describe('places as people type them on a phone', () => {
  it.each([
    ['luật cbcc đ36 k1 kỷ luật công chức', 'luật cbcc khoản 1 điều 36 kỷ luật công chức'],
    ['k2 đ14 luật cbcc', 'khoản 2 điều 14 luật cbcc'],
    ['nđ 24/2020 đ9 k4d', 'nđ 24/2020 điểm d khoản 4 điều 9'],
    ['luật báo chí điều 25 k2c', 'luật báo chí điểm c khoản 2 điều 25'],
    ['đ.5, k.2 luật báo chí', 'khoản 2 điều 5 luật báo chí'],
    ['nđ 174 đ95', 'nđ 174 điều 95'],
    ['lpctn đ36', 'lpctn điều 36'],
    ['luat can bo d7 k5', 'luat can bo khoản 5 điều 7'],
    ['khoản hai điều hai mươi mốt luật báo chí', 'khoản 2 điều 21 luật báo chí'],
    ['điều mười lăm nghị định 30', 'điều 15 nghị định 30'],
  ])('are written out: %s', (typed, written) => expect(writeOutPlaces(typed)).toBe(written));

  it.each([
    'khoản 2 điều 14 luật cbcc',
    'khoản 1 và khoản 2 Điều 15',
    'điều 5 khoản 2 điểm c',
    'mua quà 50k đ5 được ko',
    'phạt 5tr đ 3 lần',
    'uống 2 k 5 lon',
    'biếu 2 triệu đ, 3 lần',
    'Điều ba hoa là gì',
    'lương tháng này làm đ5',
  ])('stay as they are where nothing is short, or nothing is a place: %s', (typed) =>
    expect(writeOutPlaces(typed)).toBe(typed),
  );

  it('are read as the same place as when written out', () => {
    const number = fc.integer({ min: 1, max: 220 });
    const clause = fc.integer({ min: 1, max: 20 });
    const letter = fc.constantFrom('', 'a', 'b', 'c', 'd', 'đ', 'e');
    fc.assert(
      fc.property(number, clause, letter, (article, khoan, point) => {
        const short = parseReferences(writeOutPlaces(`luật báo chí đ${article} k${khoan}${point}`));
        const long = parseReferences(
          `luật báo chí ${point === '' ? '' : `điểm ${point} `}khoản ${khoan} điều ${article}`,
        );
        expect(short.map(({ places }) => places)).toEqual(long.map(({ places }) => places));
      }),
    );
  });
});
