import type { Span } from '../../knowledge/types.ts';

/** Verbs (and adverbs before them) with which a rule text gives a command; own list, from directives and regulations. */
const COMMANDS = [
  ...['tuân thủ', 'chấp hành', 'thực hiện', 'tăng cường', 'nâng cao', 'giữ', 'giữ gìn', 'bảo đảm', 'đảm bảo'],
  ...['bảo vệ', 'xây dựng', 'sử dụng', 'quản lý', 'gương mẫu', 'nghiêm chỉnh', 'nghiêm túc', 'đeo', 'mặc'],
  ...[
    'phải',
    'có trách nhiệm',
    'tôn trọng',
    'ứng xử',
    'giao tiếp',
    'tiết kiệm',
    'duy trì',
    'phát ngôn',
    'làm việc',
  ],
  ...['báo cáo', 'cung cấp', 'tuyệt đối', 'không', 'nghiêm cấm', 'hút thuốc'],
];
const COMMAND = new RegExp(`^(?:${COMMANDS.join('|')})(?!\\p{L})`, 'iu');

/** After "không" these describe ("không chịu làm", "không chỉ …") or grade; they forbid nothing. */
const DESCRIBING = 'chỉ|những|còn|có|phải|thể|đúng|đủ|kịp|chịu|dám|ai|quá|bao giờ|ngừng|thuộc|do|bị|biết';
const PROHIBITION = new RegExp(
  `,(?=\\s(?:và\\s)?(?:(?:tuyệt đối\\s)?không (?!(?:${DESCRIBING})(?!\\p{L}))|nghiêm cấm |cấm ))`,
  'giu',
);
/** A command with its object has at least this many syllables ("chấp hành kỷ luật"); fewer is a bare attribute. */
const MIN_SYLLABLES = 4;

/** Cuts a clause at a comma before a new prohibition, where what stands before is itself a complete command. */
export function splitCommands(text: string, clause: Span): Span[] {
  const words = text.slice(clause.start, clause.end);
  const spans: Span[] = [];
  let start = 0;
  for (const match of words.matchAll(PROHIBITION)) {
    if (!isCommand(words.slice(start, match.index))) continue;
    spans.push({ start: clause.start + start, end: clause.start + match.index });
    start = match.index + 1;
  }
  return [...spans, { start: clause.start + start, end: clause.end }];
}

/** "Báo cáo không chính xác, không trung thực" describes one act twice: a "không" within is no command of its own. */
function isCommand(words: string): boolean {
  const clean = words.trim();
  const plain = !clean.includes(',') && !/\skhông\s(?!gian\s)/u.test(clean.replace(/^tuyệt đối /iu, ''));
  return COMMAND.test(clean) && plain && clean.split(/\s+/u).length >= MIN_SYLLABLES;
}
