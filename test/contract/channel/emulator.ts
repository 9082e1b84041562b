import { createServer } from 'node:net';
import emulatorModule from 'telegram-test-api';
import { createTelegramChannel, type TelegramChannel } from '../../../bot/channel/telegram.ts';
import { quick } from '../../fakes/telegram/channel.ts';
import { textOf } from '../../bot/channel/web/visitor.ts';
import type { House } from './house.ts';
import { shownOf, typedPractice, type PersonPlace, type Place, type Shown } from './place.ts';
import { labelFor } from './telegram.ts';

/** The package's types say `default.default`, its code says `default`. */
const TelegramServer = emulatorModule as unknown as typeof emulatorModule.default;
type Emulator = InstanceType<typeof TelegramServer>;
type Client = ReturnType<Emulator['getClient']>;

const TOKEN = '123456789:EMULATOR-token_0123456789';
/** Longest message, UTF-16 units. Bot API documentation, sendMessage. */
const LIMIT = 4_096;

/** Telegram on an emulator that others wrote: a cross-check of our double. It knows texts, commands and presses. */
export async function openEmulator(house: House): Promise<Place> {
  const emulator = new TelegramServer({ port: await freePort(), host: '127.0.0.1' });
  await emulator.start();
  let channel: TelegramChannel;
  const start = async () => {
    const { apiURL } = emulator.config;
    channel = createTelegramChannel({ ...house.chat(), token: TOKEN, apiRoot: apiURL, pace: quick });
    await channel.start();
  };
  await start();
  let people = 0;
  return {
    channel: () => channel,
    person: () => {
      const id = 2_000 + (people += 1);
      const client = emulator.getClient(TOKEN, { userId: id, chatId: id, timeout: 10_000 });
      return Promise.resolve(personAt(house, emulator, client, id));
    },
    limit: LIMIT,
    refused: () => [],
    secrets: [TOKEN.split(':')[1] ?? TOKEN],
    start,
    close: async () => void (await emulator.stop()),
  };
}

/** The emulator reports the port it was given, so port 0 would not do. */
async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

function readHtml(htmls: readonly string[]): Shown {
  const quotes = htmls.flatMap((html) =>
    [...html.matchAll(/<blockquote[^>]*>([^]*?)<\/blockquote>/g)].map((match) => textOf(match[1] ?? '')),
  );
  return shownOf(
    htmls.map((html) => textOf(html)),
    quotes,
  );
}

function personAt(house: House, emulator: Emulator, client: Client, id: number): PersonPlace {
  const sent = () =>
    emulator.storage.botMessages.filter(({ message }) => String(message.chat_id) === String(id));
  let read = 0;
  /** Acts, waits until nothing is on its way, and reads what came. */
  const act = async (acts: readonly (() => Promise<unknown>)[]): Promise<Shown> => {
    const before = sent().length;
    const updates: string[] = [];
    for (const one of acts) {
      await one();
      updates.push(String(emulator.storage.userMessages.at(-1)?.updateId));
    }
    await house.quiet('telegram', updates);
    read = sent().length;
    return since(before);
  };
  const since = (before: number): Shown =>
    readHtml(
      sent()
        .slice(before)
        .map(({ message }) => String(message.text)),
    );
  const write = (text: string) => () =>
    text.startsWith('/')
      ? client.sendCommand(client.makeCommand(text))
      : client.sendMessage(client.makeMessage(text));
  const say = (text: string) => act([write(text)]);
  return {
    say,
    sayAll: (texts) => act(texts.map(write)),
    greet: () => say('/start'),
    help: () => say('/help'),
    about: () => say('/about'),
    forget: () => say('/quen'),
    enterCode: (code) => say(`/quyen ${code}`),
    role: () => say('/vaitro'),
    signInCode: () => say('/dangnhap'),
    wait: () => {
      const before = read;
      return act([]).then(() => since(before));
    },
    questions: () => say('/hoidap'),
    reply: (number, text) => say(`/traloi ${number} ${text}`),
    changes: () => say('/thaydoi'),
    practice: typedPractice(say),
    choose: (choice) => {
      const buttonOn = ({ message }: ReturnType<typeof sent>[number]) => {
        const buttons = buttonsOf(message);
        const labels = buttons.map((button) => button.text);
        const label = labelFor(choice, textOf(String(message.text)), labels);
        return buttons.find((button) => button.text === label);
      };
      const under = sent().findLast((one) => buttonOn(one) !== undefined);
      const data = under && buttonOn(under)?.callback_data;
      if (under === undefined || data === undefined) throw new Error(`no button for ${choice.kind}`);
      const { reply_markup, text } = under.message;
      const chat = { id, type: 'private' as const, first_name: 'Lan' };
      const message = { message_id: under.messageId, chat, reply_markup, text };
      return act([() => client.sendCallback(client.makeCallbackQuery(data, { message } as never))]);
    },
  };
}

interface Button {
  readonly text: string;
  readonly callback_data?: string;
}
const buttonsOf = (message: { readonly reply_markup?: unknown }): readonly Button[] => {
  const markup = message.reply_markup as
    { readonly inline_keyboard?: readonly (readonly Button[])[] } | undefined;
  return markup?.inline_keyboard?.flat() ?? [];
};
