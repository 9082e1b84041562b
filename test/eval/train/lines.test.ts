import { describe, expect, it } from 'vitest';
import { LinesError, readAskedLines, readEverydayLines } from '../../../eval/train/selector.ts';

describe('written questions', () => {
  it('are read with what decides them, their day, and earlier messages before them', () => {
    const tsv =
      '36/2018/QH14#d22.k2|59/2019/NĐ-CP#d25\tplain\tgifts\t\tnhận phong bì được không\n' +
      'X:amount\tnear_miss\tgifts\t2025-12-01\tphong bì bao nhiêu ⇒ thì bị phạt\n' +
      'E:58/2010/QH12\tplain\tstaff\t\tluật viên chức còn không\n';
    expect(readAskedLines(tsv, 'asked-01.tsv')).toEqual([
      {
        provisions: ['36/2018/QH14#d22.k2', '59/2019/NĐ-CP#d25'],
        text: 'nhận phong bì được không',
        on: null,
      },
      { provisions: [], text: 'phong bì bao nhiêu. thì bị phạt', on: '2025-12-01' },
    ]);
  });

  it('are refused with file and line where a column is missing', () => {
    expect(() => readAskedLines('X:far\tplain\tđi chơi\n', 'asked-02.tsv')).toThrow(LinesError);
    expect(() => readAskedLines('\nX:far\tplain\tđi chơi\n', 'asked-02.tsv')).toThrow(
      /asked-02\.tsv, dòng 2/u,
    );
    expect(() => readEverydayLines('không có mã\tphong bì\n', 'everyday-01.tsv')).toThrow(/dòng 1/u);
  });
});
