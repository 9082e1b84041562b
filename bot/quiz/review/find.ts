import { fold } from '../../../knowledge/vietnamese.ts';
import type { Library } from '../../../knowledge/library.ts';
import { BANK_VIEWS, type BankPage, type BankView, type BankWanted, type Choice } from '../../quiz-bank.ts';
import { topicName } from '../pool.ts';
import { wordsOf, type Row } from './rows.ts';

/** Lines of a page. */
export const PAGE_SIZE = 20;

/** Whether a row is in a view; `flagged`: ids of items that the answers show to be bad. */
function isIn(view: BankView, row: Row, flagged: ReadonlySet<string>): boolean {
  if (view === 'lapsed') return row.lapsed;
  if (view === 'proposed') return row.state === 'draft' && row.origin === 'proposed';
  return view === 'flagged' ? flagged.has(row.id) : row.state === view;
}

/** The rows that are wanted, by id. */
export function find(rows: Iterable<Row>, wanted: BankWanted, flagged: ReadonlySet<string>): Row[] {
  const { view, type, document, topic, tag } = wanted;
  const saysAll = searched(wanted.words);
  return [...rows]
    .filter(
      (row) =>
        (view === null || isIn(view, row, flagged)) &&
        (type === null || row.type === type) &&
        (document === null || row.document === document) &&
        (topic === null || row.topic === topic) &&
        (tag === null || row.tags.includes(tag)) &&
        saysAll(row),
    )
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** All of the words, whole, in any order; a word typed without marks is found without them. */
function searched(typed: string): (row: Row) => boolean {
  const words = wordsOf(typed).map((word) => ({ plain: word === fold(word), padded: ` ${word} ` }));
  return (row) => words.every(({ plain, padded }) => (plain ? row.folded : row.words).includes(padded));
}

type Counted = Pick<BankPage, 'total' | 'counts' | 'documents' | 'topics' | 'tags'>;

/** How many there are of everything that one may choose by. */
export function countAll(rows: readonly Row[], flagged: ReadonlySet<string>, library: Library): Counted {
  const count = (view: BankView) => rows.filter((row) => isIn(view, row, flagged)).length;
  const counts = Object.fromEntries(BANK_VIEWS.map((view) => [view, count(view)])) as Counted['counts'];
  const titleOf = (number: string): string => {
    const title = library.document(number)?.title ?? '';
    return title === '' ? number : `${number}: ${title}`;
  };
  return {
    total: rows.length,
    counts,
    documents: choices(rows.map(({ document }) => document), titleOf),
    topics: choices(rows.map(({ topic }) => topic), topicName),
    tags: choices(rows.flatMap(({ tags }) => tags), String),
  };
} // prettier-ignore

function choices(values: readonly (string | null)[], labelOf: (id: string) => string): Choice[] {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, label: labelOf(id), count }))
    .sort((a, b) => a.label.localeCompare(b.label, 'vi'));
}

/** The part of a list that a page shows; a page beyond the last is the last. */
export function pageOf<Of>(all: readonly Of[], page: number): { shown: readonly Of[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const at = Math.min(page, pages);
  return { shown: all.slice((at - 1) * PAGE_SIZE, at * PAGE_SIZE), page: at, pages };
} // prettier-ignore
