import { readFileSync } from 'node:fs';
import { createLibrary, type Library } from '../../../knowledge/library.ts';
import type { Document, Provision } from '../../../knowledge/types.ts';
import type { Answer, Quote } from '../../../bot/contract.ts';

/** The directive's real text, cut by hand into the few provisions that the channel's tests quote. */

const text = readFileSync(new URL('../../../ingest/library/30-CT-TU.txt', import.meta.url), 'utf8').normalize(
  'NFC',
);
const place = {
  part: null,
  chapter: null,
  section: null,
  article: null,
  clause: null,
  point: null,
  paragraph: null,
};

function provision(
  id: string,
  locator: string,
  section: string,
  paragraph: number | null,
  head: string,
): Provision {
  const start = text.indexOf(head);
  const end = text.indexOf('\n', start);
  return {
    id: `30-CT/TU#${id}`,
    document: '30-CT/TU',
    parent: null,
    kind: paragraph === null ? 'section' : 'paragraph',
    label: '',
    locator,
    place: { ...place, section, paragraph },
    heading: null,
    start,
    end,
    text: text.slice(start, end),
    segments: [],
  };
}

const provisions = [
  provision('m1', 'mục 1', '1', null, 'Các cấp ủy, tổ chức Đảng, Chính quyền'),
  provision('m3.d2', 'mục 3, đoạn 2', '3', 2, 'Tuyệt đối không vi phạm'),
  provision('m3.d3', 'mục 3, đoạn 3', '3', 3, 'Thực hiện nghiêm bảo vệ bí mật'),
];
const validity = {
  from: '2023-11-29',
  until: null,
  how: 'Văn bản không ghi ngày có hiệu lực nên tính từ ngày ban hành.',
  replacedBy: null,
};
export const directive: Document = {
  number: '30-CT/TU',
  kind: 'Chỉ thị',
  title: 'Về tăng cường kỷ luật, kỷ cương hành chính, đạo đức công vụ và văn hóa công sở',
  issuer: 'Ban Thường vụ Tỉnh ủy Bắc Ninh',
  issuedOn: '2023-11-29',
  signer: 'Nguyễn Quốc Chung',
  validity,
  sources: [],
  corrections: [],
  notes: [],
  sha256: 'a'.repeat(64),
  fileName: '30-CT-TU.txt',
  text,
  provisions,
  citations: [],
  relations: [],
  aliases: [],
};
export const library: Library = createLibrary('snapshot-of-test', [directive], []);

/** A verbatim quote of a provision, with the words in `marked` marked. */
export function quoteOf(id: string, words: string, marked: string): Quote {
  const source = library.provision(`30-CT/TU#${id}`);
  const start = source?.text.indexOf(words) ?? -1;
  if (source === undefined || start < 0) throw new Error(`not in ${id}: ${words}`);
  const mark = words.indexOf(marked);
  return {
    document: '30-CT/TU',
    kind: directive.kind,
    title: directive.title,
    issuer: directive.issuer,
    issuedOn: directive.issuedOn,
    locator: source.locator,
    ...source.place,
    text: words,
    start,
    end: start + words.length,
    marks: [{ start: mark, end: mark + marked.length }],
    provision: source.id,
    sha256: directive.sha256,
    validity: { status: 'in_force', from: validity.from, until: null, how: validity.how },
  };
}

/** An answer in the contract's form; `text` is not read by this channel. */
export function answerOf(parts: Partial<Answer>): Answer {
  return {
    outcome: 'answered',
    verdict: null,
    text: '',
    headline: '',
    note: '',
    understood: null,
    choices: [],
    quotes: [],
    missing: [],
    on: '2026-11-23',
    snapshot: library.id,
    took: { search: 0, answer: 0 },
    ...parts,
  };
}

export const BEER = 'Trưa nay ăn cưới uống một lon bia rồi chiều làm việc được không?';
export const BEER_QUOTE =
  'không sử dụng đồ uống có cồn trong giờ hành chính và buổi trưa của ngày làm việc, ngày trực';
export const beer = answerOf({
  verdict: 'prohibited',
  headline: 'Không được',
  quotes: [quoteOf('m3.d2', BEER_QUOTE, 'không sử dụng đồ uống có cồn')],
});
export const notDecided = answerOf({
  outcome: 'not_in_corpus',
  headline: 'Các quy định đang có không nói mức phạt.',
  note: 'Bạn nên hỏi bộ phận tổ chức cán bộ của cơ quan mình.',
  nearest: [{ document: '30-CT/TU', locator: 'mục 3, đoạn 2' }],
});
export const notHeld = answerOf({
  outcome: 'cited_not_held',
  headline: 'Chưa có toàn văn văn bản này.',
  note: 'Văn bản này được dẫn tại mục 1.',
  quotes: [quoteOf('m1', 'thực hiện nghiêm túc Kết luận số 21-KL/TW, ngày 25/10/2021', '21-KL/TW')],
  missing: [{ document: '21-KL/TW', title: 'Về đẩy mạnh xây dựng, chỉnh đốn Đảng', citedBy: '30-CT/TU#m1' }],
});
export const clarify = answerOf({
  outcome: 'clarify',
  headline: 'Bạn muốn hỏi về việc gì?',
  choices: [BEER, 'Giờ hành chính bán hàng online có được không?'],
});
export const refused = answerOf({ outcome: 'refused', headline: 'Tôi không làm việc này.' });
