import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf, type Line } from '../../../bot/ask/input.ts';

async function* pieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Buffer> {
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    yield await Promise.resolve(bytes.subarray(at, at + size));
    at += size;
  }
}

const read = async (bytes: Buffer, sizes: readonly number[] = [], longest?: number): Promise<Line[]> => {
  const lines: Line[] = [];
  for await (const line of linesOf(pieces(bytes, sizes), longest)) lines.push(line);
  return lines;
};

describe('lines of a batch', () => {
  it('are the same however the bytes arrive, in the middle of a letter too', async () => {
    const texts = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n\uFEFF]/g, '')));
    await fc.assert(
      fc.asyncProperty(
        texts,
        fc.array(fc.nat(5)),
        fc.constantFrom('\n', '\r\n'),
        async (lines, sizes, end) => {
          const bytes = Buffer.from(lines.map((line) => line + end).join(''));
          const expected = lines.map((line, index) => ({ number: index + 1, text: line }));
          expect(await read(bytes, sizes)).toEqual(expected);
        },
      ),
    );
  });

  it('lose a byte order mark and keep the last line without an end', async () => {
    expect(await read(Buffer.from('\uFEFFrượu\nbia'))).toEqual([
      { number: 1, text: 'rượu' },
      { number: 2, text: 'bia' },
    ]);
  });

  it('are reported, not kept, where they are longer than is taken, and the next ones are read', async () => {
    const bytes = Buffer.from(`${'a'.repeat(50)}\nbia\n${'b'.repeat(11)}`);
    const numbers = (await read(bytes, [7, 7, 7], 10)).map(({ number, text }) => [number, text]);
    expect(numbers).toEqual([
      [1, null],
      [2, 'bia'],
      [3, null],
    ]);
  });
});
