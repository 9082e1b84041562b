import type { LeftOut } from '../../reader.ts';
import type { Block } from '../blocks.ts';
import { oneLine } from '../clean.ts';
import { isElement, textOfNode, type Element, type Node } from '../dom.ts';
import { htmlBlocks } from './blocks.ts';

/** An article as a topic of the codification shows it. */
export interface TopicArticle {
  /** As the codification numbers it: `Điều 45.11.NĐ.1.3.` */
  readonly label: string;
  readonly heading: string;
  /** The grey note: where the article really stands; empty where the page has none. */
  note: string;
  readonly body: Block[];
  /** References to other articles, which the codification adds. */
  readonly related: LeftOut[];
  /** Chapters and sections that begin before it. */
  readonly trail: readonly string[];
}

const LABEL = /^(Điều\s+[\d.]+\.\p{L}[\p{L}\d.]*\.)\s*(.*)$/su;

/** The articles of a topic in the order of the page, and what is none. */
export function collectArticles(topic: Element): { articles: TopicArticle[]; leftOut: LeftOut[] } {
  const articles: TopicArticle[] = [];
  const leftOut: LeftOut[] = [];
  let trail: string[] = [];
  for (const node of topic.children) {
    const current = articles.at(-1);
    const text = (): string => oneLine(wordsIn(node));
    if (hasClass(node, 'pChuong')) trail.push(text());
    else if (hasClass(node, 'pDieu')) {
      articles.push(newArticle(text(), trail));
      trail = [];
    } else if (current === undefined) leaveOut(leftOut, text(), 'codification');
    else if (hasClass(node, 'pGhiChu')) current.note = text();
    else if (hasClass(node, 'pChiDan')) leaveOut(current.related, text(), 'related-articles');
    else current.body.push(...htmlBlocks([node], () => false));
  }
  leaveOut(leftOut, trail.join('\n'), 'codification');
  return { articles, leftOut };
}

function newArticle(words: string, trail: readonly string[]): TopicArticle {
  const [, label = '', heading = words] = LABEL.exec(words) ?? [];
  return { label, heading, note: '', body: [], related: [], trail };
}

function leaveOut(into: LeftOut[], text: string, reason: string): void {
  if (text !== '') into.push({ text, page: null, reason });
}

export function hasClass(node: Node, name: string): boolean {
  return isElement(node) && (node.attribs['class'] ?? '').split(/\s+/u).includes(name);
}

function wordsIn(node: Node): string {
  if (!isElement(node)) return textOfNode(node);
  return node.name === 'br' ? ' ' : node.children.map(wordsIn).join('');
}
