import { fold } from '../../knowledge/vietnamese.ts';
import { dayInVietNam } from '../day.ts';
import type { Passed } from '../escalated.ts';
import type { Turn } from '../store.ts';
import { MOST_A_DAY, MOST_WAITING } from './limits.ts';
import type { EscalationNeeds, Place } from './types.ts';

/** Takes a question on its way to people; the sentence that says what became of it. */
export async function passOn(needs: EscalationNeeds, place: Place, answer: string | null): Promise<string> {
  const turn = await turnOf(needs, place, answer);
  if (turn === null) return answer === null ? NOTHING_ASKED : UNKNOWN_ANSWER;
  const { outcome } = turn.answer;
  if (outcome === 'small_talk' || outcome === 'refused') return NO_QUESTION;
  const at = needs.now();
  const most = { ofPerson: MOST_A_DAY, since: midnight(at), waiting: MOST_WAITING };
  const taken = await needs.store.escalate(passedOf(needs, place, turn, at.toISOString()), most);
  switch (taken.kind) {
    case 'taken':
      needs.log.info({ channel: place.channel, outcome }, 'a question was passed to people');
      return `Đã chuyển câu hỏi của bạn tới người phụ trách, số ${String(taken.number)}. ${whereTold(needs, place)} Người trả lời chỉ thấy câu hỏi, không thấy bạn là ai.`;
    case 'known':
      return sayKnown(needs, taken.number);
    case 'person_full':
      return `Hôm nay bạn đã chuyển ${String(MOST_A_DAY)} câu hỏi tới người phụ trách, là mức tối đa một ngày. Mời bạn chuyển tiếp vào ngày mai.`;
    case 'full':
      return 'Đang có quá nhiều câu hỏi chờ người phụ trách nên chưa nhận thêm được. Mời bạn thử lại sau vài ngày.';
  }
}

const NOTHING_ASKED =
  'Ở đây chưa có câu hỏi nào của bạn để chuyển. Bạn hãy gõ câu hỏi trước, rồi gõ /chuyen.';
const UNKNOWN_ANSWER = 'Câu trả lời này không còn được lưu. Bạn vui lòng hỏi lại, rồi gõ /chuyen.';
const NO_QUESTION = 'Tin vừa rồi không phải câu hỏi về quy định nên không chuyển tới người phụ trách được.';

async function sayKnown({ store }: EscalationNeeds, number: number): Promise<string> {
  const answered = (await store.escalated(number))?.answer !== null;
  return answered
    ? `Câu hỏi này đã được người phụ trách trả lời (số ${String(number)}).`
    : `Câu hỏi này đã được chuyển rồi, số ${String(number)}, đang chờ trả lời.`;
}

const whereTold = ({ writers }: EscalationNeeds, { channel }: Place): string =>
  writers[channel] === undefined
    ? 'Trả lời sẽ hiện ở đây khi bạn quay lại.'
    : 'Khi có trả lời, tôi gửi vào cuộc trò chuyện này.';

/** An answer of this chat, or the person's last one here. */
async function turnOf({ store }: EscalationNeeds, place: Place, answer: string | null): Promise<Turn | null> {
  if (answer === null) {
    const [last] = await store.lastTurns({ chat: place.chat, person: place.person, since: '', limit: 1 });
    return last ?? null;
  }
  const turn = await store.turn(answer);
  return turn?.chat === place.chat ? turn : null;
}

function passedOf({ writers }: EscalationNeeds, place: Place, turn: Turn, at: string): Passed {
  const { channel, chat, person, address } = place;
  const { question, answer } = turn;
  const { understood, outcome } = answer;
  return {
    turn: turn.id,
    chat,
    person,
    channel,
    address: writers[channel] === undefined ? null : address,
    question,
    understood,
    outcome,
    same: wordsOf(understood ?? question),
    at,
  };
}

/** Letters and digits alone: "Mức phạt?" and "muc phat" are the same question. */
const wordsOf = (question: string): string =>
  fold(question.normalize('NFC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Viet Nam has no summer time. */
const midnight = (now: Date): string => new Date(`${dayInVietNam(now)}T00:00:00+07:00`).toISOString();
