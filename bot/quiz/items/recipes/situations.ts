import { shuffled } from '../chance.ts';
import type { Choice, Draft } from '../draft.ts';
import { explain, idOf, OPTION, STEM, type Recipe, type Situation } from '../recipe.ts';
import { lineOf, type Shelf, type Source } from '../source.ts';
import { opening } from '../clauses.ts';
import { overlap, shareIn, upperFirst, wordsOf } from '../words.ts';

/** Situations of everyday work: which words of the rule decide. */

export const situations: Recipe = (shelf, { situations: rows }) => {
  const own = rows.flatMap((row) => boundTo(row, shelf));
  const counts = new Map<string, number>();
  return own
    .map((one) => {
      const n = (counts.get(one.row.provision) ?? 0) + 1;
      counts.set(one.row.provision, n);
      return draftOf(one, n, own, shelf.name);
    })
    .filter(({ stem }) => stem.length <= STEM);
};

interface Bound {
  readonly row: Situation;
  readonly source: Source;
  readonly span: { readonly start: number; readonly end: number };
}

function boundTo(row: Situation, shelf: Shelf): Bound[] {
  const source = shelf.byId.get(row.provision);
  const start = source === undefined ? -1 : lineOf(source.provision).indexOf(row.words);
  if (source === undefined || start < 0) return [];
  return [{ row, source, span: { start, end: start + row.words.length } }];
}

function draftOf(one: Bound, n: number, all: readonly Bound[], name: string) {
  const { row, source, span } = one;
  const { provision, place } = source;
  const decides = new Set([row.provision, ...row.also]);
  const unlike = all.filter(
    (other) =>
      !decides.has(other.row.provision) &&
      !other.row.also.includes(row.provision) &&
      other.row.words !== row.words,
  );
  const mixed = shuffled(unlike, (other) => other.row.story, row.story);
  const wrong = [...new Map(mixed.map((other) => [other.row.words, other])).values()]
    .map((other) => ({ other, near: nearness(one, other) }))
    .sort((a, b) => b.near - a.near)
    .map(({ other }) => other);
  const shown = { provision, span };
  const choice = (of: Bound): Choice => ({
    text: optionOf(of),
    shown: { provision: of.source.provision, span: of.span },
    why:
      of === one
        ? `Tình huống này do ${place} quyết định: “${row.words}”.`
        : `${upperFirst(of.source.place)} chỉ nói: “${of.row.words}”, không nói về tình huống này.`,
  });
  return {
    kind: 'choice',
    type: 'match',
    id: idOf(provision, 'situation', n),
    source,
    shown,
    span,
    stem: `${row.story} Theo ${name}, quy định nào quyết định việc này?`,
    right: choice(one),
    wrong: wrong.map(choice),
    explanation: explain(`“${row.words}”`, place),
  } satisfies Draft;
}

/** How likely somebody would take the other's rule for the one that decides: of the same article or chapter, in words of the story. */
function nearness({ row, source }: Bound, { row: other, source: from }: Bound): number {
  return (
    (from.article === source.article ? 0.3 : 0) +
    (from.chapter === source.chapter ? 0.2 : 0) +
    shareIn(wordsOf(other.words), wordsOf(`${row.story} ${source.article.heading ?? ''}`)) +
    overlap(wordsOf(from.article.heading ?? ''), wordsOf(source.article.heading ?? '')) / 2
  );
}

/** `Mục 3, đoạn 2: “không làm việc cá nhân trong giờ hành chính”`. */
function optionOf({ source, row }: Bound): string {
  const head = `${upperFirst(source.provision.locator)}: “`;
  return `${head}${opening(row.words, OPTION - head.length - 4)}”`;
}
