import type { Library } from '../../knowledge/library.ts';
import type { Reference } from '../../knowledge/references.ts';
import type { Document } from '../../knowledge/types.ts';
import { draft, type Draft } from './draft.ts';
import type { Frame } from './frame.ts';
import type { SmallTalk } from './manners.ts';

/** Answers that quote nothing: courtesies, refusals, requests to say more. */

/** Questions that the shipped directive answers; offered where a person does not know what to ask. */
export const EXAMPLES: readonly string[] = [
  'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?',
  'Giờ hành chính bán hàng online có được không?',
  'Có được đăng thông tin chưa kiểm chứng lên Facebook không?',
  'Ai kiểm tra việc thực hiện Chỉ thị 30?',
];

const SAYINGS: Readonly<Record<SmallTalk, string>> = {
  greeting: 'Xin chào! Bạn cần hỏi quy định nào?',
  thanks: 'Không có gì. Bạn cần hỏi thêm cứ nhắn nhé.',
  farewell: 'Chào bạn, hẹn gặp lại.',
  who: 'Tôi là Kỷ Cương, trợ lý tra cứu quy định về kỷ luật, kỷ cương công vụ. Tôi không phải là người.',
  help: 'Bạn hỏi bằng lời thường, tôi tìm trong các quy định đang có và trích nguyên văn, kèm nơi trích và hiệu lực.',
  acknowledged: 'Vâng. Bạn cần hỏi thêm cứ nhắn nhé.',
};

export function smallTalk(kind: SmallTalk, library: Library): Draft {
  const introduces = kind === 'greeting' || kind === 'who' || kind === 'help';
  return draft({
    outcome: 'small_talk',
    headline: SAYINGS[kind],
    note: introduces ? `Văn bản đang có: ${heldDocuments(library)}.` : '',
    choices: introduces ? [...EXAMPLES] : [],
  });
}

/** Documents named in an introduction; a phone shows about so many lines. */
const INTRODUCED = 5;

function heldDocuments({ documents }: Library): string {
  const named = documents
    .slice(0, INTRODUCED)
    .map(({ kind, number, issuer }) => `${kind} ${number} của ${issuer}`);
  const more = documents.length - named.length;
  return [...named, ...(more > 0 ? [`và ${more} văn bản khác`] : [])].join('; ');
}

/** Words at the end of a question that ask nothing: "là bao lâu vậy ạ". */
const TRAILING = /(?:[?!.,\s]|(?<!\p{L})(?:ạ|vậy|thế|nhỉ|nha|nhé|ta))+$/iu;

/** The rules differ by the kind of staff, and the question (mended) does not say which: asks that, in one sentence. */
export function whichStaff(kinds: readonly string[], mended: string): Draft {
  const asked = mended.replace(TRAILING, '');
  return draft({
    outcome: 'clarify',
    headline: 'Bạn hỏi cho ai?',
    note: 'Quy định về việc này khác nhau theo từng đối tượng:',
    choices: kinds.map((kind) => `${asked} đối với ${kind}?`),
  });
}

/** Several documents bear the name that was given: asks which, each as a question that names it. */
export function whichDocument(documents: readonly Document[], { query }: Frame): Draft {
  return draft({
    outcome: 'clarify',
    headline: 'Có nhiều văn bản mang tên này. Bạn hỏi văn bản nào?',
    note: 'Chọn một văn bản dưới đây, hoặc ghi cả số, năm:',
    choices: documents
      .slice(0, INTRODUCED)
      .map(({ kind, number, title }) => `${query.text.replace(/[?\s]+$/u, '')} (${kind} ${number} ${title})`),
  });
}

/** A place is named, and nothing says of which document. */
export function whichPlace({ written }: Reference): Draft {
  return draft({
    outcome: 'clarify',
    headline: `Bạn hỏi ${written} của văn bản nào?`,
    note: 'Xin ghi thêm tên hoặc số của văn bản, hoặc nói rõ việc cần hỏi.',
  });
}

export function refusal(): Draft {
  return draft({
    outcome: 'refused',
    headline: 'Tôi không làm việc này.',
    note: 'Tôi chỉ trích nguyên văn quy định đang có: không sửa, không bịa, không bỏ qua quy định. Bạn có thể hỏi quy định nói gì về việc của mình.',
  });
}

export function tooLong(limit: number): Draft {
  return draft({
    outcome: 'refused',
    headline: 'Câu hỏi dài quá.',
    note: `Tôi đọc được tối đa ${limit.toLocaleString('vi-VN')} ký tự. Bạn viết gọn lại việc cần hỏi giúp tôi.`,
  });
}

export function clarification(): Draft {
  return draft({
    outcome: 'clarify',
    headline: 'Bạn muốn hỏi về việc gì?',
    note: 'Xin nói rõ việc cần hỏi: làm gì, lúc nào, ở đâu. Ví dụ:',
    choices: [...EXAMPLES],
  });
}
