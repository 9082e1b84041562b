/** What people know and do not know: pure functions over attempts (`Attempt` of `bot/quiz-practice.ts`), for pages and files. */
export { shareOf, type Share } from './results/share.ts';
export { byWeek, group, type Grouping, type Line } from './results/groups.ts';
export { heatMap, type HeatMap, type HeatRow } from './results/heat-map.ts';
export { analyseItems, type ItemAnalysis, type ItemFault } from './results/items.ts';
export { byPerson, byUnit, maySeeNames, type NamedLine, type Owner, type Viewer } from './results/viewer.ts';
export { FAULT_WORDS, resultTables, type Reported, type ResultTable } from './results/tables.ts';
export { csvOf, xlsxOf } from './results/export.ts';
