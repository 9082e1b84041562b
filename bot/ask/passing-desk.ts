import { fold } from '../../knowledge/vietnamese.ts';
import type { Day } from '../../knowledge/types.ts';
import type { Question } from '../answer.ts';
import type { Desk } from '../channel.ts';
import { MAX_QUESTION_LENGTH, MAX_TURNS, questionTooLong, type Answer } from '../contract.ts';

/** A desk for one sitting of one person: remembers the last questions for follow-ups and writes nothing down. */
export function createPassingDesk(answer: (question: Question) => Promise<Answer>, today: () => Day): Desk {
  let turns: readonly string[] = [];
  let asked = 0;
  return {
    ask: async ({ text, on }) => {
      if (isForget(text)) turns = [];
      const refusal = refusalOf(text);
      if (refusal !== null) return { kind: 'notice', text: refusal };
      const reply = await answer({ text, turns, on: on ?? today() });
      turns = [...turns, text].slice(-MAX_TURNS);
      asked += 1;
      return { kind: 'answer', id: String(asked), answer: reply, firstContact: asked === 1 };
    },
    vote: () => Promise.resolve(false),
  };
}

/** Why a line is not asked; null where it is. */
function refusalOf(text: string): string | null {
  if (isForget(text)) return 'Đã quên các câu hỏi trước.';
  const name = nameOf(text);
  if (ONLY_IN_CHATS.has(name))
    return `${name} chỉ có trên Telegram và Zalo: cửa sổ này không tự gửi tin. Thay đổi của quy định: gõ /thaydoi khi chạy npm start.`;
  if (ONLY_UNDER_START.has(name))
    return `${name} chỉ có khi chạy npm start, hoặc trên trang web, Telegram, Zalo: ở đây không lưu câu trả lời, vai trò hay kết quả.`;
  if (text.startsWith('/')) return 'Ở đây không có lệnh này. Gõ /help để xem các lệnh.';
  if (text.length > MAX_QUESTION_LENGTH) return questionTooLong(text.length);
  return null;
}

/** `/Chuyển` is `/chuyen`; empty where the line is no command. */
const nameOf = (text: string): string =>
  fold(/^\/\S+/u.exec(text.normalize('NFC').trim())?.[0] ?? '')
    .toLowerCase()
    .replace(/[-_]/gu, '');

/** A window may be closed by the time there is something to tell. */
const ONLY_IN_CHATS: ReadonlySet<string> = new Set(['/theodoi', '/botheodoi', '/moingay']);

/** They need a store: who asked what, who may do what, what was answered. */
const ONLY_UNDER_START: ReadonlySet<string> = new Set([
  '/chuyen',
  '/hoinguoi',
  '/hoidap',
  '/traloi',
  '/luyen',
  '/ketqua',
  '/quiz',
  '/batdau',
  '/tamdung',
  '/tieptuc',
  '/ketthuc',
  '/xephang',
  '/doi',
  '/donvi',
  '/quyen',
  '/vaitro',
  '/dangnhap',
  '/moi',
]);

const isForget = (text: string) => /^\/qu[êe]n$/iu.test(text.normalize('NFC'));
