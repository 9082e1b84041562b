import { MAX_QUESTION_LENGTH } from '../contract.ts';

/** What is said of a question that is longer than is taken. */
export const tooLong = (text: string) =>
  `Câu hỏi dài ${text.length} ký tự, nhiều nhất là ${MAX_QUESTION_LENGTH}; hãy rút gọn.`;
