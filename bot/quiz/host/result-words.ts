import type { Notice } from '../../channel.ts';
import { VOID, type RoundQuestion, type RoundSetup } from '../../quiz-rounds.ts';
import { cutTo, oneLine } from '../present.ts';
import { passes } from '../results.ts';
import {
  countedItems,
  standings,
  teamStandings,
  type RoundState,
  type Standing,
  type TeamStanding,
} from '../round.ts';
import { countOf, plain, quoteOf, strong } from './words.ts';

/** What a round says of its results. */

/** Names shown in a ranking. */
const TOP = 10;
/** Rules told as known least. */
const LEAST_KNOWN = 3;
/** Characters of a name before others. */
const NAME_LENGTH = 40;

/** The ranking, teams first, and the rules that were known least, each in its own words. */
export function sayResults(state: RoundState, publicUrl: string | null = null): Notice {
  if (state.startedAt === null) return [[strong(`Đã hủy bài: ${state.setup.title}`)]];
  return [
    ...rankingOf(state, `Kết quả: ${state.setup.title}`),
    ...leastKnown(state),
    ...sayVoids(state),
    ...sayPassed(state),
    ...sayPage(state, publicUrl),
  ];
}

function sayVoids({ voids }: RoundState): Notice {
  const numbers = [...voids].sort((a, b) => a - b).map((item) => String(item + 1));
  return numbers.length === 0 ? [] : [[plain(`Câu ${numbers.join(', ')} ${VOID}.`)]];
}

/** Who gets a certificate is told to each alone. */
function sayPassed(state: RoundState): Notice {
  const { pass = null } = state.setup;
  const passed = pass === null ? 0 : standings(state).filter((one) => passes(one, pass)).length;
  if (pass === null || passed === 0) return [];
  return [
    [
      strong(`Chứng nhận, từ ${String(pass)}% câu đúng: ${String(passed)} người đạt`),
      plain('Ai đạt thì nhắn riêng cho tôi /ketqua để lấy mã.'),
    ],
  ];
}

/** The trainer sees all of it there, everybody else the own line. */
const sayPage = ({ setup }: RoundState, publicUrl: string | null): Notice =>
  publicUrl === null
    ? []
    : [[plain(`Kết quả chi tiết, biểu đồ, tải về (cho người soạn bài): ${resultsAt(publicUrl, setup)}`)]];

export const resultsAt = (publicUrl: string, { code }: Pick<RoundSetup, 'code'>): string =>
  `${publicUrl}/ket-qua/${code}`;

/** Of what everybody did alone no names are told before others. */
export function rankingOf(state: RoundState, title: string): Notice {
  const all = standings(state).filter(({ answered }) => state.setup.kind !== 'assignment' || answered > 0);
  if (all.length === 0) return [[strong(title), plain('Chưa có ai trả lời.')]];
  if (state.setup.kind === 'assignment') return [[strong(title), plain(meanOf(state, all))]];
  const more = all.length > TOP ? [plain(`… và ${String(all.length - TOP)} người nữa.`)] : [];
  const teams = teamStandings(state).map((team) => plain(teamLine(team)));
  return [
    ...(teams.length === 0 ? [] : [[strong('Xếp hạng đội'), ...teams]]),
    [strong(title), ...all.slice(0, TOP).map((one) => plain(standingLine(one))), ...more],
  ];
}

function meanOf(state: RoundState, all: readonly Standing[]): string {
  const right = all.reduce((sum, one) => sum + one.right, 0) / all.length;
  return `${String(all.length)} người làm bài, trung bình đúng ${decimal(right)}/${String(countedItems(state).length)} câu.`;
}

export function standingLine({ rank, name, right, of, ofAll, from, milliseconds }: Standing): string {
  const late = of < ofAll ? `, vào từ câu ${String(from + 1)}` : '';
  return `${String(rank)}. ${cutTo(oneLine(name), NAME_LENGTH)}: ${String(right)}/${String(of)} câu đúng, ${decimal(milliseconds / 1000)} giây${late}`;
}

export const teamLine = ({ rank, name, right, members }: TeamStanding): string =>
  `${String(rank)}. ${name}: trung bình ${decimal(right / members)} câu đúng (${String(members)} người)`;

const decimal = (value: number): string => value.toFixed(1).replace('.', ',');

/** Rules by the share of right answers; those that everybody knew are not told. */
function leastKnown(state: RoundState): Notice {
  const rules = new Map<string, { question: RoundQuestion; right: number; answered: number }>();
  state.setup.questions.forEach((question, item) => {
    if (state.voids.has(item)) return;
    const key = question.item.provision ?? question.item.id;
    const { right, answered } = countOf(state, item);
    const before = rules.get(key) ?? { question, right: 0, answered: 0 };
    rules.set(key, { ...before, right: before.right + right, answered: before.answered + answered });
  });
  const missed = [...rules.values()]
    .filter(({ right, answered }) => right < answered)
    .sort((a, b) => a.right * b.answered - b.right * a.answered)
    .slice(0, LEAST_KNOWN);
  if (missed.length === 0) return [];
  const told = missed.flatMap(({ question, right, answered }) => [
    [plain(`${String(right)}/${String(answered)} lượt trả lời đúng:`), ...(quoteOf(question)[0] ?? [])],
  ]);
  return [[strong('Quy định ít người nắm nhất')], ...told];
}
