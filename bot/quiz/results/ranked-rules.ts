import type { HeatLine, RuleLine, ShareLine } from './seen.ts';
import type { Share } from './share.ts';

/** The rules known least, and where they stand among the topics: for what is too much to be shown whole. */

/** Rules on a page: a list that somebody reads. */
export const MOST_RULES = 60;

/** A topic with what was answered on each of its rules. */
export interface TopicRules {
  readonly topic: ShareLine;
  readonly cells: readonly (Share & { readonly provision: string; readonly people: number })[];
}

/** Cells of the rules that are listed, by their numbers in the list; a rule under two topics has its number twice. */
export function numberedHeat(topics: readonly TopicRules[], listed: readonly RuleLine[]): HeatLine[] {
  const known = new Map(listed.map((line) => [line.rule.provision, line]));
  return topics.flatMap(({ topic, cells }) => {
    const shown = cells.flatMap(({ provision, ...share }): RuleLine[] => {
      const line = known.get(provision);
      return line === undefined ? [] : [{ ...line, ...share }];
    });
    return shown.length === 0 ? [] : [{ ...topic, cells: shown }];
  });
}
