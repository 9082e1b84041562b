import { shortDay } from '../../notices.ts';
import type { Item } from '../../quiz-item.ts';
import type { Attempt } from '../../quiz-practice.ts';
import {
  group,
  leastKnownFirst,
  lineOf,
  NO_TOPIC,
  NO_UNIT,
  partsOf,
  withTopicNames,
  type Line,
} from './groups.ts';
import { heatMap } from './heat-map.ts';
import { analyseItems } from './items.ts';
import type { Gathered, RoundsWanted } from './over-rounds.ts';
import { coursesOf, periodsOf, type Periods } from './periods.ts';
import { MOST_RULES, numberedHeat, type TopicRules } from './ranked-rules.ts';
import { tallyRule, type ReportParts } from './round-report.ts';
import { heldRule, ruleOf, rulesOf } from './rules.ts';
import type { CourseLine, ManyItemLine, ManyRounds, RuleLine, ShareLine } from './seen.ts';
import { shareOf } from './share.ts';
import { FAULT_WORDS } from './tables.ts';
import { byPerson } from './viewer.ts';

/** Many rounds together, for who may see the names of all of them (`gather`). `me`: stored id of who looks. */
export function reportMany(
  gathered: Gathered,
  wanted: RoundsWanted,
  { me, everybody }: { readonly me: string; readonly everybody: boolean },
  parts: ReportParts,
): Omit<ManyRounds, 'files'> {
  const { heads, older, looked, left, unknown, rounds, items } = gathered;
  const attempts = withTopicNames(gathered.attempts, parts.topicName);
  const { people, right, answers } = lineOf(null, attempts);
  const periods = periodsOf(attempts);
  const rules = rankedRules(attempts, items, parts);
  const names = new Map(
    byPerson(gathered.named, { person: me, role: 'trainer' }, { trainer: me }, gathered.names).map(({ key, name }) => [key, name]),
  );
  return {
    ...{ wanted, everybody, older, looked, left, unknown, people },
    all: shareOf(right, answers),
    choices: heads.map(({ code, title, ended }) => ({ code, title, ended: ended ?? '', chosen: wanted.codes.includes(code) })),
    rounds: rounds.map(({ head: { code, title, ended }, anonymous, attempts: own }) => ({
      ...shareLine(lineOf(null, own), title),
      ...{ code, anonymous, ended: ended ?? '' },
    })),
    period: periods.of,
    periods: periods.all.map((line) => shareLine(line, sayPeriod(line.key ?? '', periods.of))),
    units: attempts.every(({ unit }) => unit === null) ? [] : courseLines(attempts, 'unit', periods, (unit) => unit ?? NO_UNIT),
    persons: courseLines(gathered.named, 'person', periods, (person) => names.get(person) ?? ''),
    topics: group(attempts, 'topic').map((line) => shareLine(line, line.key ?? NO_TOPIC)),
    rules,
    heat: numberedHeat(heatMap(attempts).rows.map(topicRules), rules),
    items: itemLines(attempts, items, parts),
  };
} // prettier-ignore

const shareLine = ({ right, answers, people }: Line, label: string): ShareLine => ({
  ...shareOf(right, answers),
  ...{ people, label },
});

/** `23/11/2026`, `11/2026`. */
export const sayPeriod = (key: string, of: Periods['of']): string =>
  of === 'week' ? shortDay(key) : key.split('-').reverse().join('/');

function courseLines(
  attempts: readonly Attempt[],
  by: 'unit' | 'person',
  periods: Periods,
  labelOf: (key: string | null) => string,
): CourseLine[] {
  const own = partsOf(attempts, (attempt) => attempt[by]);
  const courses = new Map(coursesOf(attempts, by, periods).map(({ key, points }) => [key, points]));
  return group(attempts, by).map((line) => ({
    ...shareLine(line, labelOf(line.key)),
    rounds: roundsOf(own.get(line.key) ?? []),
    points: courses.get(line.key) ?? [],
  }));
}

const roundsOf = (attempts: readonly Attempt[]): number => new Set(attempts.map(({ round }) => round)).size;

function rankedRules(
  attempts: readonly Attempt[],
  items: readonly Item[],
  { library }: ReportParts,
): RuleLine[] {
  const rules = rulesOf(items, library);
  return group(attempts, 'provision')
    .flatMap(({ key, ...line }) => (key === null ? [] : [{ ...line, key }]))
    .slice(0, MOST_RULES)
    .map((line, index) => tallyRule(line, rules.get(line.key) ?? heldRule(line.key, library), index + 1));
}

const topicRules = ({ topic, cells }: ReturnType<typeof heatMap>['rows'][number]): TopicRules => ({
  topic: shareLine(topic, topic.key ?? NO_TOPIC),
  cells: cells.map(({ key, right, answers, people }) => ({
    ...shareOf(right, answers),
    people,
    provision: key ?? '',
  })),
});

function itemLines(
  attempts: readonly Attempt[],
  items: readonly Item[],
  { library }: ReportParts,
): ManyItemLine[] {
  const known = new Map(items.map((item) => [item.id, item]));
  const met = partsOf(attempts, ({ item }) => item);
  const lines = analyseItems(attempts, items).flatMap(({ item: id, difficulty, discrimination, choices, faults }) => {
    const item = known.get(id);
    if (item === undefined) return [];
    const options = item.options.map((text, index) => ({ text, count: choices?.[index] ?? 0, right: item.correct.includes(index) }));
    const said = faults.map((fault) => FAULT_WORDS[fault]);
    const rounds = roundsOf(met.get(id) ?? []);
    return [{ ...difficulty, key: id, people: difficulty.answers, ms: null, line: { ...difficulty, stem: item.stem, options, faults: said, discrimination, rule: ruleOf(item, library), rounds } }];
  }); // prettier-ignore
  return lines.sort(leastKnownFirst).map(({ line }) => line);
}
