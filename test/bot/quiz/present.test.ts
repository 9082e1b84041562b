import { describe, expect, it } from 'vitest';
import type { Item } from '../../../bot/quiz-item.ts';
import { pollOf, questionOf, readHead, readTyped, typedOf } from '../../../bot/quiz/present.ts';
import { quizItems } from '../../fixtures/quiz-items.ts';

const [statement, , blank] = quizItems as [Item, Item, Item];
const asked = (item: Item) => {
  const question = questionOf(item, 'seed');
  if (question === null) throw new Error(`${item.id} cannot be asked`);
  return question;
};
const numbered = { number: 3, of: 10, code: 'K7Q2MD' };
const steps: Item = {
  ...statement,
  id: 'q-steps',
  type: 'order',
  stem: 'Xếp các bước theo thứ tự.',
  options: ['Trình ký', 'Soạn thảo', 'Phát hành', 'Kiểm tra'],
  correct: [1, 3, 0, 2],
};

describe('an item as a poll', () => {
  it('asks in one line, with the round and the number, and explains by the place', () => {
    const poll = pollOf(asked(blank), numbered, 20);
    expect(poll).toEqual({
      before: '',
      question: `Câu 3/10 (K7Q2MD). ${blank.stem}`,
      options: blank.options,
      right: 1,
      explanation: 'Theo mục 3, đoạn 2 Chỉ thị 30-CT/TU.',
      seconds: 20,
    });
    expect(readHead(poll.question)).toEqual({ code: 'K7Q2MD', number: 3 });
    expect(readHead('Ai thắng trận tối nay?')).toBeNull();
  });

  it('sends a long clause before the poll, whole', () => {
    const stem = `${statement.quote?.text ?? ''}. `.repeat(4).trim();
    const poll = pollOf(asked({ ...statement, stem }), numbered, 20);
    expect(poll.before).toContain(stem);
    expect(poll.question).toBe('Câu 3/10 (K7Q2MD). Chọn đáp án cho nội dung vừa gửi ở trên.');
    expect(poll.options).toEqual(['Đúng', 'Sai']);
  });

  it('asks by letters where an option is too long or two look alike, with the options before the poll', () => {
    const long = 'x'.repeat(101);
    for (const options of [
      [long, 'Sai'],
      ['Đúng', 'đúng '],
    ]) {
      const poll = pollOf(asked({ ...statement, options }), numbered, 20);
      expect(poll.options).toEqual(['A', 'B']);
      expect(poll.before).toContain(`A. ${options[0] ?? ''}`);
      expect(poll.right).toBe(0);
    }
  });

  it('keeps its time within five seconds and ten minutes, and is left open where it has more or none', () => {
    const seconds = [1, 5, 600, 601, null].map((time) => pollOf(asked(blank), numbered, time).seconds);
    expect(seconds).toEqual([5, 5, 600, null, null]);
  });

  it('makes of steps a choice among four orderings, the steps being read before', () => {
    const question = asked(steps);
    expect(question.options).toHaveLength(4);
    expect(new Set(question.options).size).toBe(4);
    expect(question.options[question.right]).toBe('2 → 4 → 1 → 3');
    expect(asked(steps)).toEqual(question);
    const poll = pollOf(question, numbered, 20);
    expect(poll.before).toContain('1. Trình ký\n2. Soạn thảo\n3. Phát hành\n4. Kiểm tra');
    const places = Array.from({ length: 40 }, (_, seed) => questionOf(steps, String(seed))?.right);
    expect(new Set(places).size).toBe(4);
  });

  it('does not ask what is broken', () => {
    expect(questionOf({ ...steps, correct: [0, 0, 1, 2] }, 's')).toBeNull();
    expect(questionOf({ ...statement, options: ['Đúng'] }, 's')).toBeNull();
    expect(questionOf({ ...statement, correct: [0, 1] }, 's')).toBeNull();
    expect(questionOf({ ...statement, correct: [7] }, 's')).toBeNull();
    expect(questionOf({ ...statement, options: Array.from({ length: 13 }, String) }, 's')).toBeNull();
  });
});

describe('an item as text', () => {
  it('has a line for each option, the time, and how to answer', () => {
    expect(typedOf(asked(blank), numbered, 20, 'alone').split('\n')).toEqual([
      'Câu 3/10 (K7Q2MD). Có 20 giây.',
      blank.stem,
      ...['A. thuốc lá', 'B. đồ uống có cồn', 'C. mạng xã hội', 'D. tài liệu, hồ sơ'],
      'Nhắn một chữ cái từ A đến D để trả lời.',
    ]);
    expect(typedOf(asked(blank), numbered, null, 'group')).toMatch(/Nhắc tên tôi kèm một chữ cái/);
  });
});

describe('a typed answer', () => {
  const question = asked(blank);

  it.each([
    ['b', 1],
    ['B.', 1],
    [' (b) ', 1],
    ['đáp án b', 1],
    ['Đáp án: B!', 1],
    ['câu b', 1],
    ['cau B', 1],
    ['chọn câu d nhé', null],
    ['em chọn đáp án d', 3],
    ['đồ uống có cồn', 1],
    ['DO UONG CO CON', 1],
    ['b. đồ uống có cồn', 1],
    ['tài liệu hồ sơ', 3],
    ['a. đồ uống có cồn', null],
    ['e', null],
    ['câu 2', null],
    ['uống rượu buổi trưa được không?', null],
    ['', null],
    ['🙂', null],
  ])('%j is read as %j', (text, option) => {
    expect(readTyped(text, question)).toBe(option);
  });

  it('takes what fills the gap, and words without diacritics only where one option is meant', () => {
    const filled = asked({ ...blank, accepts: ['rượu, bia'] });
    expect(readTyped('Rượu bia', filled)).toBe(1);
    const alike = asked({ ...statement, options: ['Bán', 'Bạn'] });
    expect(readTyped('bạn', alike)).toBe(1);
    expect(readTyped('ban', alike)).toBeNull();
    expect(readTyped('dung', asked(statement))).toBe(0);
    expect(readTyped('Sai', asked(statement))).toBe(1);
  });
});
