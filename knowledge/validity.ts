import type { Day, Document, Fact, Provision, Relation, Validity, ValidityStatus } from './types.ts';
import type { Claim, Claims } from './validity/claim.ts';
import { collectClaims, firstDay } from './validity/claims.ts';
import { partValidity } from './validity/parts.ts';
import { contradiction, sentence } from './validity/wording.ts';

export { citesPlace } from './validity/places.ts';

/** What a validity means on a day. `until` is the first day on which the text is no longer in force. */
export function validityOn(validity: Validity, on: Day): ValidityStatus {
  if (validity.until !== null && validity.until <= on) return 'expired';
  if (validity.from === null) return 'unknown';
  return validity.from <= on ? 'in_force' : 'not_yet';
}

/** Sources that contradict each other on a document: shown to an administrator, never settled by the program. */
export interface Conflict {
  readonly document: string;
  readonly field: 'from' | 'until';
  readonly claims: readonly Claim[];
  /** Vietnamese, one sentence. */
  readonly message: string;
}

export interface ValidityBook {
  /** Of any document, held or not. Where sources contradict each other: the days on which all agree that it is in force. */
  of(number: string): Validity;
  /** `unknown` also where sources contradict each other on that day. */
  statusOn(number: string, on: Day): ValidityStatus;
  /** Of one provision of a document: its document's, shortened by what was repealed or amended. */
  ofProvision(provision: Pick<Provision, 'document' | 'place' | 'text'>): Validity;
  readonly conflicts: readonly Conflict[];
  /** Every relation: those of the texts and those of the facts, each with its first day where it is known. */
  readonly relations: readonly DatedRelation[];
}

export type DatedRelation = Relation & { readonly day: Day | null };

/**
 * Validity over time of all documents that the library knows of. It follows from what the texts and their metadata say of
 * themselves, from what documents do to each other (`relationsOf`), and from the reviewed facts; each answer says how it
 * is known.
 */
export function createValidityBook(
  documents: readonly Document[],
  facts: readonly Fact[],
  relationsOf: (document: Document) => readonly Relation[] = (document) => document.relations,
): ValidityBook {
  const relations = [...documents.flatMap(relationsOf), ...facts.flatMap(relationOf)];
  const claims = collectClaims(documents, relations, facts);
  const dated = relations.map((relation) => ({ ...relation, day: dayOf(relation, claims) }));
  const partial = groupByTarget(dated.filter(({ places }) => places.length > 0));
  const of = (number: string): Validity => validityFrom(claims.get(number));
  return {
    of,
    statusOn: (number, on) => statusOn(claims.get(number), on),
    ofProvision: (provision) =>
      partValidity(of(provision.document), provision, partial.get(provision.document) ?? []),
    conflicts: [...claims].flatMap(([number, one]) => conflictsOf(number, one)),
    relations: dated,
  };
}

function relationOf(fact: Fact): Relation[] {
  const { what, document, target, places, date, source, confidence } = fact;
  if (what !== 'replaces' && what !== 'repeals' && what !== 'amends' && what !== 'guides') return [];
  if (target === null) return [];
  const said = { provision: null, newText: null, how: source, confidence };
  return [{ kind: what, from: document, to: target, places, on: date, ...said }];
}

function dayOf(relation: Relation, claims: ReadonlyMap<string, Claims>): Day | null {
  const acting = claims.get(relation.from);
  return relation.on ?? (acting === undefined ? null : firstDay(acting));
}

function groupByTarget(relations: readonly DatedRelation[]): Map<string, DatedRelation[]> {
  const groups = new Map<string, DatedRelation[]>();
  for (const relation of relations) {
    const group = groups.get(relation.to);
    if (group) group.push(relation);
    else groups.set(relation.to, [relation]);
  }
  return groups;
}

/** The narrowest days that the claims allow: from the latest first day until the earliest last one. */
function validityFrom(claims: Claims | undefined): Validity {
  if (claims === undefined) return { from: null, until: null, how: NOTHING_KNOWN, replacedBy: null };
  const from =
    claims.from
      .map(({ day }) => day)
      .sort()
      .at(-1) ?? null;
  const until = claims.until.map(({ day }) => day).sort()[0] ?? null;
  const replacedBy = claims.until.find(({ by }) => by !== null)?.by ?? null;
  return { from, until, how: wording(claims), replacedBy };
}

const NOTHING_KNOWN = 'Chưa có thông tin về hiệu lực.';

function wording(claims: Claims): string {
  const { from, until, witnessed, stated, notes } = claims;
  const parts = [
    differs(from) ? contradiction('ngày có hiệu lực', from) : sentence('Có hiệu lực', from),
    differs(until) ? contradiction('ngày hết hiệu lực', until) : sentence('Hết hiệu lực', until),
    from.length === 0 && witnessed.length > 0
      ? `${until.length > 0 ? 'Đã có hiệu lực trước đó' : 'Từng có hiệu lực'} (${witnessed[0]?.how ?? ''}).`
      : '',
    notes.length > 0 ? `${upperFirst(notes.join('; '))}.` : '',
  ].filter((part) => part !== '');
  // What the text says of itself stands as it is, unless something else ends it.
  if (stated !== null && until.every(({ by }) => by === null) && !differs(from)) return stated;
  return parts.length > 0 ? parts.join(' ') : NOTHING_KNOWN;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function differs(claims: readonly Claim[]): boolean {
  return new Set(claims.map(({ day }) => day)).size > 1;
}

/** The status that every combination of claims gives; `unknown` where they give several. */
function statusOn(claims: Claims | undefined, on: Day): ValidityStatus {
  if (claims === undefined) return 'unknown';
  const until = claims.until.length === 0 ? [null] : claims.until.map(({ day }) => day);
  const ended = until.map((day) => day !== null && day <= on);
  if (ended.every((one) => one)) return 'expired';
  if (ended.some((one) => one)) return 'unknown';
  if (claims.from.length === 0) return witnessedOn(claims, on) ? 'in_force' : 'unknown';
  const begun = claims.from.map(({ day }) => day <= on);
  if (begun.every((one) => one)) return 'in_force';
  return begun.some((one) => one) ? 'unknown' : 'not_yet';
}

/** In force between two days on which it was; after the last of them only until an end that is known. */
function witnessedOn({ witnessed, until }: Claims, on: Day): boolean {
  const before = witnessed.filter(({ day }) => day <= on);
  if (before.length === 0) return false;
  return until.length > 0 || before.some(({ lasting }) => lasting) || witnessed.some(({ day }) => day >= on);
}

function conflictsOf(document: string, { from, until }: Claims): Conflict[] {
  const of = (field: Conflict['field'], claims: readonly Claim[], what: string): Conflict[] =>
    differs(claims)
      ? [{ document, field, claims, message: `${document}: ${contradiction(what, claims)}` }]
      : [];
  return [...of('from', from, 'ngày có hiệu lực'), ...of('until', until, 'ngày hết hiệu lực')];
}
