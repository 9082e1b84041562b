import type { ChannelName } from '../channel.ts';
import { fold } from '../../knowledge/vietnamese.ts';
import { COMMAND_NAMES, type CommandName, type Notices } from '../notices.ts';
import { sayTime } from '../hours.ts';
import type { Entry, InvitedRole, People } from '../people.ts';
import { PRACTICE_COMMANDS, type PracticeCommand, type PracticeDesk } from '../quiz-practice.ts';
import type { Role, Store } from '../store.ts';
import type { Escalation } from '../escalation.ts';
import { QUIZ_COMMANDS, type QuizCommand } from '../quiz.ts';
import { answerQuestion, passOn, showQuestions } from './escalating.ts';
import { forget } from './forgetting.ts';
import { quizCommand, type Quizzing } from './quizzing.ts';
import { isGroup, practisingOf, type Known } from './known.ts';
import { ownUnit } from './unit.ts';

export interface CommandNeeds extends Quizzing {
  readonly store: Store;
  readonly people: People;
  readonly now: () => Date;
  /** Without it questions are not passed to people. */
  readonly escalation?: Escalation;
  /** Absent where nobody is told of changes. */
  readonly notices?: Pick<Notices, 'command'>;
  /** Absent where nobody practises. */
  readonly practice?: PracticeDesk;
}

/** `/quyen@ten_bot MÃ`: a name, in groups with the bot's name, then the rest. */
const COMMAND = /^\/(?<name>\p{L}[\p{L}_-]{0,19})(?:@\w{1,64})?(?:\s+(?<rest>.*))?$/su;

type Command = (needs: CommandNeeds, known: Known, rest: string) => Promise<string>;
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['quyen', redeem],
  ['moi', invite],
  ['dangnhap', signIn],
  ['quen', forget],
  ['vaitro', sayRole],
  ['chuyen', passOn],
  ['hoinguoi', passOn],
  ['hoidap', showQuestions],
  ['traloi', answerQuestion],
  ['donvi', ownUnit],
  ...['help', 'start', 'about', 'trogiup'].map((name) => [name, asHelp] as const),
  ...COMMAND_NAMES.map((name) => [name, notice(name)] as const),
  ...QUIZ_COMMANDS.map((name) => [name, quizzing(name)] as const),
  ...PRACTICE_COMMANDS.map((name) => [name, practise(name)] as const),
]);
/** They show or take a code, or show what others asked, which a group would read. */
const PRIVATE_ONLY: ReadonlySet<string> = new Set(['quyen', 'moi', 'dangnhap', 'hoidap', 'traloi']);

/** A code sent without its command. */
const BARE_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/i;

/** Whether a message is read as a command, mistyped perhaps. */
export function isCommand(text: string): boolean {
  const typed = text.normalize('NFC').trim();
  return BARE_CODE.test(typed) || COMMAND.test(typed);
}

/** What a command answers, a mistyped one too; null where the message is none. Its text is never kept: it may hold a code. */
export async function runCommand(needs: CommandNeeds, known: Known): Promise<string | null> {
  const text = known.message.text.normalize('NFC').trim();
  if (BARE_CODE.test(text)) return HOW_TO_REDEEM;
  const groups = COMMAND.exec(text)?.groups;
  if (groups === undefined) return null;
  const name = fold(groups['name'] ?? '')
    .toLowerCase()
    .replace(/[-_]/g, '');
  const command = COMMANDS.get(name);
  if (command === undefined) return unknown(known);
  if (PRIVATE_ONLY.has(name) && isGroup(known.message)) return PRIVATELY;
  return command(needs, known, groups['rest']?.trim() ?? '');
}

const HOW_TO_REDEEM = 'Bạn gõ /quyen rồi đến mã, ví dụ: /quyen ABCDE-23456';

/** What the list of commands says, each with what it is for. */
const OFFERED: readonly (readonly [name: string, what: string])[] = [
  ['chuyen', 'hỏi người phụ trách'],
  ['vaitro', 'vai trò của tôi'],
  ['quen', 'xóa những gì tôi nhớ về bạn'],
  ['theodoi', 'nhận tin khi quy định thay đổi'],
  ['thaydoi', 'thay đổi gần đây'],
  ['moingay', 'mỗi ngày một điều'],
  ['quiz', 'bài đố cho nhóm'],
  [
    'luyen',
    'luyện 5 phút mỗi ngày; thêm giờ, ví dụ 7:30, để được nhắc, mỗi nơi một giờ; /luyen thêm để luyện nhiều hơn',
  ],
  ['ketqua', 'kết quả luyện'],
  ['donvi', 'đơn vị của tôi'],
  ['dangnhap', 'mã đăng nhập trang web'],
  ['quyen', 'nhận vai trò bằng mã'],
  ['moi', 'mời người khác'],
];
/** Where nothing is sent by itself there is nothing to subscribe to. */
const SENT_BY_ITSELF: ReadonlySet<string> = new Set(['theodoi', 'moingay']);

function commandList(channel: ChannelName): string {
  const sends = channel !== 'web' && channel !== 'terminal';
  const offered = OFFERED.filter(([name]) => sends || !SENT_BY_ITSELF.has(name));
  const each = offered.map(([name, what]) => `/${name} (${what})`).join(', ');
  return `Các lệnh: ${each}. Muốn hỏi quy định, bạn gõ câu hỏi.`;
}

const unknown = ({ message }: Known): string => `Không có lệnh này. ${commandList(message.channel)}`;

/** Channels with a help of their own take these before they come here. */
function asHelp(_: CommandNeeds, { message }: Known): Promise<string> {
  const how =
    'Bạn gõ câu hỏi như hỏi một đồng nghiệp, có dấu hay không đều được; tôi trả lời bằng nguyên văn quy định, kèm nơi trích và hiệu lực.';
  return Promise.resolve(`${how} ${commandList(message.channel)}`);
}

const PRIVATELY =
  'Lệnh này chỉ dùng khi nhắn riêng cho tôi, không dùng trong nhóm, vì có mã riêng hoặc câu hỏi của người khác.';

/** What follows rules and tells of their changes (`bot/notices.ts`). */
function notice(name: CommandName): Command {
  return async ({ notices }, known, rest) => {
    const { message, person } = known;
    if (notices === undefined) return unknown(known);
    const { channel, chat, thread } = message;
    const threaded = thread === undefined ? {} : { thread };
    return notices.command(name, { channel, chat, ...threaded, person, group: isGroup(message), rest });
  };
}

/** Rounds of the quiz (`bot/quiz.ts`). */
function quizzing(name: QuizCommand): Command {
  return async (needs, known, rest) => (await quizCommand(needs, known, name, rest)) ?? unknown(known);
}

/** A person practises alone (`bot/quiz-practice.ts`). */
function practise(name: PracticeCommand): Command {
  return async ({ practice }, known, rest) =>
    practice === undefined ? unknown(known) : practice.command(name, practisingOf(known), rest);
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
  return `Mã mời ${ROLE_NAMES[role]}: ${issued.code}\nNgười được mời nhắn cho tôi: /quyen ${issued.code}\nMã dùng một lần, đến ${sayTime(issued.expires)}.`;
}

async function signIn({ people }: CommandNeeds, { person }: Known): Promise<string> {
  const issued = await people.signInCode(person);
  return `Mã đăng nhập trang web: ${issued.code}\nMã dùng một lần, đến ${sayTime(issued.expires)}. Xin không chuyển mã cho người khác.`;
}

async function sayRole({ people }: CommandNeeds, { person }: Known): Promise<string> {
  return `Vai trò của bạn: ${ROLE_NAMES[await people.role(person)]}.`;
}
