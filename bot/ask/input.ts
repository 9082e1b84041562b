/** One line of a file. `text` is null where the line is longer than is taken. */
export interface Line {
  /** Counted from 1, as editors count. */
  readonly number: number;
  readonly text: string | null;
}

/** Longest line of a batch file, UTF-16 units. A question of 2,000 with ten turns, all escaped, stays under 150,000; 4 million leaves room for oddities and bounds the memory. */
export const LONGEST_LINE = 4_000_000;

/** The lines of a stream of UTF-8, without their ends; a byte order mark is dropped. */
export async function* linesOf(
  input: AsyncIterable<Buffer | string>,
  longest = LONGEST_LINE,
): AsyncGenerator<Line> {
  let number = 1;
  let held = '';
  let tooLong = false;
  for await (const piece of textOf(input)) {
    const [first = '', ...others] = piece.split('\n');
    held += tooLong ? '' : first;
    for (const other of others) {
      yield line(number++, held, tooLong, longest);
      held = other;
      tooLong = false;
    }
    tooLong ||= held.length > longest;
    if (tooLong) held = '';
  }
  if (held !== '' || tooLong) yield line(number, held, tooLong, longest);
}

const line = (number: number, text: string, tooLong: boolean, longest: number): Line => ({
  number,
  text: tooLong || text.length > longest ? null : text.replace(/\r$/, ''),
});

async function* textOf(input: AsyncIterable<Buffer | string>): AsyncGenerator<string> {
  // Drops a byte order mark, and joins letters that two pieces share.
  const decoder = new TextDecoder('utf-8');
  for await (const piece of input)
    yield decoder.decode(typeof piece === 'string' ? Buffer.from(piece) : piece, { stream: true });
  yield decoder.decode();
}
