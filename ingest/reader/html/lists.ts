import { elementsOf, isElement, type Element } from '../dom.ts';
import { writeNumber } from '../number-format.ts';

const FORMATS: Readonly<Record<string, string>> = {
  a: 'lowerLetter',
  A: 'upperLetter',
  i: 'lowerRoman',
  I: 'upperRoman',
};

/** What a browser draws before a list item: its number, or a dash; it counts as text. */
export function listLabel(item: Element): string {
  const list = item.parent;
  if (list === null || !('attribs' in list)) return '';
  const element = list as Element;
  if (element.name === 'ul') return '- ';
  return element.name === 'ol'
    ? `${writeNumber(position(element, item), FORMATS[element.attribs['type'] ?? ''] ?? 'decimal')}. `
    : '';
}

function position(list: Element, item: Element): number {
  let number = integer(list.attribs['start'], 1);
  for (const one of elementsOf(list).filter((other) => isElement(other) && other.name === 'li')) {
    number = integer(one.attribs['value'], number);
    if (one === item) break;
    number += 1;
  }
  return number;
}

function integer(written: string | undefined, otherwise: number): number {
  const value = Number.parseInt(written ?? '', 10);
  return Number.isNaN(value) ? otherwise : value;
}
