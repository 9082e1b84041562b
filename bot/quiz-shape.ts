import { z } from 'zod';
import { GAP, ITEM_TYPES, type Item } from './quiz-item.ts';

/** What an item may look like, whoever made it: checked wherever one comes in (a file, a trainer's edit, the store). */

/** Longest texts, UTF-16 units. Well above what a chat shows: channels shorten, the bank keeps. */
export const LONGEST = {
  id: 300,
  stem: 2_000,
  option: 1_000,
  accepted: 200,
  explanation: 4_000,
  why: 4_000,
  quote: 20_000,
  tag: 50,
} as const;
export const MOST = { options: 10, accepts: 20, tags: 20 } as const;

const nullableText = z.string().nullable();
const offset = z.int().nonnegative();

const quoteSchema = z.object({
  provision: z.string().max(LONGEST.id),
  document: z.string().max(LONGEST.id),
  locator: z.string().max(LONGEST.option),
  text: z.string().max(LONGEST.quote),
  start: offset,
  end: offset,
  sha256: z.string().max(64),
});

/** The bare shape; what makes sense is said by `shapeFaults`. */
export const itemSchema = z.object({
  id: z.string().min(1).max(LONGEST.id),
  type: z.enum(ITEM_TYPES),
  stem: z.string(),
  options: z.array(z.string()),
  correct: z.array(offset),
  accepts: z.array(z.string()),
  explanation: z.string(),
  reasons: z.array(z.object({ why: z.string(), quote: quoteSchema.nullable() })),
  quote: quoteSchema.nullable(),
  span: z.object({ start: offset, end: offset }).nullable(),
  provision: nullableText,
  version: nullableText,
  until: z.iso.date().nullable(),
  topic: nullableText,
  tags: z.array(z.string()),
  origin: z.enum(['generated', 'written', 'imported', 'proposed']),
  uses: z
    .array(z.object({ provision: z.string(), version: z.string() }))
    .readonly()
    .exactOptional(),
}) satisfies z.ZodType<Item>;

/** Two texts that a person cannot tell apart give the same. */
export const foldText = (text: string): string =>
  text.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** Vietnamese sentences, each with the value and how to mend it; empty where all is well. */
export function shapeFaults(item: Item): string[] {
  return [...textFaults(item), ...optionFaults(item), ...acceptFaults(item), ...bindingFaults(item)];
}

/** As a person counts options. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

// Neither control characters (a line end aside) nor halves of a character nor what no file can hold.
const UNFIT = /[^\P{Cc}\n]|\p{Cs}|[\ufdd0-\ufdef\ufffe\uffff]/u;

function textFaults(item: Item): string[] {
  const { stem, explanation, options, accepts, tags, reasons } = item;
  return [
    ...textFault('Câu hỏi', stem, LONGEST.stem, true),
    ...textFault('Phần giải thích', explanation, LONGEST.explanation),
    ...options.flatMap((text, at) => textFault(`Phương án ${letterOf(at)}`, text, LONGEST.option, true)),
    ...reasons.flatMap(({ why }, at) => textFault(`Lý do của phương án ${letterOf(at)}`, why, LONGEST.why)),
    ...accepts.flatMap((text) => textFault('Cách viết được chấp nhận', text, LONGEST.accepted, true)),
    ...tags.flatMap((text) => textFault('Thẻ', text, LONGEST.tag, true)),
    ...[...accepts, ...tags]
      .filter((text) => text.includes('\n'))
      .map((text) => `“${short(text)}” có xuống dòng: hãy viết trên một dòng.`),
    ...(tags.length > MOST.tags ? [`Có ${tags.length} thẻ: chỉ giữ tối đa ${MOST.tags} thẻ.`] : []),
  ];
}

function textFault(what: string, text: string, longest: number, needed = false): string[] {
  if (needed && text.trim() === '') return [`${what} để trống: hãy điền vào.`];
  if (text.length > longest)
    return [`${what} dài ${text.length} ký tự, tối đa là ${longest}: hãy rút gọn “${short(text)}”.`];
  if (text !== text.trim()) return [`${what} có khoảng trắng thừa ở đầu hoặc cuối: hãy xóa đi.`];
  if (UNFIT.test(text) || text !== text.normalize('NFC'))
    return [`${what} có ký tự lạ không hiển thị được: hãy gõ lại “${short(text)}”.`];
  return [];
}

/** Least and most options of each type; a gap that is filled by typing needs no other option. */
const LEAST_OPTIONS = { true_false: 2, single_choice: 2, fill_blank: 1, match: 2, order: 2 } as const;

