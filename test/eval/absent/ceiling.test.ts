import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { measureCeilings, readJudged, type Judged } from '../../../eval/absent.ts';
import { ceilingText } from '../../../eval/absent/report.ts';
import { seededChance } from '../../../eval/train/chance.ts';

/** Ten questions; the first four absent ones were answered, and two of them judged. */
const twins = Array.from({ length: 10 }, (_, at) => ({
  id: `q${at}`,
  held: 0.55 + at / 25,
  absent: at < 4 ? 0.95 : at / 100,
  shown: `điều-${at}`,
}));
const judged: Judged = new Map([
  ['q0', { shown: 'điều-0', label: 'yes' }],
  ['q1', { shown: 'điều-1', label: 'no' }],
  ['q2', { shown: 'điều-2', label: '-' }],
  ['q3', { shown: 'điều-3', label: '-' }],
]);

describe('the ceiling of telling absent questions', () => {
  it('takes half of the share that is answered elsewhere, the judged standing for all that they were drawn from', () => {
    const { drawnFrom, judged: count, readings } = measureCeilings(twins, judged, seededChance(1));
    expect([drawnFrom, count]).toEqual([4, 2]);
    expect(readings[0]?.share.value).toBeCloseTo(0.2, 10);
    expect(readings[0]?.best.value).toBeCloseTo(0.9, 10);
    expect(readings[0]?.least.value).toBeCloseTo(0.18, 10);
  });

  it('leaves out of the area what is answered elsewhere, and weighs what is not', () => {
    const { readings, onlyNo } = measureCeilings(twins, judged, seededChance(1));
    // Eight absent questions remain by weight: two as sure as can be, six below every held one.
    expect(readings[0]?.area.value).toBeCloseTo(6 / 8, 10);
    expect(readings[0]?.wrong.value).toBeCloseTo(2 / 8, 10);
    expect(onlyNo).toMatchObject({ questions: 1, area: { value: 0 } });
  });

  it('counts a label for nothing where another article is shown now', () => {
    const moved = twins.map((twin) => (twin.id === 'q0' ? { ...twin, shown: 'điều khác' } : twin));
    const { judged: count, readings } = measureCeilings(moved, judged, seededChance(1));
    expect([count, readings[0]?.share.value]).toEqual([1, 0]);
  });

  it('says the figures with their intervals', () => {
    const text = ceilingText(measureCeilings(twins, judged, seededChance(1)));
    expect(text).toMatch(/2 trong 4 câu/);
    expect(text).toMatch(/≤ 0\.900 \(0\.\d{3}–1\.000\)/);
  });
});

describe('the file of judged questions', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'ky-cuong-judged-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const read = (content: string) => {
    writeFileSync(join(folder, 'judged.tsv'), content);
    return readJudged(join(folder, 'judged.tsv'));
  };

  it('is read with remarks, and refused by line', () => {
    expect(read('# câu\n\nq1\tđiều 1\tyes\r\nq2\tđiều 2\t-\n').get('q1')).toEqual({
      shown: 'điều 1',
      label: 'yes',
    });
    expect(() => read('q1\tđiều 1\tmaybe\n')).toThrow(/judged\.tsv, dòng 1: .*yes, part, no/);
    expect(() => read('q1\ta\tno\nq1\ta\tno\n')).toThrow(/dòng 2: câu q1 đã có/);
  });

  it('that is shipped holds 140 labels of 207 questions', () => {
    const shipped = readJudged(new URL('../../../eval/absent/judged-zalo-pd-dev.tsv', import.meta.url));
    const count = (label: string) => [...shipped.values()].filter((one) => one.label === label).length;
    expect([shipped.size, count('yes'), count('part'), count('no')]).toEqual([207, 16, 31, 93]);
  });
});
