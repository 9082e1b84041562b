import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyedHash, maskPersonalNumbers, openHashKey } from '../../bot/privacy.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

describe('keyedHash', () => {
  const key = 'a1'.repeat(32);

  it('is HMAC-SHA-256 over channel and id', () => {
    // openssl: printf 'telegram\0001234' | openssl dgst -sha256 -mac HMAC -macopt hexkey:a1…a1
    expect(keyedHash(key, 'telegram', '1234')).toBe(EXPECTED);
  });

  it('differs by channel, by id and by key', () => {
    const hashes = [
      keyedHash(key, 'telegram', '1234'),
      keyedHash(key, 'zalo_oa', '1234'),
      keyedHash(key, 'telegram', '1235'),
      keyedHash('b2'.repeat(32), 'telegram', '1234'),
    ];
    expect(new Set(hashes).size).toBe(4);
  });

  it('has a key that is made once and then stands', async () => {
    const store = createMemoryStore();
    const first = await openHashKey(store, (size) => new Uint8Array(size).fill(1));
    expect(first).toBe('01'.repeat(32));
    expect(await openHashKey(store, (size) => new Uint8Array(size).fill(2))).toBe(first);
  });
});

const EXPECTED = '02b9f8398864e378f3da62ba6fe093d06fbb6102763f7e3230895b390a9d68d0';

describe('maskPersonalNumbers', () => {
  it.each([
    ['identity_card', 'CCCD của tôi là 079203001234 thì có phải xuất trình không?', '079203001234'],
    ['identity_card', 'số 079 203 001 234 nhé', '079 203 001 234'],
    ['identity_card', 'căn cước: 0792 0300 1234', '0792 0300 1234'],
    ['identity_card', 'CMND 123.456.789', '123.456.789'],
    ['identity_card', 'so cmnd 012345678', '012345678'],
    ['identity_card', '123456789', '123456789'],
    ['phone', 'gọi tôi số 0912345678.', '0912345678'],
    ['phone', 'sđt 0912 345 678, hỏi về giờ làm việc', '0912 345 678'],
    ['phone', '0912.345.678', '0912.345.678'],
    ['phone', '0912-345-678', '0912-345-678'],
    ['phone', '091 234 5678', '091 234 5678'],
    ['phone', '09 1234 5678', '09 1234 5678'],
    ['phone', '0912 34 56 78', '0912 34 56 78'],
    ['phone', '+84912345678', '+84912345678'],
    ['phone', '+84 912 345 678', '+84 912 345 678'],
    ['phone', '84912345678', '84912345678'],
    ['phone', 'máy bàn 02838255462', '02838255462'],
    ['phone', '024.3825 5462', '024.3825 5462'],
    ['phone', '(024) 3825 5462', '(024) 3825 5462'],
    ['phone', 'năm 2023 0912345678 đã gọi', '0912345678'],
    ['phone', 'ngày 29/11/2023 số 0912 345 678', '0912 345 678'],
    ['account', 'STK 123456789 Vietcombank', '123456789'],
    ['account', 'chuyển vào tài khoản số 0011 0043 21567', '0011 0043 21567'],
    ['account', 'tai khoan ngan hang 12345678', '12345678'],
    ['account', 'thẻ 9704 3612 3456 7890', '9704 3612 3456 7890'],
    ['account', 'thẻ 4111-1111-1111-1111', '4111-1111-1111-1111'],
    ['account', '19034567890123', '19034567890123'],
    ['email', 'viết cho nguyen.van-a@binhduong.gov.vn nhé', 'nguyen.van-a@binhduong.gov.vn'],
  ])('masks a number of kind %s in "%s"', (kind, text, number) => {
    expect(maskPersonalNumbers(text)).toEqual({ text: text.replace(number, '***'), found: [kind] });
  });

  it.each([
    'Điều 14 Luật Cán bộ, công chức số 22/2008/QH12 quy định gì?',
    'Nghị định 112/2020/NĐ-CP và Công điện số 968 -CĐ/TTg, Chỉ thị 30-CT/TU',
    'Kết luận số 21-KL/TW ngày 25/10/2021, Quyết định 1847/QĐ-TTg',
    'từ 29/11/2023 đến 05-12-2023 hay 03.12.2023-05.12.2023',
    'từ 03 12 2023 05 người vắng, ngày 02.11.2023 05 giờ',
    'các năm 2020 2021 2022 2023, 2020-2021-2022-2023',
    'nhận quà 5.000.000 đồng, 5,000,000đ, 1.234.567.890 VND',
    'nhận 100000000 đồng hoặc 250 triệu, 1234567890 đ, 123 456 789 đồng',
    'phạt 5 000 000 000 có đúng không, 500000000 thì sao?',
    'làm việc lúc 7h30 đến 11h30, 13:00-17:00, tổng đài 1900 1234, gọi 113',
    'mã hồ sơ 000.00.00.G22-231123-0001',
    'tài khoản mạng xã hội năm 2023 thì sao? tài khoản có 5.000.000',
    'tài khoản ngày 29.11.2023',
    'mục 3, đoạn 2; khoản 1 Điều 8; 12 3 45 6',
  ])('leaves "%s" as it is', (text) => {
    expect(maskPersonalNumbers(text)).toEqual({ text, found: [] });
  });

  it('leaves a whole directive as it is', () => {
    const directive = new URL('../../ingest/library/30-CT-TU.txt', import.meta.url);
    const text = readFileSync(directive, 'utf8').normalize('NFC');
    expect(maskPersonalNumbers(text)).toEqual({ text, found: [] });
  });

  it('masks several numbers and names each kind once, in reading order', () => {
    expect(maskPersonalNumbers('Tôi là a@b.vn, 0912345678/0987654321, CCCD 079203001234')).toEqual({
      text: 'Tôi là ***, ***/***, CCCD ***',
      found: ['email', 'phone', 'identity_card'],
    });
    expect(maskPersonalNumbers('tôi là +84 912345678an@b.vn').text).toBe('tôi là ***');
    expect(maskPersonalNumbers('0912345678-0987654321 0903 123 456').text).toBe('***-*** ***');
  });

  it('finds the same in decomposed letters', () => {
    const text = 'tài khoản 12345678 có 5000000 đồng';
    expect(maskPersonalNumbers(text.normalize('NFD'))).toEqual(maskPersonalNumbers(text));
    expect(maskPersonalNumbers(text).text).toBe('tài khoản *** có 5000000 đồng');
  });
});

