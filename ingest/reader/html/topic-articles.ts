import type { LeftOut } from '../../reader.ts';
import type { Block } from '../blocks.ts';
import { oneLine } from '../clean.ts';
import { parseHtml } from '../dom.ts';
import { wordsOf } from '../tables.ts';
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

/** The articles of a topic in the order of the page, and what is none. Each piece but the first begins with its class. */
export function collectArticles(pieces: readonly string[]): { articles: TopicArticle[]; leftOut: LeftOut[] } {
  const articles: TopicArticle[] = [];
  const leftOut: LeftOut[] = [];
  let trail: string[] = [];
  for (const piece of pieces) {
    const current = articles.at(-1);
    const kind = CLASS.exec(piece)?.[1]?.toLowerCase();
    const blocks = htmlBlocks(parseHtml(piece).children, () => false);
    const text = oneLine(blocks.map(wordsOf).join(' '));
    if (kind === 'chuong') trail.push(text);
    else if (kind === 'dieu') {
      articles.push(newArticle(text, trail));
      trail = [];
    } else if (current === undefined) leaveOut(leftOut, text, 'codification');
    else if (kind === 'ghichu') current.note = text;
    else if (kind === 'chidan') leaveOut(current.related, text, 'related-articles');
    else current.body.push(...blocks);
  }
  leaveOut(leftOut, trail.join('\n'), 'codification');
  return { articles, leftOut };
}

const CLASS = /^<p\s+class\s*=\s*["']p(\w+)["']/iu;

function newArticle(words: string, trail: readonly string[]): TopicArticle {
  const [, label = '', heading = words] = LABEL.exec(words) ?? [];
  return { label, heading, note: '', body: [], related: [], trail };
}

function leaveOut(into: LeftOut[], text: string, reason: string): void {
  if (text !== '') into.push({ text, page: null, reason });
}
