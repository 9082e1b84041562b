import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberWords } from '../../../../bot/quiz/items/amount-words.ts';
import { amountsIn } from '../../../../bot/quiz/items/amounts.ts';
import { createBags } from '../../../../bot/quiz/items/bags.ts';
import { createBalance } from '../../../../bot/quiz/items/balance.ts';
import { bodiesIn } from '../../../../bot/quiz/items/bodies.ts';
import { createTurns, shuffled } from '../../../../bot/quiz/items/chance.ts';
import { cluesOf, rarityOf, shapeOf, shareOf } from '../../../../bot/quiz/items/clues.ts';
import { combinations } from '../../../../bot/quiz/items/combinations.ts';
import { otherAmounts } from '../../../../bot/quiz/items/other-amounts.ts';
import { amends, createScreen, refersElsewhere, saysOnlyTheRest } from '../../../../bot/quiz/items/screen.ts';
import { sentencesOf } from '../../../../bot/quiz/items/source.ts';
import { windowAround, windowText } from '../../../../bot/quiz/items/window.ts';
import { readLexicon } from '../../../../knowledge/lexicon.ts';

describe('amounts of a text', () => {
  const texts = (text: string) => amountsIn(text).map((one) => one.text);

  it('are deadlines, ages, shares, money, ranges and dates, and no numbers of places or documents', () => {
    expect(texts('Trong thời hạn 05 (năm) ngày làm việc kể từ ngày nhận đủ hồ sơ')).toEqual([
      '05 (năm) ngày làm việc',
    ]);
    expect(texts('Bán rượu, bia cho người chưa đủ 18 tuổi')).toEqual(['18 tuổi']);
    expect(texts('Phạt tiền từ 5.000.000 đồng đến 10.000.000 đồng đối với hành vi')).toEqual([
      '5.000.000 đồng đến 10.000.000 đồng',
    ]);
    expect(texts('từ 18 giờ đến 21 giờ hằng ngày')).toEqual(['18 giờ đến 21 giờ']);
    expect(texts('trước ngày 15 tháng 12 hằng năm')).toEqual(['15 tháng 12']);
    expect(
      texts('tối thiểu 10% số người; khoản 2 Điều 14 Luật số 44/2019/QH14 ngày 14 tháng 6 năm 2019'),
    ).toEqual(['10%']);
  });

  it('have others of the same unit, written alike, none of them equal', () => {
    const [amount] = amountsIn('trong thời hạn 05 (năm) ngày làm việc');
    const others = amount === undefined ? [] : otherAmounts(amount, []).map(({ text }) => text);
    expect(others).toContain('07 (bảy) ngày làm việc');
    expect(others).not.toContain('05 (năm) ngày làm việc');
    for (const one of others) expect(amountsIn(one).map(({ unit }) => unit)).toEqual(['ngày làm việc']);
  });

  it('are written in words as rule texts do', () => {
    expect([1, 5, 10, 15, 21, 24, 55].map(numberWords)).toEqual([
      'một',
      'năm',
      'mười',
      'mười lăm',
      'hai mươi mốt',
      'hai mươi bốn',
      'năm mươi lăm',
    ]);
    expect(numberWords(100)).toBeNull();
  });
});

describe('the screen', () => {
  const isSound = createScreen(readLexicon().syllables);

  it('lets whole words through and stops the faults of a copy', () => {
    expect(isSound('Người điều khiển phương tiện giao thông không uống rượu, bia.')).toBe(true);
    for (const text of [
      'người đứng đầu lä người phát ngôn',
      'Giấy phép Giấy phép có hiệu lực',
      'ghi vào sổ đăngký',
      'theo đúng quy định; ... của cơ quan',
      'cHiàh phủ',
    ])
      expect(isSound(text), text).toBe(false);
  });

  it('tells what cannot be read alone, and what changes another rule', () => {
    expect(refersElsewhere('trường hợp quy định tại điểm a khoản 2')).toBe(true);
    expect(refersElsewhere('theo quy định của pháp luật')).toBe(false);
    expect(amends('Bãi bỏ Điều 5 Thông tư')).toBe(true);
  });

  it('tells what only leaves room for others', () => {
    expect(saysOnlyTheRest('Các nghĩa vụ khác theo quy định của pháp luật')).toBe(true);
    expect(saysOnlyTheRest('Những việc khác mà công chức không được làm')).toBe(true);
    expect(saysOnlyTheRest('Chấp hành quyết định của cấp trên, nghĩa vụ khác')).toBe(false);
  });
});

