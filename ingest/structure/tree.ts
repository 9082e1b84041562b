import type { Span } from '../../knowledge/types.ts';
import type { Block, BlockLabel } from './blocks.ts';
import { isFinished } from './lines.ts';
import type { Level } from './labels.ts';
import { LEVELS, type Mode } from './sequence.ts';
import type { Table } from './tables.ts';

/** One part of the text with the parts inside it, before ids and locators are given. */
export interface Node {
  readonly level: Level | 'paragraph' | 'table' | 'row' | 'appendix' | 'form';
  readonly value: string;
  readonly label: Label | null;
  readonly heading: Span | null;
  /** Its own words; null for a container. */
  readonly body: Span | null;
  readonly children: readonly Node[];
}

/** A label's place and its words as read. */
export interface Label extends Span {
  readonly written: string;
}

/** What stands within a part: a labelled part, an unnumbered paragraph, or a table. */
type Item = Draft | Paragraph;

interface Paragraph extends Span {
  readonly table: Table | null;
}

interface Draft {
  readonly label: BlockLabel;
  heading: Span | null;
  /** Unnumbered paragraphs before the first child. */
  readonly paragraphs: Span[];
  readonly children: Item[];
}

/** Longest heading of a Party text's numbered part, UTF-16 units: two printed lines. Longer ones are content. */
const MAX_HEADING = 160;

/** Nests labelled blocks by level; `preamble` holds the paragraphs before the first label. */
export function buildTree(
  text: string,
  blocks: readonly Block[],
  mode: Mode,
): { preamble: Node[]; roots: Node[] } {
  const first = blocks.findIndex((block) => block.label !== null);
  const opening = first === -1 ? blocks : blocks.slice(0, first);
  const roots = first === -1 ? [] : nest(text, blocks.slice(first), mode);
  return {
    preamble: numberItems(text, opening.flatMap(unlabelled), 0, mode),
    roots: roots.map((draft) => finish(text, draft, mode)),
  };
}

function unlabelled({ body, table }: Block): Paragraph[] {
  const span = table ?? body;
  return span ? [{ start: span.start, end: span.end, table }] : [];
}

function nest(text: string, blocks: readonly Block[], mode: Mode): Draft[] {
  const roots: Draft[] = [];
  const stack: Draft[] = [];
  for (const [index, block] of blocks.entries()) {
    if (block.label === null) {
      for (const item of unlabelled(block)) placeItem(text, stack, item, blocks[index + 1]);
      continue;
    }
    const draft = startDraft(block, block.label);
    popTo(stack, mode, draft.label.level);
    (stack.at(-1)?.children ?? roots).push(draft);
    stack.push(draft);
  }
  return roots;
}

function startDraft(block: Block, label: BlockLabel): Draft {
  return { label, heading: block.heading, paragraphs: block.body ? [block.body] : [], children: [] };
}

function popTo(stack: Draft[], mode: Mode, level: Level): void {
  const depth = LEVELS[mode].indexOf(level);
  while (stack.length > 0 && LEVELS[mode].indexOf(stack.at(-1)?.label.level ?? level) >= depth) stack.pop();
}

/** After the last item of a list, a new paragraph belongs to what holds the list; before a further item, to the item. */
function placeItem(text: string, stack: Draft[], item: Paragraph, next: Block | undefined): void {
  const top = stack.at(-1);
  if (top === undefined) return;
  const listed = top.label.level === 'letter' || top.label.level === 'dash';
  const last = top.paragraphs.at(-1);
  const done = last !== undefined && /[.]["”*]*$/u.test(text.slice(last.start, last.end));
  if (listed && done && stack.length > 1 && next?.label?.level !== top.label.level) {
    stack.pop();
    stack.at(-1)?.children.push(item);
  } else if (item.table !== null || top.children.length > 0) {
    top.children.push(item);
  } else {
    top.paragraphs.push(item);
  }
}

function finish(text: string, draft: Draft, mode: Mode): Node {
  const titled = mode === 'sections' ? takeHeading(text, draft) : draft;
  const whole = mode === 'articles' ? mergeSpans(titled.paragraphs) : titled.paragraphs;
  const single = whole.length === 1 && !titled.children.some(isParagraph);
  const body = mode === 'articles' || single ? (whole[0] ?? null) : null;
  const unnumbered = body === null ? whole.map((span) => ({ ...span, table: null })) : [];
  const counted = body === null ? 0 : 1;
  return {
    level: titled.label.level,
    value: titled.label.value,
    label: titled.label,
    heading: titled.heading,
    body,
    children: numberItems(text, [...unnumbered, ...titled.children], counted, mode),
  };
}

/** Unnumbered paragraphs, dashes and tables are counted from 1 within their parent; its own words are its first paragraph. */
function numberItems(text: string, items: readonly Item[], counted: number, mode: Mode): Node[] {
  let paragraphs = counted;
  let dashes = 0;
  let tables = 0;
  return items.map((item) => {
    if (isTable(item)) return tableNode(item.table, String(++tables));
    if (isParagraph(item)) return leaf('paragraph', String(++paragraphs), item);
    const node = finish(text, item, mode);
    return node.level === 'dash' ? { ...node, value: String(++dashes) } : node;
  });
}

function leaf(level: 'paragraph' | 'row', value: string, { start, end }: Span): Node {
  return { level, value, label: null, heading: null, body: { start, end }, children: [] };
}

function tableNode({ start, rows }: Table, value: string): Node {
  const children = rows.map((row, i) => leaf('row', String(i + 1), row));
  return { level: 'table', value, label: null, heading: null, body: { start, end: start }, children };
}

function isTable(item: Item): item is Paragraph & { readonly table: Table } {
  return 'table' in item && item.table !== null;
}

function isParagraph(item: Item): item is Paragraph {
  return 'table' in item && item.table === null;
}

function mergeSpans(spans: readonly Span[]): Span[] {
  const [first, last] = [spans[0], spans.at(-1)];
  return first && last ? [{ start: first.start, end: last.end }] : [];
}

/** "1. Về công tác cán bộ" before further paragraphs is a heading, not a paragraph. */
function takeHeading(text: string, draft: Draft): Draft {
  const [first, ...rest] = draft.paragraphs;
  if (first === undefined || draft.heading !== null || rest.length + draft.children.length === 0)
    return draft;
  const words = text.slice(first.start, first.end);
  if (words.length > MAX_HEADING || isFinished(words)) return draft;
  return { ...draft, heading: first, paragraphs: rest };
}
