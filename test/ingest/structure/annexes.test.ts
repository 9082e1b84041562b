import { describe, expect, it } from 'vitest';
import { findProvisions } from '../../../knowledge/references.ts';
import { outline, readChecked } from './outline.ts';

const HEAD =
  'QUYẾT ĐỊNH\nVề việc ban hành Quy chế thử\n\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế thử.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\nNơi nhận:\n- Như Điều 2;\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn Thử\n';
const RULES = `QUY CHẾ
Văn hóa thử
(Ban hành kèm theo Quyết định số 1/2026/QĐ-UBND
ngày 01 tháng 01 năm 2026)
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
Quy chế này quy định việc thử.
Điều 2. Nguyên tắc
1. Đúng giờ.
2. Lịch sự.
`;

describe('what follows the signature', () => {
  it('reads the rule that a decision puts in force, with ids of its own', () => {
    expect(outline(HEAD + RULES)).toEqual([
      'tieu-de QUYẾT ĐỊNH\nVề vi',
      'd1 Ban hành kèm the',
      'd2 Quyết định này c',
      'noi-nhan Nơi nhận:\n- Như',
      'ky TM. ỦY BAN NHÂN',
      'quy-che (Ban hành kèm th',
      'quy-che.c1',
      'quy-che.d1 Quy chế này quy',
      'quy-che.d2',
      'quy-che.d2.k1 Đúng giờ.',
      'quy-che.d2.k2 Lịch sự.',
    ]);
  });

  it('cites it as a person would, and does not take its Điều for those of the decision', () => {
    const { provisions } = readChecked(HEAD + RULES);
    expect(provisions.at(-1)).toMatchObject({
      locator: 'khoản 2 Điều 2 Quy chế kèm theo',
      place: { appendix: 'Quy chế kèm theo', article: '2', clause: '2' },
    });
    expect(findProvisions(provisions, { article: '2' }).map((one) => one.id)).toEqual(['X#d2']);
    const attached = findProvisions(provisions, { article: '2', appendix: 'Quy chế kèm theo' });
    expect(attached.map((one) => one.id)).toEqual(['X#quy-che.d2.k1', 'X#quy-che.d2.k2']);
  });

  it('reads numbered appendices, the forms in them, and their tables by rows', () => {
    const table = 'STT\tNội dung\n1\tHọp báo\n2\tThông cáo\n';
    const before = `${HEAD}PHỤ LỤC I\nDANH MỤC VIỆC PHẢI LÀM\n(Kèm theo Quyết định số 1/2026/QĐ-UBND)\nI. Việc chung\n1. Trả lời báo chí.\n`;
    const text = `${before}${table}Mẫu số 01\nBÁO CÁO\n1. Số cuộc họp:\nPHỤ LỤC II\nBIỂU MẪU\nGhi chú chung.\n`;
    const tables = [{ start: before.length, end: before.length + table.length - 1, rows: 3 }];
    const ids = outline(text, { tables }).filter((one) => one.startsWith('pl'));
    expect(ids).toEqual([
      'pl1 (Kèm theo Quyết',
      'pl1.m1',
      'pl1.m1.k1 Trả lời báo chí.',
      'pl1.m1.k1.b1',
      'pl1.m1.k1.b1.h1 STT\tNội dung',
      'pl1.m1.k1.b1.h2 1\tHọp báo',
      'pl1.m1.k1.b1.h3 2\tThông cáo',
      'pl1.mau1',
      'pl1.mau1.m1 Số cuộc họp:',
      'pl2',
      'pl2.md.d1 Ghi chú chung.',
    ]);
    const row = readChecked(text, { tables }).provisions.find((one) => one.id.endsWith('h2'));
    expect(row).toMatchObject({ kind: 'row', locator: 'Phụ lục I, mục I, khoản 1, bảng 1, hàng 2' });
    expect(row?.segments).toHaveLength(1);
  });

  it('takes the name of an appendix within a sentence for content', () => {
    const text =
      'NGHỊ ĐỊNH\nThử\n\nĐiều 1. Một\nThực hiện theo mẫu quy định tại\nPhụ lục I.\nĐiều 2. Hai\nHết.\n';
    expect(outline(text)).toEqual(['tieu-de NGHỊ ĐỊNH\nThử', 'd1 Thực hiện theo m', 'd2 Hết.']);
  });

  it('splits recipients from a signature that stands beside them in a table', () => {
    const { provisions, signer } = readChecked(
      'NGHỊ ĐỊNH\nThử\n\nĐiều 1. Một\nHết.\nNơi nhận: - Ban Bí thư; - Lưu: VT.\tTM. CHÍNH PHỦ THỦ TƯỚNG\nPhạm Minh Thử\n',
    );
    expect(provisions.slice(-2).map((one) => [one.kind, one.text])).toEqual([
      ['recipients', 'Nơi nhận: - Ban Bí thư; - Lưu: VT.'],
      ['signature', 'TM. CHÍNH PHỦ THỦ TƯỚNG\nPhạm Minh Thử'],
    ]);
    expect(signer).toBe('Phạm Minh Thử');
  });

  it('goes on after a chapter that is headed like a signature', () => {
    const text =
      'LUẬT\nTHỬ\n\nChương I\nBỘ TRƯỞNG\nĐiều 1. Một\nViệc A.\nChương II\nCHỦ TỊCH NƯỚC\nĐiều 2. Hai\nViệc B.\n';
    expect(outline(text).slice(1)).toEqual(['c1', 'd1 Việc A.', 'c2', 'd2 Việc B.']);
  });

  it('reads a Markdown table within a Điều, without its ruling line', () => {
    const text =
      'LUẬT\nTHỬ\n\nĐiều 1. Mức\nMức như sau:\n| Việc | Mức |\n|---|---|\n| Đi muộn | 1 |\n\nMức này là tối đa.\nĐiều 2. Hai\nViệc B.\n';
    expect(outline(text).slice(1)).toEqual([
      'd1 Mức như sau:',
      'd1.b1',
      'd1.b1.h1 | Việc | Mức |',
      'd1.b1.h2 | Đi muộn | 1 |',
      'd1.d2 Mức này là tối đ',
      'd2 Việc B.',
    ]);
  });
});
