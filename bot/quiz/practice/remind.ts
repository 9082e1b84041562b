import type { Announcer, ChannelName, Notice } from '../../channel.ts';
import { dayInVietNam } from '../../day.ts';
import { clockInVietNam, instantInVietNam, unasked } from '../../hours.ts';
import { mayWrite, readTime, windowOf, WINDOW_WORDS } from '../../notices.ts';
import type { Practising, Reminder } from '../../quiz-practice.ts';
import { isDue } from './choose.ts';
import { putAside } from './refresh.ts';
import type { PracticeParts } from './types.ts';

/** People are reminded from 6 to 21 o'clock in Viet Nam: outside, they sleep or are with their families. */
const EARLIEST = '06:00';
const LATEST = '21:00';
/** How long after its time a reminder is still sent, minutes: a bot that was restarted is not late. */
const GRACE_MINUTES = 60;

/** Whether a message names a time of day; nothing else that people learn about does. */
export const isTime = (written: string): boolean => readTime(written) !== null;

/** `/luyen 7:30`. */
export async function setReminder(
  { store, now }: PracticeParts,
  { channel, chat, keys }: Practising,
  written: string,
): Promise<string> {
  if (!isWrittenTo(channel)) return ELSEWHERE;
  const time = readTime(written);
  if (time === null || time < EARLIEST || time > LATEST) return DECENT;
  const today = dayInVietNam(now());
  // A time that has passed today is meant for tomorrow.
  const last =
    time <= clockInVietNam(now()) ? today : ((await store.reminder({ channel, chat }))?.last ?? '');
  await store.putReminder({ channel, chat, person: keys.person, time, last }, now().toISOString());
  return [
    `Từ ${last === today ? 'ngày mai' : 'hôm nay'}, lúc ${time}, tôi nhắc bạn luyện nếu có điều sắp quên.`,
    ...(windowOf(channel) === null ? [] : [`${WINDOW_WORDS} Ngày nào quá hạn đó thì tôi không nhắc được.`]),
    'Mỗi cuộc trò chuyện có một giờ nhắc; đặt giờ khác thì giờ này thôi. Dừng nhắc: /luyen thôi. Luyện ngay: /luyen.',
  ].join('\n');
}

const DECENT = 'Giờ nhắc từ 6:00 đến 21:00, mỗi cuộc trò chuyện một giờ. Bạn gõ, ví dụ: /luyen 7:30.';
const ELSEWHERE =
  'Ở đây tôi không tự nhắn được. Muốn được nhắc luyện, bạn nhắn /luyen 7:30 cho bot trên Telegram hoặc Zalo.';

/** Channels on which people can be written to without having asked. */
const isWrittenTo = (channel: ChannelName): boolean => channel !== 'web' && channel !== 'terminal';

/** Whether a reminder of `time` may be sent at an instant. */
export function isTimely(time: string, instant: Date): boolean {
  const clock = clockInVietNam(instant);
  return clock >= time && (clock <= LATEST || minutesOf(clock) - minutesOf(time) <= GRACE_MINUTES);
}

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

/** Writes the reminders of a channel whose time has come, each once a day. `after` is called with the letters written. */
export async function writeReminders(
  parts: PracticeParts,
  announcer: Announcer,
  pace: { stopped(): boolean; after(letters: number): Promise<void> },
): Promise<void> {
  const { store, now, log } = parts;
  const [day, clock] = [dayInVietNam(now()), clockInVietNam(now())];
  for (const reminder of await store.reminders(announcer.channel)) {
    if (pace.stopped() || reminder.time > clock) return;
    if (reminder.last >= day || !isTimely(reminder.time, now())) continue;
    try {
      await pace.after(await write(parts, announcer, reminder, day));
    } catch (error) {
      log.error({ err: error, channel: announcer.channel }, 'practice: a reminder could not be written');
    }
  }
}

/** Nothing is said on a day on which there is nothing to do, or it is done. */
async function write(
  parts: PracticeParts,
  announcer: Announcer,
  reminder: Reminder,
  day: string,
): Promise<number> {
  const { store, now } = parts;
  if (!(await mayWrite(store, reminder, now()))) return 0;
  const notice = await reminding(parts, reminder, day);
  const until = maxOf(instantInVietNam(day, reminder.time, GRACE_MINUTES), instantInVietNam(day, LATEST));
  const letters = notice === null ? [] : unasked(announcer.letters(reminder.chat, notice), until);
  if (!(await store.writeReminder(reminder, { day, letters, at: now().toISOString() }))) return 0;
  if (letters.length > 0) announcer.wake(reminder.chat);
  return letters.length;
}

const maxOf = (a: string, b: string): string => (a > b ? a : b);

async function reminding(parts: PracticeParts, { person }: Reminder, day: string): Promise<Notice | null> {
  const { cards } = await putAside(parts, person);
  if (cards.some(({ memory }) => memory.last !== null && dayInVietNam(new Date(memory.last)) === day))
    return null;
  const due = cards.filter((card) => isDue(card, day)).length;
  // Who has not begun is told once a day that one may; who is done with all rests.
  if (due === 0 && cards.length > 0) return null;
  const text =
    due === 0
      ? 'Đến giờ luyện, khoảng 5 phút: gõ /luyen.'
      : `Hôm nay có ${String(due)} điều sắp quên. Gõ /luyen để ôn, khoảng 5 phút.`;
  return [[{ kind: 'text', text }], [{ kind: 'note', text: 'Dừng nhắc: /luyen thôi.' }]];
}
