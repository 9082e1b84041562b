import { describe, expect, it } from 'vitest';
import { layOut, type Item } from '../../../ingest/reader/layout.ts';
import { FULL, lines, page, read, words } from './placed.ts';

describe('paragraphs from lines', () => {
  it('undoes wraps where the line is full', () => {
    expect(read(page(1, lines([FULL, 'về nội dung của danh mục đó.'])))).toEqual([
      `${FULL} về nội dung của danh mục đó.`,
    ]);
  });

  it('begins a paragraph after a line that had room', () => {
    expect(read(page(1, lines([FULL, 'và báo cáo.', 'Bộ Công an kiểm tra.'])))).toEqual([
      `${FULL} và báo cáo.`,
      'Bộ Công an kiểm tra.',
    ]);
  });

  it.each([
    'Điều 5. Kinh phí',
    'Chương II',
    'Mục 2',
    '1. Kinh phí',
    'a) Kinh phí',
    'đ) Kinh phí',
    '- Kinh phí',
    'Căn cứ Hiến pháp;',
  ])('begins a line at the label of “%s” even after a full line', (labelled) => {
    expect(read(page(1, lines([`${FULL};`, labelled])))).toEqual([`${FULL};`, labelled]);
  });

  it('goes on over a line that only seems to begin with a label', () => {
    const first = 'Cơ quan, tổ chức có trách nhiệm thực hiện quy định tại điểm b và điểm c của khoản';
    expect(read(page(1, lines([first, '1. Điều này được áp dụng.'])))).toEqual([
      `${first} 1. Điều này được áp dụng.`,
    ]);
    const dash = 'Người đứng đầu cơ quan trung ương của tổ chức chính trị ở các cấp và tổ chức kinh tế';
    expect(read(page(1, lines([dash, '- xã hội.'])))).toEqual([`${dash} - xã hội.`]);
  });

  it('joins a heading in capitals though its label is in small letters', () => {
    const heading = 'Mục 1. NHỮNG QUY ĐỊNH CHUNG VỀ GIẢI QUYẾT TRANH CHẤP LAO ĐỘNG VÀ ĐÌNH CÔNG CỦA TẬP THỂ';
    expect(read(page(1, lines([heading, 'LAO ĐỘNG', 'Điều 179. Tranh chấp lao động'])))).toEqual([
      `${heading} LAO ĐỘNG`,
      'Điều 179. Tranh chấp lao động',
    ]);
  });

  it('takes a line that had a little room as wrapped where paragraphs are set apart', () => {
    const roomy = '2. Thời hạn bổ nhiệm công chức giữ chức vụ lãnh đạo, quản lý là 05 năm.';
    const apart = ['1. Một.', '2. Hai.', '3. Ba.', '4. Bốn.', '5. Năm.'].map((text, i) =>
      words(text, 85, 400 + 30 * i),
    );
    const next = 'Thời-hạn-bổ-nhiệm dưới 05 năm áp dụng đối với một số chức danh đặc thù, theo quy định';
    expect(
      read(
        page(1, [
          ...lines([FULL, `${FULL.slice(0, -1)}t`, 'như trên.'], 100),
          ...lines([roomy, next], 200),
          ...apart,
        ]),
      )[1],
    ).toBe(`${roomy} ${next}`);
  });

  it('puts no space into a number that was broken after its hyphen', () => {
    const first = 'Thực hiện quy định của Ban Thường vụ Tỉnh ủy tại văn bản là Chỉ thị hiện hành số 30-';
    expect(read(page(1, lines([first, 'CT/TU của Tỉnh ủy.'])))).toEqual([`${first}CT/TU của Tỉnh ủy.`]);
  });

  it('joins a sentence over a page’s end and says where the page begins', () => {
    const read = layOut([page(1, lines([FULL])), page(2, lines(['về nội dung của danh mục.']))]);
    expect(read.text).toBe(`${FULL} về nội dung của danh mục.`);
    expect(read.pages).toEqual([
      { page: 1, start: 0 },
      { page: 2, start: FULL.length + 1 },
    ]);
  });
});

describe('what is no text', () => {
  const body = (n: number) =>
    lines([FULL, `và điều thứ ${'một hai ba bốn'.split(' ')[n]} được thực hiện.`], 200);
  const three = (extra: (n: number) => Item[]) =>
    layOut([0, 1, 2].map((n) => page(n + 1, [...extra(n), ...body(n)])));

  it('leaves page numbers out, with their page', () => {
    const { text, leftOut } = three((n) => [words(`- ${n + 1} -`, 280, 40)]);
    expect(text).not.toMatch(/\d/u);
    expect(leftOut).toEqual([1, 2, 3].map((n) => ({ text: `- ${n} -`, page: n, reason: 'page-number' })));
  });

  it('leaves running heads and feet out, whatever number they carry', () => {
    const { leftOut } = three((n) => [words(`CÔNG BÁO/Số 12${n} + 13${n}/Ngày 0${n}-7-2025`, 85, 40)]);
    expect(leftOut.map(({ reason }) => reason)).toEqual(['running-head', 'running-head', 'running-head']);
  });

  it('keeps what stands at a page’s edge once, and labels there however often', () => {
    expect(three((n) => (n === 0 ? [words('PHỤ LỤC I DANH MỤC', 85, 40)] : [])).text).toContain(
      'PHỤ LỤC I DANH MỤC',
    );
    expect(
      three((n) => [words(`Điều ${n + 1}. Trách nhiệm`, 85, 40)]).text.match(/Trách nhiệm/gu),
    ).toHaveLength(3);
  });

  it('leaves the stamp of a signature out though a letterhead stands beside it', () => {
    const stamp = [
      'Ký bởi: CỔNG THÔNG TIN',
      'ĐIỆN TỬ CHÍNH PHỦ',
      'Email: a@chinhphu.vn',
      'Thời gian ký: 05.03.2020 16:57',
    ];
    const items = [
      ...stamp.map((text, i) => words(text, 400, 30 + 14 * i)),
      words('CHÍNH PHỦ', 100, 44),
      ...lines([FULL], 200),
    ];
    const { text, leftOut } = layOut([page(1, items)]);
    expect(text.split('\n')).toEqual(['CHÍNH PHỦ', FULL]);
    expect(leftOut.map((one) => [one.text, one.reason])).toEqual(stamp.map((one) => [one, 'stamp']));
  });
});
