import { proportion, type GroupMeasures } from '../measures.ts';

/** How the question files call kinds, ways of writing and topics, in the words of readers; writers spelled some in several ways. */

export type Names = Readonly<Record<string, string>>;

export const KIND_NAMES: Names = {
  answerable: 'có quy định',
  near_miss: 'gần với một quy định',
  absent: 'không có quy định',
  compound: 'câu ghép',
  cited_not_held: 'văn bản chưa có',
  ended: 'văn bản hết hiệu lực',
  clarify: 'cần hỏi lại',
  refused: 'yêu cầu sai trái',
  small_talk: 'chào hỏi',
};

export const STYLE_NAMES: Names = {
  plain: 'thường',
  unaccented: 'không dấu',
  near_miss: 'gần với một quy định',
  abbrev: 'viết tắt',
  formal: 'trang trọng',
  story: 'kể chuyện',
  'long story': 'kể chuyện',
  slang: 'tiếng lóng',
  chat: 'kiểu chat',
  followup: 'hỏi tiếp',
  'follow up': 'hỏi tiếp',
  elliptic: 'hỏi tiếp',
  caps: 'chữ hoa',
  named: 'nêu tên văn bản',
  keywords: 'từ khóa',
  keyword: 'từ khóa',
  compound: 'câu ghép',
  typo: 'lỗi gõ',
  typos: 'lỗi gõ',
  day: 'nêu ngày',
  leading: 'câu dẫn dắt',
  nfd: 'dấu rời (NFD)',
  indirect: 'nói vòng',
  situation: 'tình huống',
  tone: 'dấu kiểu cũ',
  'tone placement': 'dấu kiểu cũ',
  oldtone: 'dấu kiểu cũ',
  'old tone': 'dấu kiểu cũ',
  regional: 'tiếng địa phương',
  statement: 'câu kể',
  english: 'tiếng Anh',
};

export const TOPIC_NAMES: Names = {
  secrets: 'bí mật nhà nước',
  alcohol: 'rượu, bia',
  press: 'báo chí',
  discipline: 'kỷ luật',
  assets: 'tài sản, thu nhập',
  documents: 'văn bản',
  'social media': 'mạng xã hội',
  spokesperson: 'người phát ngôn',
  rotation: 'chuyển đổi vị trí',
  gifts: 'quà tặng',
  leave: 'nghỉ phép',
  conduct: 'ứng xử',
  ethics: 'đạo đức công vụ',
  hiring: 'tuyển dụng',
  labour: 'lao động',
  sanctions: 'xử phạt',
  sanction: 'xử phạt',
  'working time': 'giờ làm việc',
  'working hours': 'giờ làm việc',
  hours: 'giờ làm việc',
  time: 'thời gian',
  inspection: 'kiểm tra',
  corruption: 'tham nhũng',
  cyber: 'an ninh mạng',
  procedure: 'thủ tục',
  evaluation: 'đánh giá',
  smoking: 'thuốc lá',
  definition: 'định nghĩa',
  reporting: 'báo cáo',
  'public employee': 'viên chức',
  conflict: 'xung đột lợi ích',
  leadership: 'lãnh đạo',
  traffic: 'giao thông',
  'small talk': 'chào hỏi',
  smalltalk: 'chào hỏi',
  clarify: 'cần hỏi lại',
  refused: 'yêu cầu sai trái',
  other: 'khác',
};

/** Fewest questions of a row: of fewer a share says nothing. */
const LEAST = 5;

/** The groups under their readers' names, those of one name together, the small ones in one last row. */
export function nameGroups(groups: readonly GroupMeasures[], names: Names): GroupMeasures[] {
  const known = (name: string) => names[name.replace(/[_-]/gu, ' ')] ?? names[name] ?? name;
  const joined = join(groups.map((group) => ({ ...group, name: known(group.name) })));
  const small = joined.filter(({ right }) => right.of < LEAST);
  if (small.length < 2) return joined;
  const rest = `${small.length} nhóm dưới ${LEAST} câu`;
  return [
    ...joined.filter(({ right }) => right.of >= LEAST),
    ...join(small.map((group) => ({ ...group, name: rest }))),
  ];
}

function join(groups: readonly GroupMeasures[]): GroupMeasures[] {
  const named = new Map<string, GroupMeasures>();
  for (const group of groups) {
    const before = named.get(group.name);
    named.set(group.name, before === undefined ? group : sum(before, group));
  }
  return [...named.values()].sort((a, b) => b.right.of - a.right.of || a.name.localeCompare(b.name, 'vi'));
}

function sum(one: GroupMeasures, other: GroupMeasures): GroupMeasures {
  return {
    name: one.name,
    right: proportion(one.right.count + other.right.count, one.right.of + other.right.of),
    withheld: one.withheld + other.withheld,
    otherClause: one.otherClause + other.otherClause,
    wronglyAnswered: one.wronglyAnswered + other.wronglyAnswered,
    misrouted: one.misrouted + other.misrouted,
  };
}
