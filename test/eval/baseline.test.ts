import { describe, expect, it } from 'vitest';
import { BaselineError, baselineJson, readBaseline, regressions, TOLERANCE } from '../../eval/baseline.ts';
import type { Grade } from '../../eval/run.ts';
import { judgment, setRun } from './measured.ts';

const machine = { cpu: 'thử', cores: 2, node: '20.20.2' };
const ids = Array.from({ length: 10 }, (_, index) => `dev-${index}`);
/** Ten questions in scope and ten out of scope, of which some go wrong. */
const runWith = (otherClause: number, wronglyAnswered: number, sha256?: string) => {
  const inScope = ids.map((id, index) => {
    const grade: Grade = index < otherClause ? 'other_clause' : 'right';
    return judgment(id, ['answered', 'answered', grade]);
  });
  const outside = ids.map((id, index) =>
    index < wronglyAnswered
      ? judgment(`${id}0`, ['not_in_corpus', 'answered', 'wrongly_answered'])
      : judgment(`${id}0`, ['not_in_corpus', 'not_in_corpus', 'right']),
  );
  return setRun([...inScope, ...outside], 'dev', sha256);
};
const baseline = readBaseline(baselineJson([runWith(2, 2)], '2026-11-23', machine));

describe('the comparison with the baseline', () => {
  it('finds nothing in the run that was recorded, nor in a better one', () => {
    expect(regressions(baseline, [runWith(2, 2)])).toEqual([]);
    expect(regressions(baseline, [runWith(0, 0)])).toEqual([]);
  });

  it('bears one question, and not two', () => {
    expect(TOLERANCE).toBe(1);
    expect(regressions(baseline, [runWith(3, 2)])).toEqual([]);
    expect(regressions(baseline, [runWith(2, 3)])).toEqual([]);
    expect(regressions(baseline, [runWith(4, 2)])).toEqual([
      'Bộ dev: trong phạm vi, dẫn đúng quy định: giảm từ 8 thành 6 câu',
      'Bộ dev: trong phạm vi, dẫn quy định khác: tăng từ 2 thành 4 câu',
      'Bộ dev: trả lời sai: tăng từ 4 thành 6 câu',
      'Bộ dev: câu kém đi: dev-2 2→0, dev-3 2→0',
    ]);
    expect(regressions(baseline, [runWith(2, 4)]).join('\n')).toMatch(/trả lời nhầm: tăng từ 2 thành 4 câu/);
  });

  it('does not let one better measure pay for a worse one', () => {
    expect(regressions(baseline, [runWith(0, 4)])).toContain(
      'Bộ dev: ngoài phạm vi, nói rõ là không có: giảm từ 8 thành 6 câu',
    );
  });

  it('never bears a fault in an answer', () => {
    const run = setRun([judgment('dev-1', ['answered', 'answered', 'right'], { faults: ['khác lời lưu'] })]);
    const own = readBaseline(baselineJson([run], '2026-11-23', machine));
    expect(regressions(own, [run])).toEqual(['Bộ dev: câu trả lời có lỗi: dev-1']);
  });

  it('asks for a new baseline when the questions changed, or the set is new or gone', () => {
    expect(regressions(baseline, [runWith(2, 2, 'b'.repeat(64))])[0]).toMatch(/câu hỏi đã khác.*record/);
    expect(regressions(baseline, [runWith(2, 2), setRun([], 'test')])[0]).toMatch(
      /^Bộ test: chưa có mốc.*record/,
    );
    expect(regressions(baseline, [])[0]).toMatch(/^Bộ dev: có mốc mà không còn tệp câu hỏi.*record/);
  });

  it.each([null, '', '{}', '{"on":"2026-11-23","machine":{},"sets":{}}'])(
    'refuses the file %j',
    (content) => {
      expect(() => readBaseline(content)).toThrow(BaselineError);
    },
  );
});
