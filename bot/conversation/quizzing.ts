import type { Quiz, QuizCommand, Speaker } from '../quiz.ts';
import { isGroup, type Known } from './known.ts';

/** What the desk needs of rounds. */
export type DeskQuiz = Pick<Quiz, 'command' | 'heard' | 'answers' | 'chatMoved' | 'forget' | 'openWith'>;

/** Rounds of the quiz, as a chat uses them. */
export interface Quizzing {
  readonly quiz?: DeskQuiz;
}

const speakerOf = ({ message, chat, person }: Known): Speaker => ({
  channel: message.channel,
  chat: message.chat,
  chatKey: chat,
  person,
  group: isGroup(message),
  ...(message.name === undefined ? {} : { name: message.name }),
  ...(message.place === undefined ? {} : { place: message.place }),
});

/** What a command of the quiz answers; null where there is no quiz. */
export const quizCommand = async (
  { quiz }: Quizzing,
  known: Known,
  name: QuizCommand,
  rest: string,
): Promise<string | null> => (await quiz?.command(name, speakerOf(known), rest)) ?? null;

/** Whether a text would be taken as an answer; nothing is taken. */
export const answersQuiz = async ({ quiz }: Quizzing, known: Known): Promise<boolean> =>
  (await quiz?.answers(speakerOf(known), known.message.text)) ?? false;

/** Where a text answers an open item, or what `/quiz` asked; null for every other text. */
export const answerQuiz = async ({ quiz }: Quizzing, known: Known): Promise<string | null> =>
  (await quiz?.heard(speakerOf(known), known.message.text)) ?? null;
