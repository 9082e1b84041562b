import { bare } from '../../named-places.ts';

/** A command as it was typed: `/Nguồn 2` is `/nguon` with `2`. */
export interface Typed {
  readonly name: string;
  readonly rest: string;
}

/** The command of a line; null where it is none. */
export function typedCommand(line: string): Typed | null {
  const found = /^(?<name>\/\S+)(?:\s+(?<rest>.*))?$/su.exec(line.normalize('NFC').trim())?.groups;
  if (found === undefined) return null;
  return { name: bare(found['name'] ?? ''), rest: found['rest']?.trim() ?? '' };
}

export { bare } from '../../named-places.ts';

/** A line of the help with its commands. `stored`: there is nothing of them without a store behind the desk. */
interface Listed {
  readonly names: readonly string[];
  readonly line: string;
  readonly stored?: true;
}

/** Every command, once: what the help tells and what Tab completes after `/`, in this order. */
const COMMANDS: readonly Listed[] = [
  {
    names: ['/vanban'],
    line: '/vanban  xem các văn bản đang có; /vanban 30-CT/TU mục 3 đọc đúng chỗ đó',
  },
  {
    names: ['/nguon'],
    line: '/nguon  xem toàn văn đoạn vừa trích, phần được trích có gạch chân; /nguon 2 chỉ xem nguồn thứ hai',
  },
  {
    names: ['/mo'],
    line: '/mo  liên kết đến trang web của đoạn vừa trích; /mo 30-CT/TU mục 3 cũng được',
  },
  { names: ['/tot', '/chua'], line: '/tot, /chua  đánh giá câu trả lời vừa rồi', stored: true },
  { names: ['/chuyen'], line: '/chuyen  chuyển câu vừa hỏi tới người phụ trách', stored: true },
  {
    names: ['/about', '/start'],
    line: '/about  văn bản đang có; /start  lời chào và vài câu gợi ý, gõ số để chọn',
  },
  { names: ['/thaydoi'], line: '/thaydoi  thay đổi của quy định kể từ lần chạy trước', stored: true },
  {
    names: ['/luyen', '/ketqua'],
    line: '/luyen  luyện quy định, 5 phút mỗi ngày; /ketqua  kết quả của tôi',
    stored: true,
  },
  {
    names: ['/quiz'],
    line: '/quiz MÃ  làm bài đố theo mã; cán bộ tập huấn: /quiz để soạn bài',
    stored: true,
  },
  {
    names: ['/batdau', '/tamdung', '/tieptuc', '/ketthuc', '/xephang', '/doi'],
    line: '/batdau, /tamdung, /tieptuc, /ketthuc, /xephang, /doi  điều khiển bài đố, xếp hạng, chọn đội',
    stored: true,
  },
  { names: ['/donvi'], line: '/donvi Phòng Nội vụ  đơn vị của tôi, để tính kết quả', stored: true },
  { names: ['/quen'], line: '/quen  xóa những gì đã hỏi ở đây' },
  { names: ['/quyen'], line: '/quyen MÃ  nhận vai trò bằng mã được cấp', stored: true },
  {
    names: ['/vaitro', '/dangnhap'],
    line: '/vaitro, /dangnhap  vai trò của tôi, mã đăng nhập trang web',
    stored: true,
  },
  {
    names: ['/moi', '/hoidap', '/traloi'],
    line: '/moi, /hoidap, /traloi  mời người khác, câu hỏi chờ trả lời (cho người có quyền)',
    stored: true,
  },
  { names: ['/help', '/trogiup'], line: '/help, /trogiup  hướng dẫn này' },
  { names: ['/thoat'], line: '/thoat  dừng (hoặc Ctrl+C, Ctrl+D)' },
];

/** The commands that are there: all where a store stands behind the desk (`npm start`), else those that need none. */
export const commandsWith = (store: boolean): readonly string[] =>
  COMMANDS.filter(({ stored }) => store || stored !== true).flatMap(({ names }) => names);

/** What the help tells of the commands. */
export const commandLines: readonly string[] = COMMANDS.map(({ line, stored }) =>
  stored === true ? `${line} (khi chạy npm start)` : line,
);

/** A code sent without its command. */
const BARE_CODE = /^[a-z0-9]{5}-[a-z0-9]{5}$/iu;

/** Whether a line gives a role to whoever reads it. */
export const isCode = (line: string): boolean =>
  BARE_CODE.test(line.trim()) || typedCommand(line)?.name === '/quyen';
