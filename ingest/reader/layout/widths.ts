import type { Item } from './types.ts';

/** Widths of letters against each other, of Times and Arial alike: thin ones, wide ones and capitals. */
const THIN = /[iìíỉĩịjlítfrI1.,;:'’() -]/u;
const WIDE = /[mwMW]/u;

/** How wide words are, in common small letters. */
export function weight(text: string): number {
  const weights = Array.from(text, (letter) => {
    if (THIN.test(letter)) return 0.55;
    if (WIDE.test(letter)) return 1.5;
    return /\p{Lu}/u.test(letter) ? 1.35 : 1;
  });
  return weights.reduce((sum, one) => sum + one, 0);
}

/** How far the place of a border may be from where a space seems to be, letter sizes. */
const NEAR = 1.2;

/** Parts an item at the space that lies nearest to a place: a PDF may give the words of two cells as one. */
export function splitAt(item: Item, place: number): readonly Item[] {
  const unit = (item.right - item.left) / Math.max(weight(item.text), 1);
  const spaces = [...item.text.matchAll(/\s+/gu)].map(({ index, 0: space }) => {
    const left = item.left + unit * weight(item.text.slice(0, index));
    return { index, end: index + space.length, left, right: left + unit * weight(space) };
  });
  const distance = (one: { left: number; right: number }): number =>
    Math.abs((one.left + one.right) / 2 - place);
  const [nearest] = spaces.sort((a, b) => distance(a) - distance(b));
  if (nearest === undefined || distance(nearest) > NEAR * item.size) return [item];
  return [
    { ...item, text: item.text.slice(0, nearest.index), right: Math.min(nearest.left, place) },
    { ...item, text: item.text.slice(nearest.end), left: Math.max(nearest.right, place) },
  ];
}
