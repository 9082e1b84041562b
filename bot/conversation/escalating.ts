import { fold } from '../../knowledge/vietnamese.ts';
import {
  gone,
  LIST_SIZE,
  listText,
  ONLY_THOSE_WHO_REPLY,
  questionText,
  type Escalation,
  type Place,
} from '../escalation.ts';
import { isGroup, type Known } from './known.ts';

/** Commands about questions that people reply to. */

interface Needs {
  readonly escalation?: Escalation;
}

const OFF = 'Ở đây chưa bật việc chuyển câu hỏi tới người phụ trách.';

export function placeOf({ message, chat, person }: Known): Place {
  const { channel, place = null } = message;
  const address = { chat: message.chat, place };
  return { channel, chat, person, address, alone: !isGroup(message) };
}

/** `/chuyen`: the person's last question here. With an answer's id, which buttons send: that one. */
export async function passOn({ escalation }: Needs, known: Known, rest: string): Promise<string> {
  if (escalation === undefined) return OFF;
  if (rest !== '' && !/^[\w-]{1,64}$/.test(rest)) return HOW_TO_PASS;
  return escalation.pass(placeOf(known), rest === '' ? null : rest);
}

const HOW_TO_PASS =
  'Bạn gõ câu hỏi trước. Nếu câu trả lời chưa giải quyết được việc của bạn, gõ /chuyen để chuyển câu hỏi đó tới người phụ trách.';

/** `/hoidap`: what waits; `/hoidap 12`: one of them whole. */
export async function showQuestions(needs: Needs, { person }: Known, rest: string): Promise<string> {
  const escalation = await allowed(needs, person, 'list of questions in a chat');
  if (typeof escalation === 'string') return escalation;
  if (rest === '') {
    const { questions, count } = await escalation.list(person, { answered: false, page: 1, size: LIST_SIZE });
    return listText(questions, count);
  }
  const number = numberOf(rest);
  if (number === null) return 'Bạn gõ /hoidap, hoặc /hoidap rồi đến số của câu hỏi, ví dụ: /hoidap 12';
  const found = await escalation.find(person, number);
  return found === null ? gone(number) : questionText(found);
}

/** `/traloi 12 …`; lines that begin with "Trích" name provisions to quote. */
export async function answerQuestion(needs: Needs, { person }: Known, rest: string): Promise<string> {
  const escalation = await allowed(needs, person, 'reply to a question in a chat');
  if (typeof escalation === 'string') return escalation;
  const [, digits = '', written = ''] = /^(\d{1,9})[.:)]?\s+(.+)$/su.exec(rest) ?? [];
  const number = numberOf(digits);
  if (number === null) return HOW_TO_ANSWER;
  const lines = written.split('\n');
  const text = lines.filter((line) => !TO_QUOTE.test(fold(line))).join('\n');
  const places = lines
    .filter((line) => TO_QUOTE.test(fold(line)))
    .map((line) => line.replace(/^\s*\S+\s*:?/u, ''));
  return (await escalation.answer(person, number, text, places.join('\n'))).text;
}

const TO_QUOTE = /^\s*tr[ií]ch\s*:?\s/iu;
const HOW_TO_ANSWER =
  'Bạn gõ /traloi, số của câu hỏi, rồi lời trả lời, ví dụ: /traloi 12 Chưa có quy định về việc này. Muốn trích nguyên văn thì thêm một dòng: Trích: 30-CT/TU mục 3';

const numberOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);

/** The service, or the sentence for those who may not reply. */
async function allowed({ escalation }: Needs, person: string, what: string): Promise<Escalation | string> {
  if (escalation === undefined) return OFF;
  if (await escalation.mayAnswer(person)) return escalation;
  await escalation.refuse(person, what);
  return ONLY_THOSE_WHO_REPLY;
}
