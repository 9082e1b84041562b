import type { Library } from '../../../knowledge/library.ts';
import type { Passage, Provision } from '../../../knowledge/types.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';

/** A provision that may answer, with the words that are read with it. Words are without marks, in their order. */
export interface Unit {
  readonly provision: Provision;
  /** Row of its passage. */
  readonly row: number;
  readonly own: readonly string[];
  /** Headings and leading words above it, nearest last. */
  readonly lead: readonly string[];
  /** What stands below it: the điểm of a khoản. */
  readonly below: readonly string[];
  readonly heading: readonly string[];
  /** `own` with marks. */
  readonly marked: ReadonlySet<string>;
  readonly leadMarked: ReadonlySet<string>;
  readonly leadText: string;
  /** Provisions straight below it. */
  readonly children: number;
  /** Its place among the provisions of the passage, 0 to 1. */
  readonly position: number;
}

/** Levels whose words are read with what stands below them. */
const LEADING: ReadonlySet<string> = new Set(['article', 'clause', 'point']);

/** The provisions of a passage that have words of their own. */
export function unitsOf(passage: Passage, library: Library): Unit[] {
  const provisions = passage.provisions.flatMap((id) => library.provision(id) ?? []);
  const words = new Map(provisions.map((one) => [one.id, tokenise(one.text)]));
  return provisions
    .filter(({ text }) => text !== '')
    .map((provision, at, all): Unit => {
      const above = leadOf(provision, library);
      const lead = tokenise(above.text);
      const children = provisions.filter(({ parent }) => parent === provision.id);
      const below = provisions.filter(({ id }) => id.startsWith(`${provision.id}.`));
      const own = words.get(provision.id) ?? [];
      return {
        provision,
        row: passage.row,
        own: own.map(({ fold }) => fold),
        lead: lead.map(({ fold }) => fold),
        below: below.flatMap(({ id }) => (words.get(id) ?? []).map(({ fold }) => fold)),
        heading: tokenise(above.heading).map(({ fold }) => fold),
        marked: new Set(own.map(({ norm }) => norm)),
        leadMarked: new Set(lead.map(({ norm }) => norm)),
        leadText: above.text,
        children: children.length,
        position: all.length < 2 ? 0 : at / (all.length - 1),
      };
    });
}

function leadOf(provision: Provision, library: Library): { text: string; heading: string } {
  const words = provision.heading === null ? [] : [provision.heading];
  let heading = provision.kind === 'article' ? (provision.heading ?? '') : '';
  let above = provision.parent === null ? undefined : library.provision(provision.parent);
  while (above !== undefined && LEADING.has(above.kind)) {
    if (above.kind === 'article') heading = above.heading ?? '';
    words.unshift(...[above.heading ?? '', above.text].filter((one) => one !== ''));
    above = above.parent === null ? undefined : library.provision(above.parent);
  }
  return { text: words.join(' '), heading };
}

/** Units of passages, read when first asked for and kept. */
export function createUnitReader(library: Library): (passage: Passage) => readonly Unit[] {
  const kept = new Map<number, readonly Unit[]>();
  return (passage) => {
    const known = kept.get(passage.row);
    if (known !== undefined) return known;
    const units = unitsOf(passage, library);
    if (kept.size >= REMEMBERED) kept.clear();
    kept.set(passage.row, units);
    return units;
  };
}

/** Passages whose units are kept: some 10 MB. */
const REMEMBERED = 2_000;
