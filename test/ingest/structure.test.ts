import { describe, expect, it } from 'vitest';
import { parseStructure } from '../../ingest/structure.ts';
import { misplaced, unaccounted } from './accounted.ts';

/** Ids without the number, with the first words of their text. */
function outline(text: string): string[] {
  const structure = parseStructure(text, 'X');
  expect(unaccounted(text, structure)).toEqual([]);
  expect(misplaced(text, structure)).toEqual([]);
  return structure.provisions.map((one) => `${one.id.slice(2)} ${one.text.slice(0, 16)}`.trim());
}

const LAW = `CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 1/2026/NĐ-CP

NGHỊ ĐỊNH
Quy định thử nghiệm về họp

Căn cứ Luật Thử nghiệm;

Chính phủ ban hành Nghị định.

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về họp theo quy định tại
Điều 5 của Nghị định này.
Chương II
CUỘC HỌP
Mục 1
CHUẨN BỊ
Điều 2. Người dự họp
1. Người dự họp phải:
a) Đến đúng giờ;
b) Mang tài liệu;
c) Tắt điện thoại;
d) Ghi chép;
đ) Phát biểu ngắn;
e) Giữ trật tự.
Người chủ trì nhắc nhở người vi phạm.
2. Điều 5 của Nghị định này quy định việc khác.
Mục 2
KẾT THÚC
Điều 3. Biên bản
Thư ký lập biên bản.
Nơi nhận:
- Như trên;
TM. CHÍNH PHỦ
THỦ TƯỚNG
Trần Thử Nghiệm
`;

