import type { Question } from './answer.ts';
import type { Answer } from './contract.ts';
import { maskPersonalNumbers, type MaskedText } from './privacy.ts';

/** Personal numbers are masked before anything reads a question, a service outside above all, and the answer says so. */

const NAMES: Readonly<Record<MaskedText['found'][number], string>> = {
  identity_card: 'số giấy tờ tùy thân',
  phone: 'số điện thoại',
  account: 'số tài khoản hoặc số thẻ',
  email: 'địa chỉ thư điện tử',
};

/** The answer with a line that says what was masked; the answer itself where nothing was. */
export function tellMasked(answer: Answer, found: MaskedText['found']): Answer {
  if (found.length === 0) return answer;
  const line = `Tôi đã che ${found.map((kind) => NAMES[kind]).join(', ')} trong câu hỏi và không lưu lại. Xin bạn không gửi thông tin cá nhân.`;
  return {
    ...answer,
    note: [answer.note, line].filter((part) => part !== '').join(' '),
    text: `${answer.text}\n\n${line}`,
  };
}

/** Answers that nothing is remembered of, with the earlier questions that whoever asks names. */
export function answerMasked(
  answer: (question: Question) => Promise<Answer>,
): (question: Question) => Promise<Answer> {
  return async ({ text, turns, ...rest }) => {
    const { text: masked, found } = maskPersonalNumbers(text);
    const earlier = turns.map((turn) => maskPersonalNumbers(turn).text);
    return tellMasked(await answer({ ...rest, text: masked, turns: earlier }), found);
  };
}
