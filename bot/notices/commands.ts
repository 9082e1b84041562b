import type { ChannelName } from '../channel.ts';
import { dayInVietNam } from '../day.ts';
import { clockInVietNam } from '../hours.ts';
import { maskPersonalNumbers } from '../privacy.ts';
import type { Place, Subscription, Thread } from '../subscriptions.ts';
import { readTime } from './hours.ts';
import { sayList } from './say-notice.ts';
import { wantedOf } from './subject.ts';
import { readNews, tellingOf } from './tell.ts';
import type { NoticesNeeds } from './types.ts';
import { WINDOW_WORDS, windowOf } from './window.ts';

/** A command as the desk has read it. */
export interface Asked extends Place {
  /** Keyed hash of the person. */
  readonly person: string;
  readonly group: boolean;
  /** What stands behind the command's name. */
  readonly rest: string;
  /** Where it is told, in the chat. */
  readonly thread?: Thread;
}

export const COMMAND_NAMES = ['theodoi', 'botheodoi', 'moingay', 'thaydoi'] as const;
export type CommandName = (typeof COMMAND_NAMES)[number];

/** What a command answers. It has taken effect by then. */
export function runCommand(needs: NoticesNeeds, name: CommandName, asked: Asked): Promise<string> | string {
  if (name === 'thaydoi') return recent(needs);
  if (isAnsweredOnly(asked.channel)) return elsewhere(asked.channel, needs.publicUrl);
  switch (name) {
    case 'theodoi':
      return asked.rest === '' ? list(needs, asked) : ifAllowed(needs, asked, () => follow(needs, asked));
    case 'botheodoi':
      return asked.rest === '' ? list(needs, asked) : ifAllowed(needs, asked, () => leave(needs, asked));
    case 'moingay':
      return asked.rest === ''
        ? sayDailyTime(needs, asked)
        : ifAllowed(needs, asked, () => setDaily(needs, asked));
  }
}

/** Channels on which nobody can be written to without having asked. */
const isAnsweredOnly = (channel: ChannelName): boolean => channel === 'web' || channel === 'terminal';

function elsewhere(channel: ChannelName, publicUrl: string | null): string {
  if (channel === 'terminal')
    return 'Cửa sổ này không nhận tin tự gửi. Gõ /thaydoi để xem thay đổi kể từ lần chạy trước; muốn nhận tin, hãy nhắn cho bot trên Telegram hoặc Zalo.';
  const root = publicUrl ?? '';
  return `Trang web không tự gửi tin được. Bạn xem ${root}/thay-doi, hoặc thêm ${root}/thay-doi.atom vào phần mềm đọc tin; muốn nhận tin, hãy nhắn cho bot trên Telegram hoặc Zalo.`;
}

const ONLY_ADMINISTRATORS =
  'Trong nhóm, chỉ quản trị viên của bot đặt được việc này, vì cả nhóm sẽ nhận tin. Bạn nhắn riêng cho tôi để tự theo dõi.';

async function ifAllowed(
  { role }: NoticesNeeds,
  { group, person }: Asked,
  act: () => Promise<string>,
): Promise<string> {
  return group && (await role(person)) !== 'administrator' ? ONLY_ADMINISTRATORS : act();
}

/** Things that one chat may follow. */
const MOST_FOLLOWED = 20;

async function follow(needs: NoticesNeeds, asked: Asked): Promise<string> {
  const { store, library, lexicon, now } = needs;
  if (maskPersonalNumbers(asked.rest).found.length > 0) return NO_NUMBERS;
  const wanted = wantedOf(asked.rest, library(), lexicon());
  if (wanted.kind === 'unusable') return HOW_TO_FOLLOW;
  if (wanted.kind === 'several')
    return `Có nhiều văn bản như vậy: ${wanted.numbers.join(', ')}. Bạn gõ đủ số, ví dụ: /theodoi ${wanted.numbers[0] ?? ''}`;
  const { channel, chat } = asked;
  const { subject, label, held } = wanted;
  const followed = await store.subscriptions(asked);
  const before = followed.find((one) => one.subject === subject);
  if (before === undefined && followed.length >= MOST_FOLLOWED)
    return `Mỗi nơi theo dõi được nhiều nhất ${String(MOST_FOLLOWED)} mục. Bạn bỏ bớt bằng /botheodoi.`;
  const since = now().toISOString();
  const added = await store.subscribe({ channel, chat, subject, label, since, ...threadOf(asked) });
  if (added || before === undefined) return sayFollowed(asked, label, held);
  const here = before.thread === asked.thread ? '' : ' Từ nay tin về mục này gửi vào đây.';
  return `Bạn đang theo dõi “${label}” rồi.${here}`;
}

const threadOf = ({ thread }: Asked) => (thread === undefined ? {} : { thread });

