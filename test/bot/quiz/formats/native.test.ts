import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportItems, importItems, type Format } from '../../../../bot/quiz/formats.ts';
import { readCsv } from '../../../../bot/quiz/formats/csv.ts';
import { readGift } from '../../../../bot/quiz/formats/gift.ts';
import { readMoodle } from '../../../../bot/quiz/formats/moodle.ts';
import { meantCell, safeCell } from '../../../../bot/quiz/formats/table/cells.ts';
import type { Item } from '../../../../bot/quiz-item.ts';
import { anyItem, itemOf } from '../../../support/quiz-items.ts';

const AT_ONCE = { endOnFailure: true } as const;
/** What a format changes of a text on purpose: no-break spaces and arrows. */
const plain = (text: string): string =>
  text
    .replace(/\u00a0/gu, ' ')
    .replaceAll('→', '->')
    .trim();

/** What other programs see of an item. */
function seenBy(format: Format, text: string): unknown {
  const reading = { gift: readGift, moodle: readMoodle, csv: readCsv }[format as 'gift'](text);
  expect(reading.faults).toEqual([]);
  const [found] = reading.found;
  if (found === undefined) throw new Error('nothing was read');
  const { kind, stem, options, correct, accepts, whys, explanation } = found.question;
  const steps = kind === 'order' ? correct.map((at) => options[at] ?? '') : options;
  return {
    kind,
    stem: plain(stem),
    options: steps.map(plain),
    right: kind === 'order' ? [] : correct,
    accepts: accepts.map(plain),
    whys: kind === 'order' ? [] : whys.map(plain),
    explanation: plain(explanation),
  };
}

function meant({ type, stem, options, correct, accepts, reasons, explanation }: Item): unknown {
  const order = type === 'order';
  const kinds = { true_false: 'true_false', single_choice: 'choice', match: 'choice', fill_blank: 'short', order: 'order' };
  return {
    kind: kinds[type],
    stem: plain(stem),
    options: (order ? correct.map((at) => options[at] ?? '') : options).map(plain),
    right: order ? [] : correct,
    accepts: accepts.map(plain),
    whys: order ? [] : reasons.map(({ why }) => plain(why)),
    explanation: plain(explanation),
  };
} // prettier-ignore

/** Options that Aiken can hold apart: it knows neither lines within them nor letters before them, and reads HTML. */
const simpleItem = anyItem.filter(({ stem, options }) => !/[<&@\n]/u.test([stem, ...options].join('')));

describe('what other programs read, without what is carried for our own reading', () => {
  it.each(['gift', 'moodle'] as const)('is the whole question in %s', async (format) => {
    await fc.assert(
      fc.asyncProperty(anyItem, async (item) => {
        const text = Buffer.from((await exportItems(format, [item])).bytes).toString('utf8');
        const bare = text.replace(/^\/\/ ky-cuong: [^\n]*\n/mu, '').replace(/<!-- ky-cuong: [^]*? -->/u, '');
        expect(bare.length).toBeLessThan(text.length);
        expect(seenBy(format, bare)).toEqual(meant(item));
      }),
      { numRuns: 80, ...AT_ONCE },
    );
  });

  it('is the question with its answer in Aiken; steps are left out, and that is said', async () => {
    await fc.assert(
      fc.asyncProperty(simpleItem, async (item) => {
        const { bytes, left } = await exportItems('aiken', [item]);
        expect(left.map(({ id }) => id)).toEqual(item.type === 'order' ? [item.id] : []);
        if (item.type === 'order') return;
        const read = await importItems(bytes, 'aiken', () => 'q-1');
        const right = read.kind === 'read' ? read.items.map(({ item: one }) => one.correct) : read.faults;
        expect(right).toEqual([item.correct]);
      }),
      { numRuns: 40, ...AT_ONCE },
    );
  });
});

describe('a question that was changed in another program', () => {
  const item = fc
    .sample(itemOf('single_choice'), { numRuns: 40, seed: 7 })
    .find(({ quote }) => quote !== null);

  it.each(['gift', 'moodle', 'csv'] as const)('keeps id and binding, and says what %s now says', async (format) => {
    if (item === undefined) throw new Error('no bound item was made');
    const asked = { ...item, stem: 'Câu hỏi trước khi sửa' };
    const text = Buffer.from((await exportItems(format, [asked])).bytes).toString('utf8');
    const changed = text.replaceAll('Câu hỏi trước khi sửa', 'Câu hỏi sau khi sửa');
    const read = await importItems(Buffer.from(changed), format, () => 'q-1');
    const [one] = read.kind === 'read' ? read.items : [];
    const { id, type, provision, version, quote, span, origin } = item;
    expect(one?.item).toMatchObject({ id, type, provision, version, quote, span, origin });
    expect(one?.item.stem).toBe('Câu hỏi sau khi sửa');
  }); // prettier-ignore

  it('is refused where what is carried was broken, or copied to a second question', async () => {
    if (item === undefined) throw new Error('no bound item was made');
    const text = Buffer.from((await exportItems('gift', [item])).bytes).toString('utf8');
    const faults = async (file: string): Promise<string> => {
      const read = await importItems(Buffer.from(file), 'gift', () => 'q-1');
      return read.kind === 'refused' ? read.faults.map(({ what }) => what).join(' ') : '';
    };
    expect(await faults(text.replace('ky-cuong: {', 'ky-cuong: {{'))).toContain('dữ liệu kèm theo (ky-cuong) đã hỏng');
    const block = text.slice(text.indexOf('// [id:'));
    expect(await faults(`${text}\n${block}`)).toContain('đã có ở dòng');
  }); // prettier-ignore
});

describe('a cell', () => {
  it('is never a formula, and reads as it was meant', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^['=+\-@\t＝a-c ]{0,5}$/u), (text) => {
        expect(safeCell(text)).not.toMatch(/^[=+\-@\t＝]/u);
        expect(meantCell(safeCell(text))).toBe(text);
      }),
      { examples: [['=HYPERLINK("http://x","y")'], ['-1'], ["'=1"], ["''+1"], ["'quoted'"]] },
    );
  });

  it('of an exported file shows a formula that a question was given, and does not run it', async () => {
    const [sample] = fc.sample(itemOf('true_false'), { numRuns: 1, seed: 3 });
    if (sample === undefined) throw new Error('no item');
    const item = { ...sample, stem: '=HYPERLINK("http://x";"Bấm")', explanation: '@SUM(1)', tags: ['+84'] };
    const csv = Buffer.from((await exportItems('csv', [item])).bytes).toString('utf8');
    expect(csv).toContain(`"'=HYPERLINK(""http://x"";""Bấm"")"`);
    expect(csv).toMatch(/,'@SUM\(1\),/u);
    expect(csv).toMatch(/,'\+84,/u);
  });
});
