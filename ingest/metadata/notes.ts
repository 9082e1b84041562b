import { normaliseNumber } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import { readCodificationNote, type CodificationNote } from '../codification-note.ts';
import type { SourceText } from '../reader.ts';
import type { Fact, NotedChange } from './fact.ts';

/** What the grey notes of a codification say of the real document. */
export interface NotedFacts {
  readonly number: Fact<string> | null;
  readonly kind: Fact<string> | null;
  readonly title: Fact<string> | null;
  readonly issuer: Fact<string> | null;
  readonly issuedOn: Fact<Day> | null;
  readonly validFrom: Fact<Day> | null;
  readonly changes: readonly NotedChange[];
  /** Articles that are in force from another day than most: article and day. */
  readonly otherDays: readonly (readonly [string, Day])[];
}

interface ReadNote extends CodificationNote {
  readonly words: string;
}

/** Reads the notes of a codification's text; nothing where the text has none. */
export function readNotes(source: SourceText): NotedFacts {
  const read: readonly ReadNote[] = source.notes.map(({ note }) => ({
    ...readCodificationNote(note),
    words: note.replace(/\s+/gu, ' ').trim(),
  }));
  const numbered = read.find((note) => note.number !== null);
  const full = read.find((note) => note.title !== null);
  const days = read.flatMap(({ article, effectiveFrom }) =>
    effectiveFrom === null ? [] : [[article ?? '', effectiveFrom] as const],
  );
  const usual = mostCommon(days.map(([, day]) => day));
  return {
    number: fact(numbered ?? read[0], numberOf(source.number, numbered)),
    kind: fact(numbered, numbered?.kind),
    title: fact(full, titleOf(full)) ?? collected(source.title),
    issuer: fact(full, full?.issuer),
    issuedOn: fact(full, full?.issuedOn),
    validFrom: fact(full ?? numbered, usual),
    changes: read.flatMap(changesOf),
    otherDays: days.filter(([, day]) => day !== usual),
  };
}

function fact<T>(note: ReadNote | undefined, value: T | null | undefined): Fact<T> | null {
  if (note === undefined || value === null || value === undefined) return null;
  return { value, from: 'note', span: null, source: `ghi chú của Bộ pháp điển: "${note.words}"` };
}

function collected(title: string | null | undefined): Fact<string> | null {
  return title ? { value: title, from: 'note', span: null, source: 'tên ghi trong bộ sưu tập' } : null;
}

function numberOf(given: string | null, note: ReadNote | undefined): string | null {
  const written = given ?? note?.number ?? null;
  return written === null ? null : (normaliseNumber(written, note?.kind ?? null) ?? written);
}

/** Of laws the note names the kind or not: "Luật Bảo vệ bí mật nhà nước", "Phòng, chống tham nhũng". */
function titleOf(note: ReadNote | undefined): string | null {
  const [kind, title] = [note?.kind ?? '', note?.title ?? null];
  if (title === null) return null;
  const bare = title.replace(new RegExp(`^${kind}\\s+`, 'iu'), '').replace(/\.$/u, '');
  const name = bare.charAt(0).toUpperCase() + bare.slice(1);
  return /^(?:Bộ luật|Luật|Pháp lệnh)$/u.test(kind) ? `${kind} ${name}` : name;
}

function changesOf({ article, changes }: ReadNote): NotedChange[] {
  return changes.flatMap(({ what, place, kind, number, effectiveFrom }) => {
    if (effectiveFrom === null || article === null) return [];
    const by = [place, kind, ...(number === null ? [] : ['số', number])]
      .filter((one) => one !== '')
      .join(' ');
    return [{ article, change: what, by, number, from: effectiveFrom }];
  });
}

function mostCommon(days: readonly Day[]): Day | null {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
