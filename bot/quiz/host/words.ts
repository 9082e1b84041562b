import { sayTime as sayInstant } from '../../hours.ts';
import type { Notice, NoticeBlock } from '../../channel.ts';
import { sayPass } from '../../quiz-certificate.ts';
import { VOID, type RoundQuestion, type RoundSetup } from '../../quiz-rounds.ts';
import { cutTo, lettered, oneLine } from '../present.ts';
import { passes } from '../results.ts';
import {
  COUNT_IN,
  countedItems,
  standings,
  teamStandings,
  type RoundState,
  type Standing,
  type TeamStanding,
} from '../round.ts';

/** What a round says, in Vietnamese, short. */

const strong = (text: string): NoticeBlock => ({ kind: 'strong', text });
const plain = (text: string): NoticeBlock => ({ kind: 'text', text });

/** Names shown in a ranking. */
const TOP = 10;
/** Rules told as known least. */
const LEAST_KNOWN = 3;
/** Characters of a name before others. */
const NAME_LENGTH = 40;

export const sayStarted = (setup: RoundSetup): Notice => [
  [
    strong(`Bắt đầu: ${setup.title}`),
    plain(
      `${String(setup.questions.length)} câu${secondsOf(setup)}. Đúng nhiều hơn xếp trên, bằng nhau thì nhanh hơn xếp trên. Câu 1 sau ${String(COUNT_IN)} giây.`,
    ),
    ...sayPass(setup.pass).map(plain),
    ...(setup.teams.length === 0 ? [] : [plain(`Vào đội: gõ /doi rồi số đội (${setup.teams.join(', ')}).`)]),
  ],
];
const secondsOf = ({ seconds }: RoundSetup): string =>
  seconds === null ? '' : `, mỗi câu ${String(seconds)} giây`;

export const sayPaused = (): Notice => [
  [plain('Tạm dừng. Câu đang mở vẫn chạy hết giờ; câu sau chờ /tieptuc.')],
];
export const sayResumed = (): Notice => [[plain('Tiếp tục.')]];

export const sayReminder = ({ setup }: RoundState): Notice => [
  [
    strong(`Nhắc làm bài: ${setup.title}`),
    plain(`Hạn ${sayTime(setup.deadline)}. Nhắn riêng cho tôi: /quiz ${setup.code}`),
  ],
];

/** Of one who has begun and not finished. `left`: items. */
export const sayOwnReminder = ({ setup }: RoundState, left: number): Notice => [
  [
    strong(`Nhắc làm bài: ${setup.title}`),
    plain(`Còn ${String(left)} câu, hạn ${sayTime(setup.deadline)}. Làm tiếp: /quiz ${setup.code}`),
  ],
];

export const sayMoved = ({ setup: { title, startsAt, deadline, kind } }: RoundState): Notice => [
  [
    strong(`Đổi giờ: ${title}`),
    plain(kind === 'assignment' ? `Hạn mới: ${sayTime(deadline)}.` : `Bắt đầu lúc ${sayTime(startsAt)}.`),
  ],
];

export const sayMissed = ({ setup: { title, code } }: RoundState): Notice => [
  [
    strong(`Bài chưa chạy: ${title}`),
    plain(
      `Đến giờ hẹn thì tôi đang ngừng, hoặc ở đây đang chạy bài khác. Bắt đầu bây giờ: /batdau ${code}; hẹn giờ khác: /quiz ${code} lúc rồi giờ; hủy: /ketthuc ${code}.`,
    ),
  ],
];

/** Where one takes part in a live round: its page, by the address where that is known. */
export const sayWhere = (
  { publicUrl }: { readonly publicUrl?: string | null },
  { code, group }: RoundSetup,
): string => {
  const page =
    publicUrl === undefined || publicUrl === null
      ? `vào trang web, mục /quiz, nhập mã ${code}`
      : `vào ${publicUrl}/quiz/${code}`;
  return group === true ? `trả lời trong nhóm của bài, hoặc ${page}.` : `${page}.`;
};

/** The right answer, how many knew it, and the rule's own words with their place. */
export function sayClosed(state: RoundState, item: number): Notice {
  const question = state.setup.questions[item];
  if (question === undefined) return [];
  const { right, answered } = countOf(state, item);
  return [
    [
      strong(`Đáp án câu ${String(item + 1)}: ${rightOf(question)}`),
      ...(answered === 0 ? [] : [plain(`${String(right)}/${String(answered)} người trả lời đúng.`)]),
    ],
    ...quoteOf(question),
  ];
}

export const rightOf = (question: RoundQuestion): string => lettered(question)[question.right] ?? '';

/** The quote with its place below it; nothing where the item has none. */
export function quoteOf({ item: { quote } }: RoundQuestion): Notice {
  if (quote === null) return [];
  return [
    [
      { kind: 'quote', text: quote.text },
      { kind: 'note', text: `${quote.locator}, ${quote.document}` },
    ],
  ];
}

function countOf({ players }: RoundState, item: number): { right: number; answered: number } {
  const answers = [...players.values()].flatMap((player) => player.answers.get(item) ?? []);
  return { right: answers.filter((answer) => answer.right).length, answered: answers.length };
}

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

/** `08:10 23/11/2026` in Viet Nam. */
export const sayTime = (time: string | null): string => (time === null ? '' : sayInstant(time));

/** A notice as plain text, for channels where it answers at once. */
export const textOf = (notice: Notice): string =>
  notice
    .map((section) => section.map(({ kind, text }) => (kind === 'quote' ? `“${text}”` : text)).join('\n'))
    .join('\n\n');
