import type { Answer } from '../contract.ts';
import type { MaskedText } from '../privacy.ts';

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
