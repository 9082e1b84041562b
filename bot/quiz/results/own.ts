import type { Library } from '../../../knowledge/library.ts';
import type { ItemQuote } from '../../quiz-item.ts';
import type { RoundQuestion } from '../../quiz-rounds.ts';
import type { Certificate } from '../../quiz-certificate.ts';
import { countedItems, standings, type Answer, type Player, type RoundState } from '../round.ts';
import { becauseOf } from '../present.ts';
import { factsOf } from './facts.ts';
import { rankedLines, type ReportParts } from './round-report.ts';
import { quotedRule } from './rules.ts';
import type { Nothing, OwnAnswer, OwnReport } from './seen.ts';

/** What a person sees of a round: the own line and answers, nobody else's. */
export function ownReport(
  state: RoundState,
  person: string | null,
  certificates: readonly Certificate[],
  parts: ReportParts,
): OwnReport | Nothing {
  const facts = factsOf(state, parts.retentionDays);
  const player = state.players.get(person ?? '');
  const line = person === null ? undefined : rankedLines(state, person).find(({ own }) => own);
  if (player === undefined || line === undefined) return { kind: 'nothing', facts };
  return {
    kind: 'own',
    facts,
    line,
    place: state.phase === 'ended' ? { rank: line.rank, people: standings(state).length } : null,
    answers: toldTo(player, state).flatMap((item) =>
      ownAnswer(state, item, player.answers.get(item) ?? null, parts),
    ),
    certificate: certificates.find(({ round }) => round === state.setup.id)?.code ?? null,
  };
}

/** Items that the person answered, and those that went by without, which are to be learned too; in order. */
function toldTo({ answers }: Player, state: RoundState): number[] {
  const isOver = (item: number): boolean =>
    state.phase === 'ended' || (state.setup.kind !== 'assignment' && isTold(state, item));
  const missed = countedItems(state).filter((item) => !answers.has(item) && isOver(item));
  return [...[...answers.keys()].filter((item) => isTold(state, item)), ...missed].sort((a, b) => a - b);
}

/** The right answer is shown once the item takes no more answers: at one's own pace, after one's own. */
const isTold = ({ setup, phase, items }: RoundState, item: number): boolean =>
  setup.kind === 'assignment' || phase === 'ended' || (items[item]?.closedAt ?? null) !== null;

function ownAnswer(
  { setup, voids }: RoundState,
  item: number,
  answer: Answer | null,
  { library }: ReportParts,
): OwnAnswer[] {
  const question = setup.questions[item];
  if (question === undefined) return [];
  return [
    {
      number: item + 1,
      stem: question.item.stem,
      chosen: answer === null ? null : (question.options[answer.option] ?? ''),
      right: question.options[question.right] ?? '',
      correct: answer?.right ?? false,
      voided: voids.has(item),
      ...whyOf(question, answer === null || answer.right ? null : answer.option, library),
    },
  ];
}

function whyOf(
  { item, right }: RoundQuestion,
  chosen: number | null,
  library: Library,
): Pick<OwnAnswer, 'why' | 'rules' | 'other'> {
  const { why, quotes, others } = becauseOf(item, right);
  const other = chosen === null ? null : (others[chosen] ?? null);
  const ruleOf = (quote: ItemQuote | null) => (quote === null ? null : quotedRule(quote, library));
  return {
    why,
    rules: quotes.map((quote) => quotedRule(quote, library)),
    other: other === null ? null : { why: other.why, rule: ruleOf(other.quote) },
  };
}
