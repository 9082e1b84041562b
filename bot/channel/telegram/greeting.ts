import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import { heldSection, MAX_DOCUMENTS_ABOUT, MAX_DOCUMENTS_GREETING } from '../chat/held.ts';
import { outsideSections } from '../chat/outside.ts';
import { bold, paragraph, type Section } from '../chat/rich.ts';
import { words } from './words.ts';

/** What the bot says of itself. */

/** The answer to `/start`: what it is for, what it holds, what must not be sent. */
export function startSections(library: Library, today: Day): Section[] {
  return [
    [
      paragraph(bold('Kỷ Cương – tra cứu quy định công vụ')),
      paragraph('Chào bạn. Tôi trả lời bằng nguyên văn quy định, kèm nơi trích và hiệu lực của văn bản.'),
    ],
    heldSection(library, today, MAX_DOCUMENTS_GREETING),
    [paragraph(words.noSecrets)],
    [paragraph('Bạn gõ câu hỏi, hoặc bấm một câu gợi ý bên dưới.')],
  ];
}

/** Before the first answer in a chat that never saw `/start`. */
export function firstContactSections(): Section[] {
  return [
    [
      paragraph(
        'Chào bạn. Tôi tra cứu quy định công vụ và chỉ trả lời bằng nguyên văn quy định. Gõ /help để xem hướng dẫn.',
      ),
      paragraph(words.noSecrets),
    ],
  ];
}

/** To a group that the bot was put into: how to ask there, and what its administrators can switch. `administrator`: the bot is one. */
export function groupSections(bot: string, administrator: boolean): Section[] {
  const reactions =
    'Cho tôi làm quản trị viên thì 👍 👎 thả vào câu trả lời cũng được tính (khi đó Telegram gửi tôi mọi tin của nhóm). ';
  return [
    [
      paragraph(
        `Chào cả nhóm. Tôi tra cứu quy định công vụ, trả lời bằng nguyên văn. Muốn hỏi: nhắc tên @${bot} kèm câu hỏi, trả lời tin của tôi, hoặc gõ /hoi rồi câu hỏi. Tin khác của nhóm tôi không trả lời. Hướng dẫn: /help`,
      ),
      paragraph(
        `Quản trị viên của nhóm chọn: ${administrator ? '' : reactions}Cho phép gửi bình chọn thì bài đố (/quiz) chạy bằng bình chọn.`,
      ),
    ],
    [paragraph(words.noSecrets)],
  ];
}

/** `inline`: the bot's name where people may write `@bot …` in every chat (@BotFather, `/setinline`); null where they may not. */
export function helpSections(inline: string | null): Section[] {
  return [
    [
      paragraph(bold('Cách hỏi')),
      paragraph(
        'Gõ câu hỏi như nói chuyện, có dấu hay không dấu đều được. Có thể hỏi tiếp: “thế còn ngày trực?”',
      ),
      paragraph('Hỏi theo tên văn bản: “mục 3 chỉ thị 30”.'),
      paragraph('Trong nhóm: nhắc tên tôi, trả lời tin của tôi, hoặc gõ /hoi rồi câu hỏi.'),
      ...(inline === null ? [] : [paragraph(inlineHelp(inline))]),
    ],
    [
      paragraph('Dưới mỗi câu trả lời có nút xem toàn văn và 👍 👎 để đánh giá.'),
      paragraph('/chuyen – chuyển câu vừa hỏi tới người phụ trách, khi câu trả lời chưa đủ'),
      paragraph('/about – văn bản đang có'),
      paragraph('/theodoi – nhận tin khi quy định thay đổi; /moingay – mỗi ngày một điều'),
      paragraph('/thaydoi – thay đổi gần đây'),
      paragraph('/luyen – luyện quy định, 5 phút mỗi ngày; /ketqua – kết quả của tôi'),
      paragraph(
        '/quiz MÃ – làm bài đố theo mã; cán bộ tập huấn: /quiz – soạn bài; /donvi – đơn vị của tôi, để tính kết quả',
      ),
      paragraph('/quen – xóa những gì tôi nhớ về bạn: câu hỏi, câu đã chuyển, việc theo dõi, kết quả luyện'),
      paragraph('/vaitro – vai trò của tôi; /quyen – nhận vai trò bằng mã'),
      paragraph('/dangnhap – mã đăng nhập trang web'),
      paragraph(
        'Người phụ trách: /hoidap – câu hỏi chờ, /traloi – trả lời; quản trị viên: /moi – mời người khác',
      ),
      paragraph('Nhập văn bản mới: quản trị viên gửi tệp cho tôi trong trò chuyện riêng.'),
    ],
    [paragraph(words.noSecrets)],
  ];
}

const inlineHelp = (bot: string): string =>
  `Trong bất kỳ cuộc trò chuyện nào: gõ @${bot} rồi câu hỏi, ví dụ “@${bot} rượu bia trưa”, và chọn điều khoản để gửi vào đó.`;

export function aboutSections(library: Library, today: Day, services: readonly string[]): Section[] {
  return [
    [
      paragraph(bold('Về Kỷ Cương')),
      paragraph(
        'Tôi chỉ trích nguyên văn các văn bản dưới đây, không tự diễn giải. Câu trả lời giúp tra cứu nhanh, không thay văn bản chính thức.',
      ),
    ],
    heldSection(library, today, MAX_DOCUMENTS_ABOUT),
    ...outsideSections(services),
  ];
}
