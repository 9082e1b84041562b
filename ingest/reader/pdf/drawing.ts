import type { Box, Rules } from '../layout.ts';
import type { Operators, PdfPage } from './engine.ts';

/** What a page draws besides text: straight lines, and whether there is a picture. */
export interface Drawing {
  readonly rules: Rules;
  readonly hasPicture: boolean;
}

/** `[a, b, c, d, e, f]` of PDF: x' = a·x + c·y + e, y' = b·x + d·y + f. */
type Matrix = readonly [number, number, number, number, number, number];

/** A line is at most this thick, points; borders are 0.5 to 1.5. */
const THICKEST = 2.5;
/** Lines beyond this many belong to a map or a chart and not to tables. */
const MOST_LINES = 5_000;

/** Reads a page's operators; pictures are decoded on the way, so only pages that need it are asked. */
export async function drawingOf(page: PdfPage, ops: Operators): Promise<Drawing> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const state = new Matrices(page.getViewport({ scale: 1 }).transform as unknown as Matrix);
  const lines: Box[] = [];
  let hasPicture = false;
  for (const [index, operator] of fnArray.entries()) {
    const given = argsArray[index] as readonly unknown[] | null;
    state.follow(operator, given, ops);
    if (operator === ops.constructPath && lines.length < MOST_LINES)
      lines.push(...linesOf(given, state.current, ops));
    hasPicture ||= PICTURES.some((name) => ops[name] === operator);
  }
  return { rules: sorted(lines), hasPicture };
}

const PICTURES = [
  'paintImageXObject',
  'paintInlineImageXObject',
  'paintImageXObjectRepeat',
  'paintImageMaskXObject',
  'paintInlineImageXObjectGroup',
  'paintImageMaskXObjectGroup',
] as const;

/** The matrix in use while operators follow one another. */
class Matrices {
  current: Matrix;
  private readonly saved: Matrix[] = [];

  constructor(first: Matrix) {
    this.current = first;
  }

  follow(operator: number, given: readonly unknown[] | null, ops: Operators): void {
    if (operator === ops.save || operator === ops.paintFormXObjectBegin) this.saved.push(this.current);
    if (operator === ops.restore || operator === ops.paintFormXObjectEnd)
      this.current = this.saved.pop() ?? this.current;
    const matrix =
      operator === ops.transform ? given : operator === ops.paintFormXObjectBegin ? given?.[0] : null;
    if (isMatrix(matrix)) this.current = times(this.current, matrix);
  }
}

function isMatrix(value: unknown): value is Matrix {
  const numbers = value === null || value === undefined ? [] : Array.from(value as ArrayLike<unknown>);
  return numbers.length === 6 && numbers.every((one) => typeof one === 'number');
}

function times([a, b, c, d, e, f]: Matrix, n: Matrix): Matrix {
  const [x, y] = [n[4], n[5]];
  return [
    a * n[0] + c * n[1],
    b * n[0] + d * n[1],
    a * n[2] + c * n[3],
    b * n[2] + d * n[3],
    a * x + c * y + e,
    b * x + d * y + f,
  ];
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Numbers that follow each code of a path: move, line, curve, quadratic curve, close. */
const LENGTHS = [2, 2, 6, 4, 0];

function linesOf(given: readonly unknown[] | null, matrix: Matrix, ops: Operators): Box[] {
  const painted = given?.[0];
  const data = (given?.[1] as readonly unknown[] | undefined)?.[0];
  if (painted === ops.endPath || !(data instanceof Float32Array)) return [];
  const stroked = painted === ops.stroke || painted === ops.closeStroke;
  return shapesOf(data, matrix).flatMap((points) => thinBoxes(points, stroked));
}

/** The corners of each shape of a path, on the page. */
function shapesOf(data: Float32Array, [a, b, c, d, e, f]: Matrix): Point[][] {
  const shapes: Point[][] = [];
  for (let at = 0; at < data.length;) {
    const code = data[at] ?? 0;
    const length = LENGTHS[code] ?? 0;
    const [x, y] = [data[at + length - 1], data[at + length]];
    if (code === 0) shapes.push([]);
    const first = shapes.at(-1)?.[0];
    if (length > 0 && x !== undefined && y !== undefined)
      shapes.at(-1)?.push({ x: a * x + c * y + e, y: b * x + d * y + f });
    else if (first !== undefined) shapes.at(-1)?.push(first);
    at += length + 1;
  }
  return shapes;
}

/** A thin shape is a line; the sides of a wide one are lines where they are drawn, not where it is filled. */
function thinBoxes(points: readonly Point[], stroked: boolean): Box[] {
  const [whole] = [boxOf(points)];
  if (isThin(whole)) return [whole];
  if (!stroked) return [];
  return points.slice(1).flatMap((point, index) => {
    const side = boxOf([points[index] ?? point, point]);
    return isThin(side) ? [side] : [];
  });
}

function boxOf(points: readonly Point[]): Box {
  const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

const isThin = (box: Box): boolean => Math.min(box.right - box.left, box.bottom - box.top) <= THICKEST;

function sorted(lines: readonly Box[]): Rules {
  const isFlat = (box: Box): boolean => box.right - box.left >= box.bottom - box.top;
  return { horizontal: lines.filter(isFlat), vertical: lines.filter((box) => !isFlat(box)) };
}
