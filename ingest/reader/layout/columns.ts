import { around, type Fragment, type Row } from './types.ts';

/** Words that only a letterhead has: the state's or the Party's name and motto. */
const LETTERHEAD =
  /^(?:CỘNG H[OÒ][AÀ] XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]\s*Tự do)/u;
const RECIPIENTS = /^Nơi nhận/u;
/** A row whose middle lies this near to the page's middle is the title under the letterhead, points. */
const CENTRED = 12;
/** Rows between the two columns' first lines at most. */
const NEAR = 3;

/** Two columns side by side, as a letterhead or recipients beside a signature: rows `from` until `to` (exclusive). */
export interface Columns {
  readonly from: number;
  readonly to: number;
  readonly left: readonly Row[];
  readonly right: readonly Row[];
}

/** The letterheads and the ends of documents in two columns on a page, in order. `centre`: of the text, points. */
export function columnsOf(rows: readonly Row[], centre: number): Columns[] {
  const found: Columns[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const columns = columnsAt(rows, index, centre);
    if (columns === null || columns.from < (found.at(-1)?.to ?? 0)) continue;
    found.push(columns);
    index = columns.to - 1;
  }
  return found;
}

/** Columns begin at the words of a letterhead or of recipients that have something at their other side. */
function columnsAt(rows: readonly Row[], index: number, centre: number): Columns | null {
  const fragments = rows[index]?.fragments ?? [];
  const near = nearest(rows, index);
  const head = fragments.find((one) => LETTERHEAD.test(one.text));
  if (head) {
    const left = near.find((one) => one.right < head.left);
    return left ? grow(rows, index, { left: left.right, right: head.left }, centre) : null;
  }
  const recipients = fragments.find((one) => RECIPIENTS.test(one.text));
  const right = recipients && near.find((one) => one.left > Math.max(recipients.right, centre - CENTRED));
  return recipients && right ? grow(rows, index, { left: recipients.right, right: right.left }, null) : null;
}

/** The fragments of rows around, those of the row itself first, then those under it before those above. */
function nearest(rows: readonly Row[], index: number): Fragment[] {
  const steps = Array.from({ length: NEAR }, (_, step) => step + 1);
  return [index, ...steps.flatMap((step) => [index + step, index - step])].flatMap(
    (at) => rows[at]?.fragments ?? [],
  );
}

interface Corridor {
  readonly left: number;
  readonly right: number;
}

/** Takes rows as long as a corridor stays free between the columns. Under a letterhead the title, centred, ends it. */
function grow(rows: readonly Row[], start: number, first: Corridor, centre: number | null): Columns {
  let corridor = first;
  const left: Row[] = [];
  const right: Row[] = [];
  const from = firstRow(rows, start, corridor);
  let to = from;
  for (; to < rows.length; to += 1) {
    const row = rows[to];
    if (row === undefined || (centre !== null && to > start && isTitle(row, centre))) break;
    const split = splitRow(row, corridor);
    if (split === null) break;
    corridor = split.corridor;
    if (split.left.length > 0) left.push(part(row, split.left));
    if (split.right.length > 0) right.push(part(row, split.right));
  }
  return { from, to, left, right };
}

/** One column may begin some rows above the other. */
function firstRow(rows: readonly Row[], start: number, corridor: Corridor): number {
  const fits = (row: Row | undefined): boolean => row !== undefined && splitRow(row, corridor) !== null;
  let from = start;
  while (from > 0 && start - from < NEAR && fits(rows[from - 1])) from -= 1;
  return from;
}

function isTitle(row: Row, centre: number): boolean {
  return row.fragments.length === 1 && Math.abs((row.left + row.right) / 2 - centre) < CENTRED;
}

/** Sides of a row's fragments; null where one of them crosses the corridor. */
function splitRow(
  row: Row,
  { left, right }: Corridor,
): { left: Fragment[]; right: Fragment[]; corridor: Corridor } | null {
  const isLeft = (one: Fragment): boolean => one.right < right && one.left + one.right < left + right;
  const leftSide = row.fragments.filter(isLeft);
  const rightSide = row.fragments.filter((one) => !isLeft(one));
  if (rightSide.some((one) => one.left <= left)) return null;
  return {
    left: leftSide,
    right: rightSide,
    corridor: {
      left: Math.max(left, ...leftSide.map((one) => one.right)),
      right: Math.min(right, ...rightSide.map((one) => one.left)),
    },
  };
}

const part = (row: Row, fragments: readonly Fragment[]): Row => ({
  page: row.page,
  fragments,
  ...around(fragments),
});
