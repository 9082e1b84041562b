import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlReport } from '../../eval/html.ts';
import { failuresText, recordsJsonl, reportObject, reportText } from '../../eval/report.ts';
import { quoteOf, readDirective } from './directive.ts';
import { judgment, setRun } from './measured.ts';

const machine = { cpu: 'Bộ xử lý <thử>', cores: 2, node: '20.20.2' };
const secret = 'Rượu <b>cần</b> & "bia" thì sao?';
const quote = quoteOf(readDirective(), '30-CT/TU#m6', 'kịp thời chấn chỉnh');
const runOf = (name: string) =>
  setRun(
    [
      judgment(`${name}-1`, ['answered', 'answered', 'other_clause'], {
        question: { text: secret, turns: ['Trước đó hỏi việc khác'] },
        given: { quotes: [quote], verdict: 'required', headline: 'Phải' },
        soundQuotes: 1,
      }),
      judgment(`${name}-2`, ['not_in_corpus', 'not_in_corpus', 'right']),
      judgment(`${name}-3`, ['answered', 'answered', 'right'], { verdict: false }),
    ],
    name,
  );

describe('the report in the terminal', () => {
  it('gives count, share and interval in columns that stand under each other', () => {
    const lines = reportText(runOf('dev')).split('\n');
    expect(lines[0]).toBe('Bộ dev: 3 câu, tính theo ngày 2026-11-23');
    expect(lines.find((line) => line.startsWith('Trong phạm vi: dẫn đúng'))).toMatch(
      / 1\/2 +50,0% +9,5–90,5%$/,
    );
    expect(lines.find((line) => line.startsWith('Chào hỏi'))).toMatch(/ 0\/0 +– +–$/);
    expect(new Set(lines.slice(3, 15).map((line) => line.indexOf('/'))).size).toBe(1);
  });

  it('shows what was asked, expected and got, wrong clauses before wrong verdicts', () => {
    const text = failuresText(runOf('dev'));
    expect(text).toMatch(/^Bộ dev: 2 câu chưa đạt\ndev-1 {2}other_clause {2}chờ answered, được answered$/m);
    expect(text).toContain(`hỏi:  ${secret}`);
    expect(text).toContain('trước đó: Trước đó hỏi việc khác');
    expect(text).toContain('được: [required] 30-CT/TU#m6: kịp thời chấn chỉnh');
    expect(text).toMatch(/^dev-3 {2}right, kết luận khác/m);
  });
});

describe('the held-out set', () => {
  const run = runOf('test');
  const everything = [
    reportText(run),
    failuresText(run),
    recordsJsonl(run),
    JSON.stringify(reportObject(run)),
    htmlReport([run], machine),
  ].join('\n');

  it('is shown by ids and outcomes', () => {
    expect(failuresText(run)).toBe(
      [
        'Bộ test: 2 câu chưa đạt',
        'test-1  other_clause  chờ answered, được answered',
        'test-3  right, kết luận khác  chờ answered, được answered',
      ].join('\n'),
    );
  });

  it.each([
    ['a text', 'Rượu'],
    ['an escaped text', 'cần'],
    ['an earlier message', 'Trước đó'],
    ['an expected clause', 'hút thuốc'],
    ['a quote', 'chấn chỉnh'],
    ['a headline', 'Phải'],
  ])('never shows %s', (_, words) => {
    expect(everything.normalize('NFC')).not.toContain(words);
  });
});

describe('the records', () => {
  it('are one JSON object a question, in order', () => {
    const records = recordsJsonl(runOf('dev')).trimEnd().split('\n');
    expect(records.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual([
      'dev-1',
      'dev-2',
      'dev-3',
    ]);
    expect(JSON.parse(records[0] ?? '')).toMatchObject({
      text: secret,
      grade: 'other_clause',
      answer: { quotes: [{ provision: '30-CT/TU#m6', text: 'kịp thời chấn chỉnh' }] },
    });
  });
});

describe('the HTML report', () => {
  const html = htmlReport([runOf('dev')], machine);

  it('escapes every word that it did not write itself', () => {
    expect(html).toContain('Rượu &lt;b&gt;cần&lt;/b&gt; &amp; &quot;bia&quot; thì sao?');
    expect(html).toContain('Bộ xử lý &lt;thử&gt;');
    expect(html).not.toContain('<b>');
  });

  it('writes no tag for any question', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const run = setRun([
          judgment('dev-1', ['answered', 'clarify', 'withheld'], { question: { text: `<${text}` } }),
        ]);
        const shown = /<pre>([^]*)<\/pre>/.exec(htmlReport([run], machine))?.[1] ?? '<';
        expect(shown).not.toMatch(/[<>"']/);
      }),
    );
  });

  it('needs no script and nothing from elsewhere', () => {
    expect(html).not.toMatch(/<script|<link|<img|src=|https?:/);
  });

  it('draws one bar for each measure and group', () => {
    const bars = html.match(/<svg width="130"/g) ?? [];
    // Twelve measures, of which manners (3) and nothing else were not asked; one style and one topic with two bars each.
    expect(bars).toHaveLength(12 - 3 + 2 * 2);
    expect(html).not.toContain('NaN');
  });
});
