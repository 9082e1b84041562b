import type { AnswerOf, ChatMove, Desk, Message, Reply, Told, Vote } from '../../../bot/channel.ts';
import type { Answer } from '../../../bot/contract.ts';
import type { Store } from '../../../bot/store.ts';
import { createMemoryStore } from '../memory-store.ts';

/** A desk that answers what it is given, remembers answers by chat, and knows duplicates: the contract of `Desk`, without search. */
export interface FakeDesk extends Desk {
  /** Where its letters are written. */
  readonly store: Store;
  readonly asked: Message[];
  readonly votes: Vote[];
  readonly moves: ChatMove[];
  /** What was only looked up. */
  readonly glanced: string[];
  answerOf: (asked: AnswerOf) => Promise<Answer | null>;
  /** Runs before each answer; may wait or throw. */
  before: (message: Message) => Promise<void>;
}

const AT = '2026-11-23T01:00:00.000Z';

export function createFakeDesk(answers: Readonly<Record<string, Answer>>, otherwise: Answer): FakeDesk {
  const known = new Map<string, { chat: string; answer: Answer }>();
  const updates = new Set<string>();
  const chats = new Set<string>();
  const store = createMemoryStore();
  const tell = async ({ channel, update, compose }: Message, told: Told): Promise<Reply> => {
    await store.post({ channel, update, letters: compose?.(told) ?? [], at: AT });
    return told;
  };
  const desk: FakeDesk = {
    store,
    asked: [],
    votes: [],
    moves: [],
    move: async (move) => {
      desk.moves.push(move);
      for (const [id, turn] of known) if (turn.chat === move.from) known.set(id, { ...turn, chat: move.to });
      if (chats.delete(move.from)) chats.add(move.to);
    },
    glanced: [],
    glance: ({ text }) => {
      desk.glanced.push(text);
      return Promise.resolve(answers[text] ?? otherwise);
    },
    before: () => Promise.resolve(),
    ask: async (message) => {
      if (message.update !== null && updates.has(message.update)) return { kind: 'duplicate' };
      updates.add(message.update ?? '');
      desk.asked.push(message);
      await desk.before(message);
      if (message.text.startsWith('/'))
        return tell(message, { kind: 'notice', text: `Đã nhận lệnh ${message.text}` });
      // As long as the real ids: 128 random bits in base64url.
      const id = `fake-answer-${String(known.size + 1).padStart(10, '0')}`;
      const answer = answers[message.text] ?? otherwise;
      known.set(id, { chat: message.chat, answer });
      const firstContact = !chats.has(message.chat);
      chats.add(message.chat);
      return tell(message, { kind: 'answer', id, answer, firstContact });
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
