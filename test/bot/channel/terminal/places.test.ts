import { describe, expect, it } from 'vitest';
import { renderList, renderStretch } from '../../../../bot/channel/terminal/documents.ts';
import { addressOfStretch } from '../../../../bot/channel/terminal/links.ts';
import { stretchOf } from '../../../../bot/named-places.ts';
import { smallLibrary } from '../../../support/rules.ts';
import { TODAY } from '../../../support/knowledge.ts';

const library = smallLibrary();
const look = { colour: false, columns: 80 };
const shown = (text: string) => renderStretch(stretchOf(library, text)!, TODAY, look).replaceAll('\n', ' ');

describe('a document and a place as people type them', () => {
  it.each([
    ['30-CT/TU', '30-CT/TU', null],
    ['30-ct/tu mục 3', '30-CT/TU', 'mục 3'],
    ['30-CT/TU muc 3, doan 2', '30-CT/TU', 'mục 3, đoạn 2'],
    ['chi thi 30 muc 3', '30-CT/TU', 'mục 3'],
    ['610/2026/QĐ-UBND khoản 2 Điều 1', '610/2026/QĐ-UBND', 'khoản 2 Điều 1'],
    ['61/2026/QĐ-UBND Điều 12 khoản 2', '61/2026/QĐ-UBND', 'khoản 2 Điều 12'],
    ['khoản 2 Điều 12 61/2026/QĐ-UBND', '61/2026/QĐ-UBND', 'khoản 2 Điều 12'],
  ])('%s', (text, number, locator) => {
    const stretch = stretchOf(library, text);
    expect([stretch?.document.number, stretch?.locator]).toEqual([number, locator]);
    expect(stretch?.provisions.length).toBeGreaterThan(0);
  });

  it.each(['', 'gì đó', '99-CT/TU', 'mục 3'])('%j names no document', (text) => {
    expect(stretchOf(library, text)).toBeNull();
  });

  it('shows the words of the place, what stands under it and nothing else', () => {
    const text = shown('30-CT/TU mục 3, đoạn 2');
    const [provision] = stretchOf(library, '30-CT/TU mục 3, đoạn 2')!.provisions;
    expect(text).toContain(provision!.text);
    expect(text).toContain('Chỉ thị số 30-CT/TU, ngày 29/11/2023');
    expect(text).toContain('Đang có hiệu lực từ 29/11/2023');
    expect(shown('61/2026/QĐ-UBND Điều 2')).toContain(
      'Điều 2. Nội quy thứ 2  1. Công chức thực hiện các việc sau đây:  a) Đeo thẻ trong giờ làm việc;',
    );
    expect(shown('61/2026/QĐ-UBND Điều 2')).not.toContain('thứ 3');
  });

  it('says so where there is no such place', () => {
    expect(shown('61/2026/QĐ-UBND điều 99')).toContain('61/2026/QĐ-UBND không có “điều 99”');
  });

  it('lists every document', () => {
    const list = renderList(library, TODAY, look);
    for (const { number } of library.documents) expect(list).toContain(number);
    expect(list).toContain('/vanban 30-CT/TU mục 3');
  });

  it('has an address for the place', () => {
    const stretch = stretchOf(library, '30-CT/TU mục 3, đoạn 2')!;
    expect(addressOfStretch('http://noibo:3000', stretch)).toMatch(
      /^http:\/\/noibo:3000\/d\/30-CT\/TU\?p=m3\.d2&s=0&e=\d+#m3\.d2$/,
    );
    expect(addressOfStretch('http://noibo:3000', stretchOf(library, '61/2026/QĐ-UBND')!)).toBe(
      'http://noibo:3000/d/61/2026/Q%C4%90-UBND',
    );
  });
});
