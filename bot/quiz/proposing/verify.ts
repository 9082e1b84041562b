import type { Library } from '../../../knowledge/library.ts';
import type { Item, ItemQuote, Reason } from '../../quiz-item.ts';
import { foldText, short } from '../../quiz-shape.ts';
import {
  checkItem,
  contextOf,
  lowerFirst,
  overlap,
  shuffled,
  wordsOf,
  type Source,
  type TopicOf,
} from '../items.ts';
import { versionOf } from '../version.ts';
import type { Reply } from './reply.ts';

/** Whether a proposal is a question that the rules decide. Nothing that the model says is believed. */

export interface VerifyNeeds {
  readonly library: Library;
  readonly freshId: () => string;
  readonly topicOf: TopicOf;
  /** Whether the copy of these words looks whole. */
  readonly isSound: (text: string) => boolean;
  /** The rules in force. */
  readonly sources: readonly Source[];
}

/** Share of words in common from which two rules may speak of the same matter: as in `../items/known-amounts.ts`. */
const SAME_MATTER = 0.6;

/** A rule in force with its words as they are compared. */
interface Rule {
  readonly source: Source;
  readonly words: string;
}

/** The item that a proposal makes, or sentences that say why it makes none. */
export function createVerifier(needs: VerifyNeeds): (source: Source, reply: Reply) => Item | string[] {
  // Of every rule in force, once for all proposals: of a great library some MB while a run lasts.
  let rules: readonly Rule[] | null = null;
  return (source, reply) => {
    const faults = [...quoteFaults(needs, source, reply), ...rightFaults(reply)];
    if (faults.length > 0) return faults;
    rules ??= needs.sources.map((one) => ({ source: one, words: padded(one.provision.text) }));
    const wrong = wrongFaults(rules, source, reply);
    if (wrong.length > 0) return wrong;
    const item = itemOf(needs, source, reply);
    const unfit = checkItem(item, needs.library).map(({ message }) => message);
    return unfit.length > 0 ? unfit : item;
  };
}

function quoteFaults({ isSound }: VerifyNeeds, { provision, place }: Source, { quote, key }: Reply): string[] {
  if (quote === '' || !provision.text.includes(quote))
    return [`Trích dẫn “${short(quote)}” không có nguyên văn trong ${place}.`];
  if (!isSound(quote)) return [`Trích dẫn “${short(quote)}” có chỗ hỏng trong bản sao.`];
  if (key === '' || !quote.includes(key))
    return [`Chữ quyết định “${short(key)}” không có trong trích dẫn.`];
  return [];
} // prettier-ignore

function rightFaults({ options, correct, key }: Reply): string[] {
  const right = options[correct];
  if (right === undefined) return [`Không có phương án thứ ${String(correct)} để làm đáp án.`];
  return has(right, key) ? [] : [`Đáp án “${short(right)}” không có chữ quyết định “${short(key)}” của điều khoản.`];
} // prettier-ignore

/** Whole words of one text within another, whatever their case. */
const has = (text: string, part: string): boolean => padded(text).includes(padded(part));
const padded = (text: string): string => ` ${foldText(text).replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()} `; // prettier-ignore

/** Wrong options that the clause says too, or that another rule in force gives for what may be the same matter. */
function wrongFaults(rules: readonly Rule[], source: Source, { options, correct, key, question }: Reply): string[] {
  const about = [wordsOf(question), contextOf(source)];
  const own = [source.provision.text, source.lead?.text ?? ''].join(' ');
  return options.flatMap((option, at) => {
    if (at === correct) return [];
    if (has(option, key)) return [`Phương án “${short(option)}” cũng có chữ quyết định “${short(key)}”: có hai đáp án đúng.`];
    if (has(own, option)) return [`Phương án “${short(option)}” cũng có trong điều khoản: có thể có hai đáp án đúng.`];
    const part = padded(option);
    const other = rules.find(
      (one) =>
        one.source !== source &&
        one.words.includes(part) &&
        about.some((words) => overlap(words, contextOf(one.source)) >= SAME_MATTER),
    );
    return other === undefined ? [] : [`Phương án “${short(option)}” có thể cũng đúng theo ${other.source.place}.`];
  });
} // prettier-ignore

/** Reasons are ours: a model's would say more than the clause. The right option gets a place that the model did not choose. */
function itemOf({ library, freshId, topicOf }: VerifyNeeds, source: Source, reply: Reply): Item {
  const { provision, document, place } = source;
  const start = provision.text.indexOf(reply.quote);
  const sha256 = library.document(document.number)?.sha256 ?? '';
  const quote: ItemQuote = {
    ...{ provision: provision.id, document: document.number, locator: provision.locator, sha256 },
    ...{ text: reply.quote, start, end: start + reply.quote.length },
  };
  const decides = start + reply.quote.indexOf(reply.key);
  const right = reply.options[reply.correct] ?? '';
  const options = shuffled(reply.options, String, reply.question);
  const reasonOf = (option: string): Reason => ({
    why: option === right ? 'Quy định ghi rõ như vậy.' : `Quy định ghi “${reply.key}”, không ghi “${option}”.`,
    quote,
  });
  const named = reply.question.includes(document.number);
  return {
    id: freshId(),
    type: 'single_choice',
    stem: named ? reply.question : `Theo ${place}: ${lowerFirst(reply.question)}`,
    options,
    correct: [options.indexOf(right)],
    accepts: [],
    explanation: `Theo ${place}.`,
    reasons: options.map(reasonOf),
    quote,
    span: { start: decides, end: decides + reply.key.length },
    provision: provision.id,
    version: versionOf(provision.text),
    until: source.until,
    topic: topicOf(source, reply.quote),
    tags: [],
    origin: 'proposed',
  };
} // prettier-ignore
