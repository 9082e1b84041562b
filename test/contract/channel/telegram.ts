import { createTelegramChannel, type TelegramChannel } from '../../../bot/channel/telegram.ts';
import { roundLink } from '../../../bot/channel/telegram/links.ts';
import { ASK_A_PERSON } from '../../../bot/escalation.ts';
import { quick } from '../../fakes/telegram/channel.ts';
import { votePoll } from '../../fakes/telegram/polls.ts';
import { holdDocument } from '../../fakes/telegram/files.ts';
import type { Writing } from '../../fakes/telegram/people.ts';
import type { Person, Seen } from '../../fakes/telegram/world.ts';
import { startRelay, type Relay } from '../../fakes/relay.ts';
import { startTelegramServer, type TelegramServer } from '../../fakes/telegram-server.ts';
import type { House } from './house.ts';
import {
  flat,
  shownOf,
  typedPractice,
  type Choice,
  type GroupPlace,
  type LivePlace,
  type PersonPlace,
  type Place,
  type Shown,
} from './place.ts';

/** Longest message, UTF-16 units. Bot API documentation, sendMessage. */
const LIMIT = 4_096;
const SECRET = 'secret_of-the-webhook_0123456789';
const HOOK = { url: 'https://ky-cuong.example.vn/telegram', secret: SECRET };

/** Telegram through grammY, by polling or by webhook, on the strict double of its server. */
export const openTelegram =
  (by: 'polling' | 'webhook') =>
  async (house: House): Promise<Place> => {
    const relay = await startRelay();
    const server = await startTelegramServer({ relay: relay.address });
    let channel: TelegramChannel;
    const start = async () => {
      channel = createChannel(house, server, by);
      serveOn(relay, channel);
      await channel.start();
    };
    await start();
    return {
      channel: () => channel,
      person: () => Promise.resolve(personAt(house, server)),
      group: () => groupAt(house, server),
      live: () => liveAt(house, server),
      limit: LIMIT,
      refused: () => server.refused,
      secrets: [server.token.split(':')[1] ?? server.token, SECRET],
      start,
      close: async () => {
        await server.close();
        await relay.close();
      },
    };
  };

function createChannel(house: House, server: TelegramServer, by: 'polling' | 'webhook'): TelegramChannel {
  return createTelegramChannel({
    ...house.chat(),
    token: server.token,
    apiRoot: server.root,
    webhook: by === 'webhook' ? HOOK : null,
    pace: quick,
    quiz: {
      service: house.quizzes.rounds(),
      name: (id) => house.person('telegram', id),
      now: house.disk.now,
    },
    introduced: (bot) => (house.quizzes.joinLink = (code) => roundLink(bot, code)),
    files: {
      uploads: house.uploads(),
      person: (id) => house.person('telegram', String(id)),
      fetch,
    },
  });
}

const serveOn = (relay: Relay, { handleWebhook }: TelegramChannel) => relay.serve(handleWebhook);

const isQuote = ({ type }: Seen['entities'][number]) => type.endsWith('blockquote');

function readSeen(seen: readonly Pick<Seen, 'text' | 'entities'>[], notices: readonly string[] = []): Shown {
  const quotes = seen.flatMap(({ text, entities }) =>
    entities.filter(isQuote).map(({ offset, length }) => text.slice(offset, offset + length)),
  );
  return shownOf([...notices, ...seen.map(({ text }) => text)], quotes);
}

/** Writes, waits until nothing is on its way, and reads what came. */
async function after(
  house: House,
  server: TelegramServer,
  chat: { readonly id: number },
  updates: () => readonly (number | null)[],
): Promise<Shown> {
  const before = server.seen(chat).length;
  const ids = updates().flatMap((id) => (id === null ? [] : [String(id)]));
  await house.quiet('telegram', ids);
  return readSeen(server.seen(chat).slice(before));
}

function personAt(house: House, server: TelegramServer): PersonPlace {
  const lan = server.person('Lan');
  let last = 0;
  const send = (writing: Omit<Writing, 'from'>) => {
    const { update } = server.write({ from: lan, ...writing });
    if (update !== null) last = update;
    return update;
  };
  let read = 0;
  const reading = async (shown: Promise<Shown>): Promise<Shown> => {
    const all = await shown;
    read = server.seen(lan).length;
    return all;
  };
  const act = (made: () => readonly (number | null)[]) => reading(after(house, server, lan, made));
  const say = (text: string) => act(() => [send({ text })]);
  return {
    say,
    sayAll: (texts) => act(() => texts.map((text) => send({ text }))),
    greet: () => say('/start'),
    help: () => say('/help'),
    about: () => say('/about'),
    forget: () => say('/quen'),
    enterCode: (code) => say(`/quyen ${code}`),
    role: () => say('/vaitro'),
    signInCode: () => say('/dangnhap'),
    choose: (choice) => reading(press(house, server, lan, choice)),
    wait: () => reading(house.quiet('telegram', []).then(() => readSeen(server.seen(lan).slice(read)))),
    questions: () => say('/hoidap'),
    reply: (number, text) => say(`/traloi ${number} ${text}`),
    changes: () => say('/thaydoi'),
    practice: typedPractice(say),
    link: () => Promise.resolve(sharedBy(server.seen(lan))),
    roundLink: (_code, { text }) => /https:\/\/t\.me\/\S+/.exec(text)?.[0] ?? 'no link',
    open: (link) => say(`/start ${new URL(link).searchParams.get('start') ?? ''}`),
    inline: async (text) => readSeen((await server.inline(lan, text)).results.map(({ message }) => message)),
    sendPicture: (caption) =>
      act(() => [
        send({ content: { photo: [{ file_id: 'photo' }], ...(caption === '' ? {} : { caption }) } }),
      ]),
    sendSticker: () => act(() => [send({ content: { sticker: { file_id: 'sticker' } } })]),
    sendFile: ({ name, bytes }) =>
      act(() => [send({ content: { document: holdDocument(server.world, name, bytes) } })]),
    post: (text) => void send({ text }),
    repeat: () => server.updates.repeat(last),
  };
}

