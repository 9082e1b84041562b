import { parseReferences, type Reference } from '../../knowledge/references.ts';
import type { Provision, Span } from '../../knowledge/types.ts';
import { complete, namedTarget, namesDocument, type Base } from './target.ts';

/** What a provision says its parts are about: "Sửa đổi, bổ sung Điều 32 của Bộ luật … như sau:". */
export interface Lead extends Base {
  /** True where it changes the document: what stands in quotation marks is then that document's new text. */
  readonly amends: boolean;
}

/** At the beginning only: "hình thức xử phạt bổ sung" changes no text. */
const CHANGES = /^\P{L}*(?:sửa đổi|bổ sung|thay thế|bãi bỏ|hủy bỏ|bỏ (?:cụm )?từ)/iu;
const DETAILS = /này\s+(?:quy định chi tiết|hướng dẫn)|các điều, khoản|một số điều/iu;

/** Reads the leads of a document's provisions, each once. */
export interface Leads {
  /** What the provision itself introduces; null where it introduces nothing. */
  of(provision: Provision): Lead | null;
  /** What the nearest of the provisions that hold it introduces. */
  above(provision: Provision): Lead | null;
}

export function readLeads(provisions: readonly Provision[], own: string): Leads {
  const byId = new Map(provisions.map((provision) => [provision.id, provision]));
  const known = new Map<string, Lead | null>();
  const above = (provision: Provision): Lead | null => {
    const parent = provision.parent === null ? undefined : byId.get(provision.parent);
    return parent === undefined ? null : (of(parent) ?? above(parent));
  };
  const of = (provision: Provision): Lead | null => {
    const cached = known.get(provision.id);
    if (cached !== undefined) return cached;
    const lead = leadOf(provision, own, above(provision));
    known.set(provision.id, lead);
    return lead;
  };
  return { of, above };
}

function leadOf(provision: Provision, own: string, above: Lead | null): Lead | null {
  const introduced = introduction(provision.text);
  // An amending law says in the heading of an article what the article changes.
  const heading = CHANGES.test(provision.heading ?? '') ? (provision.heading ?? '') : '';
  const words = introduced === '' ? heading : introduced;
  const amends = CHANGES.test(words);
  if (!amends && !DETAILS.test(words)) return null;
  const references = parseReferences(words);
  const named = references.find((one) => namesDocument(one) && one.number !== own);
  if (named !== undefined)
    return named.name === null && named.number === null ? null : fromNamed(named, own, amends);
  const place = onlyPlace(references.filter((one) => !one.self));
  return above === null || !amends ? null : { ...above, amends, place: complete(above.place, place) };
}

function fromNamed(named: Reference, own: string, amends: boolean): Lead {
  const { places, ...document } = namedTarget(named, own);
  return { document, place: places.length === 1 ? (places[0] ?? {}) : {}, amends };
}

/** The one place that an introduction names; nothing where it names several. */
function onlyPlace(references: readonly Reference[]): Base['place'] {
  const places = references.flatMap((one) => one.places);
  return places.length === 1 ? (places[0] ?? {}) : {};
}

/** The words up to the colon that opens a list or a quotation; empty where nothing is introduced. */
export function introduction(text: string): string {
  const colon = /:\s*(?:$|["“”])/u.exec(text);
  return colon === null ? '' : text.slice(0, colon.index + 1);
}

/** What stands in quotation marks, from the first mark that opens to the last one that closes. */
export function quotedSpan(text: string): Span | null {
  const start = text.search(/["“]/u);
  const end = Math.max(text.lastIndexOf('”'), text.lastIndexOf('"'));
  return start === -1 || end <= start ? null : { start: start + 1, end };
}
