import type { Library } from '../../../knowledge/library.ts';
import { shortDay } from '../../notices.ts';
import type { Attempt, Tally } from '../../quiz-practice.ts';
import type { RoundQuestion } from '../../quiz-rounds.ts';
import { attemptsOf, nameOf, standings, type Player, type RoundState } from '../round.ts';
import { group, lineOf, NO_TOPIC, NO_UNIT, withTopicNames, type Line } from './groups.ts';
import { heatMap } from './heat-map.ts';
import { analyseItems, type ItemAnalysis } from './items.ts';
import { factsOf, passes } from './facts.ts';
import { ruleOf, rulesOf, type Rule } from './rules.ts';
import type { HeatLine, ItemLine, RankedLine, RoundReport, RuleLine, ShareLine } from './seen.ts';
import { shareOf } from './share.ts';
import { FAULT_WORDS } from './tables.ts';
import { LEAST_PEOPLE } from './viewer.ts';

/** What a report is made with. */
export interface ReportParts {
  readonly library: Library;
  /** Vietnamese; null for a topic without a name. */
  readonly topicName: (topic: string) => string | null;
  readonly retentionDays: number;
}

/** Everything about a round. `me`: stored id of who looks; `units`: what its people say to be of. */
export function reportRound(
  state: RoundState,
  weeks: readonly Tally[],
  me: string,
  parts: ReportParts,
  units: ReadonlyMap<string, string> = new Map(),
): Omit<RoundReport, 'files'> {
  const end = new Date(state.endedAt ?? Date.parse(state.setup.at)).toISOString();
  const attempts = withTopicNames(attemptsOf(state, end, units), parts.topicName);
  const { people, ms, ...all } = lineOf(null, attempts);
  const analyses = analyseItems(
    attempts,
    state.setup.questions.map(({ item }) => item),
  );
  const named = (line: Line, label: string): ShareLine => ({ ...shareOf(line.right, line.answers), people: line.people, label });
  return {
    kind: 'whole',
    facts: factsOf(state, parts.retentionDays),
    all,
    people: Math.max(people, state.players.size),
    ms,
    ranking: rankedLines(state, me),
    teams: attempts.every(({ unit }) => unit === null) ? [] : group(attempts, 'unit').map((line) => named(line, line.key ?? NO_UNIT)),
    topics: group(attempts, 'topic').map((line) => named(line, line.key ?? NO_TOPIC)),
    heat: heatLines(state, attempts, parts),
    items: state.setup.questions.map((question, index) => itemLine(state, analyses, question, index, parts.library)),
    weeks: weekLines(weeks),
  };
} // prettier-ignore

export function rankedLines(state: RoundState, me: string): RankedLine[] {
  const { pass = null, teams } = state.setup;
  return standings(state).map((one) => ({
    ...shareOf(one.right, one.ofAll),
    ...{
      rank: one.rank,
      name: one.name,
      ofAll: one.ofAll,
      answered: one.answered,
      milliseconds: one.milliseconds,
    },
    team: teams[one.team ?? -1] ?? null,
    passed: pass === null ? null : passes(one, pass),
    own: one.person === me,
  }));
}

/** Rules are numbered from the least known; one whose items are of two topics stands under both, by two numbers and with the words of each. */
function heatLines(state: RoundState, attempts: readonly Attempt[], parts: ReportParts): HeatLine[] {
  const items = state.setup.questions.map(({ item }) => item);
  let number = 0;
  return heatMap(attempts).rows.map(({ topic: { key, ...line }, cells }) => {
    const rules = rulesOf(
      items.filter(({ topic }) => (topic === null ? null : parts.topicName(topic)) === key),
      parts.library,
    );
    const lines = cells.flatMap(({ key: provision, ...cell }) => {
      const rule = rules.get(provision ?? '');
      return rule === undefined ? [] : [{ ...cell, rule, number: ++number }];
    });
    return { ...line, label: key ?? NO_TOPIC, cells: lines };
  });
}

function itemLine(
  state: RoundState,
  analyses: readonly ItemAnalysis[],
  question: RoundQuestion,
  index: number,
  library: Library,
): ItemLine {
  const { item, options, right } = question;
  const answered = [...state.players.values()].filter((player) => player.answers.has(index));
  const analysis = analyses.find((one) => one.item === item.id);
  const called = (players: readonly Player[]) => players.map((player) => nameOf(state, player));
  const met = [...state.players.values()].filter((player) => player.from <= index);
  const choice = (player: Player) => player.answers.get(index)?.option;
  const voided = state.voids.has(index);
  return {
    ...shareOf(answered.filter((player) => choice(player) === right).length, answered.length),
    number: index + 1,
    stem: item.stem,
    options: options.map((text, option) => ({
      text,
      count: answered.filter((player) => choice(player) === option).length,
      right: option === right,
    })),
    faults: (analysis?.faults ?? []).map((fault) => FAULT_WORDS[fault]),
    wrong: voided ? [] : called(answered.filter((player) => choice(player) !== right)),
    silent:
      !voided && wasAsked(state, index) ? called(met.filter((player) => !player.answers.has(index))) : [],
    rule: ruleOf(item, library),
    voided,
  };
}

/** At one's own pace every item is asked once the round has ended. */
const wasAsked = ({ setup, items, phase }: RoundState, index: number): boolean =>
  setup.kind === 'assignment' ? phase === 'ended' : (items[index]?.closedAt ?? null) !== null;

/** Weeks in which so few took part that one could be known are left out. */
export const weekLines = (weeks: readonly Tally[]): ShareLine[] =>
  weeks
    .filter(({ people }) => people >= LEAST_PEOPLE)
    .map(({ key, right, answers, people }) => ({
      ...shareOf(right, answers),
      people,
      label: shortDay(key ?? ''),
    }));

/** A rule by a tally of all rounds and practice. */
export const tallyRule = ({ right, answers, people }: Tally, rule: Rule, number: number): RuleLine => ({
  ...shareOf(right, answers),
  ...{ people, rule, number },
});
