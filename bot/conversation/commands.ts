import { fold } from '../../knowledge/vietnamese.ts';
import type { Message } from '../channel.ts';
import type { Entry, InvitedRole, IssuedCode, People } from '../people.ts';
import type { Role, Store } from '../store.ts';

/** A message whose chat and person are named as the store names them. */
export interface Known {
  readonly message: Message;
  readonly chat: string;
  readonly person: string;
}

export interface CommandNeeds {
  readonly store: Store;
  readonly people: People;
}

/** `/quyen@ten_bot MÃ`: a name, in groups with the bot's name, then the rest. */
const COMMAND = /^\/(?<name>\p{L}{1,20})(?:@\w{1,64})?(?:\s+(?<rest>.*))?$/su;

type Command = (needs: CommandNeeds, known: Known, rest: string) => Promise<string>;
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['quyen', redeem],
  ['moi', invite],
  ['dangnhap', signIn],
  ['quen', forget],
  ['vaitro', sayRole],
]);
/** They show or take a code, which others in a group would read. */
const PRIVATE_ONLY: ReadonlySet<string> = new Set(['quyen', 'moi', 'dangnhap']);

/** A code sent without its command. */
const BARE_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/i;

/** What a command answers, a mistyped one too; null where the message is none. Its text is never kept: it may hold a code. */
export async function runCommand(needs: CommandNeeds, known: Known): Promise<string | null> {
  const text = known.message.text.normalize('NFC').trim();
  if (BARE_CODE.test(text)) return HOW_TO_REDEEM;
  const groups = COMMAND.exec(text)?.groups;
  if (groups === undefined) return null;
  const name = fold(groups['name'] ?? '').toLowerCase();
  const command = COMMANDS.get(name);
  if (command === undefined) return UNKNOWN;
  if (PRIVATE_ONLY.has(name) && isGroup(known.message)) return PRIVATELY;
  return command(needs, known, groups['rest']?.trim() ?? '');
}

const HOW_TO_REDEEM = 'Bạn gõ /quyen rồi đến mã, ví dụ: /quyen ABCDE-23456';
const UNKNOWN =
  'Không có lệnh này. Các lệnh: /vaitro (vai trò của tôi), /quen (xóa câu hỏi đã nhớ), /dangnhap (mã đăng nhập trang web), /quyen (nhận vai trò bằng mã), /moi (mời người khác). Muốn hỏi quy định, bạn gõ câu hỏi.';

const PRIVATELY = 'Lệnh này có mã riêng. Bạn hãy nhắn riêng cho tôi, không dùng trong nhóm.';

/** The web's chat is a session and never holds two people, also where the signed-in person has another id. */
function isGroup({ channel, chat, person }: Message): boolean {
  return chat !== person && channel !== 'web' && channel !== 'terminal';
}

const ROLE_NAMES: Readonly<Record<Role, string>> = {
  asker: 'người hỏi',
  trainer: 'cán bộ tập huấn',
  administrator: 'quản trị viên',
};

async function redeem({ people }: CommandNeeds, { person }: Known, code: string): Promise<string> {
  if (code === '') return HOW_TO_REDEEM;
  return sayEntry(await people.redeem(code, person));
}

function sayEntry(entry: Entry): string {
  switch (entry.kind) {
    case 'granted':
    case 'signed_in':
      return `Đã xác nhận. Vai trò của bạn: ${ROLE_NAMES[entry.role]}.`;
    case 'wrong':
      return 'Mã không đúng, đã dùng hoặc đã hết hạn. Bạn kiểm tra lại hoặc xin mã mới.';
    case 'too_many':
      return 'Bạn đã nhập sai nhiều lần. Hãy thử lại sau 10 phút.';
  }
}

/** Names of the roles as people may type them, without diacritics. */
const INVITED: ReadonlyMap<string, InvitedRole> = new Map([
  ['trainer', 'trainer'],
  ['tap huan', 'trainer'],
  ['can bo tap huan', 'trainer'],
  ['administrator', 'administrator'],
  ['quan tri', 'administrator'],
  ['quan tri vien', 'administrator'],
]);

async function invite({ people }: CommandNeeds, { person }: Known, rest: string): Promise<string> {
  const role = INVITED.get(fold(rest).toLowerCase().replace(/\s+/gu, ' '));
  if (role === undefined)
    return 'Bạn gõ /moi trainer (cán bộ tập huấn) hoặc /moi administrator (quản trị viên).';
  const issued = await people.invite(person, role);
  if (issued === null) return 'Chỉ quản trị viên mới được mời người khác.';
  return `Mã mời ${ROLE_NAMES[role]}: ${issued.code}\nNgười được mời nhắn cho tôi: /quyen ${issued.code}\nMã dùng một lần, đến ${sayTime(issued)}.`;
}

async function signIn({ people }: CommandNeeds, { person }: Known): Promise<string> {
  const issued = await people.signInCode(person);
  return `Mã đăng nhập trang web: ${issued.code}\nMã dùng một lần, đến ${sayTime(issued)}. Xin không chuyển mã cho người khác.`;
}

const TIME = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

/** `08:10 23/11/2026` in Viet Nam. */
function sayTime({ expires }: IssuedCode): string {
  return TIME.format(new Date(expires));
}

async function forget({ store }: CommandNeeds, { chat, person }: Known): Promise<string> {
  const gone = await store.forget(chat, person);
  if (gone === 0) return 'Tôi không còn nhớ câu hỏi nào của bạn ở đây.';
  return `Tôi đã xóa ${String(gone)} câu hỏi của bạn ở đây, cùng câu trả lời và đánh giá.`;
}

async function sayRole({ people }: CommandNeeds, { person }: Known): Promise<string> {
  return `Vai trò của bạn: ${ROLE_NAMES[await people.role(person)]}.`;
}
