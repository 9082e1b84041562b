import { openSnapshot, SnapshotError } from '../../knowledge/snapshot.ts';
import type { Document } from '../../knowledge/types.ts';
import { difference, type Difference } from '../../knowledge/difference.ts';
import { countParts, type Counts } from '../ingest.ts';
import { isChange } from './change.ts';
import { noneMeant, numbersMeant, severalMeant } from './find.ts';
import { keptSnapshots, type Kept } from './kept.ts';

/** One version of a document: what the kept snapshots held in turn. */
export interface Version {
  readonly what: 'version';
  /** When it was first published, ISO time, UTC; the snapshots that hold it, oldest first; whether one of them is in use. */
  readonly publishedAt: string;
  readonly snapshots: readonly string[];
  readonly current: boolean;
  readonly file: string;
  readonly sha256: string;
  readonly counts: Counts;
  /** To the version before; null at the first. */
  readonly difference: Difference | null;
  /** The words of what differs; null where they were not asked for. */
  readonly words: readonly ChangedWords[] | null;
}

/** Snapshots that do not hold the document, after some that did. */
export interface Absence {
  readonly what: 'absent';
  readonly publishedAt: string;
  readonly snapshots: readonly string[];
  readonly current: boolean;
}

/** The words of one provision in two versions; null where a version does not have it. */
export interface ChangedWords {
  readonly provision: string;
  readonly locator: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What `library history NUMBER --json` prints. */
export interface History {
  readonly number: string;
  /** Oldest first. */
  readonly versions: readonly (Version | Absence)[];
  /** Snapshots that could not be opened. */
  readonly damaged: readonly string[];
}

/** A snapshot with the document as it holds it. */
type Holding = Kept & { readonly document: Document | null };

/**
 * Every version of a document in the kept snapshots; documents that are held no longer are found too. Throws a
 * `ManageError` where no document or several are meant.
 */
export async function historyOf(written: string, dataDir: string, withWords: boolean): Promise<History> {
  const { number, holdings, damaged } = await holdingsOf(written, dataDir);
  const versions: (Version | Absence)[] = [];
  let before: Document | null = null;
  for (const holding of holdings) {
    const last = versions.at(-1);
    if (last !== undefined && sameVersion(before, holding.document)) {
      versions[versions.length - 1] = joined(last, holding);
    } else if (holding.document === null) {
      // Before the document was first held there is nothing to tell.
      if (last !== undefined) versions.push({ what: 'absent', ...heldIn(holding) });
    } else {
      versions.push(versionOf(holding, holding.document, before ?? lastHeld(versions, holdings), withWords));
    }
    before = holding.document;
  }
  return { number, versions, damaged };
}

/** Opens the kept snapshots one by one, newest first; what is written is understood by the newest that knows it. */
async function holdingsOf(
  written: string,
  dataDir: string,
): Promise<{ number: string; holdings: Holding[]; damaged: string[] }> {
  const holdings: Holding[] = [];
  const damaged: string[] = [];
  let number: string | null = null;
  for (const kept of await keptSnapshots(dataDir)) {
    const documents = await documentsOf(dataDir, kept.snapshot);
    if (documents === null) {
      damaged.push(kept.snapshot);
      continue;
    }
    number ??= oneMeant(written, documents);
    holdings.push({ ...kept, document: documents.find((one) => one.number === number) ?? null });
  }
  if (number === null) throw noneMeant(written, null);
  return { number, holdings: holdings.reverse(), damaged };
}

function oneMeant(written: string, documents: readonly Document[]): string | null {
  const numbers = numbersMeant(written, documents);
  if (numbers.length > 1) throw severalMeant(written, numbers);
  return numbers[0] ?? null;
}

async function documentsOf(dataDir: string, id: string): Promise<readonly Document[] | null> {
  try {
    return (await openSnapshot(dataDir, id)).library.documents;
  } catch (error) {
    if (error instanceof SnapshotError && error.fault !== 'disk') return null;
    throw error;
  }
}

/** The same file, read to the same words. */
function sameVersion(a: Document | null, b: Document | null): boolean {
  if (a === null || b === null) return a === b;
  return a.sha256 === b.sha256 && a.fileName === b.fileName && !isChange(difference(a, b));
}

function heldIn({
  publishedAt,
  snapshot,
  current,
}: Kept): Pick<Version, 'publishedAt' | 'snapshots' | 'current'> {
  return { publishedAt, snapshots: [snapshot], current };
}

function joined<Entry extends Version | Absence>(entry: Entry, { snapshot, current }: Kept): Entry {
  return { ...entry, snapshots: [...entry.snapshots, snapshot], current: entry.current || current };
}

/** The version before a time in which the document was not held. */
function lastHeld(versions: readonly (Version | Absence)[], holdings: readonly Holding[]): Document | null {
  const id = versions.findLast(({ what }) => what === 'version')?.snapshots.at(-1);
  return holdings.find(({ snapshot }) => snapshot === id)?.document ?? null;
}

function versionOf(
  holding: Holding,
  document: Document,
  before: Document | null,
  withWords: boolean,
): Version {
  const changed = before === null ? null : difference(before, document);
  return {
    what: 'version',
    ...heldIn(holding),
    file: document.fileName,
    sha256: document.sha256,
    counts: countParts(document),
    difference: changed,
    words: withWords && before !== null && changed !== null ? wordsOf(changed, before, document) : null,
  };
}

function wordsOf({ added, removed, changed }: Difference, before: Document, after: Document): ChangedWords[] {
  const old = new Map(before.provisions.map((one) => [one.id, one]));
  const next = new Map(after.provisions.map((one) => [one.id, one]));
  const touched = new Set([...added, ...removed, ...changed]);
  const order = [...new Set([...next.keys(), ...old.keys()])].filter((id) => touched.has(id));
  return order.map((id) => ({
    provision: id,
    locator: (next.get(id) ?? old.get(id))?.locator ?? id,
    before: old.get(id)?.text ?? null,
    after: next.get(id)?.text ?? null,
  }));
}
