import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findCitations } from '../../ingest/citations.ts';
import { made } from './made.ts';

/** Citations of a sentence in khoản 2 Điều 14 of a law, short: words, number or name, places. */
function citedIn(sentence: string): unknown[][] {
  const articles = Array.from({ length: 13 }, (_, i) => `Điều ${i + 1}. A\nMột câu.`).join('\n');
  const text = `LUẬT\nX\n\nBan hành.\n\nChương I\nCHUNG\n${articles}\nĐiều 14. B\n1. Một câu.\n2. ${sentence}\n3. Một câu.`;
  const { citations } = made('9/2020/QH14', text.normalize('NFC'));
  return citations.map(({ written, number, name, places }) => [
    written,
    number ?? name,
    places.map(short).join(' '),
  ]);
}

function short(place: object): string {
  const letters: Record<string, string> = { chapter: 'c', section: 'm', article: 'd', clause: 'k' };
  return Object.entries(place)
    .sort(([a], [b]) => LEVELS.indexOf(a) - LEVELS.indexOf(b))
    .map(([level, value]) => `${letters[level] ?? ''}${String(value)}`)
    .join('.');
}
const LEVELS = ['chapter', 'section', 'article', 'clause', 'point'];

describe('every form of reference', () => {
  it.each([
    ['điểm a khoản 2 Điều 15 Nghị định số 112/2020/NĐ-CP', '112/2020/NĐ-CP', 'd15.k2.a'],
    ['khoản 1 và khoản 3 Điều này', '9/2020/QH14', 'd14.k1 d14.k3'],
    ['Điều 6, Điều 7 của Luật này', '9/2020/QH14', 'd6 d7'],
    ['các điểm b, c khoản 1', '9/2020/QH14', 'd14.k1.b d14.k1.c'],
    ['các điểm b, c khoản này', '9/2020/QH14', 'd14.k2.b d14.k2.c'],
    ['Mục 3 Chương IV', '9/2020/QH14', 'cIV.m3'],
    ['từ Điều 8 đến Điều 11', '9/2020/QH14', 'd8 d9 d10 d11'],
    ['Điều này', '9/2020/QH14', 'd14'],
    ['khoản này', '9/2020/QH14', 'd14.k2'],
    ['Chương này', '9/2020/QH14', 'cI'],
    ['Luật này', '9/2020/QH14', ''],
    ['văn bản này', '9/2020/QH14', ''],
    ['Luật số 9/2020/QH14', '9/2020/QH14', ''],
    ['Luật Cán bộ, công chức', 'Cán bộ, công chức', ''],
    ['Điều 2 Bộ luật Lao động', 'Lao động', 'd2'],
    ['Nghị định số 112/2020/NĐ – CP', '112/2020/NĐ-CP', ''],
    ['Chỉ thị số 26 CT/TW', '26-CT/TW', ''],
    ['Công điện số 968 -CĐ/TTg', '968/CĐ-TTg', ''],
    ['Quyết định số 18a/2013/QĐ-TTg', '18a/2013/QĐ-TTg', ''],
    ['Nghị định số 67/CP', '67/CP', ''],
    ['Thông tư số 02/2015/TT-BLĐTB&XH', '02/2015/TT-BLĐTBXH', ''],
    ['điểm b, điểm dkhoản 1 Điều 2 Nghị định số 1/2020/NĐ-CP', '1/2020/NĐ-CP', 'd2.k1.b d2.k1.d'],
    ['khoản 2 Điều 4; điểm b, điểm c, khoản 3 Điều 4 Luật này', '9/2020/QH14', 'd4.k2 d4.k3.b d4.k3.c'],
    ['Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 1992', null, ''],
  ])('%s', (written, document, places) => {
    expect(citedIn(`Theo quy định tại ${written}.`)).toEqual([[written, document, places]]);
  });

  it('that names the document once, at the last place', () => {
    expect(
      citedIn('Hành vi quy định tại Điều 5, hành vi bán rượu quy định tại Điều 19 Luật Báo chí.'),
    ).toEqual([
      ['Điều 5', 'Báo chí', 'd5'],
      ['Điều 19 Luật Báo chí', 'Báo chí', 'd19'],
    ]);
    expect(citedIn('Theo khoản 1 Điều này, khoản 2 Điều 6 của Luật này.')).toEqual([
      ['khoản 1 Điều này', '9/2020/QH14', 'd14.k1'],
      ['khoản 2 Điều 6 của Luật này', '9/2020/QH14', 'd6.k2'],
    ]);
  });

  it('keeps a law named in words and the next one by number apart', () => {
    expect(citedIn('Theo Luật Thanh tra, Luật số 80/2025/QH15 và Luật Báo chí số 126/2025/QH15.')).toEqual([
      ['Luật Thanh tra', 'Thanh tra', ''],
      ['Luật số 80/2025/QH15', '80/2025/QH15', ''],
      ['Luật Báo chí số 126/2025/QH15', '126/2025/QH15', ''],
    ]);
  });

  it('inside the new text of an amendment is seen from the document that is amended', () => {
    const change =
      'Sửa đổi, bổ sung Điều 54 của Luật Bảo hiểm xã hội số 58/2014/QH13 như sau: “Người quy định tại khoản 1 Điều này và Điều 2 của Luật này được hưởng lương hưu.”';
    expect(citedIn(change)).toEqual([
      ['Điều 54 của Luật Bảo hiểm xã hội số 58/2014/QH13', '58/2014/QH13', 'd54'],
      ['khoản 1 Điều này', '58/2014/QH13', 'd54.k1'],
      ['Điều 2 của Luật này', '58/2014/QH13', 'd2'],
    ]);
  });

  it.each([
    ...[
      'trước thời điểm c hết hạn',
      'địa điểm b',
      'thành phần 1 là 30 điểm',
      'hình thức xử phạt bổ sung',
      'thiết quân luật',
    ],
    ...[
      'khoản tiền 2 triệu đồng',
      'quy luật cung cầu',
      'pháp luật về cán bộ, công chức',
      'kỷ luật lao động',
      'mục đích sử dụng',
    ],
  ])('is not seen in: %s', (words) => {
    expect(citedIn(`Có ${words}.`)).toEqual([]);
  });

  it('ends a law’s name where the sentence goes on', () => {
    const names = (text: string) => citedIn(text).map(([, name]) => name);
    expect(names('Theo khoản 2 Điều 20 Luật Báo chí, cơ quan chủ quản báo chí phải gửi hồ sơ.')).toEqual([
      'Báo chí',
    ]);
    expect(names('Điều 30 của Luật Phòng, chống tham nhũng phê duyệt nội dung.')).toEqual([
      'Phòng, chống tham nhũng',
    ]);
    expect(names('Bộ luật Tố tụng hình sự, tử hình hoặc bị cấm làm việc.')).toEqual(['Tố tụng hình sự']);
    expect(names('Luật Thực hành tiết kiệm, chống lãng phí, Luật Khiếu nại và các văn bản khác.')).toEqual([
      'Thực hành tiết kiệm, chống lãng phí',
      'Khiếu nại',
    ]);
  });
});

describe('citations of any text', () => {
  it('stand in their provision, in order, and name real places', () => {
    const piece = fc.constantFrom(
      ...[
        'Điều 5',
        ' khoản 2',
        ' điểm đ',
        ', ',
        ' và ',
        ' của ',
        'Luật này',
        ' Điều này',
        'khoản này',
        '; ',
        '. ',
        ' “',
        '”',
      ],
      ...[
        'Luật Báo chí',
        'Nghị định số 1/2020/NĐ-CP',
        'từ Điều 3 đến Điều 6',
        'Sửa đổi, bổ sung ',
        ' như sau: ',
        'Chương II ',
      ],
    );
    const base = made('9/2020/QH14', 'LUẬT\nX\n\nBan hành.\n\nĐiều 1. A\nMột câu.').provisions.at(-1);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('').normalize('NFC');
        const found = base === undefined ? [] : findCitations([{ ...base, text }], '9/2020/QH14');
        for (const { start, end, written, own, number, places } of found) {
          expect(text.slice(start, end)).toBe(written);
          if (own) expect(number).toBe('9/2020/QH14');
          for (const place of places) expect(Object.values(place).every((value) => value !== '')).toBe(true);
        }
        const starts = found.map(({ start }) => start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});
