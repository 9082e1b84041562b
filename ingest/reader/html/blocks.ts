import type { Block } from '../blocks.ts';
import { elementsOf, isElement, textOfNode, type Element, type Node } from '../dom.ts';
import { tableBlocks } from '../tables.ts';
import { listLabel } from './lists.ts';
import { readTable } from './table.ts';

/** Elements that begin and end a paragraph. */
const PARAGRAPHS = new Set(
  'html body p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote section article header footer main center form fieldset figure figcaption pre address hr tr td th tbody thead tfoot caption details summary'.split(
    ' ',
  ),
);
/** Elements that hold no words of the page: programs, controls, pictures. */
export const WORDLESS = new Set(
  'head script style noscript template iframe object embed svg math canvas audio video button select input textarea datalist map'.split(
    ' ',
  ),
);

/** The paragraphs and tables within some nodes, in reading order; line breaks of the markup are spaces, `<br>` is `\n`. */
export function htmlBlocks(nodes: readonly Node[], isLeftOut: (element: Element) => boolean): Block[] {
  const blocks: Block[] = [];
  let words = '';
  const flush = (): void => {
    if (words.trim() !== '') blocks.push({ kind: 'line', text: words });
    words = '';
  };
  const read = (node: Node): void => {
    words += textOfNode(node).replace(/[\s\u00a0]+/gu, ' ');
    if (!isElement(node) || WORDLESS.has(node.name) || isLeftOut(node)) return;
    if (node.name === 'br') words += '\n';
    else if (node.name === 'table') table(node);
    else if (PARAGRAPHS.has(node.name)) paragraph(node);
    else node.children.forEach(read);
  };
  const paragraph = (element: Element): void => {
    flush();
    if (element.name === 'li') words = listLabel(element);
    element.children.forEach(read);
    flush();
  };
  const table = (element: Element): void => {
    flush();
    blocks.push(...tableBlocks(readTable(element, (cell) => htmlBlocks(cell.children, isLeftOut))));
    const caption = elementsOf(element).filter((one) => one.name === 'caption');
    blocks.push(
      ...htmlBlocks(
        caption.flatMap((one) => one.children),
        isLeftOut,
      ),
    );
  };
  nodes.forEach(read);
  flush();
  return blocks;
}