function sayFollowed({ channel }: Asked, label: string, held: boolean): string {
  return [
    `Đã theo dõi “${label}”. Khi quy định thay đổi, tôi nhắn lời văn trước và nay, từ 7:30 đến 20:30.`,
    ...(held ? [] : ['Kho chưa có văn bản này; có thì tôi báo.']),
    ...(windowOf(channel) === null ? [] : [`${WINDOW_WORDS} Quá hạn đó tôi giữ tin lại đến khi bạn nhắn.`]),
    `Dừng: /botheodoi ${label}`,
  ].join('\n');
}

const NO_NUMBERS = 'Xin không ghi số điện thoại, số giấy tờ hay địa chỉ thư. Bạn gõ tên văn bản hoặc chủ đề.';
const HOW_TO_FOLLOW =
  'Bạn gõ số văn bản hoặc vài từ về chủ đề, ví dụ: /theodoi 30-CT/TU hoặc /theodoi mạng xã hội.';

async function list({ store }: NoticesNeeds, asked: Asked): Promise<string> {
  const followed = await store.subscriptions(asked);
  if (followed.length === 0) return `Bạn chưa theo dõi mục nào. ${HOW_TO_FOLLOW}`;
  return [
    'Đang theo dõi:',
    ...followed.map(({ label }, index) => `${String(index + 1)}. ${label}`),
    'Dừng: /botheodoi rồi đến số thứ tự hoặc tên, hoặc /botheodoi tất cả.',
  ].join('\n');
}

const ALL = /^(tất cả|tat ca|hết|het|all)$/iu;

async function leave(needs: NoticesNeeds, asked: Asked): Promise<string> {
  const { store } = needs;
  if (ALL.test(asked.rest)) {
    const gone = await store.unsubscribe(asked, null);
    return gone === 0 ? 'Bạn chưa theo dõi mục nào.' : `Đã dừng theo dõi cả ${String(gone)} mục.`;
  }
  const subscription = meant(await store.subscriptions(asked), asked.rest, needs);
  if (subscription === undefined) return `Bạn không theo dõi mục này.\n${await list(needs, asked)}`;
  await store.unsubscribe(asked, subscription.subject);
  return `Đã dừng theo dõi “${subscription.label}”.`;
}

/** By its label or what else names the same, else by its place in the list. */
function meant(
  followed: readonly Subscription[],
  written: string,
  { library, lexicon }: NoticesNeeds,
): Subscription | undefined {
  const wanted = wantedOf(written, library(), lexicon());
  const named = followed.find(({ subject }) => wanted.kind === 'subject' && subject === wanted.subject);
  return named ?? (/^\d{1,2}$/u.test(written) ? followed[Number(written) - 1] : undefined);
}

const HOW_TO_DAILY = 'Bạn gõ giờ muốn nhận, ví dụ: /moingay 7:30. Dừng: /moingay tắt.';
const OFF = /^(tắt|tat|dừng|dung|off)$/iu;

async function setDaily({ store, now }: NoticesNeeds, asked: Asked): Promise<string> {
  if (OFF.test(asked.rest))
    return (await store.dropDaily(asked))
      ? 'Đã dừng “Mỗi ngày một điều”.'
      : 'Bạn chưa đặt “Mỗi ngày một điều”.';
  const time = readTime(asked.rest);
  if (time === null) return `Không đọc được giờ “${asked.rest.slice(0, 40)}”. ${HOW_TO_DAILY}`;
  const today = dayInVietNam(now());
  // A time that has passed today is meant for tomorrow.
  const last = time <= clockInVietNam(now()) ? today : ((await store.daily(asked))?.last ?? '');
  const { channel, chat } = asked;
  await store.putDaily({ channel, chat, time, last, ...threadOf(asked) }, now().toISOString());
  return [
    `Từ ${last === today ? 'ngày mai' : 'hôm nay'}, lúc ${time}, tôi gửi một quy định đang có hiệu lực.`,
    ...(windowOf(channel) === null ? [] : [`${WINDOW_WORDS} Ngày nào quá hạn đó thì không có tin.`]),
    'Dừng: /moingay tắt',
  ].join('\n');
}

async function sayDailyTime({ store }: NoticesNeeds, asked: Asked): Promise<string> {
  const daily = await store.daily(asked);
  return daily === null ? HOW_TO_DAILY : `Mỗi ngày một điều, lúc ${daily.time}. Dừng: /moingay tắt.`;
}

/** Changes that a list in a chat is made from. */
const MOST_RECENT = 200;

async function recent({ store, publicUrl }: NoticesNeeds): Promise<string> {
  return sayList(readNews(await store.news(0, MOST_RECENT)).map(tellingOf), publicUrl);
}
