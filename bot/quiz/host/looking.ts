import type { RoundQuestion, RoundSetup } from '../../quiz-rounds.ts';
import { cutTo, lettered, oneLine, stemOf } from '../present.ts';
import { ofCode } from './finding.ts';
import type { Host } from './host.ts';
import { CODE } from './making.ts';
import { prepared, revise, type Revision } from './preparing.ts';
import type { Speaker } from './types.ts';
import { rightOf } from './words.ts';

/** `/quiz xem MÃ`, `/quiz đổi MÃ 3`, `/quiz bỏ MÃ 3`, `/quiz thêm MÃ`: the questions of a round before it begins, in a private chat. */

const LINE = /^(xem|đổi|doi|bỏ|bo|thêm|them)\s+([a-z0-9]{6})(?:\s+(?:(?:câu|cau|từ|tu)\s+)*(\d{1,3}))?$/iu;
const REVISION_OF: Readonly<Record<string, Revision>> = {
  ...{ đổi: 'exchange', doi: 'exchange', bỏ: 'drop', bo: 'drop', thêm: 'add', them: 'add' },
};
/** Questions of one message: with their options they fill a screen or two. */
const AT_ONCE = 5;
/** Of the rule's words, characters: the whole clause stands on the page and after the answer. */
const LONGEST_QUOTE = 200;

/** Null where the line asks for none of these. */
export async function lookAt(host: Host, speaker: Speaker, line: string): Promise<string | null> {
  const [, word = '', typed = '', number] = LINE.exec(line) ?? [];
  const code = typed.toUpperCase();
  if (!CODE.test(code)) return null;
  const found = await ofCode(host, speaker, code);
  if ('say' in found) return found.say;
  if (speaker.group) return sayPrivately(host, code);
  const { id } = found.state.setup;
  const act = REVISION_OF[word.toLowerCase()];
  const setup = await prepared(host, id);
  if (setup === null) return 'Bài đã bắt đầu hoặc đã đóng nên không xem, đổi câu được nữa.';
  if (act === undefined) return sayList(setup, Number(number ?? '1'));
  const seen = setup.questions[Number(number ?? '0') - 1];
  if (act !== 'add' && seen === undefined)
    return `Bạn ghi số câu, từ 1 đến ${String(setup.questions.length)}, ví dụ: /quiz ${word} ${code} 1`;
  return sayRevised(code, act, await revise(host, id, act, seen?.item.id ?? ''));
}

/** The answers stand in the list. */
function sayPrivately({ needs }: Host, code: string): string {
  const { publicUrl = null } = needs;
  const page = publicUrl === null ? '' : ` Hoặc mở ${publicUrl}/quiz/${code}/cau-hoi`;
  return `Danh sách có đáp án nên tôi không gửi vào nhóm: nhắn riêng cho tôi /quiz xem ${code}.${page}`;
}

function sayRevised(code: string, act: Revision, revised: Awaited<ReturnType<typeof revise>>): string {
  if ('refused' in revised) return revised.refused;
  const { number, of, question } = revised;
  const done = { exchange: 'Đã đổi', drop: 'Đã bỏ', add: 'Đã thêm' }[act];
  const said = `${done} câu ${String(number)}. Bài có ${String(of)} câu.`;
  const more = question === null ? `Xem lại: /quiz xem ${code}` : sayQuestion(question, number);
  return `${said}\n\n${more}`;
}

function sayList({ code, title, questions }: RoundSetup, wanted: number): string {
  const from = Math.min(Math.max(1, wanted), questions.length);
  const shown = questions.slice(from - 1, from - 1 + AT_ONCE);
  const next = from + AT_ONCE;
  const how = [
    ...(next <= questions.length ? [`Xem tiếp: /quiz xem ${code} ${String(next)}`] : []),
    `Đổi câu khác: /quiz đổi ${code} ${String(from)}; bỏ: /quiz bỏ ${code} ${String(from)}; thêm: /quiz thêm ${code}. Bắt đầu: /batdau ${code}`,
  ];
  return [
    `Bài ${code}: ${title}, ${String(questions.length)} câu, chưa bắt đầu.`,
    ...shown.map((question, at) => sayQuestion(question, from + at)),
    how.join('\n'),
  ].join('\n\n');
}

function sayQuestion(question: RoundQuestion, number: number): string {
  const { quote } = question.item;
  const place =
    quote === null
      ? 'Câu này không gắn với điều khoản nào.'
      : `“${cutTo(oneLine(quote.text), LONGEST_QUOTE)}” ${quote.locator}, ${quote.document}`;
  return [
    `Câu ${String(number)}. ${stemOf(question)}`,
    ...lettered(question),
    `Đáp án: ${rightOf(question)}`,
    place,
  ].join('\n');
}
