/** Commander speaks English; people here read Vietnamese. */

const titles: Readonly<Record<string, string>> = {
  'Usage:': 'Cách dùng:',
  'Arguments:': 'Đối số:',
  'Options:': 'Tùy chọn:',
  'Commands:': 'Lệnh:',
};

export const titleInVietnamese = (title: string): string => titles[title] ?? title;

/** What commander says of a misuse, by how it begins; `$1` is the word at fault. */
const misuses: readonly (readonly [RegExp, string])[] = [
  [
    /^error: unknown option '(.+?)'/,
    'Không có tùy chọn $1. Nếu đó là câu hỏi, hãy đặt câu hỏi trong dấu ngoặc kép sau dấu --.',
  ],
  [/^error: unknown command '(.+?)'/, 'Không có lệnh $1; chỉ có start, ask, letters và zalo.'],
  [/^error: option '(.+?)' argument missing/, 'Tùy chọn $1 còn thiếu giá trị.'],
  [/^error: missing required argument/, 'Còn thiếu đối số.'],
  [/^error: command-argument value '(.+?)'/, 'Không có việc $1.'],
  [/^error: too many arguments/, 'Thừa đối số.'],
];

/** The sentence, with where to look further. */
export function inVietnamese(message: string): string {
  const found = misuses.find(([pattern]) => pattern.test(message));
  const matched = found === undefined ? null : found[0].exec(message);
  const sentence =
    matched === null
      ? `Dòng lệnh chưa đúng (${message}).`
      : (found?.[1] ?? '').replace('$1', matched[1] ?? '');
  return `${sentence} Thêm --help để xem hướng dẫn.`;
}

export const startEpilogue = `
Lần đầu chạy, kho văn bản kèm theo được lập trong thư mục dữ liệu. Các biến cấu hình có giải thích trong .env.example.
Dừng bằng Ctrl+C; lượt hỏi đang trả lời được làm xong rồi mới dừng.

Mã kết thúc: 0 đã dừng theo yêu cầu; 1 không chạy được; 2 dòng lệnh hoặc cấu hình sai.

Ví dụ:
  npm start
  PORT=8080 HOST=0.0.0.0 npm start`;

export const askEpilogue = `
Câu trả lời chỉ gồm nguyên văn quy định đang lưu, kèm nơi trích và hiệu lực. Không cần mạng, không lưu câu hỏi.

Mã kết thúc: 0 đã trả lời (cả khi quy định không nói đến); 1 có lỗi, hoặc có dòng sai trong tệp; 2 dùng sai.

Ví dụ:
  npm run ask -- "Trưa nay uống một lon bia rồi chiều làm việc được không?"
  npm run --silent ask -- --json "Đi nước ngoài phải báo cáo ai?"
  npm run --silent ask -- --batch cau-hoi.jsonl > tra-loi.jsonl
  echo "Họp có được dùng điện thoại không?" | npm run --silent ask`;

export const zaloEpilogue = `
Cần đặt trước các biến ZALO_OA_… (xem .env.example). Mã được lưu trong thư mục dữ liệu, chỉ chủ tệp đọc được.

Mã kết thúc: 0 đã lưu mã; 1 có lỗi; 2 dùng sai hoặc cấu hình sai.

Ví dụ:
  npm run zalo -- login`;
