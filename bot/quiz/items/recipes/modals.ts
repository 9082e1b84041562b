import type { Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';
import { opening } from '../clauses.ts';
import { isForbidding } from '../lists.ts';
import { refersElsewhere } from '../screen.ts';
import { lineOf, type Source } from '../source.ts';
import { bare } from '../words.ts';

/** What must, may, or may not be done: the clause as it stands, or with the contrary modal. */

export const modals: Recipe = ({ sources }) => sources.flatMap((source) => draftOf(source) ?? []);

/** Longer ones first: "không được" holds "được". */
const CONTRARY: readonly (readonly [string, string])[] = [
  ['không được phép', 'được phép'],
  ['không được', 'được'],
  ['không phải', 'phải'],
  ['không bị', 'bị'],
  ['không uống', 'được uống'],
  ['được quyền', 'không được quyền'],
  ['được phép', 'không được phép'],
  ['có trách nhiệm', 'không có trách nhiệm'],
  ['có nghĩa vụ', 'không có nghĩa vụ'],
  ['có quyền', 'không có quyền'],
  ['phải', 'không phải'],
];
/** At the start of a sentence that names those it is about behind it. */
const CONTRARY_AT_START: readonly (readonly [string, string])[] = [
  ['Không áp dụng', 'Áp dụng'],
  ['Không xử lý', 'Xử lý'],
  ['Không thực hiện', 'Thực hiện'],
];
const ABOUT = / đối với /u;
const MODAL = /(?<!\p{L})(?:phải|không|được|cấm|chỉ|chưa|có trách nhiệm|có nghĩa vụ|có quyền)(?!\p{L})/giu;
/** Before a modal that belongs to a part of the sentence, not to the whole. */
const BOUND =
  /(?:^|[\s,])(?:nếu|mà|khi|do|để|người|việc|trường hợp|bị|theo|hoặc|và|cần|còn|không|đã|sẽ|những|các|là|vừa)$/iu;
/** What makes part of a rule an exception from it, or its scope unclear. */
const EXCEPT = /(?<!\p{L})(?:trừ|nếu|ngoại trừ|trừ khi|hoặc không|tuy nhiên|đồng thời|nhưng)(?!\p{L})/iu;

/** Words that are explained, acts that are fined: a modal within them is part of what somebody else does. */
const EXPLAINS = /^Phạt |^\p{Lu}[^,;]{2,60} là (?:việc|hành vi|quá trình|hoạt động) /u;

function draftOf(source: Source): Draft | null {
  const { provision, leaf, sound, sentences, place } = source;
  const text = lineOf(provision);
  if (!leaf || !sound || sentences.length !== 1 || !/^(?:article|clause|paragraph)$/u.test(provision.kind))
    return null;
  if (text.length < SHORTEST || text.length > STEM - place.length - 30 || /[;:]/u.test(text)) return null;
  if (isForbidding(source) || EXCEPT.test(text) || refersElsewhere(text) || EXPLAINS.test(text)) return null;
  const found = modalIn(text);
  if (found === null) return null;
  const { start, end, contrary } = found;
  const head = `Theo ${place}: `;
  const statement = (instead: string) =>
    `${head}“${bare(text.slice(0, start) + instead + text.slice(end))}”. Đúng hay sai?`;
  const said = text.slice(start, end);
  return {
    kind: 'truth',
    id: idOf(provision, 'modal', 1),
    source,
    shown: wholeOf(provision),
    span: { start, end },
    truth: statement(said),
    lie: statement(contrary),
    said: `quy định ghi “${opening(bare(text.slice(start)), SHOWN)}”`,
    explanation: explain(`Quy định ghi “${said}”, không ghi “${contrary}”`, place),
  };
}

/** Characters of the rule's own words that are said again. */
const SHOWN = 60;
/** Characters below which a sentence says too little. */
const SHORTEST = 45;

/** The only modal of a sentence, where it governs the whole of it. */
function modalIn(text: string): { start: number; end: number; contrary: string } | null {
  const [denied, contrary] = CONTRARY_AT_START.find(([one]) => text.startsWith(`${one} `)) ?? [];
  if (denied !== undefined && contrary !== undefined) {
    const rest = text.slice(denied.length);
    return ABOUT.test(rest) && rest.match(MODAL) === null ? { start: 0, end: denied.length, contrary } : null;
  }
  for (const [modal, contrary] of CONTRARY) {
    const start = text.search(new RegExp(`(?<!\\p{L})${modal}(?!\\p{L})`, 'u'));
    if (start < 0) continue;
    const end = start + modal.length;
    const before = text.slice(0, start).trimEnd();
    const rest = `${before} ${text.slice(end)}`;
    if (IS_NOT.test(text.slice(start))) return null;
    if (before === '' || start > MOST_BEFORE || BOUND.test(before) || rest.match(MODAL) !== null) return null;
    return { start, end, contrary };
  }
  return null;
}

/** "không phải là thành viên" is no duty that one has not. */
const IS_NOT = /^không phải là /u;
/** Characters before a modal that a subject has; with more, something else stands there too. */
const MOST_BEFORE = 110;
