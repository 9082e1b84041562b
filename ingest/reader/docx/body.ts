import type { LeftOut } from '../../reader.ts';
import type { Block } from '../blocks.ts';
import { child, elementsOf, type Element } from '../dom.ts';
import { tableBlocks, wordsOf } from '../tables.ts';
import { makeCounters, type List } from '../list-counters.ts';
import { readInline, type Inline } from './inline.ts';
import { merge, readProperties, valueOf, type Properties, type Styles } from './styles.ts';
import { readTable } from './table.ts';

/** What a document's body holds, in reading order. */
export interface Body {
  readonly blocks: Block[];
  readonly leftOut: LeftOut[];
  /** Footnotes and endnotes in the order of their marks. */
  readonly notes: string[];
}

/** Reads `w:body` (or a note): paragraphs with the numbers that Word makes, tables as rows. */
export function readBody(body: Element, styles: Styles, lists: ReadonlyMap<string, List>): Body {
  const counters = makeCounters();
  const result: Body = { blocks: [], leftOut: [], notes: [] };
  /** Words of a paragraph whose end was deleted: the next paragraph goes on with them. */
  let carried = '';

  const container = (parent: Element): Block[] => elementsOf(parent).flatMap(block);

  const block = (element: Element): Block[] => {
    switch (element.name) {
      case 'w:p':
        return paragraph(element);
      case 'w:tbl':
        return tableBlocks(readTable(element, container));
      case 'w:sdt':
        return isContents(element) ? leaveOut(element) : container(child(element, 'w:sdtContent') ?? element);
      case 'w:ins':
      case 'w:moveTo':
      case 'w:customXml':
        return container(element);
      default:
        return [];
    }
  };

  const paragraph = (element: Element): Block[] => {
    const properties = propertiesOf(element, styles);
    const inline = readInline(element, properties, styles);
    if (inline.hidden.trim() !== '')
      result.leftOut.push({ text: inline.hidden.trim(), page: null, reason: 'hidden' });
    result.notes.push(...inline.notes);
    const words = carried + inline.text;
    carried = '';
    if (isEndDeleted(element)) {
      carried = words;
      return boxes(inline);
    }
    const text = numberOf(properties, element) + words;
    if (/^(?:toc|mucluc)\s?\d/iu.test(styleOf(element) ?? '')) return leaveOutText(text, 'table-of-contents');
    return words.trim() === '' ? boxes(inline) : [{ kind: 'line', text }, ...boxes(inline)];
  };

  const boxes = (inline: Inline): Block[] => inline.boxes.flatMap(container);

  const numberOf = (properties: Properties, element: Element): string => {
    const id = properties.numId;
    const list = id === null || id === '0' ? undefined : lists.get(id);
    if (list === undefined || id === null) return '';
    return counters.next(list, id, properties.level ?? levelOfStyle(list, styleOf(element)));
  };

  const leaveOut = (element: Element): Block[] =>
    leaveOutText(
      container(child(element, 'w:sdtContent') ?? element)
        .map(wordsOf)
        .join('\n'),
      'table-of-contents',
    );

  const leaveOutText = (text: string, reason: string): Block[] => {
    if (text.trim() !== '') result.leftOut.push({ text: text.trim(), page: null, reason });
    return [];
  };

  result.blocks.push(...container(body));
  if (carried.trim() !== '') result.blocks.push({ kind: 'line', text: carried });
  return result;
}

/** What holds for a paragraph: its own word before its style's. Fonts and hiding of its end mark are not its words'. */
function propertiesOf(paragraph: Element, styles: Styles): Properties {
  const own = readProperties(paragraph);
  return merge({ ...own, font: null, hidden: null }, styles.ofParagraph(styleOf(paragraph)));
}

function styleOf(paragraph: Element): string | null {
  return valueOf(child(child(paragraph, 'w:pPr'), 'w:pStyle'));
}

/** A list that a style brings along says on which level that style stands. */
function levelOfStyle(list: List, style: string | null): number {
  const level = style === null ? undefined : [...list.levels].find(([, one]) => one.style === style);
  return level?.[0] ?? 0;
}

function isEndDeleted(paragraph: Element): boolean {
  return child(child(child(paragraph, 'w:pPr'), 'w:rPr'), 'w:del') !== undefined;
}

function isContents(sdt: Element): boolean {
  const gallery = child(child(child(sdt, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return /table of contents/iu.test(valueOf(gallery) ?? '');
}
