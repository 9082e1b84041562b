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
