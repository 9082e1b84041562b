import type { Library } from '../../../knowledge/library.ts';
import type { Day } from '../../../knowledge/types.ts';
import type { ChannelName } from '../../channel.ts';
import { replacements } from '../capabilities.ts';
import { heldSection, MAX_DOCUMENTS_ABOUT, MAX_DOCUMENTS_GREETING } from '../chat/held.ts';
import { outsideSections } from '../chat/outside.ts';
import { paragraph, type Section } from '../chat/rich.ts';
import { words } from './words.ts';

/** What the bot says of itself where there are no buttons and no menus of commands. */

export function startSections(library: Library, today: Day): Section[] {
  return [
    [
      paragraph('Kỷ Cương – tra cứu quy định công vụ'),
      paragraph('Chào bạn. Tôi trả lời bằng nguyên văn quy định, kèm nơi trích và hiệu lực của văn bản.'),
    ],
    heldSection(library, today, MAX_DOCUMENTS_GREETING),
    [paragraph(words.noSecrets)],
    [paragraph('Bạn gõ câu hỏi, hoặc chọn một câu gợi ý bên dưới. Nhắn /help để xem hướng dẫn.')],
  ];
}

/** Before the first answer in a chat that has not been greeted. */
export function firstContactSections(): Section[] {
  return [
    [
      paragraph(
        'Chào bạn. Tôi tra cứu quy định công vụ và chỉ trả lời bằng nguyên văn quy định. Nhắn /help để xem hướng dẫn.',
      ),
      paragraph(words.noSecrets),
    ],
  ];
}

export function helpSections(channel: ChannelName, groups: boolean): Section[] {
  return [
    [
      paragraph('Cách hỏi'),
      paragraph(
        'Gõ câu hỏi như nói chuyện, có dấu hay không dấu đều được. Có thể hỏi tiếp: “thế còn ngày trực?”',
      ),
      paragraph('Hỏi theo tên văn bản: “mục 3 chỉ thị 30”.'),
      ...(groups ? [paragraph('Trong nhóm: nhắc tên tôi rồi gõ câu hỏi, hoặc trả lời tin của tôi.')] : []),
    ],
    [
      paragraph(
        'Dưới câu trả lời có danh sách đánh số: nhắn số để xem toàn văn, hỏi tiếp hoặc đánh giá. Nhắn 👍 hoặc 👎 cũng được.',
      ),
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
      ...replacements(channel).map((sentence) => paragraph(sentence)),
    ],
    [paragraph(words.noSecrets)],
  ];
}

export function aboutSections(library: Library, today: Day, services: readonly string[]): Section[] {
  return [
    [
      paragraph('Về Kỷ Cương'),
      paragraph(
        'Tôi chỉ trích nguyên văn các văn bản dưới đây, không tự diễn giải. Câu trả lời giúp tra cứu nhanh, không thay văn bản chính thức.',
      ),
    ],
    heldSection(library, today, MAX_DOCUMENTS_ABOUT),
    ...outsideSections(services),
  ];
}