describe('the structure of a decree', () => {
  it('nests Chương, Mục, Điều, khoản and điểm with stable ids', () => {
    expect(outline(LAW)).toEqual([
      'tieu-de NGHỊ ĐỊNH\nQuy đị',
      'md.d1 Căn cứ Luật Thử',
      'md.d2 Chính phủ ban hà',
      'c1',
      'd1 Nghị định này qu',
      'c2',
      'c2.m1',
      'd2',
      'd2.k1 Người dự họp phả',
      'd2.k1.a Đến đúng giờ;',
      'd2.k1.b Mang tài liệu;',
      'd2.k1.c Tắt điện thoại;',
      'd2.k1.d Ghi chép;',
      'd2.k1.dd Phát biểu ngắn;',
      'd2.k1.e Giữ trật tự.',
      'd2.k1.d2 Người chủ trì nh',
      'd2.k2 Điều 5 của Nghị',
      'c2.m2',
      'd3 Thư ký lập biên',
      'noi-nhan Nơi nhận:\n- Như',
      'ky TM. CHÍNH PHỦ\nTH',
    ]);
  });

  it('cites from the inside out and keeps headings and labels apart from the text', () => {
    const { provisions, title, signer } = parseStructure(LAW, 'X');
    const point = provisions.find((one) => one.id === 'X#d2.k1.dd');
    expect(point).toMatchObject({
      locator: 'điểm đ khoản 1 Điều 2',
      label: 'đ)',
      parent: 'X#d2.k1',
      place: { chapter: 'II', section: '1', article: '2', clause: '1', point: 'đ' },
    });
    const article = provisions.find((one) => one.id === 'X#d2');
    expect(article).toMatchObject({ heading: 'Người dự họp', label: 'Điều 2.', text: '', parent: 'X#c2.m1' });
    expect(provisions.find((one) => one.id === 'X#c2')?.heading).toBe('CUỘC HỌP');
    expect([title, signer]).toEqual(['Quy định thử nghiệm về họp', 'Trần Thử Nghiệm']);
  });

  it('takes a reference at a line’s start for text, not for a heading', () => {
    const text = `NGHỊ ĐỊNH\nThử nghiệm\n\nĐiều 1. Một\nViệc này theo quy định tại\nĐiều 2. Trường hợp khác thì thôi.\nĐiều 2. Hai\nNội dung hai.\n`;
    expect(outline(text)).toEqual(['tieu-de NGHỊ ĐỊNH\nThử ng', 'd1 Việc này theo qu', 'd2 Nội dung hai.']);
  });

  it('takes the quoted words of an amending law for content', () => {
    const text = `LUẬT\nSỬA ĐỔI\n\nĐiều 1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“Điều 2. Tên mới\n1. Nội dung mới.”.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n`;
    expect(outline(text)).toEqual(['tieu-de LUẬT\nSỬA ĐỔI', 'd1 Sửa đổi, bổ sung', 'd2 Từ ngày ký.']);
  });

  it('repairs a label only where the sequence proves it, keeps what was read, and says so', () => {
    const text = `LUẬT\nTHỬ\n\nĐiều 1. Một\n1. Gồm:\na) Thứ nhất;\nb) Thứ hai;\ng) Thứ ba;\n9) Thứ tư.\n2, Hết.\n`;
    const { provisions, warnings } = parseStructure(text, 'X');
    expect(provisions.slice(-4).map((one) => [one.id, one.label])).toEqual([
      ['X#d1.k1.b', 'b)'],
      ['X#d1.k1.c', 'g)'],
      ['X#d1.k1.d', '9)'],
      ['X#d1.k2', '2,'],
    ]);
    expect(warnings.map((one) => one.line)).toEqual([8, 9, 10]);
  });

  it('records holes in the sequence instead of hiding them', () => {
    const { warnings } = parseStructure('LUẬT\nTHỬ\n\nĐiều 1. Một\nA.\n\nĐiều 3. Ba\nB.\n', 'X');
    expect(warnings).toEqual([
      { line: 7, hole: true, message: '"Điều 3." đứng sau số 1: thiếu 1 đề mục ở giữa' },
    ]);
  });

  it('reads Markdown headings and no-break spaces', () => {
    const text = `# LUẬT\nTHỬ\n\n## **Chương I**\nCHUNG\n### Điều 1. Một\n\nNội dung.\n\n**Điều 2.** Hai\n\nNội dung.\n`;
    expect(outline(text)).toEqual(['tieu-de # LUẬT\nTHỬ', 'c1', 'd1 Nội dung.', 'd2 Nội dung.']);
  });

  it('reads khoản that a copy names twice, each with an id of its own, and says so', () => {
    const { provisions, warnings } = parseStructure(
      `LUẬT\nTHỬ\n\nĐiều 1. Phân loại\n1. Hàng năm, căn cứ vào nội dung đánh giá, viên chức được phân loại như sau:\n1. Hoàn thành xuất sắc nhiệm vụ;\n2. ${'Hoàn thành tốt nhiệm vụ được giao '.repeat(9)}.\n`,
      'X',
    );
    expect(provisions.slice(-3).map((one) => one.id)).toEqual(['X#d1.k1', 'X#d1.k1~2', 'X#d1.k2']);
    expect(warnings).toEqual([{ line: 6, message: '"khoản 1 Điều 1" xuất hiện lần thứ 2' }]);
  });

  it('says where a line begins as an item does and is none', () => {
    const { warnings } = parseStructure('LUẬT\nTHỬ\n\nĐiều 1. Một\n1. Gồm.\n2. Có.\n7. Bảy.\n', 'X');
    expect(warnings).toEqual([
      { line: 7, message: '"7." ở đầu dòng không nối tiếp thứ tự, được đọc là nội dung' },
    ]);
  });
});

describe('the structure of a Party text', () => {
  it('reads roman numerals, numbers, dotted numbers, letters and dashes', () => {
    const text = `NGHỊ QUYẾT\nVề thử nghiệm\n\nMở đầu.\n\nI. TÌNH HÌNH\n\n1. Kết quả tốt.\n\n2. Hạn chế:\n\n- Chậm;\n\n- Thiếu.\n\nII. NHIỆM VỤ\n\n1. Chung\n\n1.1. Làm một.\n\n1.2. Làm hai.\n\na) Việc a.\n\nb) Việc b.\n`;
    expect(outline(text)).toEqual([
      'tieu-de NGHỊ QUYẾT\nVề th',
      'md.d1 Mở đầu.',
      'm1',
      'm1.k1 Kết quả tốt.',
      'm1.k2 Hạn chế:',
      'm1.k2.g1 Chậm;',
      'm1.k2.g2 Thiếu.',
      'm2',
      'm2.k1',
      'm2.k1.1.1 Làm một.',
      'm2.k1.1.2 Làm hai.',
      'm2.k1.1.2.a Việc a.',
      'm2.k1.1.2.b Việc b.',
    ]);
    const { provisions } = parseStructure(text, 'X');
    expect(provisions.find((one) => one.id === 'X#m1.k2.g2')?.locator).toBe(
      'mục I, khoản 2, gạch đầu dòng 2',
    );
    expect(provisions.find((one) => one.id === 'X#m1')?.heading).toBe('TÌNH HÌNH');
  });
});
