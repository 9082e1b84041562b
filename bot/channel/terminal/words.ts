import { replacements } from '../capabilities.ts';

/** The Vietnamese sentences of the terminal. */
export const words = {
  prompt: '❯ ',
  pick: 'Gõ số để chọn.',
  ready: 'Hỏi ngay tại đây: gõ câu hỏi rồi nhấn Enter; /help để xem hướng dẫn, /thoat để dừng.',
  nothingYet: 'Chưa có câu trả lời nào. Bạn hãy đặt câu hỏi trước.',
  noSource: 'Câu trả lời vừa rồi không trích văn bản nào.',
  thanks: 'Đã ghi nhận đánh giá. Cảm ơn bạn.',
  passOn: 'Muốn hỏi người phụ trách, gõ /chuyen.',
  noChanges: 'Ở đây không ghi lại thay đổi; hãy xem khi chạy npm start.',
  noVote: 'Chưa ghi được đánh giá: ở đây không lưu câu trả lời.',
  fault: 'Có lỗi khi trả lời câu này. Bạn hãy thử lại; nếu vẫn lỗi, hãy báo người quản trị.',
  firstContact:
    'Tôi trả lời bằng nguyên văn các quy định đang lưu. Xin không gửi bí mật nhà nước, tài liệu nội bộ hay dữ liệu cá nhân.',
} as const;

export const help = [
  'Gõ câu hỏi bằng lời thường, có dấu hay không dấu đều được. Có thể hỏi tiếp: “thế còn ngày trực?”, “mục nào vậy?”.',
  '/nguon  xem toàn văn đoạn vừa trích, phần được trích có gạch chân',
  '/tot, /chua  đánh giá câu trả lời vừa rồi',
  '/chuyen  chuyển câu vừa hỏi tới người phụ trách (khi chạy npm start)',
  '/about  văn bản đang có; /start  lời chào và vài câu gợi ý, gõ số để chọn',
  '/thaydoi  thay đổi của quy định kể từ lần chạy trước (khi chạy npm start)',
  '/quen  xóa những gì đã hỏi ở đây',
  '/quyen MÃ  nhận vai trò bằng mã được cấp (khi chạy npm start)',
  '/vaitro, /dangnhap  vai trò của tôi, mã đăng nhập trang web (khi chạy npm start)',
  ...replacements('terminal'),
  '/thoat  dừng',
].join('\n');
