import { questionTooLong } from '../../contract.ts';

/** What every chat channel says in the same words, in Vietnamese. */
export const chatWords = {
  onlyText: 'Tôi chỉ đọc được tin nhắn chữ. Bạn vui lòng gõ câu hỏi giúp tôi.',
  picture: 'Tôi chưa xem được ảnh, nên chỉ trả lời theo chữ viết kèm ảnh.',
  tooLong: questionTooLong,
  tooFast: 'Bạn gửi nhanh quá nên tôi bỏ qua các tin vừa rồi. Vui lòng chờ trả lời rồi gửi tiếp.',
  failed: 'Xin lỗi, hệ thống đang trục trặc nên chưa trả lời được. Bạn vui lòng hỏi lại sau ít phút.',
  emptyAsk: 'Bạn gõ câu hỏi ngay sau lệnh, ví dụ: /hoi Buổi trưa ngày làm việc có được uống rượu, bia không?',
  unknownAnswer: 'Câu trả lời này không còn được lưu. Bạn vui lòng hỏi lại.',
  goneText: 'Văn bản này không còn trong thư viện. Bạn vui lòng hỏi lại.',
  thanks: 'Cảm ơn bạn đã đánh giá.',
  thanksBad: 'Cảm ơn bạn. Chúng tôi sẽ xem lại câu trả lời này. Muốn hỏi người phụ trách, gõ /chuyen.',
  noSecrets:
    'Xin đừng gửi bí mật nhà nước, tài liệu nội bộ hay thông tin cá nhân (số căn cước, số điện thoại, số tài khoản).',
} as const;
