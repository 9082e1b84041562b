import type { PracticeDesk } from '../quiz-practice.ts';
import { isCommand } from './commands.ts';
import { practisingOf, type Known } from './known.ts';
import { answersQuiz, type Quizzing } from './quizzing.ts';

/**
 * What is said to a message that its person has mended and that is a command or an answer; null for a question. The words
 * before may have taken effect, and by now another item is open: what was meant for the one would be counted for the other.
 */
export async function refuseMended(
  needs: Quizzing & { readonly practice?: PracticeDesk },
  known: Known,
): Promise<string | null> {
  const { text } = known.message;
  if (isCommand(text)) return MENDED_COMMAND;
  const answers =
    (await answersQuiz(needs, known)) || (await needs.practice?.answers(practisingOf(known), text)) === true;
  return answers ? MENDED_ANSWER : null;
}

const MENDED_COMMAND = 'Lệnh trong tin nhắn đã sửa không được đọc lại: bạn gửi lệnh thành tin nhắn mới.';
const MENDED_ANSWER =
  'Tin nhắn đã sửa không được tính là câu trả lời: muốn trả lời câu đang hỏi, bạn gửi thành tin nhắn mới.';