function optionFaults({ type, options, correct, reasons }: Item): string[] {
  const [least, count] = [LEAST_OPTIONS[type], options.length];
  const faults: string[] = [];
  if (type === 'true_false' && (count !== 2 || options[0] !== 'Đúng' || options[1] !== 'Sai'))
    faults.push(`Câu đúng/sai có phương án “${options.join(' / ')}”: phải là Đúng và Sai, đúng thứ tự này.`);
  if (count < least || count > MOST.options)
    faults.push(`Có ${count} phương án: cần từ ${least} đến ${MOST.options}.`);
  const twice = options.findIndex((text, at) => options.findIndex((one) => alike(one, text)) < at);
  if (twice > 0) faults.push(`Phương án ${letterOf(twice)} “${short(options[twice] ?? '')}” bị lặp: hãy sửa hoặc bỏ.`);
  if (reasons.length !== count) faults.push(`Có ${reasons.length} lý do cho ${count} phương án: mỗi phương án một lý do.`);
  return [...faults, ...correctFaults(type, count, correct)];
} // prettier-ignore

function correctFaults(type: Item['type'], count: number, correct: readonly number[]): string[] {
  const known = correct.every((at) => at < count);
  const letters = correct.map(letterOf).join(', ');
  if (type === 'order')
    return known && correct.length === count && new Set(correct).size === count
      ? []
      : [`Thứ tự đúng “${letters}” chưa nhắc đủ ${count} bước, mỗi bước một lần.`];
  if (correct.length === 1 && known) return [];
  return [
    correct.length === 0
      ? 'Chưa có đáp án đúng: hãy chọn một phương án.'
      : `Đáp án “${letters}” không hợp lệ: phải là đúng một phương án có trong câu.`,
  ];
}

const alike = (one: string, other: string): boolean => foldText(one) === foldText(other);

function acceptFaults({ type, stem, options, correct, accepts }: Item): string[] {
  const gaps = stem.match(/_{4,}/gu) ?? [];
  if (type !== 'fill_blank')
    return accepts.length === 0 ? [] : [`Chỉ câu điền chỗ trống mới có cách viết khác của đáp án: hãy bỏ “${short(accepts.join(', '))}”.`];
  const wrong = options.filter((_, at) => !correct.includes(at));
  const both = accepts.find((text) => wrong.some((option) => alike(option, text)));
  return [
    ...(gaps.length === 1 && gaps[0] === GAP ? [] : [`Câu có ${gaps.length} chỗ trống: phải có đúng một chỗ trống ${GAP} (bốn gạch dưới).`]),
    ...(both === undefined ? [] : [`“${short(both)}” vừa được chấp nhận vừa là phương án sai: hãy bỏ một bên.`]),
    ...(accepts.length > MOST.accepts ? [`Có ${accepts.length} cách viết được chấp nhận: tối đa ${MOST.accepts}.`] : []),
  ];
} // prettier-ignore

function bindingFaults({ quote, span, provision, version, until }: Item): string[] {
  const bound = [quote, span, provision, version].filter((part) => part !== null).length;
  if (bound === 0 && until === null) return [];
  if (quote === null || span === null || provision === null || version === null)
    return ['Phần gắn với điều khoản thiếu trích dẫn, vị trí hoặc phiên bản: xuất lại câu này, hoặc bỏ hẳn phần gắn.'];
  if (quote.end - quote.start !== quote.text.length || quote.provision !== provision)
    return [`Trích dẫn “${short(quote.text)}” không khớp vị trí của nó: xuất lại câu này.`];
  if (span.start < quote.start || span.end > quote.end || span.start > span.end)
    return ['Phần quyết định đáp án nằm ngoài trích dẫn: xuất lại câu này.'];
  return [];
} // prettier-ignore

/** For a sentence about a long text. */
export const short = (text: string): string => {
  const line = text.replace(/\s+/gu, ' ');
  return line.length <= 60 ? line : `${line.slice(0, 59)}…`;
};
