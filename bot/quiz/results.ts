/** What people know and do not know: pure functions over attempts (`Attempt` of `bot/quiz-practice.ts`), and what pages and files show. */
export { shareOf, type Share } from './results/share.ts';
export { byWeek, group, type Grouping, type Line } from './results/groups.ts';
export { heatMap, type HeatMap, type HeatRow } from './results/heat-map.ts';
export { analyseItems, type ItemAnalysis, type ItemFault } from './results/items.ts';
export {
  byPerson,
  byUnit,
  LEAST_PEOPLE,
  maySeeNames,
  type NamedLine,
  type Owner,
  type Viewer,
} from './results/viewer.ts';
export { FAULT_WORDS, resultTables, type Reported, type ResultTable } from './results/tables.ts';

/** What writes files is loaded when somebody wants one. */
export const fileWriters = () => import('./results/export.ts');

export { passes } from './results/facts.ts';
export { roundTables } from './results/round-tables.ts';
export { createResults, type Mine, type Results, type ResultsNeeds } from './results/service.ts';
export { gather, MOST_ROUNDS, type RoundsWanted } from './results/over-rounds.ts';
export { manyTables } from './results/many-tables.ts';
export type * from './results/seen.ts';
export type { Rule } from './results/rules.ts';
