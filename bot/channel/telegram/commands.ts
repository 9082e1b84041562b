import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import { describeError } from './errors.ts';
import type { TelegramLog } from './options.ts';

/** Commands whose words hold a one-time code or bring one, or that show what others asked: never in front of a group. */
export const privateCommands: ReadonlySet<string> = new Set(['quyen', 'moi', 'dangnhap', 'hoidap', 'traloi']);
/** Commands of the desk that a group may give. */
export const openCommands: ReadonlySet<string> = new Set([
  'quen',
  'vaitro',
  'chuyen',
  'hoinguoi',
  'theodoi',
  'botheodoi',
  'moingay',
  'thaydoi',
]);
/** Commands that only carry a question, for groups. */
export const askCommands: ReadonlySet<string> = new Set(['hoi', 'ask']);

const inGroups: readonly BotCommand[] = [
  { command: 'hoi', description: 'Hỏi về quy định' },
  { command: 'chuyen', description: 'Chuyển câu vừa hỏi tới người phụ trách' },
  { command: 'help', description: 'Hướng dẫn sử dụng' },
  { command: 'about', description: 'Văn bản đang có' },
  { command: 'thaydoi', description: 'Thay đổi gần đây của quy định' },
];
const inPrivate: readonly BotCommand[] = [
  { command: 'start', description: 'Bắt đầu' },
  { command: 'help', description: 'Hướng dẫn sử dụng' },
  { command: 'about', description: 'Văn bản đang có' },
  { command: 'chuyen', description: 'Chuyển câu vừa hỏi tới người phụ trách' },
  { command: 'theodoi', description: 'Nhận tin khi quy định thay đổi' },
  { command: 'botheodoi', description: 'Dừng nhận tin' },
  { command: 'moingay', description: 'Mỗi ngày một điều' },
  { command: 'thaydoi', description: 'Thay đổi gần đây của quy định' },
  { command: 'quen', description: 'Xóa các câu hỏi đã nhớ' },
  { command: 'vaitro', description: 'Xem vai trò của tôi' },
  { command: 'dangnhap', description: 'Lấy mã đăng nhập trang web' },
  { command: 'moi', description: 'Mời người khác (người có quyền)' },
  { command: 'quyen', description: 'Nhận quyền bằng mã' },
  { command: 'hoidap', description: 'Câu hỏi chờ trả lời (người phụ trách)' },
];

/** Fills the menus of commands. A bot without menus still works, so a failure is only logged. */
export async function setCommands(api: Api, log: TelegramLog, token: string): Promise<void> {
  try {
    await api.setMyCommands(inGroups, { scope: { type: 'default' } });
    await api.setMyCommands(inGroups, { scope: { type: 'all_group_chats' } });
    await api.setMyCommands(inPrivate, { scope: { type: 'all_private_chats' } });
  } catch (error) {
    log.warn({ fault: describeError(error, token) }, 'telegram: menus of commands not set');
  }
}
