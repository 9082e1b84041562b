import type { Provision } from '../../../knowledge/types.ts';
import { refersElsewhere } from './screen.ts';
import { lineOf, type Shelf, type Source } from './source.ts';
import { placeIn } from './source.ts';
import { bare, overlapsBy, wordsOf } from './words.ts';

/** Lists of rules: what an article or a clause says that it holds, and what it holds. */

export interface List {
  readonly parent: Provision;
  /** The parent's place among the document's provisions. */
  readonly at: number;
  /** `khoản 1 Điều 5 Bộ luật Lao động`. */
  readonly place: string;
  /** What the list is of: the article's heading, or the words that lead into it. */
  readonly title: string;
  readonly entries: readonly Entry[];
  /** Words of every entry, for telling whether another text is much like one. */
  readonly words: readonly ReadonlySet<string>[];
}

export interface Entry {
  readonly source: Source;
  /** Verbatim, from the start to an end of a part. */
  readonly text: string;
  readonly span: { readonly start: number; readonly end: number };
}

/** Fewest entries of what is asked about as a list. */
const FEWEST = 3;
/** Characters of an entry that can be an option. */
const [SHORTEST, LONGEST] = [12, 98];
/** Titles that say of what, within a stem. */
const TITLE = 150;

/** The lists of a document, in reading order. */
export function listsOf(shelf: Shelf): List[] {
  return shelf.document.provisions.flatMap((parent, at) => {
    const below = shelf.below.get(parent.id) ?? [];
    if (below.length < FEWEST || !/^(?:article|clause)$/u.test(parent.kind)) return [];
    if (VAGUE.test(below[0]?.article.heading ?? '')) return [];
    if (below.some(({ provision }) => provision.kind === 'row')) return [];
    const title = titleOf(parent);
    if (title === null) return [];
    const entries = below.flatMap((source) => entryOf(source) ?? []);
    return [
      {
        parent,
        at,
        place: placeIn(shelf.name, parent),
        title,
        entries,
        words: below.map(({ provision }) => wordsOf(lineOf(provision))),
      },
    ];
  });
}

/** Titles that do not say of what: a fine, who may fine, what is left over. */
const VAGUE = /^Phạt |thẩm quyền|có quyền có quyền|còn lại|không thuộc/iu;

function titleOf(parent: Provision): string | null {
  const { kind, heading } = parent;
  const text = lineOf(parent);
  const title = kind === 'article' ? (text === '' ? heading : null) : text;
  if (title === null || title === '' || title.length > TITLE) return null;
  if (kind === 'clause' && !title.endsWith(':')) return null;
  const words = title
    .replace(/[:;]$/u, '')
    .replace(/,? ?(?:sau đây|như sau|gồm có|bao gồm|gồm|sau)$/u, '')
    .replace(/,? (?:sau đây|như sau)$/u, '')
    .trim();
  return VAGUE.test(words) || refersElsewhere(words) || words.length < 20 ? null : words;
}

function entryOf(source: Source): Entry | null {
  const { provision, leaf, sound } = source;
  if (!leaf || !sound || refersElsewhere(lineOf(provision))) return null;
  const whole = bare(lineOf(provision));
  const end = whole.length <= LONGEST ? whole.length : whole.indexOf(';');
  const text = end < 0 ? '' : whole.slice(0, end);
  if (text.length < SHORTEST || text.length > LONGEST || /:$/u.test(text) || /khác(?:\s|$)/u.test(text))
    return null;
  return { source, text, span: { start: 0, end } };
}

/** What a list says of all its entries: read alone, an entry would say the contrary. */
const DENYING = /nghiêm cấm|bị cấm|không được|không phải|chưa được|miễn|trừ/iu;
export const isForbidding = ({ article, lead }: Source): boolean =>
  DENYING.test(article.heading ?? '') || DENYING.test(lead?.text ?? '');

/** Share of words in common from which a text says much what an entry says. */
const ALIKE = 0.5;

/** Whether a list holds something much like a text. */
export function holdsAlike({ words, title }: List, text: string): boolean {
  const own = wordsOf(text);
  return words.some((one) => overlapsBy(ALIKE, one, own)) || overlapsBy(0.8, wordsOf(title), own);
}
