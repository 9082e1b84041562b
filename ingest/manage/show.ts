import type { Correction, Day, Document, FactSource, RelationKind } from '../../knowledge/types.ts';
import type { DatedRelation } from '../../knowledge/validity.ts';
import { findSuspects } from '../suspects.ts';
import { contentsOf, type ContentsEntry } from './contents.ts';
import { citedBy, citesOf, type Cited } from './cites.ts';
import { listed, type Listed } from './list.ts';
import type { Shelf } from './shelf.ts';

/** What one document does to another, all places together. */
export interface ActOn {
  readonly kind: RelationKind;
  /** The other document. */
  readonly number: string;
  readonly held: boolean;
  /** Number of places; 0 where the whole document is meant. */
  readonly places: number;
  readonly day: Day | null;
  /** Vietnamese: how it is known. */
  readonly how: string;
}

/** What `library show --json` prints. */
export interface DocumentCard extends Listed {
  readonly snapshot: string;
  readonly on: Day;
  readonly signer: string | null;
  readonly aliases: readonly string[];
  readonly sha256: string;
  readonly sources: readonly FactSource[];
  readonly notes: readonly string[];
  readonly corrections: readonly Correction[];
  readonly contents: readonly ContentsEntry[];
  readonly cites: readonly Cited[];
  /** Held documents that cite it, with how often. */
  readonly citedBy: readonly { readonly number: string; readonly times: number }[];
  /** What it does to others, and what others do to it. */
  readonly acts: readonly ActOn[];
  readonly actedOn: readonly ActOn[];
  /** Words that changed or went, by provision. */
  readonly earlier: readonly {
    readonly provision: string;
    readonly locator: string;
    readonly until: Day;
    readonly how: string;
  }[];
  readonly warnings: readonly string[];
}

/** Everything the library knows of one held document. */
export function showDocument(document: Document, shelf: Shelf): DocumentCard {
  const { connected, on, snapshot } = shelf;
  const { book } = connected;
  const { number, signer, aliases, sha256, sources, notes, corrections } = document;
  const held = new Set(connected.documents.map((one) => one.number));
  return {
    ...listed(document, book.of(number), book.statusOn(number, on)),
    snapshot,
    on,
    signer,
    aliases,
    sha256,
    sources,
    notes,
    corrections,
    contents: contentsOf(document),
    cites: citesOf(document, connected, on),
    citedBy: citedBy(number, connected, on),
    acts: merge(
      book.relations.filter(({ from }) => from === number),
      'to',
      held,
    ),
    actedOn: merge(
      book.relations.filter(({ to }) => to === number),
      'from',
      held,
    ),
    earlier: (document.earlier ?? []).map(({ provision, until, how }) => ({
      provision: provision.id,
      locator: provision.locator,
      until,
      how,
    })),
    warnings: warningsOf(document, shelf),
  };
}

/** One line for each pair and kind: texts and facts often say the same. */
function merge(
  relations: readonly DatedRelation[],
  other: 'from' | 'to',
  held: ReadonlySet<string>,
): ActOn[] {
  const merged = new Map<string, ActOn>();
  for (const relation of relations) {
    const { kind, places, day, how } = relation;
    const number = relation[other];
    const known = merged.get(`${kind} ${number}`);
    const whole = places.length === 0 || known?.places === 0;
    merged.set(`${kind} ${number}`, {
      kind,
      number,
      held: held.has(number),
      places: whole ? 0 : places.length + (known?.places ?? 0),
      day: known?.day ?? day,
      how: known?.how ?? how,
    });
  }
  return [...merged.values()];
}

function warningsOf(document: Document, { connected, on }: Shelf): string[] {
  const conflicts = connected.book.conflicts.filter((one) => one.document === document.number);
  const suspects = findSuspects(connected, on).filter(({ number }) => number === document.number);
  return [...(document.warnings ?? []), ...[...conflicts, ...suspects].map(({ message }) => message)];
}
