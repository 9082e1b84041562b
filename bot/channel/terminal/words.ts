import { replacements } from '../capabilities.ts';
import { commandLines } from './commands.ts';

/** The Vietnamese sentences of the terminal. */
export const words = {
  prompt: '❯ ',
  pick: 'Gõ số để chọn.',
  ready: 'Hỏi ngay tại đây: gõ câu hỏi rồi nhấn Enter; /help để xem hướng dẫn, /thoat để dừng.',
  noList: 'Ở đây không có danh sách nào để chọn bằng số. Bạn hãy gõ câu hỏi.',
  noNumber: (most: number) => `Danh sách chỉ có số từ 1 đến ${String(most)}. Bạn chọn lại, hoặc gõ câu hỏi.`,
  nothingYet: 'Chưa có câu trả lời nào. Bạn hãy đặt câu hỏi trước.',
  noSource: 'Câu trả lời vừa rồi không trích văn bản nào.',
  fewerSources: 'Câu trả lời vừa rồi không có nguồn mang số này. Gõ /nguon để xem tất cả.',
  noDocuments: 'Hiện chưa có văn bản nào.',
  howToRead:
    'Gõ /vanban cùng số hiệu để đọc, ví dụ: /vanban 30-CT/TU mục 3. Phím Tab điền tiếp số hiệu và điều khoản.',
  noSuchDocument: 'Kho không có văn bản này. Gõ /vanban để xem danh sách.',
  noPlace: (number: string, place: string) =>
    `${number} không có “${place}”. Gõ /vanban ${number} để đọc toàn văn.`,
  noAddress: 'Chưa đặt địa chỉ trang web (biến PUBLIC_URL), nên không có liên kết để mở.',
  more: (left: number) => `… còn ${String(left)} dòng: nhấn Enter để xem tiếp, hoặc gõ câu khác.`,
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
  ...commandLines,
  ...replacements('terminal'),
  'Phím Tab điền tiếp lệnh, số hiệu văn bản và điều khoản; phím ↑ lấy lại câu đã gõ.',
].join('\n');
