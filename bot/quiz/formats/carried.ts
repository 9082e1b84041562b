import { createHash } from 'node:crypto';
import { z } from 'zod';
import { GAP, type Item, type ItemQuote, type Reason } from '../../quiz-item.ts';
import { itemSchema } from '../../quiz-shape.ts';
import { Unfit, type Found, type Question } from './types.ts';

/**
 * What a format cannot hold of an item goes beside the question, as JSON that other programs pass over: the difference between
 * the item and what the format's own reader makes of the question. So nothing is lost, whatever a format can hold; and a
 * question that somebody changed in another program counts as changed, for what is carried names what it stood beside.
 */

export function questionOf({ type, stem, options, correct, accepts, explanation, reasons, tags }: Item): Question {
  const whys = reasons.map(({ why }) => why);
  return { kind: KIND_OF[type], stem, options, correct, accepts, whys, explanation, tags };
} // prettier-ignore

const KIND_OF = {
  true_false: 'true_false',
  single_choice: 'choice',
  match: 'choice',
  fill_blank: 'short',
  order: 'order',
} as const;
const TYPE_OF = {
  true_false: 'true_false',
  choice: 'single_choice',
  short: 'fill_blank',
  order: 'order',
} as const;

/** The item that a question is by itself. */
function bareItem(question: Question, id: string): Item {
  const { kind, stem, options, correct, accepts, whys, explanation, tags } = question;
  const unbound = { quote: null, span: null, provision: null, version: null, until: null, topic: null };
  const reasons = options.map((_, at): Reason => ({ why: whys[at] ?? '', quote: null }));
  const type = TYPE_OF[kind];
  return { id, type, stem, options, correct, accepts, explanation, reasons, tags, origin: 'imported', ...unbound };
} // prettier-ignore

/** `w`: the sentence, where the file does not hold it as it is; `q`: index into `quotes`. */
const reasonSchema = z.object({ w: z.string().optional(), q: z.int().nonnegative().nullable() });
const quoteIndex = z.int().nonnegative().nullable();
const carriedSchema = z.object({
  v: z.literal(1),
  of: z.string(),
  quotes: z.array(itemSchema.shape.quote.unwrap()),
  reasons: z.array(reasonSchema),
  quote: quoteIndex,
  item: itemSchema.omit({ reasons: true, quote: true }).partial(),
});
type Carried = z.infer<typeof carriedSchema>;

/** @param seen what the reader of the format makes of the question as written */
export function carriedOf(item: Item, seen: Question): string {
  const bare = bareItem(seen, '');
  const quotes: ItemQuote[] = [];
  const indexOf = (quote: ItemQuote | null): number | null => {
    if (quote === null) return null;
    const at = quotes.findIndex((one) => same(one, quote));
    return at >= 0 ? at : quotes.push(quote) - 1;
  };
  const quote = indexOf(item.quote);
  const reasons = item.reasons.map((reason, at) => ({
    ...(reason.why === seen.whys[at] ? {} : { w: reason.why }),
    q: indexOf(reason.quote),
  }));
  const differing = Object.entries(item).filter(
    ([key, value]) => key !== 'reasons' && key !== 'quote' && !same(value, bare[key as keyof Item]),
  );
  const carried = { v: 1, of: printOf(seen), quotes, reasons, quote, item: Object.fromEntries(differing) };
  return JSON.stringify(carried);
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Short hash of what a file holds of a question. */
function printOf({ kind, stem, options, correct, accepts, whys, explanation, tags }: Question): string {
  const parts = JSON.stringify([kind, stem, options, correct, accepts, whys, explanation, tags]);
  return createHash('sha256').update(parts).digest('base64url').slice(0, 12);
}

/** The item that a file holds. @throws Unfit where what is carried cannot be read */
export function itemFrom({ question, carried }: Found, freshId: () => string): Item {
  if (carried === null) return bareItem(foreign(question), freshId());
  const read = readCarried(carried);
  const quote = read.quote === null ? null : quoteAt(read, read.quote);
  if (read.of !== printOf(question)) return changed(question, read, quote, freshId);
  const bare = bareItem(question, freshId());
  const reasons = read.reasons.map(({ w, q }, at): Reason => ({
    why: w ?? question.whys[at] ?? '',
    quote: q === null ? null : quoteAt(read, q),
  }));
  return ordered({ ...bare, ...given(read.item), reasons, quote });
} // prettier-ignore

/** Somebody changed the question elsewhere: its words are what the file says, its binding is what was carried. */
function changed(question: Question, read: Carried, quote: ItemQuote | null, freshId: () => string): Item {
  const { id, type, span, provision, version, until, topic, origin, uses } = read.item;
  const kept = given({ id, span, provision, version, until, topic, origin, uses });
  const bare = bareItem(foreign(question), freshId());
  const fits = type !== undefined && KIND_OF[type] === question.kind ? { type } : {};
  const reasons = bare.reasons.map((reason, at): Reason => {
    const q = read.reasons.length === bare.reasons.length ? (read.reasons[at]?.q ?? null) : null;
    return { ...reason, quote: q === null ? null : quoteAt(read, q) };
  });
  return ordered({ ...bare, ...kept, ...fits, reasons, quote });
}

function readCarried(text: string): Carried {
  try {
    return carriedSchema.parse(JSON.parse(text));
  } catch {
    throw new Unfit('dữ liệu kèm theo (ky-cuong) đã hỏng: hãy xóa nó để nhập như một câu mới, hoặc xuất lại câu này');
  }
} // prettier-ignore

function quoteAt({ quotes }: Carried, index: number): ItemQuote {
  const quote = quotes[index];
  if (quote === undefined) throw new Unfit('dữ liệu kèm theo (ky-cuong) thiếu trích dẫn: hãy xuất lại câu này');
  return quote;
} // prettier-ignore

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** Without the members that are not there. */
const given = <T extends object>(members: T): Given<T> =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Given<T>;

/** Members in the order of the shape, so that equal items print equally. */
const ordered = (item: Item): Item => itemSchema.parse(item);

/** A question of another program, as one of ours: with a gap to fill, and steps that do not stand in the right order. */
function foreign(question: Question): Question {
  if (question.kind === 'short') return { ...question, stem: withGap(question.stem) };
  return question.kind === 'order' ? mixed(question) : question;
}

function withGap(stem: string): string {
  const runs = stem.match(/_{3,}/gu) ?? [];
  return runs.length === 1 ? stem.replace(/_{3,}/u, GAP) : runs.length === 0 ? `${stem} ${GAP}` : stem;
}

/** Steps as the hash of their words has them: the same for everybody, and telling nobody the order. */
function mixed(question: Question): Question {
  const hash = (at: number): string =>
    createHash('sha256')
      .update(question.options[at] ?? '')
      .digest('hex');
  const shown = question.options.map((_, at) => at).sort((a, b) => (hash(a) < hash(b) ? -1 : 1));
  return {
    ...question,
    options: shown.map((at) => question.options[at] ?? ''),
    whys: shown.map((at) => question.whys[at] ?? ''),
    correct: question.correct.map((at) => shown.indexOf(at)),
  };
}
