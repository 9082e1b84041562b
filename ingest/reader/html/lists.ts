import { elementsOf, type Element } from '../dom.ts';
import { writeNumber } from '../number-format.ts';

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** The numbers of a list's items, counted once for each list. */
const counted = new WeakMap<Element, ReadonlyMap<Element, number>>();

/** What a browser draws before a list item: its number, or a dash; it counts as text. */
export function listLabel(item: Element): string {
  const list = item.parent;
  if (list === null || !('attribs' in list)) return '';
  if (list.name === 'ul') return '- ';
  const number = list.name === 'ol' ? numbersOf(list).get(item) : undefined;
  return number === undefined
    ? ''
    : `${writeNumber(number, FORMATS[list.attribs['type'] ?? ''] ?? 'decimal')}. `;
}

function numbersOf(list: Element): ReadonlyMap<Element, number> {
  const known = counted.get(list);
  if (known !== undefined) return known;
  const numbers = new Map<Element, number>();
  let number = integer(list.attribs['start'], 1);
  for (const item of elementsOf(list).filter((one) => one.name === 'li')) {
    number = integer(item.attribs['value'], number);
    numbers.set(item, number);
    number += 1;
  }
  counted.set(list, numbers);
  return numbers;
}

function integer(written: string | undefined, otherwise: number): number {
  const value = Number.parseInt(written ?? '', 10);
  return Number.isNaN(value) ? otherwise : value;
}
