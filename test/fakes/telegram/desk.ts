import type { AnswerOf, Desk, Message, Vote } from '../../../bot/channel.ts';
import type { Answer } from '../../../bot/contract.ts';

/** A desk that answers what it is given, remembers answers by chat, and knows duplicates: the contract of `Desk`, without search. */
export interface FakeDesk extends Desk {
  readonly asked: Message[];
  readonly votes: Vote[];
  answerOf: (asked: AnswerOf) => Promise<Answer | null>;
  /** Runs before each answer; may wait or throw. */
  before: (message: Message) => Promise<void>;
}

export function createFakeDesk(answers: Readonly<Record<string, Answer>>, otherwise: Answer): FakeDesk {
  const known = new Map<string, { chat: string; answer: Answer }>();
  const updates = new Set<string>();
  const chats = new Set<string>();
  const desk: FakeDesk = {
    asked: [],
    votes: [],
    before: () => Promise.resolve(),
    ask: async (message) => {
      if (message.update !== null && updates.has(message.update)) return { kind: 'duplicate' };
      updates.add(message.update ?? '');
      desk.asked.push(message);
      await desk.before(message);
      if (message.text.startsWith('/')) return { kind: 'notice', text: `Đã nhận lệnh ${message.text}` };
      // As long as the real ids: 128 random bits in base64url.
      const id = `fake-answer-${String(known.size + 1).padStart(10, '0')}`;
      const answer = answers[message.text] ?? otherwise;
      known.set(id, { chat: message.chat, answer });
      const firstContact = !chats.has(message.chat);
      chats.add(message.chat);
      return { kind: 'answer', id, answer, firstContact };
    },
    vote: (vote) => {
      if (known.get(vote.answer)?.chat !== vote.chat) return Promise.resolve(false);
      desk.votes.push(vote);
      return Promise.resolve(true);
    },
    answerOf: ({ chat, answer }) => {
      const turn = known.get(answer);
      return Promise.resolve(turn?.chat === chat ? turn.answer : null);
    },
  };
  return desk;
}
