import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidatesOf, shuffled } from '../../../../bot/quiz/practice/choose.ts';
import { letterOf, readAnswer } from '../../../../bot/quiz/practice/read-answer.ts';
import { sourceOf } from '../../../../bot/quiz/practice/source.ts';
import { asideOf, askable } from '../../../../bot/quiz/practice/standing.ts';
import type { Item, ItemType } from '../../../../bot/quiz-item.ts';
import type { PracticeCard } from '../../../../bot/quiz-practice.ts';
import { itemsOfDirective } from '../../../fixtures/practice-items.ts';
import { directiveLibrary, reworded } from '../../../support/practice.ts';

const library = directiveLibrary();
const items = itemsOfDirective(library);
const of = (type: ItemType): Item => {
  const found = items.find((item) => item.type === type);
  if (found === undefined) throw new Error(`no item of type ${type}`);
  return found;
};
const plainOrder = (item: Item): number[] => item.options.map((_, index) => index);
const read = (item: Item, text: string, order = plainOrder(item)) => readAnswer(item, order, text);

describe('an answer that is typed', () => {
  it.each(['b', 'B', ' b. ', '(b)', 'b)', 'câu b', 'Đáp án B', 'chọn b', 'B!'])('is read: %s', (text) => {
    expect(read(of('single_choice'), text)).toEqual({ kind: 'answer', correct: true, choice: 1 });
  });

  it('names the option that was shown under the letter', () => {
    const item = of('single_choice');
    expect(read(item, 'a', [3, 1, 0, 2])).toEqual({ kind: 'answer', correct: false, choice: 3 });
    expect(read(item, 'b', [3, 2, 0, 1])).toEqual({ kind: 'answer', correct: false, choice: 2 });
    expect(read(item, 'd', [3, 2, 0, 1])).toEqual({ kind: 'answer', correct: true, choice: 1 });
    expect(read(item, 'e')).toEqual({ kind: 'no_such_letter' });
  });

  it.each(['sai', 'Sai.', 'SAI'])('may be the word of true and false: %s', (text) => {
    expect(read(of('true_false'), text)).toEqual({ kind: 'answer', correct: true, choice: 1 });
  });

  it('may be typed without marks where two words alone are possible', () => {
    expect(read(of('true_false'), 'dung')).toEqual({ kind: 'answer', correct: false, choice: 0 });
  });

  it('fills a gap in words: an option or what is accepted', () => {
    const gap = of('fill_blank');
    expect(read(gap, 'Giờ hành chính.')).toEqual({ kind: 'answer', correct: true, choice: 0 });
    expect(read(gap, 'ngày nghỉ')).toEqual({ kind: 'answer', correct: false, choice: 1 });
    expect(read(gap, 'giờ làm việc hành chính')).toEqual({ kind: 'answer', correct: true, choice: null });
    expect(read(gap, 'gio hanh chinh')).toEqual({ kind: 'other' });
  });

  it('puts steps in order by letters', () => {
    const steps = of('order');
    for (const text of ['bca', 'B, C, A', 'b-c-a', 'b → c → a'])
      expect(read(steps, text)).toEqual({ kind: 'answer', correct: true, choice: null });
    expect(read(steps, 'abc')).toEqual({ kind: 'answer', correct: false, choice: null });
    expect(read(steps, 'aab')).toEqual({ kind: 'no_such_letter' });
    expect(read(steps, 'b')).toEqual({ kind: 'other' });
  });

  it.each([
    'bia buổi trưa có được không?',
    'b nghĩa là gì',
    'ai chủ trì kiểm tra',
    'đúng giờ là mấy giờ?',
    '2',
    'k',
    '',
  ])('is not a question: %s', (text) => {
    for (const item of items) expect(read(item, text).kind).toBe('other');
  });

  it('takes each letter shown for the option shown under it, whatever their order', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...items.filter(({ type }) => type !== 'order')),
        fc.nat(),
        (item, seed) => {
          let next = seed;
          const order = shuffled(
            plainOrder(item),
            () => (next = (next * 16807 + 1) % 2147483647) / 2147483647,
          );
          for (const [at, index] of order.entries())
            expect(read(item, letterOf(at), order)).toEqual({
              kind: 'answer',
              correct: item.correct.includes(index),
              choice: index,
            });
        },
      ),
    );
  });
});

