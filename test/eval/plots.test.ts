import { describe, expect, it } from 'vitest';
import { quantileInterval } from '../../eval/bench.ts';
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
    expect(plots(records, 'bộ thử').match(/<svg/g)).toHaveLength(3);
    const unsure = plots([record(null, true)], 'bộ thử');
    expect(unsure.match(/<svg/g)).toHaveLength(1);
    expect(unsure).toContain('chưa kèm độ tin cậy');
  });

  it.each([0, 1e9, 12])('have no number that is none for %d ms', (took) => {
    const drawn = plots([record(1, true, { took }), record(0, false, { took: 5 })], 'bộ thử');
    expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('say each of which set it is, of how many questions, and how sure', () => {
    const drawn = plots([...records, record(0.5, false, { answered: false })], 'bộ thử');
    const captions = [...drawn.matchAll(/<figcaption>([^]*?)<\/figcaption>/g)].map(
      ([, words]) => words ?? '',
    );
    expect(captions.map((words) => /bộ thử, n = \d+/.exec(words)?.[0])).toEqual([
      'bộ thử, n = 3',
      'bộ thử, n = 3',
      'bộ thử, n = 5',
    ]);
    expect(captions.join(' ').match(/95%/g)?.length).toBeGreaterThanOrEqual(3);
  });

  it('give a quantile the ranks around it as its interval', () => {
    const times = Array.from({ length: 100 }, (_, at) => at + 1);
    expect(quantileInterval(times, 0.5)).toEqual({ low: 40, high: 61 });
    expect(quantileInterval([7], 0.99)).toEqual({ low: 7, high: 7 });
  });
});
