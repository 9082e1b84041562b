import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findProvisions, normaliseNumber, parseReferences } from '../../knowledge/references.ts';
import { readDirective } from '../ingest/shipped.ts';

/** The one reference of a text, as far as the expectation names it. */
const only = (text: string) => {
  const found = parseReferences(text.normalize('NFC'));
  expect(found).toHaveLength(1);
  return found[0];
};

describe('document numbers', () => {
  it.each([
    ['Chỉ thị số 30-CT/TU', 'Chỉ thị', '30-CT/TU'],
    ['nghi quyet 71 nq/tu', 'Nghị quyết', '71-NQ/TU'],
    ['26 CT/TW', 'Chỉ thị', '26-CT/TW'],
    ['Công điện số 968 -CĐ/TTg', 'Công điện', '968/CĐ-TTg'],
    ['21–KL/TW', 'Kết luận', '21-KL/TW'],
    ['21 - KL / TW', 'Kết luận', '21-KL/TW'],
    ['30 ct tu', 'Chỉ thị', '30-CT/TU'],
    ['30ct/tu', 'Chỉ thị', '30-CT/TU'],
    ['Quy định 08-QĐi/TW', 'Quy định', '08-QĐi/TW'],
    ['Quy định số 37-QĐ/TW', 'Quy định', '37-QĐ/TW'],
    ['Hướng dẫn 02-HD/UBKTTW', 'Hướng dẫn', '02-HD/UBKTTW'],
    ['Quy chế làm việc số 06-QC/TU', 'Quy chế', '06-QC/TU'],
    ['22/2008/QH12', null, '22/2008/QH12'],
    ['nghị định 112/2020/nđ-cp', 'Nghị định', '112/2020/NĐ-CP'],
    ['Nghị định 112/2020/NĐ - CP', 'Nghị định', '112/2020/NĐ-CP'],
    ['ND 112/2020/ND-CP', 'Nghị định', '112/2020/NĐ-CP'],
    ['Quyết định 61/2025/QĐ-UBND', 'Quyết định', '61/2025/QĐ-UBND'],
    ['874/QĐ-BTTTT', 'Quyết định', '874/QĐ-BTTTT'],
    ['Tờ trình số 95/TTr-BKHCN', 'Tờ trình', '95/TTr-BKHCN'],
    ['văn bản số 3176/BKHCN-CVT', null, '3176/BKHCN-CVT'],
    ['Luật Báo chí số 126/2025/QH15', 'Luật', '126/2025/QH15'],
    ['Pháp lệnh Bảo vệ bí mật nhà nước số 30/2000/PL-UBTVQH10', 'Pháp lệnh', '30/2000/PL-UBTVQH10'],
    ['03/2022/TTLT-BNV-BTC', 'Thông tư liên tịch', '03/2022/TTLT-BNV-BTC'],
  ])('%s is %s %s', (text, kind, number) => {
    expect(only(text)).toMatchObject({ kind, number, self: false });
  });

  it.each([
    ['968 -CĐ/TTg', 'Công điện', '968/CĐ-TTg'],
    ['26 CT/TW', 'Chỉ thị', '26-CT/TW'],
    ['số 30-ct/tu', null, '30-CT/TU'],
    ['112/2020/ND-CP', null, '112/2020/NĐ-CP'],
    ['30', 'Chỉ thị', null],
    ['không có số', null, null],
  ])('normalises %s to %s', (written, kind, number) => {
    expect(normaliseNumber(written, kind)).toBe(number);
  });

  it('normalises what is normalised to itself', () => {
    const party = fc.tuple(
      fc.nat(999),
      fc.constantFrom('CT', 'NQ', 'KL', 'QĐ', 'QC'),
      fc.constantFrom('TU', 'TW'),
    );
    const state = fc.tuple(fc.nat(999), fc.constantFrom('CĐ-TTg', 'QĐ-UBND', 'CT-TTg'));
    const numbers = fc.oneof(
      party.map(([digits, code, issuer]) => `${digits}-${code}/${issuer}`),
      state.map(([digits, codes]) => `${digits}/${codes}`),
    );
    fc.assert(
      fc.property(numbers, (number) => {
        expect(normaliseNumber(number)).toBe(number);
      }),
    );
  });
});

