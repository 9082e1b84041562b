import { GAP } from '../../../quiz-item.ts';
import { amountsIn, type Amount } from '../amounts.ts';
import { hashOf } from '../chance.ts';
import type { Choice, Draft } from '../draft.ts';
import { contextOf } from '../known-amounts.ts';
import { otherAmounts } from '../other-amounts.ts';
import { explain, idOf, STEM, type Kit, type Recipe } from '../recipe.ts';
import { refersElsewhere } from '../screen.ts';
import { isForbidding } from '../lists.ts';
import { lineOf, type Source } from '../source.ts';
import { windowAround, windowText } from '../window.ts';

/** Amounts, deadlines, ages, shares: a gap to fill, or a statement with another number. */

export const gapAmounts: Recipe = ({ sources }, kit) =>
  sources
    .filter(({ sound, provision }) => sound && lineOf(provision) !== '')
    .flatMap((source) => draftsOf(source, kit));

/** Amounts of one provision that are asked about. */
const MOST = 2;

function draftsOf(source: Source, kit: Kit): Draft[] {
  const amounts = amountsIn(lineOf(source.provision));
  const single = amounts.filter((one) => amounts.filter((other) => sameAmount(one, other)).length === 1);
  return single
    .flatMap((amount) => draftOf(source, amount, amounts, kit) ?? [])
    .slice(0, MOST)
    .map((make, at) => make(at + 1));
}

const sameAmount = (one: Amount, other: Amount): boolean =>
  one.unit.split('–')[0] === other.unit.split('–')[0] &&
  (one.value === other.value || one.upper === other.upper);

/** Fines of lists are asked with the act (`fines.ts`). */
const FINE = /^Phạt tiền/u;

function draftOf(
  source: Source,
  amount: Amount,
  amounts: readonly Amount[],
  kit: Kit,
): ((n: number) => Draft) | null {
  const { provision, sentences, place, document } = source;
  if (FINE.test(lineOf(provision))) return null;
  const head = `Theo ${place}: `;
  const window = windowAround(lineOf(provision), sentences, amount, STEM - head.length - 40);
  if (window === null || window.end - window.start < LEAST) return null;
  if (!sentences.some(({ start }) => start === window.start) || isTrivial(amount)) return null;
  const around = lineOf(provision).slice(window.start, window.end);
  if (
    /:$|^\p{Lu}: /u.test(around) ||
    refersElsewhere(around) ||
    amountsIn(around).filter(({ unit }) => unit === amount.unit).length > 2
  )
    return null;
  const words = contextOf(source);
  const others = otherAmounts(amount, kit.amounts.ofDocument(document.number, amount.unit))
    .filter(({ text }) => !lineOf(provision).includes(text))
    .filter(({ value }) => !isTooMuch(value, amount, lineOf(provision)))
    .filter(({ value }) => !amounts.some((one) => one.unit === amount.unit && one.value === value))
    .filter(({ text }) => !kit.amounts.isSaidOf(text, words, source));
  if (others.length < 4) return null;
  const text = (instead: string) => windowText(lineOf(provision), sentences, window, amount, instead);
  const shown = { provision, span: sentenceAround(source, amount) };
  const explanation = explain(`Quy định ghi: ${amount.text}`, place);
  const common = { source, shown, span: { start: amount.start, end: amount.end }, explanation };
  if (hashOf(`${provision.id}|${amount.text}`) % 3 === 0 && !isForbidding(source))
    return (n) => {
      const other = others[hashOf(`lie|${provision.id}`) % Math.min(others.length, 4)];
      return {
        ...common,
        kind: 'truth',
        id: idOf(provision, 'amount', n),
        truth: `${head}“${text(amount.text)}”. Đúng hay sai?`,
        lie: `${head}“${text(other?.text ?? '')}”. Đúng hay sai?`,
        said: `quy định ghi ${amount.text}`,
      };
    };
  const choice = (option: string, value: number): Choice => ({
    text: option,
    value,
    shown,
    why:
      option === amount.text
        ? `Quy định ghi “${amount.text}”.`
        : `Quy định ghi “${amount.text}”, không phải “${option}”.`,
  });
  return (n) => ({
    ...common,
    kind: 'choice',
    type: 'fill_blank',
    id: idOf(provision, 'gap-amount', n),
    stem: `${head}“${text(GAP)}”. Điền vào chỗ trống.`,
    right: choice(amount.text, amount.value),
    wrong: others.map((one) => choice(one.text, one.value)),
    accepts: spellings(amount),
  });
}

/** More hours than a day has: "72 giờ/ngày" is nobody's answer. */
const isTooMuch = (value: number, { unit, end }: Amount, text: string): boolean =>
  unit === 'giờ' &&
  value > 24 &&
  /^ ?(?:\/|mỗi |một |trong (?:01 |một )?|hằng |hàng )ngày/u.test(text.slice(end));

/** One copy, one set: what everybody guesses. */
const isTrivial = ({ unit, value }: Amount): boolean => value === 1 && /^(?:bộ|bản|lần|người)$/u.test(unit);

/** Words around an amount below which nobody knows what it is of. */
const LEAST = 45;

function sentenceAround({ sentences, provision }: Source, { start, end }: Amount) {
  return (
    sentences.find((one) => one.start <= start && end <= one.end) ?? { start: 0, end: provision.text.length }
  );
}

/** The same amount typed otherwise: without a leading zero, without the words in brackets. */
function spellings({ text }: Amount): string[] {
  const plain = text.replace(/ \([\p{L} ]+\)/gu, '');
  const short = plain.replace(/(?<!\d)0+(?=\d)/gu, '');
  return [...new Set([plain, short])].filter((one) => one !== text);
}
