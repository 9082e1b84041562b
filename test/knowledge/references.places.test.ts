import { describe, expect, it } from 'vitest';
import { parseReferences } from '../../knowledge/references.ts';

/** The one reference of a text. */
const only = (text: string) => {
  const found = parseReferences(text);
  expect(found).toHaveLength(1);
  return found[0];
};

describe('places', () => {
  it('ends a law’s name at a place of any number of digits, and not within "giao thông"', () => {
    expect(only('bộ luật lao động điều 113')).toMatchObject({
      name: 'lao động',
      places: [{ article: '113' }],
    });
    expect(only('luật giao thông đường bộ điều 8')).toMatchObject({ name: 'giao thông đường bộ' });
  });

  it.each([
    ['Chỉ thị 30-CT/TU mục 6', [{ section: '6' }]],
    ['30-ct/tu mục 3 đoạn 2', [{ section: '3', paragraph: 2 }]],
    ['luật phòng chống tham nhũng điều 20 khoản 2', [{ article: '20', clause: '2' }]],
    ['luat phong chong tham nhung dieu 20', [{ article: '20' }]],
    ['những điều 5, 6 luật báo chí', [{ article: '5' }, { article: '6' }]],
  ])('belong to the document whose name ends in letters like "những" or "từ": %s', (text, places) => {
    expect(only(text)).toMatchObject({ places });
  });

  it.each([
    ['Điều 14', [{ article: '14' }]],
    ['dieu 14', [{ article: '14' }]],
    ['khoản 3 điều 9999', [{ clause: '3', article: '9999' }]],
    ['khoản 9999 điều 14', [{ clause: '9999', article: '14' }]],
    ['dieu 12345', [{ article: '12345' }]],
    ['Điều 217a', [{ article: '217a' }]],
    ['điểm đ khoản 2 Điều 15', [{ point: 'đ', clause: '2', article: '15' }]],
    ['điểm d khoản 2', [{ point: 'd', clause: '2' }]],
    ['Điều 15 khoản 2 điểm a', [{ point: 'a', clause: '2', article: '15' }]],
    ['điểm a, khoản 2, Điều 15', [{ point: 'a', clause: '2', article: '15' }]],
    ['Mục 3 Chương IV', [{ section: '3', chapter: 'IV' }]],
    ['mục ii chương 4', [{ section: 'II', chapter: '4' }]],
    ['mục 3, đoạn 2', [{ section: '3', paragraph: 2 }]],
    ['đoạn thứ hai mục 3', [{ section: '3', paragraph: 2 }]],
    ['đoạn cuối mục 3', [{ section: '3', paragraph: -1 }]],
    ['Phần thứ nhất', [{ part: 'thứ nhất' }]],
    ['khoản 5Š Điều 31', [{ clause: '5', article: '31' }]],
  ])('%s', (text, places) => {
    expect(only(text)?.places).toEqual(places);
  });

  it.each([
    [
      'khoản 1 và khoản 2 Điều 5',
      [
        { clause: '1', article: '5' },
        { clause: '2', article: '5' },
      ],
    ],
    [
      'các điểm b, c khoản 2',
      [
        { point: 'b', clause: '2' },
        { point: 'c', clause: '2' },
      ],
    ],
    [
      'điểm a khoản 1 và điểm b khoản 2 Điều 5',
      [
        { point: 'a', clause: '1', article: '5' },
        { point: 'b', clause: '2', article: '5' },
      ],
    ],
    ['Điều 6, khoản 2 Điều 7', [{ article: '6' }, { clause: '2', article: '7' }]],
    [
      'Điều 5 khoản 2 và khoản 3',
      [
        { clause: '2', article: '5' },
        { clause: '3', article: '5' },
      ],
    ],
    [
      'từ Điều 98 đến Điều 101',
      [{ article: '98' }, { article: '99' }, { article: '100' }, { article: '101' }],
    ],
    ['từ điểm c đến điểm e khoản 1', ['c', 'd', 'đ', 'e'].map((point) => ({ point, clause: '1' }))],
  ])('lists and ranges: %s', (text, places) => {
    expect(only(text)?.places).toEqual(places);
  });

  it('belong to the document after them, else to the one before', () => {
    expect(only('mục 3 đoạn 2 chỉ thị 30')).toMatchObject({
      digits: '30',
      places: [{ section: '3', paragraph: 2 }],
    });
    expect(only('chỉ thị 30 mục 3')).toMatchObject({ digits: '30', places: [{ section: '3' }] });
    expect(only('m3 ct 30')).toMatchObject({ digits: '30', places: [{ section: '3' }] });
    expect(only('điều 14 luật cbcc')).toMatchObject({ name: 'cbcc', places: [{ article: '14' }] });
    expect(only('mục 3 chỉ thị 30 đoạn 2')?.places).toEqual([{ section: '3', paragraph: 2 }]);
    expect(only('điểm a khoản 2 Điều 15 Nghị định số 112/2020/NĐ-CP')).toMatchObject({
      number: '112/2020/NĐ-CP',
      places: [{ point: 'a', clause: '2', article: '15' }],
      written: 'điểm a khoản 2 Điều 15 Nghị định số 112/2020/NĐ-CP',
    });
  });

  it('are told apart where two documents are named', () => {
    const found = parseReferences('Điều 5 Luật Báo chí và Điều 6 Luật Viên chức');
    expect(found.map(({ name, places }) => [name, places])).toEqual([
      ['Báo chí', [{ article: '5' }]],
      ['Viên chức', [{ article: '6' }]],
    ]);
  });

  it.each([
    ['khoản 1 và khoản 2 Điều này', 'article', [{ clause: '1' }, { clause: '2' }]],
    ['các điểm a và b khoản này', 'clause', [{ point: 'a' }, { point: 'b' }]],
    ['Điều 6, Điều 7 của Nghị định này', 'document', [{ article: '6' }, { article: '7' }]],
    ['Chỉ thị này', 'document', []],
    ['văn bản này', 'document', []],
    ['Chương này', 'chapter', []],
  ])('of the text itself: %s', (text, selfUnit, places) => {
    expect(only(text)).toMatchObject({ self: true, selfUnit, places, number: null });
  });

  it.each(['bộ phận 1 cửa', 'xếp loại mức 2', 'khoán 10', 'đoàn 3 người', 'luật nữa, thôi'])(
    'are not read into other words that fold alike: %s',
    (text) => {
      expect(parseReferences(text)).toEqual([]);
    },
  );

  it('leave short forms alone that stand beside nothing', () => {
    expect(parseReferences('k2 với m3 thì sao')).toEqual([]);
  });
});
