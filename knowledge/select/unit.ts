import type { Library } from '../library.ts';
import type { Passage, Provision } from '../types.ts';
import { tokenise } from '../vietnamese.ts';
import { OFFERS } from './cues.ts';

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
  readonly headingLine: string;
  /** Everyday words for what it says; empty where nobody wrote any. */
  readonly everyday: readonly string[];
  /** Words of itself and its lead with marks, and the same without. */
  readonly marked: ReadonlySet<string>;
  readonly bare: ReadonlySet<string>;
  /** Which of `OFFERS` it holds, 0 or 1 each. */
  readonly offers: readonly number[];
  /** Provisions straight below it. */
  readonly children: number;
  /** Its place among the provisions of the passage, 0 to 1. */
  readonly position: number;
}

/** Levels whose words are read with what stands below them. */
const LEADING: ReadonlySet<string> = new Set(['article', 'clause', 'point']);

/** Everyday words by the id of a provision, without marks. */
export type Everyday = ReadonlyMap<string, readonly string[]>;

/** The provisions of a passage that have words of their own. */
export function unitsOf(passage: Passage, library: Library, everyday: Everyday): Unit[] {
  const provisions = passage.provisions.flatMap((id) => library.provision(id) ?? []);
  const words = new Map(provisions.map((one) => [one.id, tokenise(one.text)]));
  return provisions
    .filter(({ text }) => text !== '')
    .map((provision, at, all): Unit => {
      const above = leadOf(provision, library);
      const [own, lead] = [words.get(provision.id) ?? [], tokenise(above.text)];
      const below = provisions.filter(({ id }) => id.startsWith(`${provision.id}.`));
      const heading = tokenise(above.heading).map(({ fold }) => fold);
      return {
        provision,
        row: passage.row,
        own: own.map(({ fold }) => fold),
        lead: lead.map(({ fold }) => fold),
        below: below.flatMap(({ id }) => (words.get(id) ?? []).map(({ fold }) => fold)),
        heading,
        headingLine: heading.join(' '),
        everyday: everyday.get(provision.id) ?? [],
        marked: new Set([...own, ...lead].map(({ norm }) => norm)),
        bare: new Set([...own, ...lead].map(({ fold }) => fold)),
        offers: offersOf([...lead, ...own].map(({ fold }) => fold)),
        children: provisions.filter(({ parent }) => parent === provision.id).length,
        position: all.length < 2 ? 0 : at / (all.length - 1),
      };
    });
}

function offersOf(words: readonly string[]): number[] {
  const line = words.join(' ');
  return OFFERS.map(([, pattern]) => (pattern.test(line) ? 1 : 0));
}

/** Headings and leading words above a provision, and the heading of its article. */
export function leadOf(provision: Provision, library: Library): { text: string; heading: string } {
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
export function createUnitReader(
  library: Library,
  everyday: Everyday,
): (passage: Passage) => readonly Unit[] {
  const kept = new Map<number, readonly Unit[]>();
  return (passage) => {
    const known = kept.get(passage.row);
    if (known !== undefined) return known;
    const units = unitsOf(passage, library, everyday);
    if (kept.size >= REMEMBERED) kept.clear();
    kept.set(passage.row, units);
    return units;
  };
}

/** Passages whose units are kept: some 30 MB. */
const REMEMBERED = 800;
