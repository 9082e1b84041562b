import { describe, expect, it } from 'vitest';
import { checkItem, makeItems } from '../../../../bot/quiz/items.ts';
import type { Item } from '../../../../bot/quiz-item.ts';
import { readLexicon } from '../../../../knowledge/lexicon.ts';
import { directiveLibrary } from '../../../support/practice.ts';

const library = directiveLibrary();
const items = makeItems(library, { on: '2026-11-26', lexicon: readLexicon() });
const ofType = (type: Item['type']): Item => {
  const found = items.find((item) => item.type === type);
  if (found === undefined) throw new Error(`no item of type ${type}`);
  return found;
};
const faults = (item: Item) => checkItem(item, library).map(({ code }) => code);
const choice = ofType('single_choice');
const gap = ofType('fill_blank');

describe('the checks of an item', () => {
  it('find nothing in a good one, with its library or without', () => {
    expect(faults(choice)).toEqual([]);
    expect(
      checkItem(
        {
          ...choice,
          quote: null,
          span: null,
          provision: null,
          version: null,
          reasons: choice.options.map(() => ({ why: 'Vì sao.', quote: null })),
        },
        null,
      ),
    ).toEqual([]);
  });

  it('find options that say the same, also as amounts', () => {
    expect(faults({ ...choice, options: ['a', 'b', 'c', 'A.'] })).toContain('same_options');
    expect(faults({ ...gap, options: ['05 ngày', '5 ngày', '7 ngày', '9 ngày'] })).toContain('same_options');
    expect(faults({ ...gap, options: ['1 tháng', '30 ngày', '7 ngày', '9 ngày'] })).toContain('same_options');
  });

  it('find a second right answer among the typed ones', () => {
    const wrong = gap.options.find((_, at) => !gap.correct.includes(at)) ?? '';
    expect(faults({ ...gap, accepts: [wrong] })).toContain('two_right');
  });

  it('find what is out of shape: index, number, length, gap, spelling, reasons', () => {
    expect(faults({ ...choice, correct: [9] })).toContain('correct');
    expect(faults({ ...choice, correct: [0, 1] })).toContain('correct');
    expect(faults({ ...choice, stem: 'x'.repeat(301) })).toContain('length');
    expect(faults({ ...choice, options: ['x'.repeat(101), 'b', 'c', 'd'] })).toContain('length');
    expect(faults({ ...gap, stem: gap.stem.replace('____', '') })).toContain('gap');
    expect(faults({ ...choice, stem: choice.stem.normalize('NFD') })).toContain('spelling');
    expect(faults({ ...choice, reasons: [] })).toContain('reasons');
    expect(faults({ ...ofType('true_false'), options: ['Sai', 'Đúng'] })).toContain('options');
  });

  it('find an answer that gives itself away', () => {
    const right = choice.correct[0] ?? 0;
    const long = choice.options.map((_, at) =>
      at === right ? 'một phương án đúng dài hơn hẳn mọi phương án khác' : `ngắn ${String(at)}`,
    );
    expect(faults({ ...choice, options: long })).toContain('giveaway');
    expect(faults({ ...choice, stem: `Có phải “${choice.options[right] ?? ''}” không?` })).toContain(
      'giveaway',
    );
    expect(faults({ ...choice, options: ['một', 'hai', 'ba', 'tất cả các phương án trên'] })).toContain(
      'giveaway',
    );
  });

  it('find an answer whose words the question has said, whatever place stands before them', () => {
    const base = {
      ...choice,
      stem: '“Cán bộ, công chức không được uống rượu, bia trong giờ làm việc”: điều nào quy định nội dung này?',
      correct: [1],
    };
    const options = (right: string) => [
      'Điều 6. Quảng cáo bia',
      right,
      'Điều 8. Bán rượu',
      'Điều 9. Xử phạt',
    ];
    expect(faults({ ...base, options: options('Điều 7. Uống rượu, bia trong giờ làm việc') })).toContain(
      'giveaway',
    );
    expect(faults({ ...base, options: options('Điều 7. Thời giờ làm việc') })).not.toContain('giveaway');
    const places = [
      'Mục 1: “Hút thuốc lá”',
      'Mục 2, đoạn 1: “Không được uống rượu, bia”',
      'Mục 3: “Họp”',
      'Mục 4: “Báo chí”',
    ];
    expect(faults({ ...base, options: places })).toContain('giveaway');
  });

  it('find a quote that is not verbatim, and a span outside it', () => {
    const { quote } = choice;
    if (quote === null) throw new Error('unbound');
    expect(faults({ ...choice, quote: { ...quote, text: `${quote.text} thêm` } })).toContain('quote');
    expect(faults({ ...choice, span: { start: quote.end, end: quote.end + 3 } })).toContain('span');
    expect(faults({ ...choice, version: 'khác' })).toContain('version');
  });

  it('say in Vietnamese what is wrong and how it is mended', () => {
    for (const { message } of checkItem({ ...choice, correct: [9], stem: '' }, library))
      expect(message).toMatch(/[ạ-ỹ].*[.;]$/u);
  });
});
