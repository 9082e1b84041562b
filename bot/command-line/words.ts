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
  [/^error: unknown command '(.+?)'/, 'Không có lệnh $1; chỉ có start, ask, quiz, letters và zalo.'],
  [/^error: option '.+?' argument '.*?' is invalid\. (.+)$/, '$1'],
  [
    /^error: option '(.+?)' cannot be used with option '.+?'/,
    'Không dùng $1 cùng tùy chọn kia: hãy bỏ một trong hai.',
  ],
  [/^error: option '(.+?)' argument missing/, 'Tùy chọn $1 còn thiếu giá trị.'],
  [/^error: missing required argument/, 'Còn thiếu việc cần làm: login.'],
  [/^error: command-argument value '(.+?)'/, 'Không có việc $1; chỉ có login.'],
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

export const programEpilogue = `
Lệnh khác, mỗi lệnh có --help riêng:
  npm run ingest     nhập văn bản vào kho
  npm run library    xem và quản lý kho văn bản

Ví dụ:
  npm start
  npm run ask -- "Trưa nay uống một lon bia rồi chiều làm việc được không?"`;

export const lettersEpilogue = `
Chỉ hiện kênh, giờ và lý do, không hiện người nhận và lời văn. Bot đang chạy vẫn dùng được
lệnh này; tin đưa lại được gửi trong nửa phút, hoặc khi bot chạy lại. Số của tin ở đầu dòng; một
câu trả lời dài nhiều tin thì đi cả cùng nhau.

Mã kết thúc: 0 đã xong; 1 không có kho dữ liệu, không có tin mang số ấy hoặc có lỗi; 2 dùng sai hoặc cấu hình sai.

Ví dụ:
  npm run letters
  npm run letters -- --again
  npm run letters -- --again 12 15
  npm run letters -- --discard 12`;

export const startEpilogue = `
Lần đầu chạy, kho văn bản kèm theo được lập trong thư mục dữ liệu. Các biến cấu hình có giải thích trong .env.example.
Dừng bằng Ctrl+C; lượt hỏi đang trả lời được làm xong rồi mới dừng.

Mã kết thúc: 0 đã dừng theo yêu cầu; 1 không chạy được; 2 dòng lệnh hoặc cấu hình sai.

Ví dụ:
  npm start
  PORT=8080 HOST=0.0.0.0 npm start`;

export const askEpilogue = `
Câu trả lời chỉ gồm nguyên văn quy định đang lưu, kèm nơi trích và hiệu lực.
Không cần mạng và không gửi gì ra ngoài, trừ khi đã đặt dịch vụ nhúng (EMBEDDINGS_…) hoặc
người chấm thứ hai (KY_CUONG_JUDGE…): khi đó câu hỏi được gửi tới dịch vụ đó.

Không ghi câu hỏi và không có đầu vào nào khác thì mở dấu nhắc để hỏi lần lượt:
  /vanban            các văn bản đang có; /vanban 30-CT/TU mục 3 đọc đúng chỗ đó
  /nguon             toàn văn đoạn vừa trích; /nguon 2 chỉ nguồn thứ hai
  /mo                liên kết đến trang web của đoạn vừa trích (cần PUBLIC_URL)
  /quen, /help, /thoat
  Tab điền tiếp lệnh, số hiệu và điều khoản; phím ↑ lấy lại câu đã gõ, kể cả của lần trước.

Đầu vào từ ống dẫn (|) hoặc tệp (<): mỗi dòng là một câu hỏi, các dòng thuộc cùng một cuộc hỏi nên hỏi tiếp được;
với --json mỗi câu trả lời là một dòng. Câu hỏi có xuống dòng thì ghi thành đối số, hoặc dùng --batch.

Mã kết thúc:
  0  đã trả lời, kể cả khi quy định không nói đến
  1  có lỗi, hoặc có dòng sai (quá dài, hay trong tệp của --batch)
  2  dùng sai: tùy chọn, ngày, tệp, cấu hình; đầu ra chuẩn để trống

Biến môi trường (giải thích đủ trong .env.example):
  KY_CUONG_DATA      thư mục dữ liệu, như --data
  KY_CUONG_HISTORY   số dòng đã gõ được nhớ giữa các lần, đã che số cá nhân; 0 là không nhớ (mặc định 500)
  NO_COLOR           đặt giá trị bất kỳ để tắt màu
  FORCE_COLOR        1 luôn có màu, kể cả khi ghi ra tệp; 0 tắt màu
  PAGER              chương trình xem văn bản dài (mặc định less -R)
  PUBLIC_URL         địa chỉ trang web, cho /mo

Ví dụ:
  npm run ask
  npm run ask -- "Trưa nay uống một lon bia rồi chiều làm việc được không?"
  npm run ask -- --on 15/01/2024 --full "Ngày trực có được uống rượu không?"
  npm run --silent ask -- --json "Đi nước ngoài phải báo cáo ai?"
  npm run --silent ask -- --batch cau-hoi.jsonl > tra-loi.jsonl
  echo "Họp có được dùng điện thoại không?" | npm run --silent ask
  npm run --silent ask < cau-hoi.txt`;

export const roundsEpilogue = `
Đố nhiều người cùng lúc: npm start, rồi gõ /quiz trong nhóm Telegram hoặc Zalo, hoặc mở trang /quiz bằng trình
duyệt. Cán bộ tập huấn đăng nhập trang bằng mã của lệnh /dangnhap, soạn bài, bấm chạy và mở màn hình lớn ở đó.

Ví dụ:
  npm run quiz -- run --topic "ứng xử" --number 10
  npm run quiz -- results K7Q2MD`;

export const quizEpilogue = `
Câu hỏi được lập từ nguyên văn quy định đang có hiệu lực; cùng kho văn bản thì cùng câu hỏi. Không cần mạng.

Mã kết thúc: 0 đã in; 1 có lỗi; 2 dùng sai.

Ví dụ:
  npm run quiz -- items --documents 30-CT/TU --number 10
  npm run --silent quiz -- items --json --topic "rượu bia" > cau-hoi.json
  npm run quiz -- items --measure`;

export const zaloEpilogue = `
Cần đặt trước các biến ZALO_OA_… (xem .env.example). Mã được lưu trong thư mục dữ liệu, chỉ chủ tệp đọc được.

Mã kết thúc: 0 đã lưu mã; 1 có lỗi; 2 dùng sai hoặc cấu hình sai.

Ví dụ:
  npm run zalo -- login`;
