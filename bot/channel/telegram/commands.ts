import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import { describeError } from './errors.ts';
import type { TelegramLog } from './options.ts';

/** Whose menu shows a command; groups see what is of the quiz where there is one. */
type Audience = 'private' | 'group' | 'quiz' | 'trainer' | 'administrator';

interface Listed extends BotCommand {
  readonly menus: readonly Audience[];
  /**
   * Who answers it. `own`: this channel; `ask`: it carries a question; `desk`: the desk, in groups too; `secret`: the desk,
   * never in front of a group, since its words hold a one-time code or bring one.
   */
  readonly by: 'own' | 'ask' | 'desk' | 'secret';
}

/** Every command, once, in the order of the menus; what the channel does with a command is read from here. */
const commands: readonly Listed[] = [
  { command: 'start', description: 'Bắt đầu', menus: ['private'], by: 'own' },
  { command: 'hoi', description: 'Hỏi về quy định', menus: ['group'], by: 'ask' },
  { command: 'ask', description: 'Hỏi về quy định', menus: [], by: 'ask' },
  { command: 'help', description: 'Hướng dẫn sử dụng', menus: ['private', 'group'], by: 'own' },
  { command: 'about', description: 'Văn bản đang có', menus: ['private', 'group'], by: 'own' },
  {
    command: 'chuyen',
    description: 'Chuyển câu vừa hỏi tới người phụ trách',
    menus: ['private', 'group'],
    by: 'desk',
  },
  { command: 'hoinguoi', description: 'Chuyển câu vừa hỏi tới người phụ trách', menus: [], by: 'desk' },
  {
    command: 'theodoi',
    description: 'Nhận tin khi quy định thay đổi',
    menus: ['private', 'group'],
    by: 'desk',
  },
  { command: 'botheodoi', description: 'Dừng nhận tin', menus: ['private', 'group'], by: 'desk' },
  { command: 'moingay', description: 'Mỗi ngày một điều', menus: ['private'], by: 'desk' },
  {
    command: 'thaydoi',
    description: 'Thay đổi gần đây của quy định',
    menus: ['private', 'group'],
    by: 'desk',
  },
  {
    command: 'quiz',
    description: 'Soạn bài đố hoặc làm bài theo mã',
    menus: ['quiz'],
    by: 'desk',
  },
  { command: 'batdau', description: 'Bắt đầu bài đố', menus: ['quiz'], by: 'desk' },
  { command: 'tamdung', description: 'Tạm dừng bài đố', menus: [], by: 'desk' },
  { command: 'tieptuc', description: 'Tiếp tục bài đố', menus: [], by: 'desk' },
  { command: 'ketthuc', description: 'Kết thúc bài đố', menus: ['quiz'], by: 'desk' },
  { command: 'xephang', description: 'Xem xếp hạng', menus: ['quiz'], by: 'desk' },
  { command: 'doi', description: 'Chọn đội', menus: [], by: 'desk' },
  { command: 'luyen', description: 'Luyện quy định, 5 phút mỗi ngày', menus: ['private'], by: 'desk' },
  { command: 'ketqua', description: 'Kết quả luyện của tôi', menus: ['private'], by: 'desk' },
  { command: 'donvi', description: 'Đơn vị của tôi', menus: ['private'], by: 'desk' },
  { command: 'quen', description: 'Xóa những gì tôi nhớ về bạn', menus: ['private'], by: 'desk' },
  { command: 'vaitro', description: 'Xem vai trò của tôi', menus: ['private'], by: 'desk' },
  { command: 'dangnhap', description: 'Lấy mã đăng nhập trang web', menus: ['private'], by: 'secret' },
  { command: 'moi', description: 'Mời người khác', menus: ['administrator'], by: 'secret' },
  { command: 'quyen', description: 'Nhận quyền bằng mã', menus: ['private'], by: 'secret' },
  { command: 'hoidap', description: 'Câu hỏi chờ trả lời', menus: ['trainer'], by: 'secret' },
  { command: 'traloi', description: 'Trả lời câu hỏi chờ', menus: ['trainer'], by: 'secret' },
];

const namesOf = (by: Listed['by']): ReadonlySet<string> =>
  new Set(commands.filter((one) => one.by === by).map(({ command }) => command));
export const commandNames: ReadonlySet<string> = new Set(commands.map(({ command }) => command));
export const privateCommands = namesOf('secret');
export const askCommands = namesOf('ask');

/** Whose commands a menu shows. */
const AUDIENCES: Readonly<Record<Audience, readonly Audience[]>> = {
  group: ['group'],
  quiz: ['quiz'],
  private: ['private'],
  trainer: ['private', 'trainer'],
  administrator: ['private', 'trainer', 'administrator'],
};

/** The commands that a menu shows. */
export const menuOf = (menu: Audience): readonly BotCommand[] =>
  commands
    .filter(({ menus }) => menus.some((one) => AUDIENCES[menu].includes(one)))
    .map(({ command, description }) => ({ command, description }));

/** Fills the menus of commands. A bot without menus still works, so a failure is only logged. */
export async function setCommands(api: Api, log: TelegramLog, token: string, quiz = false): Promise<void> {
  try {
    await api.setMyCommands(menuOf('group'), { scope: { type: 'default' } });
    const group = [...menuOf('group'), ...(quiz ? menuOf('quiz') : [])];
    await api.setMyCommands(group, { scope: { type: 'all_group_chats' } });
    await api.setMyCommands(menuOf('private'), { scope: { type: 'all_private_chats' } });
  } catch (error) {
    log.warn({ fault: describeError(error, token) }, 'telegram: menus of commands not set');
  }
}
