import { MAX_REMEMBERED_CHATS } from '../chat/limits.ts';
import { MAX_MESSAGE_LENGTH } from './limits.ts';
import type { ReadLetter } from './letter.ts';

/** What is written to the chat itself where a topic takes nothing more. */
export interface Topics {
  /** The letter for the chat, in one message or two, with a line that says why it comes there. */
  elsewhere(letter: ReadLetter, fault: 'closed' | 'gone'): readonly ReadLetter[];
}

export function createTopics(): Topics {
  /** Topics whose letters come elsewhere, and that was said: parts of one reply need not say it each, nor do notices. */
  const said = new Set<string>();
  return {
    elsewhere: ({ thread, replyTo, ...letter }, fault) => {
      const topic = `${letter.chat} ${String(thread)}`;
      if ((letter.follows === true || letter.unasked === true) && said.has(topic)) return [letter];
      if (said.size >= MAX_REMEMBERED_CHATS) said.clear();
      said.add(topic);
      if (letter.unasked === true) return withLine(letter, noticeLine(fault));
      return withLine(letter, lineOf(letter.chat, thread, fault === 'closed' ? replyTo : undefined, fault));
    },
  };
}

interface Line {
  readonly html: string;
  readonly plain: string;
}

/** One message where the line fits in; the letter was cut to the length of a message without it. */
function withLine(letter: ReadLetter, { html, plain }: Line): readonly ReadLetter[] {
  const joined = `${plain}\n\n${letter.plain}`;
  if (joined.length <= MAX_MESSAGE_LENGTH)
    return [{ ...letter, html: `${html}\n\n${letter.html}`, plain: joined }];
  return [{ chat: letter.chat, html, plain }, letter];
}

/** Over a notice: whoever is to stop it must know why it comes here. */
function noticeLine(fault: 'closed' | 'gone'): Line {
  const plain =
    fault === 'closed'
      ? 'Chủ đề nhận tin này đã đóng, nên tôi gửi tin ở đây:'
      : 'Chủ đề nhận tin này không còn nữa, nên từ nay tôi gửi tin ở đây:';
  return { plain, html: plain };
}

function lineOf(
  chat: number,
  thread: number | undefined,
  asked: number | undefined,
  fault: 'closed' | 'gone',
): Line {
  const state = fault === 'closed' ? 'đã đóng' : 'không còn nữa';
  const say = (question: string) => `Chủ đề của ${question} ${state}, nên tôi trả lời ở đây:`;
  const link = thread === undefined || asked === undefined ? null : messageLink(chat, thread, asked);
  const plain = say('câu hỏi');
  return { plain, html: link === null ? plain : say(`<a href="${link}">câu hỏi</a>`) };
}

/** Opens a message of a topic, for members of the group; null outside supergroups. Ids of these begin with -100. */
function messageLink(chat: number, thread: number, message: number): string | null {
  const [, id] = /^-100(\d+)$/.exec(String(chat)) ?? [];
  return id === undefined ? null : `https://t.me/c/${id}/${thread}/${message}`;
}
