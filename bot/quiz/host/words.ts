import { sayTime as sayInstant } from '../../hours.ts';
import type { Notice, NoticeBlock } from '../../channel.ts';
import type { ItemQuote, Reason } from '../../quiz-item.ts';
import { sayPass } from '../../quiz-certificate.ts';
import { type RoundQuestion, type RoundSetup } from '../../quiz-rounds.ts';
import { joined } from '../lines.ts';
import { becauseOf, lettered, letterOf } from '../present.ts';
import { COUNT_IN, secondsOf, type RoundState } from '../round.ts';
import { sayLink, type Site } from './links.ts';

/** What a round says, in Vietnamese, short. */

export const strong = (text: string): NoticeBlock => ({ kind: 'strong', text });
export const plain = (text: string): NoticeBlock => ({ kind: 'text', text });

/** What everybody does alone is open from then on, and nobody waits for its first item. */
export const sayOpened = (setup: RoundSetup, site: Site): Notice => [
  [
    strong(`Mở bài: ${setup.title}`),
    plain(
      `${String(setup.questions.length)} câu, mỗi người tự làm${setup.deadline === null ? '' : `, hạn ${sayTime(setup.deadline)}`}. Nhắn riêng cho tôi: /quiz ${setup.code}`,
    ),
    ...sayPass(setup.pass).map(plain),
    ...sayLink(site, setup).map(plain),
  ],
];

export const sayStarted = (setup: RoundSetup): Notice => [
  [
    strong(`Bắt đầu: ${setup.title}`),
    plain(
      `${String(setup.questions.length)} câu${sayEach(setup)}. Đúng nhiều hơn xếp trên, bằng nhau thì nhanh hơn xếp trên. Câu 1 sau ${String(COUNT_IN)} giây.`,
    ),
    ...sayPass(setup.pass).map(plain),
    ...(setup.teams.length === 0 ? [] : [plain(`Vào đội: gõ /doi rồi số đội (${setup.teams.join(', ')}).`)]),
  ],
];

/** `, mỗi câu 20 giây`, `, mỗi câu 20–45 giây theo độ dài`. */
export function sayEach(setup: RoundSetup): string {
  const times = setup.questions.flatMap((_, item) => secondsOf(setup, item) ?? []);
  const [least, most] = [Math.min(...times), Math.max(...times)];
  if (times.length === 0) return '';
  return least === most
    ? `, mỗi câu ${String(least)} giây`
    : `, mỗi câu ${String(least)}–${String(most)} giây theo độ dài`;
}

export const sayPaused = (): Notice => [
  [plain('Tạm dừng. Câu đang mở vẫn chạy hết giờ; câu sau chờ /tieptuc.')],
];
export const sayResumed = (): Notice => [[plain('Tiếp tục.')]];

export const sayReminder = ({ setup }: RoundState, site: Site = {}): Notice => [
  [
    strong(`Nhắc làm bài: ${setup.title}`),
    plain(`Hạn ${sayTime(setup.deadline)}. Nhắn riêng cho tôi: /quiz ${setup.code}`),
    ...sayLink(site, setup).map(plain),
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

/** The right answer, how many knew it, why by the rule's own words, and why not what most of the others took. */
export function sayClosed(state: RoundState, item: number): Notice {
  const question = state.setup.questions[item];
  if (question === undefined) return [];
  const { right, answered } = countOf(state, item);
  return [
    [
      strong(`Đáp án câu ${String(item + 1)}: ${rightOf(question)}`),
      ...(answered === 0 ? [] : [plain(`${String(right)}/${String(answered)} người trả lời đúng.`)]),
    ],
    ...whyOf(question, mostWrong(state, item)),
  ];
}

/** Why the right option is right and, where another was chosen, why that one is not: sections of a notice. */
export function whyOf({ item, right }: RoundQuestion, chosen: number | null): Notice {
  const { why, quotes, others } = becauseOf(item, right);
  const other = chosen === null ? null : (others[chosen] ?? null);
  const sections = [
    [...(why === '' ? [] : [plain(why)]), ...quotes.flatMap(quoted)],
    ...(other === null || chosen === null ? [] : [otherOf(chosen, other)]),
  ];
  return sections.filter(({ length }) => length > 0);
}

const otherOf = (chosen: number, { why, quote }: Reason): readonly NoticeBlock[] => [
  plain(`${letterOf(chosen)} chưa đúng: ${why}`),
  ...(quote === null ? [] : quoted(quote)),
];

const quoted = (source: ItemQuote): readonly NoticeBlock[] => [
  { kind: 'quote', text: joined(source.text) },
  { kind: 'note', text: `${source.locator}, ${source.document}`, source },
];

/** The wrong option that most chose; null where nobody chose one. */
function mostWrong({ setup, players }: RoundState, item: number): number | null {
  const right = setup.questions[item]?.right;
  const counts = new Map<number, number>();
  for (const player of players.values()) {
    const option = player.answers.get(item)?.option ?? right;
    if (option !== undefined && option !== right) counts.set(option, (counts.get(option) ?? 0) + 1);
  }
  return [...counts].sort(([a, many], [b, more]) => more - many || a - b)[0]?.[0] ?? null;
}

export const rightOf = (question: RoundQuestion): string => lettered(question)[question.right] ?? '';

/** The quote with its place below it; nothing where the item has none. */
export function quoteOf({ item: { quote } }: RoundQuestion): Notice {
  return quote === null ? [] : [quoted(quote)];
}

export function countOf({ players }: RoundState, item: number): { right: number; answered: number } {
  const answers = [...players.values()].flatMap((player) => player.answers.get(item) ?? []);
  return { right: answers.filter((answer) => answer.right).length, answered: answers.length };
}

/** `08:10 23/11/2026` in Viet Nam. */
export const sayTime = (time: string | null): string => (time === null ? '' : sayInstant(time));

/** A notice as plain text, for channels where it answers at once. */
export const textOf = (notice: Notice): string =>
  notice
    .map((section) => section.map(({ kind, text }) => (kind === 'quote' ? `“${text}”` : text)).join('\n'))
    .join('\n\n');