describe('bodies of a text', () => {
  it('are named in full, the longest name first', () => {
    const text = 'Chủ tịch Ủy ban nhân dân cấp tỉnh báo cáo Bộ trưởng Bộ Công an và Thanh tra Chính phủ';
    expect(bodiesIn(text).map((one) => [one.text, one.rank])).toEqual([
      ['Chủ tịch Ủy ban nhân dân cấp tỉnh', 'local_head'],
      ['Bộ trưởng Bộ Công an', 'minister'],
      ['Thanh tra Chính phủ', 'ministry'],
    ]);
  });
});

describe('a window of a text', () => {
  const text =
    'Trong thời hạn 15 ngày kể từ ngày nhận đủ hồ sơ hợp lệ, cơ quan cấp phép trả lời bằng văn bản, nêu rõ lý do. Câu sau.';
  const span = { start: 15, end: 22 };

  it('is the sentence where it fits, else its start with dots for the rest', () => {
    const sentences = sentencesOf(text);
    const whole = windowAround(text, sentences, span, 200);
    expect(whole && windowText(text, sentences, whole, span, '____')).toBe(
      'Trong thời hạn ____ kể từ ngày nhận đủ hồ sơ hợp lệ, cơ quan cấp phép trả lời bằng văn bản, nêu rõ lý do',
    );
    const part = windowAround(text, sentences, span, 60);
    expect(part && windowText(text, sentences, part, span, '____')).toBe(
      'Trong thời hạn ____ kể từ ngày nhận đủ hồ sơ hợp lệ, …'.replace(', …', ' …'),
    );
    expect(windowAround(text, sentences, span, 20)).toBeNull();
  });

  it('holds a span that begins between two parts', () => {
    const at = text.indexOf(', cơ quan') + 1;
    const window = windowAround(text, sentencesOf(text), { start: at, end: at + 6 }, 60);
    expect(window === null || (window.start <= at && at + 6 <= window.end)).toBe(true);
  });

  it('holds the span, lies in the text, and is never longer than it may be', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20, max: 130 }), fc.integer({ min: 0, max: 90 }), (most, start) => {
        const wanted = { start, end: start + 6 };
        const window = windowAround(text, sentencesOf(text), wanted, most);
        if (window === null) return;
        expect(window.start <= wanted.start && wanted.end <= window.end && window.end <= text.length).toBe(
          true,
        );
        expect(window.end - window.start).toBeLessThanOrEqual(most);
      }),
    );
  });
});

