import type { Edge, Model, Node } from './model.ts';

/** Sizes in the drawing's units (pixels at scale 1). */
export const BOX = { width: 196, height: 60 };
const GAP = { x: 26, y: 64 };
/** Between groups of documents that no relation joins, and around the drawing. */
const MARGIN = 48;
/** Documents in one row of a group; more go on in a row below. */
const ROW = 6;
/** The drawing is about this wide; wider groups make it wider. */
const WIDTH = 1_760;
/** Sweeps that pull documents over those that they act on; four settle the libraries tried. */
const SWEEPS = 4;

export interface Placed extends Node {
  readonly x: number;
  readonly y: number;
}

export interface Layout {
  readonly placed: readonly Placed[];
  readonly width: number;
  readonly height: number;
}

/** Places every document: groups that relations join, the largest first, each in rows by rank. The same model, the same layout. */
export function layOut({ nodes, edges }: Model): Layout {
  const placed: Placed[] = [];
  let [x, y, shelf, width] = [MARGIN, MARGIN, 0, 0];
  for (const group of groupsOf(nodes, edges)) {
    const size = sizeOf(group);
    if (x > MARGIN && x + size.width > WIDTH) [x, y, shelf] = [MARGIN, y + shelf + MARGIN, 0];
    placed.push(...placeGroup(group, x, y));
    x += size.width + MARGIN;
    shelf = Math.max(shelf, size.height);
    width = Math.max(width, x);
  }
  return { placed, width, height: y + shelf + MARGIN };
}

/** Rows of one group, from laws down. */
type Group = readonly (readonly Node[])[];

function groupsOf(nodes: readonly Node[], edges: readonly Edge[]): Group[] {
  const leader = new Map(nodes.map(({ number }) => [number, number]));
  const find = (number: string): string => {
    let at = number;
    for (let up = leader.get(at); up !== undefined && up !== at; up = leader.get(at)) at = up;
    return at;
  };
  for (const { from, to } of edges) leader.set(find(from), find(to));
  const members = new Map<string, Node[]>();
  for (const node of nodes) {
    const root = find(node.number);
    members.set(root, [...(members.get(root) ?? []), node]);
  }
  const alone = [...members.values()].filter(({ length }) => length === 1).flat();
  const joined = [...members.values()].filter(({ length }) => length > 1);
  const groups = joined.sort((a, b) => b.length - a.length).map((group) => rowsOf(group, edges));
  return alone.length === 0 ? groups : [...groups, rowsOf(alone, [])];
}

function rowsOf(group: readonly Node[], edges: readonly Edge[]): Group {
  const rows = [0, 1, 2, 3].map((rank) => group.filter((node) => node.rank === rank));
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const places = new Map(
      rows.flatMap((row) => row.map(({ number }, index) => [number, index - row.length / 2])),
    );
    for (const [rank, row] of rows.entries()) rows[rank] = sortedBy(row, (node) => pull(node, edges, places));
  }
  return rows.flatMap((row) => chunks(row));
}

/** The mean place of what a document is joined with; its own where it is joined with nothing. */
function pull({ number }: Node, edges: readonly Edge[], places: ReadonlyMap<string, number>): number {
  const others = edges.flatMap(({ from, to }) => (from === number ? [to] : to === number ? [from] : []));
  const known = [number, ...others].flatMap((other) => places.get(other) ?? []);
  return known.reduce((sum, place) => sum + place, 0) / Math.max(known.length, 1);
}

function sortedBy(row: readonly Node[], weight: (node: Node) => number): Node[] {
  const weighted = row.map((node) => ({ node, weight: weight(node) }));
  return weighted
    .sort((a, b) => a.weight - b.weight || (a.node.number < b.node.number ? -1 : 1))
    .map(({ node }) => node);
}

function chunks(row: readonly Node[]): Node[][] {
  const count = Math.ceil(row.length / ROW);
  return Array.from({ length: count }, (_, index) => row.slice(index * ROW, (index + 1) * ROW));
}

function sizeOf(group: Group): { width: number; height: number } {
  const widest = Math.max(...group.map(({ length }) => length));
  return {
    width: widest * (BOX.width + GAP.x) - GAP.x,
    height: group.length * (BOX.height + GAP.y) - GAP.y,
  };
}

function placeGroup(group: Group, left: number, top: number): Placed[] {
  const { width } = sizeOf(group);
  return group.flatMap((row, index) => {
    const own = row.length * (BOX.width + GAP.x) - GAP.x;
    const start = left + (width - own) / 2;
    const y = top + index * (BOX.height + GAP.y);
    return row.map((node, column) => ({ ...node, x: start + column * (BOX.width + GAP.x), y }));
  });
}
