import { splitAt } from './widths.ts';
import { around, type Box, type Fragment, type Item, type PageItems, type Row } from './types.ts';

/** Two items are on one row where they share this part of the lower one's height; raised marks (footnotes) still do. */
const SHARED_HEIGHT = 0.5;
/** A gap wider than this many letter sizes begins a new fragment: spaces of justified text stay below 0.7, cells of tables are apart by 0.8 or more. */
const WIDE_GAP = 0.8;
/** A gap wider than this many letter sizes is a space: spaces are 0.25, gaps between letters of a word below 0.1. */
const SPACE_GAP = 0.15;

/** The rows of a page from top to bottom. */
export function rowsOf({ page, items, rules }: PageItems): Row[] {
  const shown = items
    .filter((item) => clean(item.text).trim() !== '')
    .flatMap((item) => splitAtBorders(item, rules.vertical));
  return groupByHeight(shown).map((group) => {
    const fragments = fragmentsOf(group, rules.vertical);
    return { page, fragments, ...around(fragments) };
  });
}

function groupByHeight(items: readonly Item[]): Item[][] {
  const sorted = [...items].sort((a, b) => middle(a) - middle(b));
  const groups: Item[][] = [];
  for (const item of sorted) {
    const group = groups.at(-1);
    if (group !== undefined && sharesRow(group, item)) group.push(item);
    else groups.push([item]);
  }
  return groups;
}

const middle = (box: Box): number => (box.top + box.bottom) / 2;

/** Compared with the largest item of the row, so that one raised mark does not pull in the next row. */
function sharesRow(group: readonly Item[], item: Item): boolean {
  const main = group.reduce((best, one) => (one.size > best.size ? one : best));
  const shared = Math.min(main.bottom, item.bottom) - Math.max(main.top, item.top);
  const lower = Math.min(main.bottom - main.top, item.bottom - item.top);
  return shared >= SHARED_HEIGHT * lower;
}

function fragmentsOf(items: readonly Item[], borders: readonly Box[]): Fragment[] {
  const fragments: Fragment[] = [];
  for (const item of [...items].sort((a, b) => a.left - b.left)) {
    const before = fragments.at(-1);
    const gap = before === undefined ? 0 : item.left - before.right;
    const apart = gap > WIDE_GAP * Math.max(before?.size ?? 0, item.size);
    if (before === undefined || apart || isBetween(borders, before, item)) fragments.push(item);
    else fragments[fragments.length - 1] = joined(before, item, gap);
  }
  return fragments
    .map((fragment) => ({ ...fragment, text: clean(fragment.text).trim() }))
    .filter((fragment) => fragment.text !== '');
}

/** A border that runs through an item parts it; the item's edges may lie on a border. */
function splitAtBorders(item: Item, borders: readonly Box[]): readonly Item[] {
  const crossing = borders
    .filter((one) => one.left > item.left + 1 && one.right < item.right - 1 && crosses(one, middle(item)))
    .map((one) => one.left)
    .sort((a, b) => b - a);
  return crossing.reduce<readonly Item[]>(
    ([first, ...others], place) => (first === undefined ? others : [...splitAt(first, place), ...others]),
    [item],
  );
}

const crosses = (border: Box, height: number): boolean => border.top <= height && border.bottom >= height;

/** True where a border of a table's cells stands between two pieces, however near they are. */
function isBetween(borders: readonly Box[], before: Item, item: Item): boolean {
  const [place, height] = [(before.right + item.left) / 2, middle(item)];
  const reach = Math.max(item.left - before.right, 0) / 2 + 1;
  return borders.some((one) => crosses(one, height) && Math.abs(one.left - place) <= reach);
}

function joined(before: Item, item: Item, gap: number): Fragment {
  const size = Math.max(before.size, item.size);
  const space = gap > SPACE_GAP * size ? ' ' : '';
  return {
    ...around([before, item]),
    text: `${before.text}${space}${item.text}`,
    size,
    font: before.font === item.font ? before.font : '',
  };
}

/** Characters that show nothing. The joiners of other scripts do not occur in Vietnamese. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060\ufeff\p{Cc}]/gu;
/** Bullets of Word's symbol fonts, which a PDF names by private numbers. */
const BULLETS = /[\uf0b7\uf0a7\uf076\uf0d8]/gu;

function clean(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(INVISIBLE, '')
    .replace(BULLETS, '•')
    .replace(/ {2,}/g, ' ')
    .normalize('NFC');
}
