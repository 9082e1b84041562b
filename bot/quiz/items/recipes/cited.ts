import { GAP } from '../../../quiz-item.ts';
import type { Choice, Draft } from '../draft.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';
import { lineOf, type Source } from '../source.ts';
import { windowAround, windowText } from '../window.ts';
import { clausesOf } from '../clauses.ts';

/** Of a text without articles: number and date of the documents that it tells people to carry out. */

export const cited: Recipe = (shelf) => {
  const places = [...new Map(clausesOf(shelf).map(({ source }) => [source.provision.id, source])).values()];
  const found = places.flatMap(mentionsIn);
  return found
    .flatMap((one, at) => [draftOf(one, 'number', at, found), draftOf(one, 'date', at, found)])
    .filter((one) => one !== null);
};

/** "Kết luận số 21-KL/TW, ngày 25/10/2021". */
const MENTION =
  /(?<kind>\p{Lu}\p{L}+(?: \p{L}+){0,2}) số (?<number>\d+-\p{Lu}+\/\p{Lu}+),? ngày (?<date>\d{1,2}\/\d{1,2}\/\d{4})/gu;

interface Mention {
  readonly source: Source;
  readonly at: Readonly<
    Record<'number' | 'date', { readonly start: number; readonly end: number; readonly text: string }>
  >;
}

function mentionsIn(source: Source): Mention[] {
  return [...source.provision.text.matchAll(MENTION)].map((match) => {
    const spanOf = (name: string) => {
      const text = match.groups?.[name] ?? '';
      const start = match.index + match[0].indexOf(text);
      return { start, end: start + text.length, text };
    };
    return { source, at: { number: spanOf('number'), date: spanOf('date') } };
  });
}

function draftOf(one: Mention, what: 'number' | 'date', at: number, all: readonly Mention[]): Draft | null {
  const { provision, place } = one.source;
  const { text: right, ...span } = one.at[what];
  const segment = provision.segments.find(({ start, end }) => start <= span.start && span.end <= end);
  const head = `Theo ${place}: `;
  const window =
    segment === undefined
      ? null
      : windowAround(lineOf(provision), [segment], span, Math.min(STEM - head.length - 40, 210));
  if (segment === undefined || window === null) return null;
  const shown = { provision, span: segment };
  const choice = (text: string): Choice => ({
    text,
    shown,
    why:
      text === right ? `Văn bản ghi “${right}”.` : `Ở chỗ này văn bản ghi “${right}”, không phải “${text}”.`,
  });
  const visible = lineOf(provision).slice(window.start, window.end);
  const others = [...new Set(all.map((other) => other.at[what].text))].filter(
    (text) => text !== right && !visible.includes(text),
  );
  return {
    kind: 'choice',
    type: 'fill_blank',
    id: idOf(provision, `cited-${what}`, at + 1),
    source: one.source,
    shown,
    span,
    stem: `${head}“${windowText(lineOf(provision), [segment], window, span, GAP)}”. Điền vào chỗ trống.`,
    right: choice(right),
    wrong: others.map(choice),
    explanation: explain(`Văn bản ghi: ${right}`, place),
  };
}
