import { parseReferences } from '../../knowledge/references.ts';
import type { Document, Provision } from '../../knowledge/types.ts';

/** What a document consists of, for people who named it and nothing of it. */

/** Most parts offered; a phone shows about so many lines. */
const MOST_OFFERED = 10;
/** Longest line offered; a longer heading is left out. */
const LONGEST_LINE = 160;

export interface Contents {
  /** How many chapters, mục or điều there are, and which are not offered; empty where there are none. */
  readonly note: string;
  /** Each part as a message that names it. */
  readonly choices: readonly string[];
}

/** The chapters of a document; without chapters its mục, else its điều. */
export function contentsOf(document: Document): Contents {
  const own = document.provisions.filter(({ place }) => place.appendix === undefined);
  const articles = own.filter(({ kind }) => kind === 'article');
  const [parts, name] = partsOf(own, articles);
  if (parts.length === 0) return { note: '', choices: [] };
  const counted = parts === articles || articles.length === 0 ? '' : `, ${String(articles.length)} điều`;
  const rest = parts.slice(MOST_OFFERED);
  const [first, last] = [rest[0], rest.at(-1)];
  const more =
    first === undefined || last === undefined
      ? ''
      : ` Còn ${first === last ? first.locator : `từ ${first.locator} đến ${last.locator}`}: ghi tên phần đó kèm số văn bản.`;
  return {
    note: `Văn bản có ${String(parts.length)} ${name}${counted}; chọn một phần dưới đây để đọc.${more}`,
    choices: parts.slice(0, MOST_OFFERED).map((part) => lineOf(part, document)),
  };
}

function partsOf(own: readonly Provision[], articles: readonly Provision[]): [readonly Provision[], string] {
  const chapters = own.filter(({ kind }) => kind === 'chapter');
  if (chapters.length > 1) return [chapters, 'chương'];
  const sections = own.filter(({ kind, parent }) => kind === 'section' && parent === null);
  return sections.length > 1 ? [sections, 'mục'] : [articles, 'điều'];
}

/** `Chương II Luật 80/2025/QH15: NGHĨA VỤ, QUYỀN …`; without its heading where that would name something else. */
function lineOf({ locator, heading }: Provision, { kind, number }: Document): string {
  const place = `${locator.charAt(0).toUpperCase()}${locator.slice(1)} ${kind} ${number}`;
  const line = `${place}: ${heading?.replace(/\s+/gu, ' ') ?? ''}`;
  const clear = line.length <= LONGEST_LINE && parseReferences(line).length === 1;
  return heading !== null && clear ? line : place;
}
