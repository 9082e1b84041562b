import { describe, expect, it } from 'vitest';
import { layOut, type Box } from '../../../ingest/reader/layout.ts';
import { FULL, lines, page, read, words } from './placed.ts';

describe('columns and tables', () => {
  it('reads a letterhead column by column, then the title', () => {
    const items = [
      words('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 300, 50),
      words('CHÍNH PHỦ', 130, 56),
      words('Số: 30/2020/NĐ-CP', 100, 72),
      words('Độc lập - Tự do - Hạnh phúc', 330, 67),
      words('Hà Nội, ngày 05 tháng 3 năm 2020', 320, 84),
      words('NGHỊ ĐỊNH', 290, 120),
      ...lines([FULL], 150),
    ];
    expect(read(page(1, items))).toEqual([
      'CHÍNH PHỦ',
      'Số: 30/2020/NĐ-CP',
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Độc lập - Tự do - Hạnh phúc',
      'Hà Nội, ngày 05 tháng 3 năm 2020',
      'NGHỊ ĐỊNH',
      FULL,
    ]);
  });

  it('reads recipients, then the signature beside them', () => {
    const items = [
      ...lines([FULL]),
      words('Nơi nhận:', 85, 300),
      words('TM. CHÍNH PHỦ', 380, 302),
      words('- Ban Bí thư Trung ương Đảng;', 85, 316),
      words('THỦ TƯỚNG', 390, 318),
      words('- Lưu: VT (2b).', 85, 332),
      words('Nguyễn Xuân Phúc', 380, 390),
    ];
    expect(read(page(1, items)).slice(1)).toEqual([
      'Nơi nhận:',
      '- Ban Bí thư Trung ương Đảng;',
      '- Lưu: VT (2b).',
      'TM. CHÍNH PHỦ',
      'THỦ TƯỚNG',
      'Nguyễn Xuân Phúc',
    ]);
  });

  const across = (y: number): Box => ({ left: 85, right: 500, top: y, bottom: y + 0.5 });
  const down = (x: number): Box => ({ left: x, right: x + 0.5, top: 200, bottom: 280 });
  const ruled = {
    horizontal: [200, 225, 260, 280].map(across),
    vertical: [85, 115, 420, 500].map(down),
  };

  it('reads a ruled table by rows, cells with several lines and words of two cells in one piece', () => {
    const items = [
      words('TT Tên loại văn bản', 94, 205),
      words('Viết tắt', 425, 205),
      words('1', 90, 236),
      words('Nghị quyết (cá biệt)', 120, 228),
      words('của cơ quan', 120, 244),
      words('NQ', 425, 236),
      words('2', 90, 263),
      words('Quyết định', 120, 263),
      words('QĐ', 425, 263),
    ];
    const { text, tables } = layOut([page(1, [...lines([FULL]), ...items], ruled)]);
    expect(text.split('\n').slice(1)).toEqual([
      'TT\tTên loại văn bản\tViết tắt',
      '1\tNghị quyết (cá biệt) của cơ quan\tNQ',
      '2\tQuyết định\tQĐ',
    ]);
    const [table] = tables;
    expect(table?.rows).toBe(3);
    expect(text.slice(table?.start, table?.end)).toBe(text.split('\n').slice(1).join('\n'));
  });

  it('reads rows that keep the same columns free as a table, and a list with numbers apart as a list', () => {
    const row = (cells: readonly string[], top: number) =>
      cells.map((cell, i) => words(cell, 85 + 160 * i, top));
    const table = [
      row(['Thành phố', 'Số đơn vị', 'Ghi chú'], 200),
      row(['Huế', '40', 'mới'], 217),
      row(['Cần Thơ', '103', 'mới'], 234),
    ];
    expect(read(page(1, table.flat()))).toEqual([
      'Thành phố\tSố đơn vị\tGhi chú',
      'Huế\t40\tmới',
      'Cần Thơ\t103\tmới',
    ]);
    const list = ['Sao chụp;', 'Lưu giữ;', 'Vận chuyển.'].flatMap((text, i) => [
      words(`${i + 1}.`, 85, 200 + 17 * i),
      words(text, 130, 200 + 17 * i),
    ]);
    expect(read(page(1, list))).toEqual(['1. Sao chụp;', '2. Lưu giữ;', '3. Vận chuyển.']);
  });
});
