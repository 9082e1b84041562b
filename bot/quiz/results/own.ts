import type { Certificate } from '../../quiz-certificate.ts';
import { standings, type Answer, type RoundState } from '../round.ts';
import { factsOf } from './facts.ts';
import { rankedLines, type ReportParts } from './round-report.ts';
import { ruleOf } from './rules.ts';
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
  const answers = [...player.answers].filter(([item]) => isTold(state, item)).sort(([a], [b]) => a - b);
  return {
    kind: 'own',
    facts,
    line,
    place: state.phase === 'ended' ? { rank: line.rank, people: standings(state).length } : null,
    answers: answers.flatMap(([item, answer]) => ownAnswer(state, item, answer, parts)),
    certificate: certificates.find(({ round }) => round === state.setup.id)?.code ?? null,
  };
}

/** The right answer is shown once the item takes no more answers: at one's own pace, after one's own. */
const isTold = ({ setup, phase, items }: RoundState, item: number): boolean =>
  setup.kind === 'assignment' || phase === 'ended' || (items[item]?.closedAt ?? null) !== null;

function ownAnswer(
  { setup, voids }: RoundState,
  item: number,
  { option, right }: Answer,
  { library }: ReportParts,
): OwnAnswer[] {
  const question = setup.questions[item];
  if (question === undefined) return [];
  return [
    {
      number: item + 1,
      stem: question.item.stem,
      chosen: question.options[option] ?? '',
      right: question.options[question.right] ?? '',
      correct: right,
      rule: ruleOf(question.item, library),
      voided: voids.has(item),
    },
  ];
}