const card = (provision: string, due: string, changes: Partial<PracticeCard> = {}): PracticeCard => ({
  person: 'p',
  provision,
  version: 'v',
  memory: {
    due,
    stability: 1,
    difficulty: 5,
    scheduledDays: 1,
    learningSteps: 0,
    reps: 1,
    lapses: 0,
    state: 2,
    last: null,
  },
  asked: 1,
  fast: 0,
  begun: '2026-11-01T01:00:00.000Z',
  aside: null,
  ...changes,
});

describe('what is asked', () => {
  const choosing = {
    cards: [],
    provisions: ['a', 'b', 'c', 'd'],
    wanted: null,
    only: false,
    today: '2026-11-23',
  };

  it('is what is due by the end of the day, the oldest first, and never what was put aside', () => {
    const cards = [
      card('a', '2026-11-23T16:59:00.000Z'),
      card('b', '2026-11-20T01:00:00.000Z'),
      card('c', '2026-11-23T17:01:00.000Z'),
      card('d', '2026-11-01T01:00:00.000Z', { aside: 'ended' }),
    ];
    expect(candidatesOf({ ...choosing, cards }).due).toEqual(['b', 'a']);
  });

  it('is new with what is followed first, and alone where a topic was chosen', () => {
    const wanted = new Set(['c', 'd']);
    const cards = [card('d', '2026-12-01T01:00:00.000Z')];
    expect(candidatesOf({ ...choosing, cards, wanted }).fresh).toEqual(['c', 'a', 'b']);
    expect(candidatesOf({ ...choosing, cards, wanted, only: true }).fresh).toEqual(['c']);
  });

  it('holds at most five new ones a day', () => {
    const begun = (provision: string) =>
      card(provision, '2026-12-01T01:00:00.000Z', { begun: '2026-11-23T00:30:00.000Z' });
    expect(candidatesOf(choosing).mostFresh).toBe(5);
    expect(candidatesOf({ ...choosing, cards: [begun('a'), begun('b')] }).mostFresh).toBe(3);
    expect(candidatesOf({ ...choosing, cards: 'abcdefg'.split('').map(begun) }).mostFresh).toBe(0);
  });

  it('is mixed by chance, and nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer()),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (values, chances) => {
          const mixed = shuffled(values, () => chances.next().value as number);
          expect([...mixed].sort()).toEqual([...values].sort());
        },
      ),
    );
  });
});

describe('what stands', () => {
  const id = '30-CT/TU#m3.d2';
  const [item] = items;
  const version = item?.version ?? '';

  it('is asked; what has other words or has ended is not', () => {
    expect(asideOf(id, version, library, '2026-11-23')).toBeNull();
    const other = reworded(id, 'buổi trưa', 'buổi tối');
    expect(asideOf(id, version, other, '2026-11-23')).toBe('changed');
    expect(askable(items, other, '2026-11-23').map(({ provision }) => provision)).not.toContain(id);
    expect(asideOf('30-CT/TU#m9', version, library, '2026-11-23')).toBe('ended');
    const ended = directiveLibrary((document) => ({
      ...document,
      validity: { ...document.validity, until: '2026-11-23' },
    }));
    expect(asideOf(id, version, ended, '2026-11-22')).toBeNull();
    expect(asideOf(id, version, ended, '2026-11-23')).toBe('ended');
  });

  it('is asked until the item’s own end', () => {
    const until = items.map((one) => ({ ...one, until: '2026-11-23' }));
    expect(askable(until, library, '2026-11-22')).toHaveLength(items.length);
    expect(askable(until, library, '2026-11-23')).toEqual([]);
  });

  it('comes grouped by provision, and anew with a new list', async () => {
    let list: readonly Item[] = items;
    const source = sourceOf(() => list);
    expect(await source.provisions()).toHaveLength(new Set(items.map(({ provision }) => provision)).size);
    expect(await source.itemsOf(id)).toHaveLength(3);
    list = items.slice(1);
    expect(await source.itemsOf(id)).toHaveLength(2);
    expect(await source.itemsOf('30-CT/TU#m9')).toEqual([]);
  });
});