describe('loose names of documents', () => {
  it.each([
    ['chỉ thị 30 nói gì', { kind: 'Chỉ thị', digits: '30', number: null }],
    ['chi thi so 30', { kind: 'Chỉ thị', digits: '30' }],
    ['ct30', { kind: 'Chỉ thị', digits: '30' }],
    ['kl 21 là gì', { kind: 'Kết luận', digits: '21' }],
    ['nđ 244/2026', { kind: 'Nghị định', digits: '244', year: '2026' }],
    ['nghị định 112 năm 2020', { kind: 'Nghị định', digits: '112', year: '2020' }],
    ['QĐ 61', { kind: 'Quyết định', digits: '61' }],
    ['công điện 968', { kind: 'Công điện', digits: '968' }],
    ['ngị quyết 71 về văn hoá', { kind: 'Nghị quyết', digits: '71' }],
    ['chỉ thj 30 nói gì', { kind: 'Chỉ thị', digits: '30' }],
    ['chir thị số 30', { kind: 'Chỉ thị', digits: '30' }],
    ['chỉ thị 30 ban hành ngày nào', { digits: '30' }],
    ['chỉ thị 30 ngày 29/11/2023', { digits: '30' }],
    ['luật cbcc', { kind: 'Luật', name: 'cbcc' }],
    ['luật cán bộ, công chức năm 2025 quy định gì', { name: 'cán bộ, công chức', year: '2025' }],
    ['Luật Phòng, chống tác hại của rượu, bia có cấm không', { name: 'Phòng, chống tác hại của rượu, bia' }],
    ['theo Luật Xử lý vi phạm hành chính thì', { name: 'Xử lý vi phạm hành chính' }],
    ['luat bao ve bi mat nha nuoc quy dinh the nao', { name: 'bao ve bi mat nha nuoc' }],
    ['Bộ luật Lao động, trừ trường hợp khác', { kind: 'Bộ luật', name: 'Lao động' }],
  ])('%s', (text, expected) => {
    expect(only(text)).toMatchObject(expected);
  });

  it('tells two laws of one list apart', () => {
    const names = parseReferences('Luật Công an nhân dân, Luật Cơ yếu và Luật Viên chức').map(
      (one) => one.name,
    );
    expect(names).toEqual(['Công an nhân dân', 'Cơ yếu', 'Viên chức']);
  });

  it.each([
    ['luật giao thông phạt nồng độ cồn xe máy bao nhiêu', 'luật giao thông'],
    ['luat giao thong phat nong do con xe may bao nhieu', 'luat giao thong'],
    ['luật đất đai bao lâu phải trả lời', 'luật đất đai'],
  ])('end with the name where the question goes on: %s', (text, written) => {
    expect(parseReferences(text).map((one) => one.written)).toEqual([written]);
  });
});

describe('what is no reference', () => {
  it.each([
    ...['mục đích cuộc họp', '3 ngày làm việc', 'khoản tiền thưởng', 'điều kiện', 'điểm danh', 'mục tiêu'],
    ...[
      '30 phút',
      'chỉ thị của sếp',
      'điều 1 lời',
      '3 giờ/ngày',
      'khoản 2 triệu đồng',
      'được điểm 10',
      '2 phần 3',
    ],
    ...['kỷ luật lao động', 'pháp luật về cán bộ', 'luật là gì', 'ngày 1/7/2025', 'lướt tt 30 phút', '24/7'],
    ...[
      'quyết định 3 việc',
      'đoạn đường 2 km',
      'mục 1 lần',
      'làm từ 7h30 đến 17h',
      'chương trình 45 phút',
      'phần lớn',
    ],
    ...[
      'uống 2 lon bia',
      'thiết quân luật, giới nghiêm',
      'điều này đúng không',
      'ở điểm này thì sao',
      'nghị quyết đã ban hành',
    ],
    ...[
      'sai 1 điểm',
      'luật sư tư vấn',
      'theo luật thì sao',
      'tổ chức hướng dẫn 2 người',
      'công điện của tỉnh',
    ],
  ])('%s', (text) => {
    expect(parseReferences(text)).toEqual([]);
    expect(parseReferences(text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd'))).toEqual([]);
  });
});

describe('any text', () => {
  it('gives references in order, whose words are the text’s own', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        'Điều 5',
        'khoản 1, 2',
        'điểm đ',
        'mục 3',
        ' và ',
        ' của ',
        ', ',
        ' đến ',
        'từ ',
        'này',
      ),
      fc.constantFrom(
        '30-CT/TU',
        'Luật Báo chí',
        'luật ',
        'số ',
        'ct 30',
        'Nghị định này',
        ' 1/2020/NĐ-CP',
        '\n',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join('').normalize('NFC');
        const found = parseReferences(text);
        for (const one of found) expect(text.slice(one.start, one.end)).toBe(one.written);
        const starts = found.map((one) => one.start);
        expect(starts).toEqual([...starts].sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});

describe('provisions at a place', () => {
  const { provisions } = readDirective().document;
  const ids = (place: Parameters<typeof findProvisions>[1]) =>
    findProvisions(provisions, place).map((one) => one.id.replace('30-CT/TU#', ''));

  it('are those that hold text there', () => {
    expect(ids({ section: '3', paragraph: 2 })).toEqual(['m3.d2']);
    expect(ids({ section: '3' })).toEqual(['m3.d1', 'm3.d2', 'm3.d3']);
    expect(ids({ section: 'III' })).toEqual(['m3.d1', 'm3.d2', 'm3.d3']);
    expect(ids({ section: '1', paragraph: 1 })).toEqual(['m1']);
    expect(ids({ section: '3', paragraph: -1 })).toEqual(['m3.d3']);
    expect(ids({ article: '14' })).toEqual([]);
    expect(ids({ section: '7' })).toEqual([]);
  });
});
