import type { Library } from '../../knowledge/library.ts';
import { parseReferences } from '../../knowledge/references.ts';
import type { Day, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import type { Quote } from '../contract.ts';
import { joinPlaces, lookUp, repairKinds, type Named } from './named.ts';
import { writeOutNames } from './naming.ts';
import { isVerbatim, makeQuote } from './quote.ts';

/** Provisions named in a text, in the library's own words. */
export interface Cited {
  readonly quotes: readonly Quote[];
  /** What is named and cannot be quoted, as Vietnamese phrases that say why. */
  readonly unknown: readonly string[];
}

/** Quotes, whole and verified, every provision that a text names: "30-CT/TU mục 3", "khoản 2 Điều 8 Luật …". */
export function citeNamed(text: string, library: Library, on: Day): Cited {
  const readable = placesFirst(writeOutNames(repairKinds(text.normalize('NFC')), library));
  const named = lookUp(joinPlaces(parseReferences(readable)), library, on);
  const provisions = new Map(named.flatMap(provisionsOf).map((provision) => [provision.id, provision]));
  const quotes = [...provisions.values()].flatMap((provision) => quoteWhole(provision, library, on));
  return { quotes, unknown: named.flatMap(whyNot) };
}

/** "mục 3, đoạn 2", "Điều 8 khoản 2", with or without diacritics. */
const PLACES =
  /^\s*[,:]?\s*((?:(?:điểm|khoản|điều|mục|đoạn|chương|phần|diem|khoan|dieu|muc|doan|chuong|phan)\s+(?:\d{1,4}[a-zđ]?|[ivx]{1,6}|[a-zđ])(?![\p{L}\p{N}])[\s,]*){1,6})/iu;

/** "30-CT/TU mục 3" as "mục 3 30-CT/TU": places are read before their document. */
function placesFirst(text: string): string {
  let turned = text;
  for (const reference of parseReferences(text).toReversed()) {
    const { number, digits, name, places, start, end, written } = reference;
    if ((number ?? digits ?? name) === null || places.length > 0) continue;
    const behind = PLACES.exec(text.slice(end));
    if (behind?.[1] === undefined) continue;
    const named = behind[1].replace(/[\s,]+$/u, '');
    const rest = turned.slice(end + behind[0].length);
    turned = `${turned.slice(0, start)}${named} ${written}${rest === '' ? '' : ' '}${rest}`;
  }
  return turned;
}

const provisionsOf = (named: Named): readonly Provision[] =>
  named.kind === 'held' && named.reference.places.length > 0 ? named.provisions : [];

function quoteWhole(provision: Provision, library: Library, on: Day): Quote[] {
  const quote = makeQuote(provision, { start: 0, end: provision.text.length }, [], { library, on });
  if (quote === null || !isVerbatim(quote, library)) return [];
  if (provision.validity === undefined) return [quote];
  const { from, until, how } = provision.validity;
  return [{ ...quote, validity: { status: validityOn(provision.validity, on), from, until, how } }];
}

/** Why nothing, or not all, of what is named can be quoted, as Vietnamese phrases. */
export function whyNot(named: Named): string[] {
  const { written } = named.reference;
  switch (named.kind) {
    case 'held':
      if (named.reference.places.length === 0) return [`“${written}” chưa nêu điều, khoản, mục hay đoạn nào`];
      return named.absent ? [`không có “${written}” trong ${named.document.number}`] : [];
    case 'several':
      return [`“${written}” có thể là ${named.documents.map(({ number }) => number).join(' hoặc ')}`];
    case 'cited':
    case 'cited_name':
    case 'unknown':
      return [`kho văn bản chưa có “${written}”`];
  }
}
