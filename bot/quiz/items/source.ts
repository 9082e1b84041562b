import type { Library } from '../../../knowledge/library.ts';
import type { Day, Document, Provision, Span } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import { joined } from '../lines.ts';
import { namesOf } from './naming.ts';
import { amends, isOnItself } from './screen.ts';

/** Provisions that questions may be made of, with what stands around them. */
export interface Source {
  readonly document: Document;
  readonly provision: Provision;
  /** `khoản 2 Điều 14 Luật Phòng, chống tác hại của rượu, bia`. */
  readonly place: string;
  /** The article, or the numbered part of a text without articles. */
  readonly article: Provision;
  /** Heading of the section or chapter that the article stands in. */
  readonly chapter: string | null;
  /** What leads into a list that this one is part of: the nearest provision above with words of its own. */
  readonly lead: Provision | null;
  readonly leaf: boolean;
  /** Whether the copy looks whole. */
  readonly sound: boolean;
  readonly sentences: readonly Span[];
  readonly until: Day | null;
}

/** The sources of one document in force, in reading order. */
export interface Shelf {
  readonly document: Document;
  /** As a person says it: `Nghị định 30/2020/NĐ-CP`. */
  readonly name: string;
  readonly sources: readonly Source[];
  /** Sources by the id of the provision right above them. */
  readonly below: ReadonlyMap<string, readonly Source[]>;
  readonly byId: ReadonlyMap<string, Source>;
}

const KINDS: ReadonlySet<string> = new Set(['section', 'article', 'clause', 'point', 'paragraph']);
/** What articles stand in. */
const ABOVE: ReadonlySet<string> = new Set(['section', 'chapter', 'part']);
/** Longest text that is quoted whole, in characters; of texts without articles clauses are quoted. */
const MOST = 1200;

/** Share of damaged provisions from which the others of a document are not to be trusted either: faults that are words too. */
const DAMAGED = 0.3;
/** Provisions below which a share says nothing. */
const FEW = 30;

/** What can be asked of each document that is in force on the day. */
export const shelvesOf = (library: Library, on: Day, isSound: (text: string) => boolean): Shelf[] => [
  ...shelvesIn(library, on, isSound),
];

/** The same, a document at a time: of a great library all of them take seconds. */
export function* shelvesIn(
  library: Library,
  on: Day,
  isSound: (text: string) => boolean,
): Generator<Shelf, void> {
  const names = namesOf(library);
  for (const document of library.documents) {
    if (validityOn(document.validity, on) !== 'in_force') continue;
    const shelf = shelfOf(document, names(document), on, isSound);
    if (isWhole(shelf)) yield shelf;
  }
}

const isWhole = ({ sources }: Shelf): boolean =>
  sources.length < FEW || sources.filter(({ sound }) => !sound).length <= DAMAGED * sources.length;

function shelfOf(document: Document, name: string, on: Day, isSound: (text: string) => boolean): Shelf {
  const byProvision = new Map(document.provisions.map((one) => [one.id, one]));
  const parents = new Set(document.provisions.map(({ parent }) => parent));
  const sources = document.provisions
    .filter((one) => isAskable(one, on))
    .map((provision): Source => {
      const above = ancestors(provision, byProvision);
      return {
        document,
        provision,
        place: placeIn(name, provision),
        article: above.find(({ kind }) => kind === 'article') ?? topOf(provision, above),
        chapter: above.find(({ kind, heading }) => ABOVE.has(kind) && heading !== null)?.heading ?? null,
        lead: above.find(({ text, kind }) => text !== '' && KINDS.has(kind)) ?? null,
        leaf: !parents.has(provision.id),
        sound: isSound(lineOf(provision)),
        sentences: sentencesOf(lineOf(provision)),
        until: (provision.validity ?? document.validity).until,
      };
    })
    .filter(({ article }) => !isOnItself(article.heading ?? ''));
  const below = new Map<string, Source[]>();
  for (const source of sources) {
    const { parent } = source.provision;
    if (parent === null) continue;
    below.set(parent, [...(below.get(parent) ?? []), source]);
  }
  return { document, name, sources, below, byId: new Map(sources.map((one) => [one.provision.id, one])) };
}

const isAskable = (one: Provision, on: Day): boolean =>
  KINDS.has(one.kind) &&
  (one.place.article === null || one.text.length <= MOST) &&
  one.place.appendix === undefined &&
  (one.validity === undefined || validityOn(one.validity, on) === 'in_force') &&
  !amends(lineOf(one));

/** Those above, nearest first; the provision itself where it is an article. */
function ancestors(provision: Provision, all: ReadonlyMap<string, Provision>): Provision[] {
  const found: Provision[] = [];
  for (let at = provision.parent; at !== null;) {
    const above = all.get(at);
    if (above === undefined) break;
    found.push(above);
    at = above.parent;
  }
  return found;
}

const topOf = (provision: Provision, above: readonly Provision[]): Provision =>
  provision.kind === 'article' ? provision : (above.find(({ kind }) => kind === 'section') ?? provision);

/** "khoản 2 Điều 14 Luật …"; of a text without articles "Chỉ thị … (mục 3, đoạn 2)". */
export const placeIn = (name: string, { locator, place }: Provision): string =>
  place.article === null ? `${name} (${locator})` : `${locator} ${name}`;

/** Within a sentence, where no number or letter follows: copies write "quan Điểm", "đủ Điều kiện". */
const CAPITAL =
  /(?<=[\p{Ll},;] )(?:Đi(?:ểm|ều)|Khoản|Mục)(?= \p{Ll}{2,}| ?[,;.])(?! (?:này|trên|dưới|đó)(?!\p{L}))/gu;

/** Its words on one line, without a copy's capitals; offsets stay. */
export function lineOf(provision: Pick<Provision, 'text'>): string {
  const known = lines.get(provision);
  if (known !== undefined) return known;
  const line = joined(provision.text).replace(CAPITAL, (word) => word.toLowerCase());
  lines.set(provision, line);
  return line;
}

/** Each recipe asks for the same ones. */
const lines = new WeakMap<Pick<Provision, 'text'>, string>();

/** Sentences: up to a full stop before a capital; offsets into the text. */
export function sentencesOf(text: string): Span[] {
  const found: Span[] = [];
  let start = 0;
  for (const { index } of text.matchAll(/(?<=\.) (?=\p{Lu})/gu)) {
    found.push({ start, end: index });
    start = index + 1;
  }
  return text.length > start ? [...found, { start, end: text.length }] : found;
}
