import { readCodificationNote } from '../../codification-note.ts';
import type { TopicArticle } from './topic-articles.ts';

/** An article whose document and real number are known. */
export interface Placed extends TopicArticle {
  /** The document's number as the notes write it, without spaces; null where they only name a title. */
  readonly number: string | null;
  /** The article's real number: `31a`. */
  readonly real: string;
}

/** The articles of each real document, those of which nothing says where they stand, and headings that none follows. */
export function placeArticles(articles: readonly TopicArticle[]): {
  documents: Placed[][];
  lost: TopicArticle[];
  headings: readonly string[];
} {
  const numbers = numbersByPrefix(articles);
  const documents = new Map<string, Placed[]>();
  const lost: TopicArticle[] = [];
  const { owned, waiting } = withOwnTrails(articles);
  for (const article of owned) {
    const placed = place(article, numbers);
    if (placed === null) {
      lost.push(article);
      continue;
    }
    const key = placed.number ?? prefixOf(article.label);
    const own = documents.get(key) ?? [];
    own.push(placed);
    documents.set(key, own);
  }
  return { documents: [...documents.values()], lost, headings: waiting };
}

/**
 * A topic is arranged by the chapters of one document; articles of others may stand between a chapter's heading and its
 * first own article, so the heading waits for that one.
 */
function withOwnTrails(articles: readonly TopicArticle[]): {
  owned: TopicArticle[];
  waiting: readonly string[];
} {
  let waiting: readonly string[] = [];
  const owned = articles.map((article) => {
    const trail = [...waiting, ...article.trail];
    waiting = isBase(article.label) ? [] : trail;
    return { ...article, trail: isBase(article.label) ? trail : [] };
  });
  return { owned, waiting };
}

/** A note that is damaged is helped by the label: all articles of a document share its beginning, `45.11.NĐ.1`. */
function place(article: TopicArticle, numbers: ReadonlyMap<string, string>): Placed | null {
  const said = readCodificationNote(article.note);
  const prefix = prefixOf(article.label);
  const number = said.number ?? numbers.get(prefix) ?? null;
  const real = said.article ?? /([\p{L}\d]+)\.$/u.exec(article.label)?.[1] ?? null;
  if (real === null || (number === null && said.kind === null)) return null;
  return { ...article, number, real };
}

function numbersByPrefix(articles: readonly TopicArticle[]): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const { label, note } of articles) {
    const { number } = readCodificationNote(note);
    if (number !== null) numbers.set(prefixOf(label), number);
  }
  return numbers;
}

/** `Điều 45.11.NĐ.1.3.` → `Điều 45.11.NĐ.1` */
function prefixOf(label: string): string {
  return label.replace(/\.[^.]*\.$/u, '');
}

/** Labels of the document that the topic is arranged by have a single number: `45.11.LQ.3.` */
function isBase(label: string): boolean {
  return /\.\p{L}+\.[\p{L}\d]+\.$/u.test(label);
}
