import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import { dayInVietNam } from '../../day.ts';
import { shortDay } from '../../notices.ts';
import type { Attempt, PracticeCard, Progress } from '../../quiz-practice.ts';
import { isDue } from './choose.ts';
import { putAside } from './refresh.ts';
import type { Session } from './session.ts';
import { streakOf } from './streak.ts';
import type { PracticeParts } from './types.ts';
import { sayWeeks, weeksOf } from './weeks.ts';
import { sayAside, sayShortPlace } from './words.ts';

/** Weakest provisions shown: what one can look up at once. */
const MOST_WEAK = 3;

export function progressOf(
  cards: readonly PracticeCard[],
  attempts: readonly Attempt[],
  today: Day,
): Progress {
  const standing = cards.filter(({ aside }) => aside === null);
  const failed = new Set(lastOnes(attempts).flatMap((one) => (one.correct ? [] : [one.provision])));
  const known = standing.filter((card) => !isDue(card, today) && !failed.has(card.provision));
  const inRounds = attempts.filter(({ round }) => round !== null);
  return {
    learned: standing.length,
    known: known.length,
    due: standing.filter((card) => isDue(card, today)).length,
    weakest: weakestOf(
      attempts,
      new Set(cards.filter(({ aside }) => aside !== null).map((card) => card.provision)),
    ),
    weeks: weeksOf(attempts),
    rounds: { right: inRounds.filter(({ correct }) => correct).length, answers: inRounds.length },
    streak: streakOf(practisedDays(attempts), today),
  };
}

/** The last attempt at each provision; attempts come oldest first. */
const lastOnes = (attempts: readonly Attempt[]): Attempt[] => [
  ...new Map(attempts.map((one) => [one.provision, one])).values(),
];

function weakestOf(attempts: readonly Attempt[], aside: ReadonlySet<string>): Progress['weakest'] {
  const counts = new Map<string, { right: number; answers: number }>();
  for (const { provision, correct } of attempts) {
    if (provision === null || aside.has(provision)) continue;
    const { right, answers } = counts.get(provision) ?? { right: 0, answers: 0 };
    counts.set(provision, { right: right + (correct ? 1 : 0), answers: answers + 1 });
  }
  return [...counts]
    .map(([provision, count]) => ({ provision, ...count }))
    .filter(({ right, answers }) => right < answers)
    .sort((a, b) => a.right / a.answers - b.right / b.answers || b.answers - a.answers)
    .slice(0, MOST_WEAK);
}

const practisedDays = (attempts: readonly Attempt[]): Day[] =>
  attempts.filter(({ round }) => round === null).map(({ at }) => dayInVietNam(new Date(at)));

/** `/ketqua`: a person's own. */
export async function sayProgress(parts: PracticeParts, person: string): Promise<string> {
  const { store, library, now } = parts;
  const { cards, aside } = await putAside(parts, person);
  const attempts = await store.attempts({ person, round: null, since: '' });
  if (cards.length === 0 && attempts.length === 0)
    return 'Bạn chưa luyện câu nào. Gõ /luyen để bắt đầu, khoảng 5 phút.';
  const { learned, known, due, weakest, weeks, rounds, streak } = progressOf(
    cards,
    attempts,
    dayInVietNam(now()),
  );
  return [
    ...sayAside(aside, library()),
    `Bạn đã học ${String(learned)} điều: đang nhớ ${String(known)}, cần ôn thêm ${String(learned - known)}; hôm nay đến lượt ôn ${String(due)}.`,
    ...(rounds.answers === 0
      ? []
      : [`Trong các đợt kiểm tra: đúng ${String(rounds.right)}/${String(rounds.answers)} câu.`]),
    ...sayWeeks(weeks),
    ...sayStreak(streak),
    ...sayWeakest(weakest, library()),
    `Luyện tiếp: /luyen. Xóa kết quả của bạn: /ketqua xóa.`,
  ].join('\n');
}

const sayWeakest = (weakest: Progress['weakest'], library: Library): string[] =>
  weakest.length === 0
    ? []
    : [
        'Còn hay sai:',
        ...weakest.map(
          ({ provision, right, answers }) =>
            `– ${sayShortPlace(provision, library)}: đúng ${String(right)}/${String(answers)} lần`,
        ),
      ];

/** One day is no row. Of a day that was missed nothing is said. */
const sayStreak = (streak: number): string[] =>
  streak < 2 ? [] : [`Bạn đã luyện đều ${String(streak)} ngày liền.`];

/** Attempts looked at for days in a row: of somewhat more than a year. */
const STREAK_MS = 400 * 24 * 60 * 60 * 1_000;

/** The end of a session. `cards`: as they are after its last answer, which is not stored yet. */
export async function sayEnd(
  { store, now }: PracticeParts,
  person: string,
  { right, answered, topic }: Session,
  cards: readonly PracticeCard[],
): Promise<string> {
  const since = new Date(now().getTime() - STREAK_MS).toISOString();
  const today = dayInVietNam(now());
  const days = practisedDays(await store.attempts({ person, round: null, since }));
  return [
    `Xong buổi luyện: đúng ${String(right)}/${String(answered)} câu.`,
    ...sayStreak(streakOf(answered === 0 ? days : [...days, today], today)),
    ...sayNext(cards, today),
    `Luyện thêm ngoài lịch: ${moreOn(topic)}. Xem tiến bộ: /ketqua.`,
  ].join('\n');
}

/** The command that asks more, on the same topic. */
const moreOn = (topic: string): string => `/luyen thêm ${topic.slice(0, 80)}`.trim();

function sayNext(cards: readonly PracticeCard[], today: Day): string[] {
  const due = cards.filter((card) => isDue(card, today)).length;
  if (due > 0) return [`Còn ${String(due)} điều đến lúc ôn, gõ /luyen để ôn tiếp.`];
  const next = nextDay(cards);
  return next === null ? [] : [`Lần ôn tới: ngày ${shortDay(next)}.`];
}

function nextDay(cards: readonly PracticeCard[]): Day | null {
  const days = cards
    .filter(({ aside }) => aside === null)
    .map(({ memory }) => dayInVietNam(new Date(memory.due)));
  return days.sort()[0] ?? null;
}

/** Said where a session has nothing to ask. */
export function sayNothingDue(cards: readonly PracticeCard[], topic: string, today: Day): string {
  const begun = cards.some((card) => dayInVietNam(new Date(card.begun)) === today);
  if (topic !== '')
    return `Hôm nay không còn câu nào về “${topic.slice(0, 80)}”${begun ? ': mỗi ngày chỉ học vài điều mới cho nhớ lâu' : ''}. Luyện thêm ngoài lịch: ${moreOn(topic)}.`;
  const next = nextDay(cards);
  if (next === null) return 'Hiện chưa có câu hỏi nào để luyện.';
  return `Hôm nay bạn đã ôn đủ. Lần ôn tới: ngày ${shortDay(next)}. Luyện thêm ngoài lịch: ${moreOn('')}.`;
}
