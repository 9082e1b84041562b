import type { Day, Document, Fact, Relation } from '../types.ts';
import { yearOf } from '../references.ts';
import type { Claims } from './claim.ts';
import { dated } from './wording.ts';

/** Claims by number. `relations` hold those of the documents and of the facts. */
export function collectClaims(
  documents: readonly Document[],
  relations: readonly Relation[],
  facts: readonly Fact[],
): Map<string, Claims> {
  const claims = new Map<string, Claims>();
  const of = (number: string): Claims => {
    const known = claims.get(number) ?? { from: [], until: [], witnessed: [], stated: null, notes: [] };
    claims.set(number, known);
    return known;
  };
  for (const document of documents) addStated(document, of, claims);
  for (const fact of facts) addFact(fact, of(fact.document));
  for (const relation of relations) addRelation(relation, of);
  for (const [number, one] of claims) addOldest(number, one);
  return claims;
}

function addStated(document: Document, of: (number: string) => Claims, claims: Map<string, Claims>): void {
  const { number } = document;
  const { from, until, how, replacedBy } = document.stated ?? document.validity;
  const own = { ...of(number), stated: how };
  const claim = { how, confidence: 'high', by: null } as const;
  if (from !== null) own.from.push({ ...claim, day: from });
  if (until !== null) own.until.push({ ...claim, day: until, by: replacedBy });
  claims.set(number, own);
}

function addFact({ what, date, source, confidence }: Fact, claims: Claims): void {
  if (date === null) return;
  const claim = { day: date, how: source, confidence, by: null };
  if (what === 'in_force_from') claims.from.push(claim);
  if (what === 'ends') claims.until.push(claim);
  if (what === 'issued') claims.notes.push(`ban hành ngày ${dated(date)} (${source})`);
  if (what === 'no_end_found')
    claims.notes.push(`rà soát ngày ${dated(date)} chưa thấy văn bản nào bãi bỏ hoặc thay thế (${source})`);
}

/** A whole replacement or repeal ends its target; an amendment shows that its target was in force when it was made. */
function addRelation(relation: Relation, of: (number: string) => Claims): void {
  const { kind, from, to, places, how, confidence } = relation;
  if (kind === 'guides') return;
  if (kind === 'amends') {
    const year = yearOf(from);
    const claim = { how: `${from} sửa đổi, bổ sung văn bản này`, confidence, by: null };
    if (year !== null) of(to).witnessed.push({ ...claim, day: `${year}-12-31`, lasting: false });
    return;
  }
  const days = relation.on === null ? of(from).from.map(({ day }) => day) : [relation.on];
  if (places.length > 0) {
    // Whoever repeals a part leaves the rest in force; until today only where a person reviewed it.
    const lasting = relation.provision === null;
    const rest = `${from} chỉ bãi bỏ một phần`;
    for (const day of new Set(days)) of(to).witnessed.push({ day, how: rest, confidence, by: null, lasting });
    return;
  }
  for (const day of new Set(days)) of(to).until.push({ day, how, confidence, by: from });
  // Who replaces from a day on is in force that day, where nothing better is known of it.
  if (relation.on !== null && of(from).from.length === 0)
    of(from).from.push({ day: relation.on, how, confidence, by: null });
}

/**
 * Laws of the State have taken effect within a year of their issue, so that a document of year Y that another one ended
 * was in force from the beginning of year Y + 2 at the latest. Years between issue and certain effect.
 */
const YEARS_TO_EFFECT = 2;

function addOldest(number: string, { from, until, witnessed }: Claims): void {
  const [end] = until.map(({ day }) => day).sort();
  const year = yearOf(number);
  if (from.length > 0 || year === null || end === undefined) return;
  const day = `${year + YEARS_TO_EFFECT}-01-01`;
  const how = `văn bản số năm ${year}, bị thay thế hoặc bãi bỏ từ ${dated(end)}`;
  if (day < end) witnessed.push({ day, how, confidence: 'medium', by: null, lasting: false });
}

/** The day from which a document is in force, where all claims agree. */
export function firstDay({ from }: Claims): Day | null {
  const days = new Set(from.map(({ day }) => day));
  const [day] = days;
  return days.size === 1 && day !== undefined ? day : null;
}
