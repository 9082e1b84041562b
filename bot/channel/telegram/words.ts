import type { Day } from '../../../knowledge/types.ts';
import type { Quote } from '../../contract.ts';
import { MAX_QUESTION_LENGTH } from '../../contract.ts';

/** What the channel itself says, in Vietnamese. */

export const words = {
  onlyText: 'Tôi chỉ đọc được tin nhắn chữ. Bạn vui lòng gõ câu hỏi giúp tôi.',
  edited: 'Tôi không đọc lại tin nhắn đã sửa. Bạn vui lòng gửi câu hỏi thành tin nhắn mới.',
  tooLong: `Câu hỏi dài quá ${MAX_QUESTION_LENGTH.toLocaleString('vi-VN')} ký tự. Bạn vui lòng hỏi ngắn lại, mỗi lần một việc.`,
  tooFast: 'Bạn gửi nhanh quá nên tôi bỏ qua các tin vừa rồi. Vui lòng chờ trả lời rồi gửi tiếp.',
  failed: 'Xin lỗi, hệ thống đang trục trặc nên chưa trả lời được. Bạn vui lòng hỏi lại sau ít phút.',
  emptyAsk: 'Bạn gõ câu hỏi ngay sau lệnh, ví dụ: /hoi Buổi trưa ngày làm việc có được uống rượu, bia không?',
  privateOnly: 'Lệnh này chỉ dùng trong trò chuyện riêng với tôi, vì có mã bí mật.',
  unknownAnswer: 'Câu trả lời này không còn được lưu. Bạn vui lòng hỏi lại.',
  oldButton: 'Nút này đã cũ. Bạn vui lòng gõ lại câu hỏi.',
  goneText: 'Văn bản này không còn trong thư viện. Bạn vui lòng hỏi lại.',
  thanks: 'Cảm ơn bạn đã đánh giá.',
  thanksBad: 'Cảm ơn bạn. Chúng tôi sẽ xem lại câu trả lời này.',
  noSecrets:
    'Xin đừng gửi bí mật nhà nước, tài liệu nội bộ hay thông tin cá nhân (số căn cước, số điện thoại, số tài khoản).',
  fullText: 'Xem toàn văn',
  fileRefused:
    'Chỉ quản trị viên được gửi tệp để nhập vào kho văn bản. Bạn muốn hỏi quy định thì gõ câu hỏi bằng chữ.',
  filePrivately: 'Tôi chỉ nhận tệp của quản trị viên trong trò chuyện riêng, không nhận trong nhóm.',
  fileLost: 'Tôi chưa tải được tệp này từ Telegram. Bạn vui lòng gửi lại.',
  fileGone: 'Tệp này không còn chờ nữa hoặc đang được phát hành.',
  fileDiscarded: 'Đã bỏ tệp; kho văn bản không đổi.',
  publishing: 'Đang phát hành…',
  published: 'Đã nhận',
} as const;

const statusLabels: Record<Quote['validity']['status'], string> = {
  in_force: 'Đang có hiệu lực',
  expired: 'Đã hết hiệu lực',
  not_yet: 'Chưa có hiệu lực',
  unknown: 'Chưa rõ hiệu lực',
};

/** `2023-11-29` as people here write it: `29/11/2023`. */
export const shortDay = (day: Day) => day.split('-').reverse().join('/');

/** `Đang có hiệu lực từ 29/11/2023`; days only where they are known. */
export function validityLine({ status, from, until }: Quote['validity']): string {
  const label = statusLabels[status];
  if (status === 'expired') return until === null ? label : `${label} từ ${shortDay(until)}`;
  if (status === 'unknown' || from === null) return label;
  if (status === 'not_yet') return `${label}, sẽ có hiệu lực từ ${shortDay(from)}`;
  const end = until === null ? '' : ` đến trước ${shortDay(until)}`;
  return `${label} từ ${shortDay(from)}${end}`;
}

/** `Chỉ thị số 30-CT/TU, ngày 29/11/2023`. */
export function documentLine(document: { kind: string; number: string; issuedOn: Day | null }): string {
  const name = document.kind === '' ? document.number : `${document.kind} số ${document.number}`;
  return document.issuedOn === null ? name : `${name}, ngày ${shortDay(document.issuedOn)}`;
}

/** First letter as at the head of a sentence: `Mục 3, đoạn 2`. */
export const headed = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
