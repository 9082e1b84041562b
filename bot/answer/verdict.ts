import type { Clause } from '../../knowledge/clauses.ts';
import type { Span } from '../../knowledge/types.ts';
import type { Verdict } from '../contract.ts';

/** What a clause does, by its own deontic words. */

// At the head of a clause, or the modal forms anywhere in it.
const PROHIBITS =
  /^(?:tuyệt đối\s+)?(?:không|cấm|nghiêm cấm)(?=\s)|(?:không\s+được|nghiêm\s+cấm|bị\s+cấm|không\s+có\s+quyền)(?=\s)|^ngăn chặn(?= (?:các |mọi )?(?:biểu hiện|hành vi))/iu;
const REQUIRES =
  /(?:^|\s)(phải|có trách nhiệm|chịu trách nhiệm|có nghĩa vụ|thực hiện(?: nghiêm(?: túc)?)?|chấp hành|tuân thủ|nghiêm túc|(?<!được )(?:bảo đảm|đảm bảo)|tăng cường|tiếp tục|nâng cao|xây dựng|gương mẫu|kiên quyết|kịp thời|quán triệt|công tâm|chuẩn mực|đúng nơi quy định|theo đúng quy định|đề ra|siết chặt)(?=[\s,;]|$)/iu;
const PERMITS =
  /(?:^|\s)(được\s+phép|được\s+quyền|có\s+quyền|có\s+thể|được(?=\s+(?:nghỉ|hưởng|sử dụng|làm|tham gia|đi|ủy quyền|nhận|từ chối|bảo đảm)))(?=\s)/iu;
/** Words above a list of what is forbidden: "Các hành vi bị nghiêm cấm", "… không được làm những việc sau đây". */
const FORBIDS = /(?:nghiêm\s+cấm|bị\s+cấm|không\s+được\s+(?:làm|thực\s+hiện))/iu;
/** "Giao Ủy ban … chủ trì": names who does it, commands nobody else. */
const ASSIGNS = /^[Gg]iao (?:cho )?\p{Lu}/u;

// Parts of a document that command nothing.
const DESCRIPTIVE = new Set(['preamble', 'title', 'closing', 'recipients', 'signature']);

export function readVerdict(clause: Clause): Verdict {
  if (DESCRIPTIVE.has(clause.provision.kind) || ASSIGNS.test(clause.text)) return 'informational';
  if (FORBIDS.test(clause.lead.text)) return 'prohibited';
  if (PROHIBITS.test(clause.text)) return 'prohibited';
  if (REQUIRES.test(clause.text)) return 'required';
  return PERMITS.test(clause.text) ? 'permitted' : 'informational';
}

/** True where what a clause allows is to get something: money, a benefit. */
export function permitsToGet({ text }: Clause): boolean {
  return /^(?:hưởng|nhận)\s/iu.test(text.slice(endOf(PERMITS.exec(text))).trimStart());
}

const endOf = (match: RegExpExecArray | null): number => (match === null ? 0 : match.index + match[0].length);

/** The deontic words of a clause, to be marked; offsets into the clause's text. */
export function deonticSpan(clause: Clause): Span | null {
  const pattern = { prohibited: PROHIBITS, required: REQUIRES, permitted: PERMITS, informational: null }[
    readVerdict(clause)
  ];
  const match = pattern?.exec(clause.text);
  if (match === null || match === undefined) return null;
  const word = match[1] ?? match[0];
  const start = match.index + match[0].indexOf(word);
  return { start, end: start + word.length };
}
