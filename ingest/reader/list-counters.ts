import { writeNumber } from './number-format.ts';

/** One level of a list: how its number looks and where it starts. */
export interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2)`: the numbers of the levels 1 and 2 with their signs. */
  readonly text: string;
  /** The level (counted from 1) at whose steps this one starts again; 0 never; null at each level above. */
  readonly restartAfter: number | null;
  /** Numbers of higher levels are written in Arabic numerals, whatever their format. */
  readonly legal: boolean;
  /** The paragraph style that stands on this level, if any. */
  readonly style: string | null;
  /** What stands between number and words. */
  readonly suffix: 'tab' | 'space' | 'nothing';
}

/** A list as paragraphs name it. Lists of the same `abstractId` count on together. */
export interface List {
  readonly abstractId: string;
  readonly levels: ReadonlyMap<number, Level>;
  /** Levels that this list starts anew, with what number. */
  readonly startsAt: ReadonlyMap<number, number>;
}

/** Counts the numbered paragraphs of a document as Word does, and writes their numbers. */
export interface Counters {
  /** The number of the next paragraph of that list and level with its signs and the space after it; empty where it has none. */
  next(list: List, listId: string, level: number): string;
}

/** A new count for one document. */
export function makeCounters(): Counters {
  const counts = new Map<string, Map<number, number>>();
  const begun = new Set<string>();
  return {
    next: (list, listId, level) => {
      const definition = list.levels.get(level);
      if (definition === undefined) return '';
      const count = counts.get(list.abstractId) ?? new Map<number, number>();
      counts.set(list.abstractId, count);
      beginAnew(list, listId, level, count, begun);
      beginAbove(list, level, count);
      count.set(level, (count.get(level) ?? definition.start - 1) + 1);
      restartBelow(list, level, count);
      return label(list, definition, level, count);
    },
  };
}

/** The first paragraph of a list that starts anew forgets what other lists of the kind have counted. */
function beginAnew(
  list: List,
  id: string,
  level: number,
  count: Map<number, number>,
  begun: Set<string>,
): void {
  const key = `${id}/${level}`;
  if (begun.has(key)) return;
  begun.add(key);
  const start = list.startsAt.get(level);
  if (start !== undefined) count.set(level, start - 1);
}

/** A level that is skipped counts as begun: after "1.1" without a "1." before it comes "2.". */
function beginAbove(list: List, level: number, count: Map<number, number>): void {
  for (let above = 0; above < level; above += 1)
    if (!count.has(above)) count.set(above, list.levels.get(above)?.start ?? 1);
}

function restartBelow(list: List, level: number, count: Map<number, number>): void {
  for (const below of [...count.keys()].filter((one) => one > level)) {
    const after = list.levels.get(below)?.restartAfter ?? below;
    if (level < after) count.delete(below);
  }
}

function label(list: List, definition: Level, level: number, count: ReadonlyMap<number, number>): string {
  if (definition.format === 'none' && !/[^%\d\s]/u.test(definition.text)) return '';
  if (definition.format === 'bullet') return `${bullet(definition.text)}${gap(definition)}`;
  const written = definition.text.replace(/%([1-9])/gu, (_, digit: string) => {
    const at = Number(digit) - 1;
    const format = definition.legal && at < level ? 'decimal' : (list.levels.get(at)?.format ?? 'decimal');
    return writeNumber(count.get(at) ?? list.levels.get(at)?.start ?? 1, format);
  });
  return written === '' ? '' : `${written}${gap(definition)}`;
}

function gap(definition: Level): string {
  return definition.suffix === 'nothing' ? '' : ' ';
}

/** Symbol fonts draw their bullets in the private area; as text they are a dash, as Vietnamese rules write items. */
function bullet(text: string): string {
  return /^[\u0020-\u007e–—•]+$/u.test(text) && text !== 'o' ? text : '-';
}