/** What the last button "Chia sẻ" hands to Telegram's page for sharing. */
function sharedBy(seen: readonly Seen[]): string {
  const buttons = seen.flatMap(({ keyboard }) => keyboard.flat());
  const url = buttons.findLast(({ text }) => text === 'Chia sẻ')?.url;
  return (url === undefined ? null : new URL(url).searchParams.get('url')) ?? 'no link';
}

/** Presses the button in the last message that has it; what the press itself tells is seen too. */
async function press(house: House, server: TelegramServer, from: Person, choice: Choice): Promise<Shown> {
  const seen = server.seen(from);
  const labelOn = ({ text, keyboard }: Seen) => {
    const labels = keyboard.flat().map((button) => button.text);
    return labels.find((label) => label === labelFor(choice, text, labels));
  };
  const under = seen.findLast((message) => labelOn(message) !== undefined);
  if (under === undefined) throw new Error(`no message has a button for ${choice.kind}`);
  const before = seen.length;
  const { text } = await server.press(under, labelOn(under) ?? '', from);
  // The press is recorded by now, since it was answered.
  await house.quiet('telegram', []);
  return readSeen(server.seen(from).slice(before), text === '' ? [] : [text]);
}

/** The label of the button for a choice, under a message with this text. */
export function labelFor(choice: Choice, text: string, labels: readonly string[]): string {
  switch (choice.kind) {
    case 'question': {
      // Questions too long for a button are listed above, and the button bears the number.
      const listed = text.split('\n').find((line) => flat(line.replace(/^\d+\. /, '')) === flat(choice.text));
      return labels.includes(choice.text) ? choice.text : (listed?.split('.')[0] ?? choice.text);
    }
    case 'source':
      return labels.find((label) => /toàn văn/i.test(label)) ?? 'Xem toàn văn';
    case 'vote':
      return labels.find((label) => label.startsWith(choice.helpful ? '👍' : '👎')) ?? '👍';
    case 'person':
      return ASK_A_PERSON;
    case 'upload':
      return choice.accept ? 'Nhận' : 'Bỏ';
  }
}

function groupAt(house: House, server: TelegramServer): GroupPlace {
  const office = server.group('Văn phòng');
  const members = { lan: server.person('Lan'), minh: server.person('Minh') };
  return {
    say: (member, text, named) => {
      const whole = named ? `@${server.bot.username ?? ''} ${text}` : text;
      const writing = { from: members[member], chat: office, text: whole };
      return after(house, server, office, () => [server.write(writing).update]);
    },
  };
}

/** In a group, by taps on polls. */
async function liveAt(house: House, server: TelegramServer): Promise<LivePlace> {
  const office = server.group('Phòng Nội vụ');
  const members = { lan: server.person('Lan'), minh: server.person('Minh') };
  await house.appoint('telegram', String(members.lan.id));
  let [texts, polls] = [0, 0];
  return {
    // Of a group the bot hears commands, and what names it.
    steer: (text) => {
      const heard = text.startsWith('/') ? text : `@${server.bot.username ?? ''} ${text}`;
      const writing = { from: members.lan, chat: office, text: heard };
      return after(house, server, office, () => [server.write(writing).update]);
    },
    answer: async (member, option) => {
      const poll = server.world.polls.at(-1);
      if (poll === undefined || !votePoll(server.updates, poll, members[member], option))
        throw new Error('no poll takes it');
      await server.when(() => server.updates.waiting().length === 0);
      await house.quiet('telegram', []);
    },
    see: async () => {
      await house.quiet('telegram', []);
      const [seen, asked] = [server.seen(office).slice(texts), server.world.polls.slice(polls)];
      [texts, polls] = [texts + seen.length, polls + asked.length];
      const { messages, quotes } = readSeen(seen);
      const asPolls = asked.map(({ question, options }) => [question, ...options].join('\n'));
      return shownOf([...messages, ...asPolls], quotes);
    },
  };
}
