import { describe, expect, it } from 'vitest';
import { outline, readChecked } from './outline.ts';

const law = (body: string): string => `LUẬT\nTHỬ\n\n${body}`;
const ids = (body: string): string[] => outline(law(body)).slice(1);

describe('labels of the law', () => {
  it('knows Điều, khoản and điểm that an amendment put in', () => {
    expect(
      ids(
        'Điều 5. Năm\n1. Việc A.\n1a. Việc B.\n2. Gồm:\na) Việc C;\na1) Việc D;\nb) Việc E.\nĐiều 5a. Thêm\nViệc F.\nĐiều 6. Sáu\nViệc G.\n',
      ),
    ).toEqual([
      'd5',
      'd5.k1 Việc A.',
      'd5.k1a Việc B.',
      'd5.k2 Gồm:',
      'd5.k2.a Việc C;',
      'd5.k2.a1 Việc D;',
      'd5.k2.b Việc E.',
      'd5a Việc F.',
      'd6 Việc G.',
    ]);
  });

  it('counts điểm past y with doubled letters, and keeps đ apart from dd', () => {
    const letters = [...'abcdđeghiklmnopqrstuvxy', 'aa', 'bb', 'cc', 'dd', 'đđ'];
    const body = letters.map((letter) => `${letter}) Việc ${letter};`).join('\n');
    const found = ids(`Điều 1. Một\n1. Gồm:\n${body}\n2. Hết.\nĐiều 2. Hai\nViệc B.\n`);
    expect(found).toHaveLength(letters.length + 4);
    expect(found).toContain('d1.k1.dd Việc đ;');
    expect(found).toContain('d1.k1.d-d Việc dd;');
    expect(new Set(found.map((one) => one.split(' ')[0])).size).toBe(found.length);
  });

  it('reads Phần, Tiểu mục, "1)", "1/" and "Điều N:"', () => {
    const text =
      'PHẦN THỨ NHẤT\nCHUNG\nChương I\nMỘT\nMục 1\nHAI\nTiểu mục 1\nBA\nĐiều 1: Một\n1) Việc A.\n2) Việc B.\nTiểu mục 2\nBỐN\nĐiểu 2: Hai\n1/ Việc C.\n2/ Việc D.\n';
    expect(ids(text)).toEqual([
      ...['p1', 'c1', 'c1.m1', 'c1.m1.t1', 'd1', 'd1.k1 Việc A.', 'd1.k2 Việc B.'],
      ...['c1.m1.t2', 'd2', 'd2.k1 Việc C.', 'd2.k2 Việc D.'],
    ]);
  });

  it('reads "1.1." below a khoản', () => {
    const { provisions } = readChecked(
      law('Điều 1. Một\n1. Gồm:\n1.1. Việc A.\n1.2. Việc B.\n2. Việc C.\nĐiều 2. Hai\nViệc D.\n'),
    );
    expect(provisions.map((one) => one.locator).slice(3, 5)).toEqual([
      'khoản 1.1 Điều 1',
      'khoản 1.2 Điều 1',
    ]);
  });

  it('parts a chapter’s number from its heading where the line break between them was lost', () => {
    const { provisions } = readChecked(
      law('Chương I\nCHUNG\nĐiều 1. Một\nViệc A.\nChương IIVIỆC LÀM, TUYỂN DỤNG\nĐiều 2. Hai\nViệc B.\n'),
    );
    expect(provisions.find((one) => one.id === 'X#c2')?.heading).toBe('VIỆC LÀM, TUYỂN DỤNG');
  });
});

