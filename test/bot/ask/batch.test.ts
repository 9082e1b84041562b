import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../bot/answer.ts';
import { runBatch } from '../../../bot/ask/batch.ts';
import type { Line } from '../../../bot/ask/input.ts';
import type { Answer } from '../../../bot/contract.ts';
import { plainAnswer } from '../../fixtures/turns.ts';

/** Here only the batch is under test: the answer echoes what was asked. */
const echo = ({ text, on, turns }: Question): Promise<Answer> =>
  Promise.resolve({ ...plainAnswer([text, ...turns].join('|')), on });

async function* numbered(texts: readonly (string | null)[]): AsyncGenerator<Line> {
  for (const [index, text] of texts.entries()) yield await Promise.resolve({ number: index + 1, text });
}

const run = async (texts: readonly (string | null)[], answer = echo) => {
  const out: Record<string, unknown>[] = [];
  const faults: string[] = [];
  const bad = await runBatch(numbered(texts), {
    answer,
    today: () => '2026-11-23',
    say: (line) => Promise.resolve(void out.push(JSON.parse(line) as Record<string, unknown>)),
    complain: (line) => void faults.push(line),
  });
  return { out, faults, bad };
};

describe('a batch', () => {
  it('gives one object a line with the id of the line, in the same order', async () => {
    const { out, bad } = await run([
      '{"id":"b","text":"một"}',
      '',
      '{"id":7,"text":"hai","on":"2023-12-01"}',
    ]);
    expect(bad).toBe(0);
    expect(out.map(({ id, text, on }) => [id, text, on])).toEqual([
      ['b', 'một', '2026-11-23'],
      [7, 'hai', '2023-12-01'],
    ]);
  });

  it('hands down the last ten earlier messages', async () => {
    const turns = Array.from({ length: 12 }, (_, index) => String(index));
    const { out } = await run([JSON.stringify({ id: 1, text: 'thế còn ngày trực?', turns })]);
    expect(out[0]?.text).toBe('thế còn ngày trực?|2|3|4|5|6|7|8|9|10|11');
  });

  it.each([
    ['không phải json', undefined, /không phải JSON/],
    ['[1]', undefined, /phải là một đối tượng/],
    ['null', undefined, /phải là một đối tượng/],
    ['{"text":"thiếu id"}', undefined, /"id" phải là chuỗi hoặc số/],
    ['{"id":"a"}', 'a', /"text" phải là một chuỗi/],
    ['{"id":"a","text":"x","on":"2026-02-30"}', 'a', /"on" phải là một ngày có thật/],
    ['{"id":"a","text":"x","turns":"y"}', 'a', /"turns" phải là danh sách/],
    [null, undefined, /dòng quá dài/],
  ])('answers the bad line %j with what is wrong, and goes on', async (line, id, sentence) => {
    const { out, faults, bad } = await run(['{"id":0,"text":"trước"}', line, '{"id":9,"text":"sau"}']);
    expect(bad).toBe(1);
    expect(out.map((one) => one.id)).toEqual([0, id, 9]);
    expect(out[1]).toMatchObject({ line: 2, error: expect.stringMatching(sentence) as string });
    expect(faults).toEqual([expect.stringMatching(/^Dòng 2: /)]);
  });

  it('tells a fault of one line without its inside, and goes on', async () => {
    const { out, faults } = await run(['{"id":1,"text":"a"}', '{"id":2,"text":"b"}'], (question) =>
      question.text === 'a' ? Promise.reject(new Error('bên trong')) : echo(question),
    );
    expect(out.map((one) => 'error' in one)).toEqual([true, false]);
    expect(JSON.stringify([out, faults])).not.toContain('bên trong');
  });

  it('gives as many objects as lines that are not blank, whatever they hold', async () => {
    const line = fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constant('{"id":1,"text":"x"}'));
    await fc.assert(
      fc.asyncProperty(fc.array(line), async (lines) => {
        const { out } = await run(lines);
        expect(out).toHaveLength(lines.filter((text) => text.trim() !== '').length);
      }),
    );
  });
});
