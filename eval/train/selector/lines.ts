/** The files that people write: questions on provisions, everyday words for them. */

/** A written question: ids of the provisions that decide it, any of which does; none where no rule held does. */
export interface AskedLine {
  readonly provisions: readonly string[];
  readonly text: string;
  /** Day of law, `YYYY-MM-DD`; null for that on which the questions were written. */
  readonly on: string | null;
}

export interface EverydayLine {
  readonly provision: string;
  readonly words: string;
}

/** A line that is not of the form, by file and number. */
export class LinesError extends Error {
  override readonly name = 'LinesError';
}

/** Columns: label, style, topic, day (mostly empty), text. Label: ids with `|` (and `+` between parts), or `X:reason`. */
export function readAskedLines(tsv: string, file: string): AskedLine[] {
  return linesOf(tsv).flatMap(([line, number]) => {
    const [label = '', , , day = '', text = '', ...more] = line.split('\t');
    if (label === '' || text === '' || more.length > 0)
      throw new LinesError(`${file}, dòng ${number}: cần 5 cột: nhãn, kiểu, chủ đề, ngày, câu hỏi`);
    // Questions on documents as such, and courtesies, are answered by other roads.
    if (!(label.includes('#') || label.startsWith('X'))) return [];
    const provisions = label.startsWith('X') ? [] : label.split(/[|+]/u).filter((one) => one.includes('#'));
    return [{ provisions, text: text.replaceAll(' ⇒ ', '. '), on: day === '' ? null : day }];
  });
}

/** Columns: id of a provision, words and phrases with `;` between. */
export function readEverydayLines(tsv: string, file: string): EverydayLine[] {
  return linesOf(tsv).map(([line, number]) => {
    const [provision = '', words = '', ...more] = line.split('\t');
    if (!provision.includes('#') || words === '' || more.length > 0)
      throw new LinesError(`${file}, dòng ${number}: cần 2 cột: mã quy định, lời thường`);
    return { provision, words };
  });
}

function linesOf(tsv: string): [string, number][] {
  return tsv
    .split('\n')
    .map((line, at): [string, number] => [line, at + 1])
    .filter(([line]) => line.trim() !== '');
}