describe('faults of a copy', () => {
  it('reads what is left of a chapter’s line where capitals follow, and says so', () => {
    const { provisions, warnings } = readChecked(
      law(
        'Chương I\nCHUNG\nĐiều 1. Một\nViệc A.\n: n - Chương II :\nPHÁT NGÔN\nĐiều 2. Hai\nViệc B.\n. Chương -\nTHI HÀNH\nĐiều 3. Ba\nViệc C.\n',
      ),
    );
    expect(
      provisions.filter((one) => one.kind === 'chapter').map((one) => [one.id, one.label, one.heading]),
    ).toEqual([
      ['X#c1', 'Chương I', 'CHUNG'],
      ['X#c2', ': n - Chương II :', 'PHÁT NGÔN'],
      ['X#c3', '. Chương -', 'THI HÀNH'],
    ]);
    expect(warnings.map((one) => one.line)).toEqual([8, 12]);
  });

  it('reads digits that look like letters only where the next number follows', () => {
    expect(ids('Điều 1. Một\nl. Việc A.\n2. Việc B.\nS. Việc C.\nĐiều 2. Hai\nViệc D.\n')).toEqual([
      'd1',
      'd1.k1 Việc A.',
      'd1.k2 Việc B.\nS. Việc',
      'd2 Việc D.',
    ]);
  });

  it('takes a number at a line’s start for content where the sentence goes on', () => {
    expect(
      ids(
        'Điều 1. Một\n1. Thực hiện khoản 1, khoản\n2, khoản 3 Điều này.\n2. Các khoản 1,\n3, điểm a khoản 5 Điều này.\nĐiều 2. Hai\nViệc D.\n',
      ),
    ).toEqual(['d1', 'd1.k1 Thực hiện khoản', 'd1.k2 Các khoản 1,\n3,', 'd2 Việc D.']);
  });

  it('types "d)" twice for đ', () => {
    const { provisions, warnings } = readChecked(
      law('Điều 1. Một\n1. Gồm:\na) A;\nb) B;\nc) C;\nd) D;\nd) Đ.\n2. Hết.\n'),
    );
    expect(provisions.slice(-2).map((one) => one.id)).toEqual(['X#d1.k1.dd', 'X#d1.k2']);
    expect(warnings).toEqual([{ line: 10, message: 'nhãn "d)" được hiểu là "đ)" theo thứ tự' }]);
  });

  it('reads what Tesseract makes of "III", "d)" and "i)"', () => {
    const list =
      'a) Việc a;\nb) Việc b;\nc) Việc c;\nđ) Việc d;\nđ) Việc đ;\ne) Việc e;\ng) Việc g;\nh) Việc h;\nÙ Người đứng đầu;\nk) Việc k.\n';
    const text = `Chương I\nMỘT\nĐiều 1. Một\n1. Gồm:\n${list}2. Gồm:\na) Việc a;\nb) Việc b;\nc) Việc c;\nđ) Việc d.\nChương II\nHAI\nĐiều 2. Hai\nViệc.\nChương ITII\nBA\nĐiều 3. Ba\nViệc.\n`;
    const { provisions, warnings } = readChecked(law(text));
    expect(
      provisions
        .map((one) => one.place.point)
        .filter((one) => one !== null)
        .join(''),
    ).toBe('abcdđeghikabcd');
    expect(provisions.find((one) => one.id === 'X#d1.k1.i')).toMatchObject({
      label: 'Ù',
      text: 'Người đứng đầu;',
    });
    expect(provisions.find((one) => one.id === 'X#c3')).toMatchObject({
      label: 'Chương ITII',
      heading: 'BA',
    });
    expect(warnings).toHaveLength(4);
  });

  it('counts Chương anew after a Phần only', () => {
    const parts =
      'PHẦN THỨ NHẤT\nA A\nChương I\nMỘT\nĐiều 1. Một\nViệc.\nPHẦN THỨ HAI\nB B\nChương I\nHAI\nĐiều 2. Hai\nViệc.\n';
    const { provisions } = readChecked(law(parts));
    expect(provisions.map((one) => one.id).filter((id) => id.includes('#c'))).toEqual(['X#c1', 'X#c1~2']);
    expect(provisions.at(-1)?.place).toMatchObject({ part: 'THỨ HAI', chapter: 'I', article: '2' });
  });

  it('drops lines of stray marks at the end of a provision and keeps them within one', () => {
    const { provisions, furniture } = readChecked(
      law('Điều 1. Một\nA một\n|\nhai ba.\n..^\n“\nĐiều 2. Hai\nViệc B.\n'),
    );
    expect(provisions.find((one) => one.id === 'X#d1')?.text).toBe('A một\n|\nhai ba.');
    expect(furniture.filter((one) => one.reason === 'noise')).toHaveLength(2);
  });
});

describe('quoted words of an amending law', () => {
  it('stay whole in the điểm that brings them in, whatever labels they carry', () => {
    const text =
      'Điều 1. Sửa đổi\n1. Sửa đổi Luật A:\na) Sửa đổi Điều 54 như sau:\n“Điều 54. Mới\n1. Một.\na) Là;\n2. “Hai” là hai.”;\nb) Bãi bỏ Điều 7.\n2. Sửa Luật B.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n';
    expect(ids(text)).toEqual([
      'd1',
      'd1.k1 Sửa đổi Luật A:',
      'd1.k1.a Sửa đổi Điều 54',
      'd1.k1.b Bãi bỏ Điều 7.',
      'd1.k2 Sửa Luật B.',
      'd2 Từ ngày ký.',
    ]);
  });

  it('are known by straight marks, and by marks repeated before every paragraph', () => {
    const straight =
      'Điều 1. Sửa đổi khoản 2 Điều 5 như sau:\n"2. Mới một.\nĐiều 2. Không phải.\n3. Mới hai.".\nĐiều 2. Hiệu lực\nTừ ngày ký.\n';
    const repeated =
      'Điều 1. Sửa đổi Điều 5 như sau:\n“Điều 2. Mới\n“1. Một.\nĐiều 2. Không phải.\n“2. Hai.”.\nĐiều 2. Hiệu lực\nTừ ngày ký.\n';
    for (const text of [straight, repeated])
      expect(ids(text).map((one) => one.split(' ')[0])).toEqual(['d1', 'd2']);
  });

  it('do not swallow the text where a mark is never closed, or closed by chance far below', () => {
    const filler = Array.from({ length: 9 }, (_, i) => `${i + 2}. Việc ${i + 2}.`).join('\n');
    const text = `Điều 1. Một\n1. Gọi là “tự chuyển hóa.\n${filler}\nĐiều 2. Hai\n1. Xong” rồi.\n2. Hết.\n`;
    expect(ids(text)).toHaveLength(14);
  });
});
