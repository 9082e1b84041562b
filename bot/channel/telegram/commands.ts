import type { Api } from 'grammy';
import type { BotCommand } from 'grammy/types';
import type { Counter } from './asking.ts';
import { describeError } from './errors.ts';
import type { TelegramLog } from './options.ts';

/** Whose menu shows a command. Administrators see what is private too. */
type Menu = 'private' | 'group' | 'administrator';

interface Listed extends BotCommand {
  readonly menus: readonly Menu[];
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
  { command: 'theodoi', description: 'Nhận tin khi quy định thay đổi', menus: ['private'], by: 'desk' },
  { command: 'botheodoi', description: 'Dừng nhận tin', menus: ['private'], by: 'desk' },
  { command: 'moingay', description: 'Mỗi ngày một điều', menus: ['private'], by: 'desk' },
  {
    command: 'thaydoi',
    description: 'Thay đổi gần đây của quy định',
    menus: ['private', 'group'],
    by: 'desk',
  },
  { command: 'luyen', description: 'Luyện quy định, 5 phút mỗi ngày', menus: ['private'], by: 'desk' },
  { command: 'ketqua', description: 'Kết quả luyện của tôi', menus: ['private'], by: 'desk' },
  { command: 'quen', description: 'Xóa các câu hỏi đã nhớ', menus: ['private'], by: 'desk' },
  { command: 'vaitro', description: 'Xem vai trò của tôi', menus: ['private'], by: 'desk' },
  { command: 'dangnhap', description: 'Lấy mã đăng nhập trang web', menus: ['private'], by: 'secret' },
  { command: 'moi', description: 'Mời người khác', menus: ['administrator'], by: 'secret' },
  { command: 'quyen', description: 'Nhận quyền bằng mã', menus: ['private'], by: 'secret' },
  { command: 'hoidap', description: 'Câu hỏi chờ trả lời', menus: ['administrator'], by: 'secret' },
  { command: 'traloi', description: 'Trả lời câu hỏi chờ', menus: ['administrator'], by: 'secret' },
];

const namesOf = (by: Listed['by']): ReadonlySet<string> =>
  new Set(commands.filter((one) => one.by === by).map(({ command }) => command));
export const privateCommands = namesOf('secret');
export const openCommands = namesOf('desk');
export const askCommands = namesOf('ask');

/** The commands that a menu shows. */
function menuOf(menu: Menu): readonly BotCommand[] {
  const shown = (menus: readonly Menu[]) =>
    menus.includes(menu) || (menu === 'administrator' && menus.includes('private'));
  return commands
    .filter(({ menus }) => shown(menus))
    .map(({ command, description }) => ({ command, description }));
}

/** Fills the menus of commands. A bot without menus still works, so a failure is only logged. */
export async function setCommands(api: Api, log: TelegramLog, token: string): Promise<void> {
  try {
    await api.setMyCommands(menuOf('group'), { scope: { type: 'default' } });
    await api.setMyCommands(menuOf('group'), { scope: { type: 'all_group_chats' } });
    await api.setMyCommands(menuOf('private'), { scope: { type: 'all_private_chats' } });
  } catch (error) {
    log.warn({ fault: describeError(error, token) }, 'telegram: menus of commands not set');
  }
}

/** Commands after which a person may turn out to be an administrator. */
const telling: ReadonlySet<string> = new Set(['start', 'help', 'vaitro', 'quyen']);
const MENU = 'menu';

/** Shows an administrator's menu in his private chat. Telegram keeps it; it is set once in the life of the process. */
export async function offerMenu(
  { api, log, token, notices, isAdministrator }: Counter,
  { name, chat, person }: { readonly name: string; readonly chat: number; readonly person: number },
): Promise<void> {
  if (isAdministrator === null || !telling.has(name)) return;
  try {
    if (!(await isAdministrator(person)) || !notices.first(chat, MENU)) return;
    await api.setMyCommands(menuOf('administrator'), { scope: { type: 'chat', chat_id: chat } });
  } catch (error) {
    notices.due(chat, MENU);
    log.warn({ fault: describeError(error, token) }, 'telegram: the menu of an administrator not set');
  }
}
