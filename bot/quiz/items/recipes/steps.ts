import type { Choice, Draft, Shown } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { explain, idOf, OPTION, type Order, type Recipe, type Words } from '../recipe.ts';
import { lineOf, placeIn, type Shelf, type Source } from '../source.ts';
import { bare, upperFirst } from '../words.ts';

/** Steps that a text puts into an order by its own words: those of an article called so, and reviewed ones (`orders.tsv`). */

const ORDERED =
  /^Trình tự (?!, thủ tục|, nội dung)|theo (?:trình tự|thứ tự|các bước) (?:sau|như sau)|được thực hiện theo (?:trình tự|các bước)/iu;
/** Steps that only some go, or that may come elsewhere. */
const LOOSE = /trường hợp|hoặc|nếu|khi cần/iu;

export const steps: Recipe = (shelf, { orders }) => [...calledSo(shelf), ...reviewed(shelf, orders)];

function calledSo(shelf: Shelf): Draft[] {
  return shelf.document.provisions.flatMap((parent) => {
    const title = parent.kind === 'article' ? (parent.heading ?? '') : parent.text;
    return ORDERED.test(title) && !/thẩm quyền|thủ tục/iu.test(title)
      ? (draftOf(shelf, parent.id, title) ?? [])
      : [];
  });
}

const IN_ORDER = 'Thứ tự các khoản là thứ tự các bước';

function draftOf(shelf: Shelf, parent: string, title: string): Draft | null {
  const below = shelf.below.get(parent) ?? [];
  const texts = below.map(({ provision }) => bare(lineOf(provision)));
  if (below.length < 3 || below.length > 6 || !below.every(({ sound }) => sound)) return null;
  if (texts.some((text) => text.length < 8 || text.length > OPTION || LOOSE.test(text))) return null;
  const [first] = below;
  const above = shelf.document.provisions.find(({ id }) => id === parent);
  if (first === undefined || above === undefined) return null;
  const place = placeIn(shelf.name, above);
  const shown = wholeOf(first.provision);
  return {
    kind: 'order',
    id: idOf(first.provision, 'order', 1),
    source: first,
    shown,
    span: shown.span,
    stem: `Theo ${place} (“${bare(title).replace(/:$/u, '')}”), xếp theo đúng thứ tự các bước sau.`,
    steps: below.map((source, at) => stepOf(texts[at] ?? '', wholeOf(source.provision), source, at)),
    explanation: explain(IN_ORDER, place),
  };
}

const stepOf = (text: string, shown: Shown, { place }: Source, at: number): Choice => ({
  text: upperFirst(text),
  shown,
  why: `Bước ${String(at + 1)}: ${place}.`,
});

interface Found {
  readonly source: Source;
  readonly shown: Shown;
}

function reviewed(shelf: Shelf, rows: readonly Order[]): Draft[] {
  const counts = new Map<string, number>();
  return rows
    .filter(({ document }) => document === shelf.document.number)
    .flatMap((row) => {
      const found = row.steps.flatMap((step) => foundIn(shelf, step) ?? []);
      const [first] = found;
      const by = row.by === null ? first : foundIn(shelf, row.by);
      if (first === undefined || by === undefined || found.length < row.steps.length) return [];
      const { id } = first.source.provision;
      const n = (counts.get(id) ?? 0) + 1;
      counts.set(id, n);
      return [reviewedDraft(row, found, by, idOf(first.source.provision, 'steps', n), shelf)];
    });
}

function reviewedDraft(row: Order, found: readonly Found[], by: Found, id: string, shelf: Shelf): Draft {
  const [article, other] = new Set(found.map(({ source }) => source.article));
  const place = article === undefined || other !== undefined ? shelf.name : placeIn(shelf.name, article);
  return {
    kind: 'order',
    id,
    source: by.source,
    shown: by.shown,
    span: by.shown.span,
    stem: `Theo ${place}, xếp theo đúng thứ tự các bước ${row.what}.`,
    steps: found.map(({ source, shown }, at) => stepOf(row.steps[at]?.words ?? '', shown, source, at)),
    explanation:
      row.by === null
        ? explain(IN_ORDER, place)
        : explain(`Quy định ghi: “${row.by.words}”`, by.source.place),
  };
}

/** Where a text has these words; undefined where it no longer does. */
function foundIn(shelf: Shelf, { provision: id, words }: Words): Found | undefined {
  const source = shelf.byId.get(id);
  const start = source === undefined ? -1 : lineOf(source.provision).indexOf(words);
  if (source === undefined || start < 0) return undefined;
  return { source, shown: { provision: source.provision, span: { start, end: start + words.length } } };
}
