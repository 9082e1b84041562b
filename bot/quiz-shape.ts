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

/** A part of an item, as a form has a field for it. */
export type ItemPart = 'stem' | 'options' | 'correct' | 'whys' | 'accepts' | 'explanation' | 'tags' | 'place';
export interface PartFault {
  readonly part: ItemPart;
  /** Vietnamese, with the value and how to mend it. */
  readonly what: string;
}

/** What is wrong with each part; empty where all is well. */
export function partFaults(item: Item): PartFault[] {
  return [
    ...textFaults(item),
    ...optionFaults(item),
    ...acceptFaults(item),
    ...at('place', bindingFaults(item)),
  ];
}

/** Vietnamese sentences, each with the value and how to mend it; empty where all is well. */
export const shapeFaults = (item: Item): string[] => partFaults(item).map(({ what }) => what);

const at = (part: ItemPart, sentences: readonly string[]): PartFault[] =>
  sentences.map((what) => ({ part, what }));

/** As a person counts options. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

// Neither control characters (a line end aside) nor halves of a character nor what no file can hold.
const UNFIT = /[^\P{Cc}\n]|\p{Cs}|[\ufdd0-\ufdef\ufffe\uffff]/u;

function textFaults(item: Item): PartFault[] {
  const { stem, explanation, options, accepts, tags, reasons } = item;
  return [
    ...at('stem', textFault('Câu hỏi', stem, LONGEST.stem, true)),
    ...at('explanation', textFault('Phần giải thích', explanation, LONGEST.explanation)),
    ...options.flatMap((text, n) =>
      at('options', textFault(`Phương án ${letterOf(n)}`, text, LONGEST.option, true)),
    ),
    ...reasons.flatMap(({ why }, n) =>
      at('whys', textFault(`Lý do của phương án ${letterOf(n)}`, why, LONGEST.why)),
    ),
    ...accepts.flatMap((text) =>
      at('accepts', textFault('Cách viết được chấp nhận', text, LONGEST.accepted, true)),
    ),
    ...tags.flatMap((text) => at('tags', textFault('Thẻ', text, LONGEST.tag, true))),
    ...at('accepts', accepts.flatMap(brokenFault)),
    ...at('tags', tags.flatMap(brokenFault)),
    ...at('tags', tags.length > MOST.tags ? [`Có ${tags.length} thẻ: chỉ giữ tối đa ${MOST.tags} thẻ.`] : []),
  ];
}

const brokenFault = (text: string): string[] =>
  text.includes('\n') ? [`“${short(text)}” có xuống dòng: hãy viết trên một dòng.`] : [];

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

function optionFaults({ type, options, correct, reasons }: Item): PartFault[] {
  const [least, count] = [LEAST_OPTIONS[type], options.length];
  const faults: string[] = [];
  if (type === 'true_false' && (count !== 2 || options[0] !== 'Đúng' || options[1] !== 'Sai'))
    faults.push(`Câu đúng/sai có phương án “${options.join(' / ')}”: phải là Đúng và Sai, đúng thứ tự này.`);
  if (count < least || count > MOST.options)
    faults.push(`Có ${count} phương án: cần từ ${least} đến ${MOST.options}.`);
  const twice = options.findIndex((text, n) => options.findIndex((one) => alike(one, text)) < n);
  if (twice > 0) faults.push(`Phương án ${letterOf(twice)} “${short(options[twice] ?? '')}” bị lặp: hãy sửa hoặc bỏ.`);
  if (reasons.length !== count) faults.push(`Có ${reasons.length} lý do cho ${count} phương án: mỗi phương án một lý do.`);
  return [...at('options', faults), ...at('correct', correctFaults(type, count, correct))];
} // prettier-ignore

function correctFaults(type: Item['type'], count: number, correct: readonly number[]): string[] {
  const known = correct.every((one) => one < count);
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

function acceptFaults({ type, stem, options, correct, accepts }: Item): PartFault[] {
  const gaps = stem.match(/_{4,}/gu) ?? [];
  if (type !== 'fill_blank')
    return at('accepts', accepts.length === 0 ? [] : [`Chỉ câu điền chỗ trống mới có cách viết khác của đáp án: hãy bỏ “${short(accepts.join(', '))}”.`]);
  const wrong = options.filter((_, n) => !correct.includes(n));
  const both = accepts.find((text) => wrong.some((option) => alike(option, text)));
  return [
    ...at('stem', gaps.length === 1 && gaps[0] === GAP ? [] : [`Câu có ${gaps.length} chỗ trống: phải có đúng một chỗ trống ${GAP} (bốn gạch dưới).`]),
    ...at('accepts', both === undefined ? [] : [`“${short(both)}” vừa được chấp nhận vừa là phương án sai: hãy bỏ một bên.`]),
    ...at('accepts', accepts.length > MOST.accepts ? [`Có ${accepts.length} cách viết được chấp nhận: tối đa ${MOST.accepts}.`] : []),
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
