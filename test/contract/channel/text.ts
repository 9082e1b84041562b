import type { ChannelName } from '../../../bot/channel.ts';
import { ASK_A_PERSON } from '../../../bot/escalation.ts';
import type { ChatParts } from '../../../bot/channel/plain/options.ts';
import type { TextPerson, TextPlace } from '../../fakes/text-place.ts';
import type { House } from './house.ts';
import {
  shownOf,
  typedPractice,
  type Choice,
  type LivePlace,
  type PersonPlace,
  type Place,
  type Shown,
} from './place.ts';

/** Characters of a message on both of Zalo's platforms. */
const LIMIT = 2_000;

/** A place on a channel that carries text alone: choices are numbered lines. */
export const openText =
  (name: ChannelName, open: (parts: ChatParts) => Promise<TextPlace>) =>
  async (house: House): Promise<Place> => {
    const place = await open(house.chat(name));
    const { group } = place;
    return {
      channel: place.channel,
      person: () => Promise.resolve(personAt(house, name, place)),
      ...(group === undefined
        ? {}
        : { group: () => groupAt(house, name, group), live: () => liveAt(house, name, group) }),
      limit: LIMIT,
      refused: place.refused,
      secrets: place.secrets,
      start: () => place.start(house.chat(name)),
      close: place.close,
    };
  };

/** A quote stands in lines of its own, between its marks. */
function readMessages(messages: readonly string[]): Shown {
  const quotes = messages.flatMap((message) =>
    [...message.matchAll(/^“([^]*?)”$/gm)].map((match) => match[1] ?? ''),
  );
  return shownOf(messages, quotes);
}

/** Acts, waits until nothing is on its way, and reads what came. */
async function after(
  house: House,
  name: ChannelName,
  seen: () => readonly string[],
  act: () => readonly string[],
): Promise<Shown> {
  const before = seen().length;
  await house.quiet(name, act());
  return readMessages(seen().slice(before));
}

function personAt(house: House, name: ChannelName, place: TextPlace): PersonPlace {
  const who: TextPerson = place.newcomer();
  let written = '';
  let read = 0;
  const act = async (made: () => readonly string[]): Promise<Shown> => {
    const shown = await after(house, name, who.seen, made);
    read = who.seen().length;
    return shown;
  };
  const post = (text: string) => (written = who.say(text));
  const say = (text: string) => act(() => [post(text)]);
  return {
    say,
    sayAll: (texts) => act(() => texts.map(post)),
    greet: () => say('/start'),
    help: () => say('/help'),
    about: () => say('/about'),
    forget: () => say('/quen'),
    enterCode: (code) => say(`/quyen ${code}`),
    role: () => say('/vaitro'),
    signInCode: () => say('/dangnhap'),
    choose: (choice) => say(numberOf(who.seen(), choice)),
    wait: async () => {
      const before = read;
      await act(() => []);
      return readMessages(who.seen().slice(before));
    },
    questions: () => say('/hoidap'),
    reply: (number, text) => say(`/traloi ${number} ${text}`),
    changes: () => say('/thaydoi'),
    practice: typedPractice(say),
    link: () => Promise.resolve(/https:\S+\/d\/\S+/.exec(who.seen().join('\n'))?.[0] ?? 'no link'),
    sendPicture: (caption) => act(() => [who.sendPicture(caption)]),
    sendSticker: () => act(() => [who.sendSticker()]),
    post: (text) => void post(text),
    repeat: () => place.repeat(written),
  };
}

/** The number before the line that offers the choice, in the list that was shown last. */
function numberOf(seen: readonly string[], choice: Choice): string {
  const list = seen.findLast((message) => /^1\. /m.test(message)) ?? '';
  const label = labelOf(choice);
  // After 👎 the way to a person is one number more than the list has, in a line of its own.
  const more = /\(Hoặc nhắn số (\d+)\.\)/.exec(seen.at(-1) ?? '')?.[1];
  if (choice.kind === 'person' && more !== undefined) return more;
  const number = list
    .split('\n')
    .find((line) => /^\d+\. /.test(line) && line.includes(label))
    ?.split('.')[0];
  if (number === undefined) throw new Error(`${label} is not offered in: ${list}`);
  return number;
}

function labelOf(choice: Choice): string {
  switch (choice.kind) {
    case 'question':
      return choice.text;
    case 'source':
      return 'Xem toàn văn';
    case 'vote':
      return choice.helpful ? '👍' : '👎';
    case 'person':
      return ASK_A_PERSON;
    case 'upload':
      throw new Error('files are not taken here');
  }
}

function groupAt(
  house: House,
  name: ChannelName,
  group: NonNullable<TextPlace['group']>,
): ReturnType<NonNullable<Place['group']>> {
  const made = group();
  return {
    say: (member, text, named) =>
      after(house, name, made.seen, () => [made.say(member, text, named)].filter((id) => id !== null)),
  };
}

/** In a group, by letters that name the bot. */
async function liveAt(
  house: House,
  name: ChannelName,
  group: NonNullable<TextPlace['group']>,
): Promise<LivePlace> {
  const made = group();
  await house.appoint(name, made.id('lan'));
  let read = 0;
  const say = (member: 'lan' | 'minh', text: string) =>
    after(house, name, made.seen, () => [made.say(member, text, true)].filter((id) => id !== null));
  return {
    steer: (text) => say('lan', text),
    answer: async (member, option) => {
      const { text } = await say(member, 'ABCD'.charAt(option));
      if (!text.includes('Đã ghi nhận')) throw new Error(`not counted: ${text}`);
    },
    see: async () => {
      await house.quiet(name, []);
      const seen = made.seen().slice(read);
      read += seen.length;
      return readMessages(seen);
    },
  };
}