describe('maskPersonalNumbers, for any text', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      ' ',
      '.',
      '-',
      '/',
      ' đồng',
      'stk ',
      'cccd ',
      '+84',
      '(024) ',
      '@',
      'a@b.vn',
      '2023',
      '0912',
    ),
    fc.stringMatching(/^\d{1,13}$/),
  );
  const text = fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join(''));

  it('finds nothing more in what it has masked', () => {
    fc.assert(
      fc.property(text, (written) => {
        const once = maskPersonalNumbers(written);
        expect(maskPersonalNumbers(once.text)).toEqual({ text: once.text, found: [] });
      }),
      { numRuns: 2_000 },
    );
  });

  it('only ever replaces digits, addresses and what stands between them', () => {
    fc.assert(
      fc.property(text, (written) => {
        const { text: masked, found } = maskPersonalNumbers(written);
        if (found.length === 0) expect(masked).toBe(written.normalize('NFC'));
        else expect(masked).toContain('***');
      }),
      { numRuns: 1_000 },
    );
  });

  it('leaves no mobile number, however it is grouped', () => {
    const separator = fc.constantFrom('', ' ', '.', '-');
    const mobile = fc.tuple(
      fc.stringMatching(/^0[35789]\d\d$/),
      fc.stringMatching(/^\d{3}$/),
      fc.stringMatching(/^\d{3}$/),
      separator,
    );
    fc.assert(
      fc.property(mobile, ([head, middle, tail, between]) => {
        const written = `Số tôi là ${[head, middle, tail].join(between)}, xin hỏi Điều 14`;
        expect(maskPersonalNumbers(written).text).toBe('Số tôi là ***, xin hỏi Điều 14');
      }),
    );
  });
});
