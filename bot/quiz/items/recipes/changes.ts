import { GAP } from '../../../quiz-item.ts';
import type { Choice, Draft } from '../draft.ts';
import { explain, idOf, STEM, type Change, type Recipe } from '../recipe.ts';
import { lineOf, type Shelf } from '../source.ts';
import { windowAround, windowText } from '../window.ts';

/** Reviewed words of a provision: a gap among other words, and a statement that says the contrary. */

export const changes: Recipe = (shelf, { changes: rows }) => {
  const counts = new Map<string, number>();
  return rows.flatMap((row) => {
    const n = (counts.get(row.provision) ?? 0) + 1;
    counts.set(row.provision, n);
    return draftsOf(row, n, shelf);
  });
};

/** Characters around a gap below which nobody knows what is asked. */
const LEAST = 30;

function draftsOf({ provision: id, words, others, contrary }: Change, n: number, shelf: Shelf): Draft[] {
  const source = shelf.byId.get(id);
  const start = source === undefined ? -1 : lineOf(source.provision).indexOf(words);
  if (source === undefined || start < 0) return [];
  const { provision, place } = source;
  const span = { start, end: start + words.length };
  const segment = provision.segments.find((one) => one.start <= span.start && span.end <= one.end);
  if (segment === undefined) return [];
  const head = `Theo ${place}: `;
  const window = windowAround(lineOf(provision), [segment], span, STEM - head.length - 40);
  if (window === null || window.end - window.start < LEAST) return [];
  const text = (instead: string) => windowText(lineOf(provision), [segment], window, span, instead);
  const shown = { provision, span: segment };
  const common = { source, shown, span, explanation: explain(`Quy định ghi: ${words}`, place) };
  const choice = (one: string): Choice => ({
    text: one,
    shown,
    why: one === words ? `Quy định ghi “${words}”.` : `Quy định ghi “${words}”, không phải “${one}”.`,
  });
  const drafts: Draft[] = [];
  if (others.length >= 3)
    drafts.push({
      ...common,
      kind: 'choice',
      type: 'fill_blank',
      id: idOf(provision, 'words', n),
      stem: `${head}“${text(GAP)}”. Điền vào chỗ trống.`,
      right: choice(words),
      wrong: others.map(choice),
    });
  if (contrary)
    drafts.push({
      ...common,
      kind: 'truth',
      id: idOf(provision, 'words-truth', n),
      truth: `${head}“${text(words)}”. Đúng hay sai?`,
      lie: `${head}“${text(others[0] ?? '')}”. Đúng hay sai?`,
      said: `quy định ghi “${words}”`,
    });
  return drafts;
}
