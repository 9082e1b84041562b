import { chatWords } from '../chat/words.ts';

/** What the channel itself says, in Vietnamese. */

export const words = {
  ...chatWords,
  edited:
    'Tôi chỉ đọc lại tin nhắn đã sửa trong vòng một phút sau khi gửi. Bạn vui lòng gửi câu hỏi thành tin nhắn mới.',
  editedCommand:
    'Lệnh trong tin nhắn đã sửa thì tôi không đọc lại. Bạn vui lòng gửi lệnh thành tin nhắn mới.',
  corrected: 'Trả lời cho câu hỏi bạn vừa sửa:',
  privateOnly:
    'Lệnh này chỉ dùng trong trò chuyện riêng với tôi, vì có mã bí mật hoặc câu hỏi của người khác.',
  oldButton: 'Nút này đã cũ. Bạn vui lòng gõ lại câu hỏi.',
  fullText: 'Xem toàn văn',
  onTheWeb: 'Xem trên trang web',
  share: 'Chia sẻ',
  openHere: 'Mở trong Kỷ Cương',
  inlinePart: 'Trích một phần; bấm nút bên dưới để đọc đủ.',
  inlineNothing: 'Chưa thấy quy định – hỏi riêng tôi',
  unknownLink: 'Liên kết bạn vừa mở không dẫn tới đâu: có thể đã bị chép thiếu.',
  goneLink: 'Điều khoản mà liên kết dẫn tới không còn trong thư viện.',
  fileRefused:
    'Chỉ quản trị viên được gửi tệp để nhập vào kho văn bản. Bạn muốn hỏi quy định thì gõ câu hỏi bằng chữ.',
  filePrivately: 'Tôi chỉ nhận tệp của quản trị viên trong trò chuyện riêng, không nhận trong nhóm.',
  fileLost: 'Tôi chưa tải được tệp này từ Telegram. Bạn vui lòng gửi lại.',
  fileGone: 'Tệp này không còn chờ nữa hoặc đang được phát hành.',
  fileDiscarded: 'Đã bỏ tệp; kho văn bản không đổi.',
  publishing: 'Đang phát hành…',
  published: 'Đã nhận',
} as const;
