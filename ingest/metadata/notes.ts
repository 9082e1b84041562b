import { normaliseNumber } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import type { ArticleNote, SourceText } from '../reader.ts';
import { DAY, DAY_GROUPS, dayOf } from './days.ts';
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

const FROM = String.raw`có hiệu lực thi hành kể từ ngày\s+${DAY}`;
/** `(Điều 1 Luật số 29/2018/QH14 [title ngày 15/11/2018 của Quốc hội], có hiệu lực thi hành kể từ ngày 01/07/2020…)` */
const NOTE = new RegExp(
  String.raw`^\(\s*Điều\s+(\d+[a-zđ]?)\s+(\p{Lu}\p{Ll}+(?:\s\p{Ll}+){0,3}?)\s+số\s+([^\s,]+)` +
    String.raw`(?:\s+(.+?)\s+ngày\s+${DAY}\s+của\s+(.+?))?\s*,\s+${FROM}`,
  'u',
);
const ARTICLE = 1;
const KIND = 2;
const NUMBER = 3;
const TITLE = 4;
const ISSUED = 5;
const ISSUER = ISSUED + DAY_GROUPS;
const VALID = ISSUER + 1;
const CHANGE = new RegExp(
  String.raw`,\s*((?:có nội dung |được |bị )[^()]*?)\s+bởi\s+([^()]*?)\s+${FROM}`,
  'gu',
);

interface ReadNote {
  readonly match: RegExpMatchArray;
  readonly words: string;
}

/** Reads the notes of a codification's text; nothing where the text has none. */
export function readNotes(source: SourceText): NotedFacts {
  const read = source.notes.flatMap(readNote);
  const full = read.find(({ match }) => match[TITLE] !== undefined);
  const days = read.flatMap(({ match }) => {
    const day = dayOf(match, VALID);
    return day === null ? [] : [[match[ARTICLE] ?? '', day] as const];
  });
  const usual = mostCommon(days.map(([, day]) => day));
  const fact = <T>(value: T | null | undefined, note: ReadNote | undefined): Fact<T> | null =>
    value === null || value === undefined || note === undefined ? null : noteFact(value, note);
  const first = read[0];
  return {
    number: fact(first && normaliseNumber(first.match[NUMBER] ?? '', first.match[KIND] ?? null), first),
    kind: fact(first?.match[KIND], first),
    title: fact(titleOf(full), full),
    issuer: fact(full?.match[ISSUER]?.trim(), full),
    issuedOn: fact(full && dayOf(full.match, ISSUED), full),
    validFrom: fact(usual, first),
    changes: read.flatMap(changesOf),
    otherDays: days.filter(([, day]) => day !== usual),
  };
}

function readNote({ note }: ArticleNote): ReadNote[] {
  const words = note.replace(/\s+/gu, ' ').trim();
  const match = NOTE.exec(words);
  return match === null ? [] : [{ match, words }];
}

function noteFact<T>(value: T, { words }: ReadNote): Fact<T> {
  return { value, from: 'note', span: null, source: `ghi chú của Bộ pháp điển: "${words}"` };
}

/** Of laws the note names the kind or not: "Luật Bảo vệ bí mật nhà nước", "Phòng, chống tham nhũng". */
function titleOf(note: ReadNote | undefined): string | null {
  const [kind = '', title] = [note?.match[KIND], note?.match[TITLE]?.trim()];
  if (title === undefined) return null;
  const law = /^(?:Bộ luật|Luật|Pháp lệnh)$/u.test(kind);
  const bare = title.replace(new RegExp(`^${kind}\\s+`, 'iu'), '').replace(/\.$/u, '');
  const name = bare.charAt(0).toUpperCase() + bare.slice(1);
  return law ? `${kind} ${name}` : name;
}

function changesOf({ match, words }: ReadNote): NotedChange[] {
  return [...words.slice(match[0].length).matchAll(CHANGE)].flatMap((change) => {
    const from = dayOf(change, 3);
    if (from === null) return [];
    return [{ article: match[ARTICLE] ?? '', change: change[1] ?? '', by: change[2] ?? '', from }];
  });
}

function mostCommon(days: readonly Day[]): Day | null {
  const counts = new Map<Day, number>();
  for (const day of days) counts.set(day, (counts.get(day) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
