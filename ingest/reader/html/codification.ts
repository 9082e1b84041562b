import type { LeftOut, SourceText } from '../../reader.ts';
import { UnreadableError } from '../../reader.ts';
import { toSourceText, type Block } from '../blocks.ts';
import { collectArticles, type TopicArticle } from './topic-articles.ts';
import { placeArticles, type Placed } from './topic-documents.ts';

/**
 * Where a piece of a topic begins. Pages are cut here before they are parsed: tables and spans that an article leaves open
 * would swallow the articles after it.
 */
const PIECE = /(?=<p\s+class\s*=\s*["']p(?:Chuong|Dieu|GhiChu|NoiDung|ChiDan)["'][^>]*>)/giu;

/** A page of the codification as its pieces; null where the page is none. */
export function cutTopic(page: string): readonly string[] | null {
  if (!/class\s*=\s*["']pDieu["']/iu.test(page) || !/class\s*=\s*["']pGhiChu["']/iu.test(page)) return null;
  return page.split(PIECE);
}

/** The real documents of a topic, in the order in which the page first names them. */
export function readTopic(pieces: readonly string[], name: string): SourceText[] {
  const { articles, leftOut } = collectArticles(pieces);
  const { documents, lost, headings } = placeArticles(articles);
  const [first, ...others] = documents;
  if (first === undefined)
    throw new UnreadableError(
      'trang pháp điển không có ghi chú nào cho biết điều thuộc văn bản nào; hãy tải lại trang',
    );
  const unowned = headings.map((text): LeftOut => ({ text, page: null, reason: 'codification' }));
  const page = [...leftOut, ...unowned, ...lost.map(leaveOut)];
  return [toDocument(first, name, page, lost.length), ...others.map((own) => toDocument(own, name, [], 0))];
}

function leaveOut({ label, heading, body }: TopicArticle): LeftOut {
  const words = body.map((block) => (block.kind === 'line' ? block.text : block.rows.flat().join(' ')));
  return { text: [`${label} ${heading}`, ...words].join('\n'), page: null, reason: 'article-without-note' };
}

function toDocument(
  own: readonly Placed[],
  name: string,
  page: readonly LeftOut[],
  lost: number,
): SourceText {
  const articles = [...own].sort((a, b) => ORDER.compare(a.real, b.real));
  const blocks = articles.flatMap((one): Block[] => [
    ...one.trail.map((text): Block => ({ kind: 'line', text })),
    { kind: 'line', text: `Điều ${one.real}. ${one.heading}`, note: { label: one.label, note: one.note } },
    ...one.body,
  ]);
  const number = own.find((one) => one.number !== null)?.number ?? null;
  return toSourceText(name, 'html', blocks, {
    number,
    leftOut: [...page, ...articles.flatMap((one) => one.related)],
    warnings: warningsOf(articles, number, lost),
  });
}

/** 9 before 10, 31 before 31a, d before đ. */
const ORDER = new Intl.Collator('vi', { numeric: true });

function warningsOf(articles: readonly Placed[], number: string | null, lost: number): string[] {
  const real = articles.map((one) => one.real);
  const holes = holesIn(real);
  const twice = [...new Set(real.filter((one, index) => real.indexOf(one) !== index))];
  return [
    ...(number === null ? ['ghi chú của trang pháp điển không có số hiệu văn bản'] : []),
    ...(holes.length > 0 ? [`trang pháp điển không có Điều ${holes.join(', ')} của văn bản này`] : []),
    ...(twice.length > 0 ? [`trang pháp điển có nhiều hơn một Điều ${twice.join(', ')}`] : []),
    ...(lost > 0 ? [`${lost} điều trên trang không rõ thuộc văn bản nào, đã để ngoài`] : []),
  ];
}

/** Numbers between 1 and the last that the page leaves out: it holds only what is in force. */
function holesIn(real: readonly string[]): number[] {
  const numbers = new Set(real.map((one) => Number.parseInt(one, 10)));
  const last = Math.max(0, ...numbers);
  return Array.from({ length: last }, (_, index) => index + 1).filter((one) => !numbers.has(one));
}
