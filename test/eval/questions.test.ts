import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuestionsError, readQuestions } from '../../eval/questions.ts';

const greeting = {
  id: 'dev-001',
  text: 'Xin chào',
  style: 'plain',
  topic: 'greeting',
  expect: { outcome: 'small_talk' },
  why: 'greeting',
};
const alcohol = {
  ...greeting,
  id: 'dev-002',
  text: 'Trưa nay uống bia được không?',
  expect: {
    outcome: 'answered',
    verdict: 'prohibited',
    section: '3',
    paragraph: 2,
    clause: 'không sử dụng đồ uống có cồn',
  },
};
const lines = (...values: unknown[]) => values.map((value) => JSON.stringify(value)).join('\n');
const problem = (jsonl: string) => {
  try {
    readQuestions(jsonl, 'dev.jsonl');
  } catch (error) {
    if (error instanceof QuestionsError) return error.message;
    throw error;
  }
  return 'không có lỗi';
};

describe('the door of the question files', () => {
  it('reads sound lines, passes over blank ones and adds empty turns', () => {
    const questions = readQuestions(`${lines(greeting)}\r\n\n${lines(alcohol)}\n`, 'dev.jsonl');
    expect(questions.map(({ id, turns }) => [id, turns])).toEqual([
      ['dev-001', []],
      ['dev-002', []],
    ]);
    expect(questions[1]?.expect).toEqual(alcohol.expect);
  });

  it('names file, line and field of every bad line at once', () => {
    const bad = [
      { ...greeting, style: ' ' },
      { ...greeting, id: 7 },
    ];
    const said = problem(`${lines(...bad)}\n{"id":`);
    expect(said).toMatch(/^dev\.jsonl, dòng 1: style: /m);
    expect(said).toMatch(/^dev\.jsonl, dòng 2: id: /m);
    expect(said).toMatch(/^dev\.jsonl, dòng 3: không phải JSON$/m);
  });

  it.each([
    ['an unknown outcome', { outcome: 'maybe' }, /expect\.outcome: /],
    ['a cited document that is not named', { outcome: 'cited_not_held' }, /expect\.document: /],
    ['an answer without its clause', { ...alcohol.expect, clause: undefined }, /expect\.clause: /],
    ['an answer without its section', { ...alcohol.expect, section: 'mục ba' }, /expect\.section: /],
    ['a paragraph that is not a number', { ...alcohol.expect, paragraph: '2' }, /expect\.paragraph: /],
    ['an unknown verdict', { ...alcohol.expect, verdict: 'forbidden' }, /expect\.verdict: /],
    ['a clause where none is due', { outcome: 'clarify', clause: 'hút thuốc lá' }, /clause/],
  ])('refuses %s', (_, expectation, sentence) => {
    expect(problem(lines({ ...greeting, expect: expectation }))).toMatch(sentence);
  });

  it('refuses an id that stands twice, with both lines', () => {
    expect(problem(lines(greeting, alcohol, greeting))).toBe('dev.jsonl, dòng 3: id đã có ở dòng 1');
  });

  it('refuses an empty file', () => {
    expect(problem('\n\n')).toBe('dev.jsonl: không có câu hỏi nào');
  });

  it('never prints the words of a question, which may be held out', () => {
    const secret = 'Câu hỏi không được lộ ra';
    const jsonl = `{"text": "${secret}"\n${lines({ ...greeting, text: secret, topic: 5, [secret.length]: 1 })}`;
    expect(problem(jsonl)).not.toContain(secret);
  });

  it('ends in sound questions or in one error of its own, whatever the file holds', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.record({ text: fc.string(), turns: fc.anything() }).map((odd) => lines({ ...alcohol, ...odd })),
    );
    fc.assert(
      fc.property(fc.array(line), (file) => {
        try {
          expect(readQuestions(file.join('\n'), 'dev.jsonl').length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(QuestionsError);
        }
      }),
    );
  });
});
