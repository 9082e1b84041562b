import type { Library } from '../../../knowledge/library.ts';
import type { PracticeStore, RuleTally, Tally } from '../../quiz-practice.ts';
import { leastKnownFirst, NO_TOPIC } from './groups.ts';
import { MOST_RULES, numberedHeat, type TopicRules } from './ranked-rules.ts';
import { tallyRule, weekLines } from './round-report.ts';
import { heldRule } from './rules.ts';
import type { Overall, ShareLine } from './seen.ts';
import { shareOf, type Share } from './share.ts';
import { SHARES, shares, type Cell, type ResultTable } from './tables.ts';
import { LEAST_PEOPLE } from './viewer.ts';

/** Counts over all rounds and practice: nobody can be told from them. */

export interface OverallNeeds {
  readonly store: Pick<PracticeStore, 'tallies' | 'ruleTallies'>;
  readonly library: () => Library;
  /** Null for a topic without a name. */
  readonly topicName: (topic: string) => string | null;
}

/** What is shown and written of all rounds and practice since an ISO time. */
interface Counted {
  readonly right: number;
  readonly answers: number;
  readonly topics: readonly ShareLine[];
  /** The least known first. */
  readonly rules: readonly (Tally & { readonly key: string })[];
  readonly heat: readonly TopicRules[];
  readonly weeks: readonly ShareLine[];
}

export async function overall(needs: OverallNeeds, since: string): Promise<Omit<Overall, 'files'>> {
  const [held, counted] = [needs.library(), await count(needs, since)];
  const rules = counted.rules
    .slice(0, MOST_RULES)
    .map((tally, index) => tallyRule(tally, heldRule(tally.key, held), index + 1));
  return {
    since,
    all: shareOf(counted.right, counted.answers),
    topics: counted.topics,
    rules,
    heat: numberedHeat(counted.heat, rules),
    weeks: counted.weeks,
  };
}

/** The same as tables, all rules in them. */
export async function overallTables(needs: OverallNeeds, since: string): Promise<ResultTable[]> {
  return tablesOf(await count(needs, since), needs.library());
}

/** What tables there are, whatever was answered. */
export const overallTableNames = (library: Library): string[] =>
  tablesOf({ right: 0, answers: 0, topics: [], rules: [], heat: [], weeks: [] }, library).map(
    ({ name }) => name,
  );

function tablesOf({ topics, rules, heat, weeks }: Counted, library: Library): ResultTable[] {
  const place = (provision: string) => heldRule(provision, library).place;
  const row = (label: string, { people, ...line }: Share & { readonly people: number }): Cell[] => [
    label,
    ...shares(line),
    people,
  ];
  const lines = (name: string, first: string, rows: Cell[][]): ResultTable => ({
    name,
    head: [first, ...SHARES, 'Số người'],
    rows,
  });
  const labelled = (all: readonly ShareLine[]) => all.map(({ label, ...line }) => row(label, line));
  const cells = heat.flatMap(({ topic, cells: own }) =>
    own.map(({ provision, ...line }): Cell[] => [topic.label, ...row(place(provision), line)]),
  );
  return [
    lines('Chủ đề', 'Chủ đề', labelled(topics)),
    lines(
      'Quy định',
      'Quy định',
      rules.map(({ key, right, answers, people }) => row(place(key), { ...shareOf(right, answers), people })),
    ),
    { name: 'Bản đồ nhiệt', head: ['Chủ đề', 'Quy định', ...SHARES, 'Số người'], rows: cells },
    lines('Theo tuần', 'Tuần từ ngày', labelled(weeks)),
  ];
}

async function count({ store, topicName }: OverallNeeds, since: string): Promise<Counted> {
  const [topics, provisions] = [await store.tallies('topic', since), await store.tallies('provision', since)];
  const sum = (key: 'right' | 'answers') => topics.reduce((total, one) => total + one[key], 0);
  const named = ordered(topics).flatMap((tally) => {
    const label = tally.key === null ? NO_TOPIC : topicName(tally.key);
    // Of several topics without a name nobody could tell how many people answered: they are in the sum alone.
    return label === null ? [] : [{ key: tally.key, line: shareLine(tally, label) }];
  });
  const cells = ordered(await store.ruleTallies(since));
  return {
    right: sum('right'),
    answers: sum('answers'),
    topics: named.map(({ line }) => line),
    rules: ordered(provisions).flatMap(({ key, ...tally }) => (key === null ? [] : [{ ...tally, key }])),
    heat: named.map(({ key, line }) => ({
      topic: line,
      cells: cells.filter((cell) => cell.key === key).map(cellOf),
    })),
    weeks: weekLines(await store.tallies('week', since)),
  };
}

const cellOf = ({ provision, right, answers, people }: RuleTally): TopicRules['cells'][number] => ({
  ...shareOf(right, answers),
  ...{ people, provision },
});

const shareLine = ({ right, answers, people }: Tally, label: string): ShareLine => ({
  ...shareOf(right, answers),
  ...{ people, label },
});

/** The least known first; what so few answered that one could be known is left out. */
const ordered = <One extends Tally>(tallies: readonly One[]): One[] =>
  tallies
    .filter(({ people }) => people >= LEAST_PEOPLE)
    .map((tally) => ({ tally, line: { ...tally, ...shareOf(tally.right, tally.answers), ms: null } }))
    .sort((a, b) => leastKnownFirst(a.line, b.line))
    .map(({ tally }) => tally);
