import { describe, expect, it } from 'vitest';
import { plots, type Plotted } from '../../eval/plots.ts';
import { curve } from '../../eval/plots/curve.ts';

const record = (confidence: number | null, decided: boolean, changes: Partial<Plotted> = {}): Plotted => ({
  grade: decided ? 'right' : 'wrongly_answered',
  decided,
  answered: true,
  confidence,
  took: 3,
  ...changes,
});

describe('the plots of a run', () => {
  const records = [record(0.9, true), record(0.8, false), record(0.3, true), record(null, true)];

  it('set what is answered against what is wrong, from the surest answer down', () => {
    expect(curve([...records, record(0.5, false, { answered: false })])).toEqual([
      { answered: 0, wrong: 0 },
      { answered: 1 / 3, wrong: 0 },
      { answered: 1 / 3, wrong: 1 / 2 },
      { answered: 2 / 3, wrong: 1 / 2 },
    ]);
  });

  it('are three where answers say how sure they are, else one and a sentence', () => {
    expect(plots(records).match(/<svg/g)).toHaveLength(3);
    const unsure = plots([record(null, true)]);
    expect(unsure.match(/<svg/g)).toHaveLength(1);
    expect(unsure).toContain('chưa kèm độ tin cậy');
  });

  it.each([0, 1e9, 12])('have no number that is none for %d ms', (took) => {
    const drawn = plots([record(1, true, { took }), record(0, false, { took: 5 })]);
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  });
});
