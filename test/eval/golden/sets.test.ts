import { describe, expect, it } from 'vitest';
import { measureGolden, kindOf } from '../../../eval/golden/measures.ts';
import { goldenFailures, goldenRecords } from '../../../eval/golden/report.ts';
import { goldenNames, readGoldenSet } from '../../../eval/golden/sets.ts';
import { answerWith } from '../directive.ts';

describe.each(goldenNames())('the golden set %s', (name) => {
  const set = readGoldenSet(name);

  it('asks at least 300 questions of every kind', () => {
    expect(set.questions.length).toBeGreaterThanOrEqual(300);
    const kinds = ['answerable', 'compound', 'near_miss', 'absent', 'ended', 'cited_not_held'];
    const found = new Set<string>(set.questions.map(kindOf));
    expect([...kinds, 'clarify', 'small_talk', 'refused'].filter((kind) => !found.has(kind))).toEqual([]);
  });

  it('is counted whole, and shows a text only where it is for building', () => {
    const judgments = set.questions.map((question) => ({
      ...{ question, answer: answerWith({ outcome: 'clarify' }), grade: 'withheld' as const },
      ...{ parts: null, outcomeRight: false, faults: [], soundQuotes: 0 },
    }));
    const measures = measureGolden(judgments);
    for (const groups of [measures.byKind, measures.byStyle, measures.byTopic])
      expect(groups.reduce((sum, { right }) => sum + right.of, 0)).toBe(set.questions.length);
    const run = { set, on: '2026-11-25', snapshot: 'test', judgments, measures };
    const shown = `${goldenRecords(run)}${goldenFailures(run).join('\n')}`;
    const long = set.questions.filter(({ text }) => text.length > 12);
    const leaked = long.filter(({ text }) => shown.includes(JSON.stringify(text).slice(1, -1)));
    expect(leaked.length === 0).toBe(set.heldOut);
  });
});
