import { describe, expect, it } from 'vitest';
import { parseStructure } from '../../../ingest/structure.ts';
import { readChecked } from './outline.ts';

/** A paragraph as long as those of laws, so that the text counts as one line a paragraph. */
const LONG = `Người đứng đầu ${'cơ quan, tổ chức trực tiếp quản lý bí mật nhà nước '.repeat(6).trim()}`;
const law = (body: string): string => `LUẬT\nTHỬ\n\nĐiều 1. Một\n1. ${LONG}.\n${body}Điều 2. Hai\n${LONG}.\n`;
const points = (labels: readonly string[]): string =>
  `2. Gồm:\n${labels.map((label, at) => `${label} Việc ${at}${at === labels.length - 1 ? '.' : ';'}\n`).join('')}`;

/** Ids within Điều 1, and what was said of labels. */
function read(body: string, recognised = true): { ids: string[]; warnings: string[] } {
  const { provisions, warnings } = readChecked(law(body), { recognised });
  const ids = provisions.map(({ id }) => id.replace('X#d1.', '')).filter((id) => id.startsWith('k'));
  return { ids, warnings: warnings.map(({ message }) => message) };
}

const WHOLE = ['a)', 'b)', 'c)', 'd)', 'đ)', 'e)', 'g)', 'h)', 'i)', 'k)', 'l)', 'm)'];
const wholeIds = ['k1', 'k2', ...'abcd'.split('').map((one) => `k2.${one}`), 'k2.dd'].concat(
  [...'eghiklm'].map((one) => `k2.${one}`),
);
const misread = (changes: Record<string, string>): string[] => WHOLE.map((label) => changes[label] ?? label);

describe('labels of a 200-dpi scan, every line a paragraph', () => {
  it.each([
    ['g) as ø), i) as ï)', { 'g)': 'ø)', 'i)': 'ï)' }],
    ['i) and l) as 1)', { 'i)': '1)', 'l)': '1)' }],
    ['i) as 1 without a bracket', { 'i)': '1' }],
    ['b) as 6), d) as 9)', { 'b)': '6)', 'd)': '9)' }],
    ['i) as Ù, l) as ])', { 'i)': 'Ù', 'l)': '])' }],
  ])('reads %s', (_, changes) => {
    const { ids, warnings } = read(points(misread(changes)));
    expect(ids).toEqual(wholeIds);
    expect(warnings).toHaveLength(Object.keys(changes).length);
    expect(warnings.every((one) => one.includes('được hiểu là'))).toBe(true);
  });

  it('reads S. for 5. at the end of an article, where every number before it stands', () => {
    const clauses = '2. Việc hai.\n3. Việc ba.\n4. Việc bốn.\nS. Việc năm.\n';
    const { ids, warnings } = read(clauses);
    expect(ids).toEqual(['k1', 'k2', 'k3', 'k4', 'k5']);
    expect(warnings).toEqual(['nhãn "S." được hiểu là "5." theo thứ tự']);
    expect(read('2. Việc hai.\n3. Việc ba.\nS. Việc năm.\n').ids).toEqual(['k1', 'k2', 'k3']);
  });

  it('reads any one sign for a number between its neighbours, where words were recognised', () => {
    const clauses = '2. Việc hai.\no. Việc ba.\n4. Việc bốn.\n§. Việc năm.\n6. Việc sáu.\n';
    expect(read(clauses).ids).toEqual(['k1', 'k2', 'k3', 'k4', 'k5', 'k6']);
    expect(read(clauses, false).ids).toEqual(['k1', 'k2', 'k4', 'k6']);
    expect(read('2. Việc hai.\no. Việc ba.\n5. Việc năm.\n').ids).toEqual(['k1', 'k2', 'k5']);
  });

  it('reads a last đ) for d) where words were recognised, and takes it for a hole where they were typed', () => {
    const list = points(['a)', 'b)', 'c)', 'đ)']);
    expect(read(list).ids.at(-1)).toBe('k2.d');
    const typed = read(list, false);
    expect(typed.ids.at(-1)).toBe('k2.dd');
    expect(typed.warnings).toEqual(['"đ)" đứng sau số 3: thiếu 1 đề mục ở giữa']);
  });

  it('leaves khoản that are labelled 1), 2) as they are', () => {
    const body = '2) Gồm:\na) Việc a;\nb) Việc b;\n3) Việc ba.\n';
    const text = `LUẬT\nTHỬ\n\nĐiều 1. Một\n1) ${LONG}.\n${body}Điều 2. Hai\n${LONG}.\n`;
    const ids = parseStructure(text, 'X', { recognised: true }).provisions.map(({ id }) => id);
    expect(ids).toEqual([
      'X#tieu-de',
      'X#d1',
      'X#d1.k1',
      'X#d1.k2',
      'X#d1.k2.a',
      'X#d1.k2.b',
      'X#d1.k3',
      'X#d2',
    ]);
  });
});
