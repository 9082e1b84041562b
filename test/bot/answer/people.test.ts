import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bindsStaff, staffIn, writeOutStaff } from '../../../bot/answer/people.ts';
import { createLibrary } from '../../../knowledge/library.ts';
import type { Document, Provision } from '../../../knowledge/types.ts';
import { directive } from '../../fakes/telegram/directive.ts';

describe('the short form "vc"', () => {
  it.each([
    ['vc hđ làm việc muốn nghỉ', 'viên chức hđ làm việc muốn nghỉ'],
    ['thủ tục kl vc từng bước ntn', 'thủ tục kl viên chức từng bước ntn'],
    ['VC làm thêm giờ', 'viên chức làm thêm giờ'],
    ['xin nghỉ vc phải báo trước', 'xin nghỉ việc phải báo trước'],
    ['xài máy cơ quan làm vc riêng', 'xài máy cơ quan làm việc riêng'],
    ['tu y bo vc 20 ngay', 'tu y bo việc 20 ngay'],
  ])('is people or work by the words around it: %s', (text, meant) => {
    expect(writeOutStaff(text)).toBe(meant);
  });

  it('changes no other text', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        fc.pre(!/vc/iu.test(text));
        expect(writeOutStaff(text)).toBe(text);
      }),
    );
  });
});

/** Real words of real texts, each with as much of its headings as decides here. */
const base = directive.provisions[0];
if (base === undefined) throw new Error('the directive of the tests has no provision');
const heading = (id: string, words: string): Provision => ({
  ...base,
  id,
  document: id.slice(0, id.indexOf('#')),
  kind: 'article',
  heading: words,
  text: '',
});
const clause = (id: string, text: string): Provision => ({
  ...base,
  id,
  document: id.slice(0, id.indexOf('#')),
  parent: id.slice(0, id.lastIndexOf('.')),
  kind: 'clause',
  text,
});
const provisions = [
  heading('58/2010/QH12#d29', 'Đơn phương chấm dứt hợp đồng làm việc'),
  clause('58/2010/QH12#d29.k2', 'Khi đơn phương chấm dứt hợp đồng làm việc, …'),
  heading('80/2025/QH15#d37', 'Thời hiệu, thời hạn xử lý kỷ luật'),
  clause('80/2025/QH15#d37.k1', 'Thời hiệu xử lý kỷ luật là thời hạn mà khi hết thời hạn đó …'),
  heading('80/2025/QH15#d35', 'Các hình thức kỷ luật đối với cán bộ'),
  clause('80/2025/QH15#d35.k1', 'Khiển trách.'),
  heading('80/2025/QH15#d20', 'Phương thức tuyển dụng công chức'),
  clause('80/2025/QH15#d20.k2', 'Tiếp nhận vào công chức đối với viên chức'),
  heading('45/2019/QH14#d107', 'Làm thêm giờ'),
  clause('45/2019/QH14#d107.k2', 'Bảo đảm số giờ làm thêm của người lao động không quá 200 giờ trong 01 năm'),
  heading('45/2019/QH14#d35', 'Quyền đơn phương chấm dứt hợp đồng lao động của người lao động'),
  clause('45/2019/QH14#d35.k1', 'Ít nhất 45 ngày'),
];
const TITLES = {
  '58/2010/QH12': 'Luật Viên chức',
  '80/2025/QH15': 'Luật Cán bộ, công chức',
  '45/2019/QH14': 'Bộ luật Lao động',
};
const library = createLibrary(
  'x',
  Object.entries(TITLES).map(([number, title]): Document => ({
    ...directive,
    number,
    title,
    provisions: provisions.filter(({ document }) => document === number),
  })),
  [],
);
const binding = (question: string): string[] =>
  provisions
    .filter(({ kind }) => kind === 'clause')
    .filter(bindsStaff(question, library))
    .map(({ id }) => id);

describe('whom a rule binds', () => {
  it('leaves to public employees what is theirs, what names them, and what all have', () => {
    expect(binding('Viên chức xin nghỉ thì báo trước bao lâu?')).toEqual([
      '58/2010/QH12#d29.k2',
      '80/2025/QH15#d20.k2',
      '45/2019/QH14#d107.k2',
    ]);
  });

  it('leaves to civil servants their law without the articles on elected officials', () => {
    expect(binding('cong chuc bi ky luat the nao')).toEqual([
      '80/2025/QH15#d37.k1',
      '80/2025/QH15#d20.k2',
      '45/2019/QH14#d107.k2',
    ]);
    expect(binding('Khác với công chức, cán bộ bị kỷ luật thế nào?')).toContain('80/2025/QH15#d35.k1');
  });

  it('leaves contracts of employment to those who have one', () => {
    expect(binding('người lao động nghỉ thì báo trước mấy ngày')).toEqual([
      '45/2019/QH14#d107.k2',
      '45/2019/QH14#d35.k1',
    ]);
  });

  it('bars nothing where the question names nobody, or officials in general', () => {
    for (const question of ['Xin nghỉ thì báo trước bao lâu?', 'Cán bộ nghỉ thì báo trước bao lâu?']) {
      expect(staffIn(question)).toEqual(new Set());
      expect(binding(question)).toHaveLength(6);
    }
  });
});
