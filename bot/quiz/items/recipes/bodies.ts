import { GAP } from '../../../quiz-item.ts';
import { includes, type Body, type KnownBodies } from '../bodies.ts';
import { hashOf, shuffled } from '../chance.ts';
import type { Choice, Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';
import { refersElsewhere } from '../screen.ts';
import { lineOf, type Source } from '../source.ts';
import { windowAround, windowText } from '../window.ts';

/** Which body or office a rule gives a task to. */

export const bodies: Recipe = ({ sources }, { bodies: known }) =>
  sources.flatMap((source) => draftOf(source, known.of(source), known) ?? []);

/** What a body does, right behind its name. */
const ACTS =
  /^ (?:có trách nhiệm|quy định|quyết định|ban hành|chủ trì|hướng dẫn|cấp |phê duyệt|thực hiện|tổ chức|kiểm tra|thống nhất|chịu trách nhiệm|xem xét|thẩm định|công bố|giúp|có thẩm quyền|có quyền|phân công|thành lập|bổ nhiệm|tiếp nhận|trả lời|giải quyết|xử lý|thông báo|gửi |báo cáo|phối hợp|lập )/u;

function draftOf(source: Source, own: readonly Body[], known: KnownBodies): Draft | null {
  const { provision, sentences, place, article, leaf } = source;
  const text = lineOf(provision);
  const body = own.find(
    (one) => ACTS.test(text.slice(one.end)) && own.filter((other) => other.text === one.text).length === 1,
  );
  if (body === undefined || !leaf || refersElsewhere(text) || (article.heading ?? '').includes(body.text))
    return null;
  if (
    /(?:và|hoặc|,) $/u.test(text.slice(0, body.start)) ||
    /^quy định chi tiết/u.test(text.slice(body.end + 1))
  )
    return null;
  const whose = subjectOf(source, body);
  if (whose === null) return null;
  const head = `Theo ${place}${whose}: `;
  const window = windowAround(text, sentences, body, STEM - head.length - 40);
  if (window === null || window.end - window.start < body.text.length + 45) return null;
  if (!sentences.some(({ start }) => start === window.start)) return null;
  const wrong = othersOf(body, own, known, source);
  const words = (instead: string) => windowText(text, sentences, window, body, instead);
  const shown = wholeOf(provision);
  const common = {
    source,
    shown,
    span: { start: body.start, end: body.end },
    explanation: explain(`Quy định ghi: ${body.text}`, place),
  };
  const lie = wrong[0];
  if (lie !== undefined && (hashOf(provision.id) % 3 === 0 || wrong.length < 3))
    return {
      ...common,
      kind: 'truth',
      id: idOf(provision, 'body-truth', 1),
      truth: `${head}“${words(body.text)}”. Đúng hay sai?`,
      lie: `${head}“${words(lie.text)}”. Đúng hay sai?`,
      said: `quy định ghi ${body.text}`,
    };
  const choice = (one: Body): Choice => ({
    text: one.text,
    shown,
    why:
      one === body
        ? `Quy định ghi “${body.text}”.`
        : `Quy định ghi “${body.text}”, không phải “${one.text}”.`,
  });
  return {
    ...common,
    kind: 'choice',
    type: 'fill_blank',
    id: idOf(provision, 'body', 1),
    stem: `${head}“${words(GAP)}”. Điền vào chỗ trống.`,
    right: choice(body),
    wrong: wrong.map(choice),
  };
}

/** What is done, without who does it. */
const STARTS_WITH_ACT =
  /^(?:Chủ trì|Phối hợp|Tổng hợp|Hướng dẫn|Báo cáo|Trình|Xây dựng|Tổ chức|Kiểm tra|Ban hành|Thực hiện|Quản lý|Cung cấp|Gửi|Đề xuất|Tham mưu|Thông báo|Theo dõi|Đôn đốc|Giám sát|Lập|Thẩm định|Chỉ đạo|Tiếp nhận|Giúp|Nghiên cứu|Bố trí|Công bố|Đăng ký|Nộp|Đề nghị|Chấp hành|Chịu)(?!\p{L})/u;
const NAMES_WHO = /^(?:Trách nhiệm|Nhiệm vụ|Quyền|Nghĩa vụ)[^:]{0,40} của /u;
/** Characters of a heading that a stem has room for. */
const HEADING = 90;

/** ` (Trách nhiệm của Bộ Tài chính)` where a rule starts with what is done; empty where it needs none, null where nobody is named. */
function subjectOf({ provision, article }: Source, body: Body): string | null {
  if (body.start === 0 || !STARTS_WITH_ACT.test(lineOf(provision))) return '';
  const heading = article.heading ?? '';
  return NAMES_WHO.test(heading) && heading.length <= HEADING ? ` (${heading})` : null;
}

/** Bodies of the same rank that the rule does not name: those of its document first, then those of others. */
function othersOf(
  body: Body,
  own: readonly Body[],
  known: KnownBodies,
  { document, provision, article }: Source,
): Body[] {
  const fits = (one: Body) =>
    one.rank === body.rank &&
    !(article.heading ?? '').includes(one.text) &&
    !own.some((other) => includes(one, other) || includes(other, one));
  const near = known.ofDocument(document.number).filter(fits);
  const names = new Set(near.map(({ text }) => text));
  const far = known.all.filter((one) => fits(one) && !names.has(one.text));
  const inOrder = (bodies: readonly Body[]) => shuffled(bodies, ({ text }) => text, provision.id);
  return [...inOrder(near), ...inOrder(far)];
}
