import type { LeftOut } from '../../reader.ts';
import type { Block } from '../blocks.ts';
import { oneLine } from '../clean.ts';
import { elementsOf, textOfNode, isElement, type Element, type Node, type Tree } from '../dom.ts';
import { htmlBlocks, WORDLESS } from './blocks.ts';
import { wordsOf } from '../tables.ts';

/** Elements and roles that surround an article and are no part of it. */
const CHROME = new Set('nav aside menu dialog'.split(' '));
const CHROME_ROLES = new Set('navigation banner contentinfo search complementary dialog alert'.split(' '));
/** Words that only a rule's own text has; a piece of the page with them is never left out. */
const RULE =
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Nơi nhận|Căn cứ |(?:^|\s)Điều \d+\s?[.:]|(?:^|\s)Số\s?:\s?\d+/u;
/** Share of a part's words (outside links) that one of its elements must have for the others to be the page's frame. */
const MAIN_SHARE = 0.8;
/** Share of words in links above which a block is a menu. */
const MENU_SHARE = 0.6;
const BOXES = new Set('div ul ol section table header footer center form'.split(' '));
/** How much of what was left out is kept for the report, UTF-16 units. */
const MAX_LEFT_OUT = 20_000;

/** The article of a page: its paragraphs without menus, frames and what is hidden. */
export function readArticle(page: Tree): { blocks: Block[]; leftOut: LeftOut[] } {
  const weigh = makeScale();
  const root = findMain(page, weigh);
  const leftOut: LeftOut[] = [];
  const isLeftOut = (element: Element): boolean =>
    isFrame(element) || isHidden(element) || isMenu(element, weigh);
  const blocks = htmlBlocks(root.children, (element) => {
    if (!isLeftOut(element)) return false;
    keepWords(leftOut, element, isHidden(element) ? 'hidden' : 'navigation');
    return true;
  });
  keepSurroundings(leftOut, root);
  return { blocks, leftOut };
}

interface Weight {
  /** Letters outside links. */
  readonly words: number;
  readonly links: number;
}

type Scale = (node: Node) => Weight;

function makeScale(): Scale {
  const known = new Map<Node, Weight>();
  const weigh = (node: Node): Weight => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const weight = measure(node, weigh);
    known.set(node, weight);
    return weight;
  };
  return weigh;
}

function measure(node: Node, weigh: Scale): Weight {
  if (!isElement(node)) return { words: textOfNode(node).replace(/\s+/gu, '').length, links: 0 };
  if (WORDLESS.has(node.name) || isFrame(node) || isHidden(node)) return { words: 0, links: 0 };
  const parts = node.children.map(weigh);
  const words = parts.reduce((sum, part) => sum + part.words, 0);
  const links = parts.reduce((sum, part) => sum + part.links, 0);
  return node.name === 'a' && node.attribs['href'] !== undefined
    ? { words: 0, links: words + links }
    : { words, links };
}

/** Goes down while one element has nearly all words and the others have nothing of a rule. */
function findMain(page: Tree, weigh: Scale): Tree | Element {
  let root: Tree | Element = page;
  for (let main = mainPart(root, weigh); main !== null; main = mainPart(root, weigh)) root = main;
  return root;
}

function mainPart(root: Tree | Element, weigh: Scale): Element | null {
  const parts = elementsOf(root).map((element) => ({ element, words: weigh(element).words }));
  const total = parts.reduce((sum, part) => sum + part.words, 0);
  const main = parts.find((part) => part.words > total * MAIN_SHARE)?.element;
  if (main === undefined || main.name === 'p' || main.name === 'table') return null;
  return RULE.test(plain(root.children.filter((node) => node !== main))) ? null : main;
}

function isFrame(element: Element): boolean {
  return CHROME.has(element.name) || CHROME_ROLES.has(element.attribs['role'] ?? '');
}

function isHidden(element: Element): boolean {
  const { hidden, style = '' } = element.attribs;
  return hidden !== undefined || /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(style);
}

function isMenu(element: Element, weigh: Scale): boolean {
  if (!BOXES.has(element.name)) return false;
  const { words, links } = weigh(element);
  return links > (words + links) * MENU_SHARE && !RULE.test(plain([element]));
}

function plain(nodes: readonly Node[]): string {
  return htmlBlocks(nodes, isHidden).map(wordsOf).join('\n').normalize('NFC').replace(/\s+/gu, ' ');
}

function keepWords(leftOut: LeftOut[], node: Node, reason: string): void {
  const kept = leftOut.reduce((sum, one) => sum + one.text.length, 0);
  const text = htmlBlocks([node], () => false)
    .map(wordsOf)
    .map(oneLine)
    .join('\n')
    .slice(0, MAX_LEFT_OUT - kept);
  if (text !== '') leftOut.push({ text, page: null, reason });
}

/** What stands beside the way down to the article. */
function keepSurroundings(leftOut: LeftOut[], root: Tree | Element): void {
  for (let at: Node = root; at.parent !== null; at = at.parent) {
    const inner = at;
    for (const beside of at.parent.children.filter((one) => one !== inner))
      keepWords(leftOut, beside, 'navigation');
  }
}
