import type { Channel } from '../../bot/channel.ts';
import type { ChatParts } from '../../bot/channel/plain/options.ts';
import { createTalk, type Talk } from '../../bot/channel/plain/talk.ts';
import type { Sent } from '../../bot/delivery.ts';
import type { TextPlace } from './text-place.ts';

/** The platform's limit where this process is the platform: that of Zalo, whose name it bears. */
const LIMIT = 2_000;

interface Chat {
  readonly id: string;
  readonly seen: string[];
}

type Heard = Parameters<Talk['hear']>[0];

/** A channel without a network: what people write is handed over here, what they are sent is kept here. */
export async function openFakeChannel(parts: ChatParts): Promise<TextPlace> {
  const chats = new Map<string, string[]>();
  const heard = new Map<string, Heard>();
  const refused: string[] = [];
  /** What was written while nothing ran. */
  const waiting: Heard[] = [];
  let hearing: Talk | null = null;
  let channel: Channel;

  const send = (chat: string, text: string): Promise<Sent> => {
    const seen = chats.get(chat);
    if (seen === undefined || text === '' || text.length > LIMIT) {
      refused.push(`${chat}: ${text.length} units`);
      return Promise.resolve({ kind: 'refused', reason: 'the fake does not take it' });
    }
    seen.push(text);
    return Promise.resolve({ kind: 'accepted' });
  };
  function make(given: ChatParts): Channel {
    const own = { channel: 'zalo_bot', limit: LIMIT, groups: true, typing: null, typingAfter: 1 } as const;
    const talk = createTalk({ ...given, ...own, send });
    return {
      name: 'zalo_bot',
      announcer: talk.announcer,
      start: async () => {
        await talk.start();
        hearing = talk;
        waiting.splice(0).forEach(deliver);
        return 'Kênh thử';
      },
      stop: () => {
        hearing = null;
        return talk.stop();
      },
    };
  }
  async function start(given: ChatParts): Promise<void> {
    channel = make(given);
    await channel.start();
  }
  function deliver(one: Heard): void {
    if (hearing === null) waiting.push(one);
    else void hearing.hear(one);
  }
  function hear(one: Omit<Heard, 'message'>): string {
    const message = `message-${heard.size + 1}`;
    const whole = { ...one, message };
    heard.set(message, whole);
    deliver(whole);
    return message;
  }
  function addChat(): Chat {
    const id = `chat-${chats.size + 1}`;
    const seen: string[] = [];
    chats.set(id, seen);
    return { id, seen };
  }
  await start(parts);
  return {
    channel: () => channel,
    start,
    newcomer: () => {
      const { id, seen } = addChat();
      const from = { chat: id, person: id, group: false };
      return {
        id,
        say: (text) => hear({ ...from, content: { kind: 'text', text } }),
        sendPicture: (caption) => hear({ ...from, content: { kind: 'picture', caption } }),
        sendSticker: () => hear({ ...from, content: { kind: 'unreadable' } }),
        seen: () => [...seen],
      };
    },
    group: () => {
      const { id, seen } = addChat();
      const from = (member: 'lan' | 'minh') => ({
        ...{ chat: id, person: member, group: true },
        name: member === 'lan' ? 'Lan' : 'Minh',
      });
      return {
        id: (member) => member,
        say: (member, text, named) =>
          named ? hear({ ...from(member), content: { kind: 'text', text } }) : null,
        seen: () => [...seen],
      };
    },
    repeat: (message) => {
      const one = heard.get(message);
      if (one !== undefined) deliver(one);
    },
    refused: () => refused,
    secrets: [],
    close: () => Promise.resolve(),
  };
}
