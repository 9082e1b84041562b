import type { ChannelName } from '../channel.ts';
import type { Outcome } from '../contract.ts';
import type { Reached } from '../escalated.ts';
import { sayTime } from '../hours.ts';
import { SHORT_QUESTION } from './limits.ts';
import type { Shown } from './types.ts';

/** What is said of questions that went to people, in Vietnamese. */

/** What stands on the button, and on the list where there are no buttons. */
export const ASK_A_PERSON = 'Hỏi người phụ trách';

/** Said with every reply of a person. */
export const NOT_THE_RULE =
  'Đây là lời của người phụ trách, không phải nguyên văn quy định; khi áp dụng, xin căn cứ văn bản.';
export const QUOTED_BY_MACHINE = 'Nguyên văn do máy trích từ kho văn bản:';

/** Outcomes under which the way to a person is offered at once; after 👎 under every answer. */
export const offersPerson = (outcome: Outcome): boolean =>
  outcome === 'not_in_corpus' || outcome === 'cited_not_held';

export const channelNames: Readonly<Record<ChannelName, string>> = {
  terminal: 'cửa sổ dòng lệnh',
  web: 'trang web',
  telegram: 'Telegram',
  zalo_bot: 'Zalo Bot',
  zalo_oa: 'Zalo OA',
};

export const outcomeNames: Readonly<Record<Outcome, string>> = {
  answered: 'máy đã trả lời, người hỏi chưa yên tâm',
  not_in_corpus: 'máy không tìm thấy quy định',
  cited_not_held: 'văn bản được dẫn chưa có toàn văn',
  clarify: 'máy hỏi lại cho rõ',
  small_talk: 'lời chào hỏi',
  refused: 'máy từ chối',
};

export const reachedNames: Readonly<Record<Reached, string>> = {
  sending: 'đang gửi',
  sent: 'đã tới người hỏi',
  kept: 'người hỏi sẽ thấy khi mở lại trang',
  held: 'giữ đến sáng mới gửi, hoặc gửi ngay khi người hỏi nhắn tiếp',
  given_up:
    'chưa gửi được (nền tảng không cho gửi, ví dụ quá hạn nhắn của Zalo OA); sẽ gửi lại khi người hỏi nhắn tiếp',
  blocked: 'chưa gửi được: người hỏi đã chặn bot hoặc đã đưa bot ra khỏi nhóm; sẽ gửi lại khi họ nhắn tiếp',
};

export function shortened(question: string): string {
  const line = question.replace(/\s+/gu, ' ').trim();
  const letters = [...line];
  return letters.length <= SHORT_QUESTION ? line : `${letters.slice(0, SHORT_QUESTION).join('')}…`;
}

export const ONLY_THOSE_WHO_REPLY = 'Chỉ người phụ trách mới xem và trả lời được các câu hỏi này.';
export const gone = (number: number): string =>
  `Không có câu hỏi số ${String(number)}: chưa từng có, đã bị người hỏi xóa, hoặc đã quá hạn lưu.`;

/** The waiting questions as one message. */
export function listText(questions: readonly Shown[], count: number): string {
  if (count === 0) return 'Không có câu hỏi nào chờ trả lời.';
  const lines = questions.map((one) => `${head(one)}\n${shortened(one.question)}`);
  const more = count - questions.length;
  return [
    `Có ${String(count)} câu hỏi chờ trả lời${more > 0 ? `; ${String(questions.length)} câu cũ nhất:` : ':'}`,
    ...lines,
    'Xem đủ một câu: /hoidap rồi đến số. Trả lời: /traloi rồi đến số và lời trả lời.',
  ].join('\n\n');
}

const head = ({ number, at, channel }: Shown): string =>
  `Số ${String(number)} – ${sayTime(at)}, ${channelNames[channel]}`;

/** One question whole. */
export function questionText(shown: Shown): string {
  const { question, understood, outcome, answer, reached, number } = shown;
  const asked = [
    head(shown),
    question,
    ...(understood === null ? [] : [`Máy hiểu là: ${understood}`]),
    `Kết quả: ${outcomeNames[outcome]}.`,
  ];
  if (answer === null || reached === null)
    return [
      ...asked,
      `Trả lời: /traloi ${String(number)} rồi đến lời trả lời. Muốn trích nguyên văn thì nêu nơi trích, ví dụ: mục 3 Chỉ thị 30-CT/TU.`,
    ].join('\n\n');
  const quoted = answer.quotes.map(({ locator, document }) => `${locator} ${document}`).join('; ');
  return [
    ...asked,
    `Đã trả lời lúc ${sayTime(answer.at)} (${reachedNames[reached]}):`,
    answer.text,
    ...(quoted === '' ? [] : [`Kèm nguyên văn: ${quoted}`]),
  ]
    .filter((line) => line !== '')
    .join('\n\n');
}

export const waitingNotice = (count: number): string =>
  `Có ${String(count)} câu hỏi chờ người phụ trách trả lời. Gõ /hoidap để xem.`;

/** What is told of replies that did not reach who asked. */
export function returnedNotice(returned: readonly { number: number; reached: Reached }[]): string {
  return returned
    .map(({ number, reached }) => `Trả lời câu hỏi số ${String(number)}: ${reachedNames[reached]}.`)
    .join('\n');
}
