/** Digits as people write them: in groups, with a space, dot or hyphen between. */
export interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  /** What stands before the group inside its row; empty for the first. */
  readonly separator: string;
}

const ROW = /\+?\d+(?:(?: ?- ?|[. \u00a0])\d+)*/gu;
const GROUP = /( ?- ?|[. \u00a0])?(\+?\d+)/gu;

/** Rows of digit groups in a text: `năm 2023 0912 345 678` holds one row of four groups. */
export function rowsOfDigits(text: string): Group[][] {
  return Array.from(text.matchAll(ROW), (row) =>
    Array.from(row[0].matchAll(GROUP), (group) => toGroup(row, group)),
  );
}

function toGroup(row: RegExpExecArray, group: RegExpExecArray): Group {
  const [whole, separator = '', digits = ''] = group;
  const end = row.index + group.index + whole.length;
  return { digits, start: end - digits.length, end, separator: separator.trim() || separator };
}

/** Longest number of groups read as one number: `09 12 34 56 78` has five, a card with its check group too. */
const MOST_GROUPS = 6;
/** From this many digits on, one group is a number of its own whatever stands beside it: `0912345678-0987654321`. */
const STANDS_ALONE = 9;

/** Ranges of groups from `from` on that may be one number, longest first. Only a space divides two numbers in a row. */
export function candidates(row: readonly Group[], from: number): Group[][] {
  const ranges: Group[][] = [];
  for (let to = Math.min(row.length, from + MOST_GROUPS); to > from; to--) {
    const range = row.slice(from, to);
    if (isWhole(row, from, to) || standsAlone(range)) ranges.push(range);
  }
  return ranges;
}

function isWhole(row: readonly Group[], from: number, to: number): boolean {
  const divides = (index: number): boolean =>
    index === 0 || index === row.length || /^[ \u00a0]$/u.test(row[index]?.separator ?? '');
  return divides(from) && divides(to);
}

function standsAlone(range: readonly Group[]): boolean {
  return range.length === 1 && (range[0]?.digits.length ?? 0) >= STANDS_ALONE;
}