describe('chance that follows from words', () => {
  it('gives every rank as often as the others, in an order that is always the same', () => {
    const draw = () => {
      const turns = createTurns();
      return Array.from({ length: 40 }, () => turns('văn bản|loại', 4));
    };
    const drawn = draw();
    for (const rank of [0, 1, 2, 3]) expect(drawn.filter((one) => one === rank).length).toBe(10);
    expect(draw()).toEqual(drawn);
    expect(drawn.slice(0, 4)).not.toEqual(drawn.slice(4, 8));
  });

  it('shuffles by the seed and loses nothing', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), (values, seed) => {
        const mixed = shuffled(values, (one) => one, seed);
        expect([...mixed].sort()).toEqual([...values].sort());
        expect(shuffled(values, (one) => one, seed)).toEqual(mixed);
      }),
    );
  });

  it('takes each rank out of a bag before any comes again', () => {
    const bags = createBags(1);
    for (const rank of [2, 0, 1]) bags.take('một', 3, rank);
    expect([...bags.left('một', 3)].sort()).toEqual([0, 1, 2]);
    bags.take('một', 3, 1);
    expect([...bags.left('một', 3)].sort()).toEqual([0, 2]);
  });

  it('lets no solver get further ahead of chance than it may, and always back', () => {
    const standing = createBalance(1).of('một');
    let sum = 0;
    for (let turn = 0; turn < 40; turn++) {
      const excess = turn % 5 === 0 ? -0.25 : 0.75;
      if (!standing.allows(0, excess)) continue;
      standing.add([excess]);
      sum += excess;
      expect(Math.abs(sum)).toBeLessThanOrEqual(1);
    }
    expect(standing.allows(0, sum > 0 ? -0.25 : 0.25)).toBe(true);
    expect(createBalance(1).of('hai').allows(0, 0.75)).toBe(true);
  });

  it('lets a solver be a share of many items ahead, each solver for itself', () => {
    const balance = createBalance(1, 0.02);
    for (let turn = 0; turn < 99; turn++) balance.of('một').add([0, 0.01]);
    expect([0, 1].map((solver) => balance.of('một').allows(solver, 1.9))).toEqual([true, false]);
    expect(balance.of('một').after(1, 0.01)).toBeCloseTo(1);
    expect(balance.of('hai').allows(0, 1.9)).toBe(false);
  });

  it('takes every choice of some among many once, the first ones first', () => {
    expect(combinations(4, 2)).toEqual([[0, 1], [0, 2], [1, 2], [0, 3], [1, 3], [2, 3]]); // prettier-ignore
    expect(combinations(15, 3).length).toBe(455);
    expect(new Set(combinations(15, 3).map(String)).size).toBe(455);
    expect(combinations(2, 3)).toEqual([]);
  });
});

describe('what an option shares with its stem', () => {
  const stem = 'Người lao động được nghỉ làm việc trong ngày lễ, tết';
  const rarity = rarityOf([stem, 'Người lao động', 'Người sử dụng lao động nghỉ việc riêng', 'Luật Báo chí']);
  const clues = (option: string) => cluesOf(shapeOf(option), shapeOf(stem), rarity);

  it('is words, two and three in a row, letters, and how rare the rarest is', () => {
    const of = clues('Điều 112. Nghỉ lễ, tết');
    expect([of.words, of.pairs, of.triples]).toEqual([3, 1, 0]);
    expect(of.share).toBeCloseTo(3 / 5);
    expect(clues('Người lao động').triples).toBe(1);
    expect(of.rarest).toBeCloseTo(Math.log(5 / 2));
    expect(of.weight).toBeCloseTo(Math.log(5 / 3) + 2 * Math.log(5 / 2));
    expect(clues(stem).letters).toBe(1);
    expect(clues('cơ quan chủ quản').rarest).toBe(0);
  });

  it('is nothing without words in common, and never more than the option has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (option) => {
        const { words, share, pairs, triples, letters } = clues(option);
        expect(share >= 0 && share <= 1 && letters >= 0 && letters <= 1).toBe(true);
        expect(words <= shapeOf(option).words.size && pairs <= Math.max(words, 1) * words).toBe(true);
        expect(words === 0 ? pairs + triples : 0).toBe(0);
      }),
    );
  });

  it('wins whoever goes by it the item, a share of it where others are as high, or nothing', () => {
    expect(shareOf(2, [1, 1, 0], [0, 1, 2])).toBe(1);
    expect(shareOf(2, [2, 1, 2], [0, 1, 2])).toBeCloseTo(1 / 3);
    expect(shareOf(2, [3, 1, 2], [0, 1, 2])).toBe(0);
    expect(shareOf(2, [3, 1, 2], [1])).toBe(1);
  });
});
