import { shuffled } from '../chance.ts';
import type { Choice, Draft } from '../draft.ts';
import { holdsAlike, listsOf, type Entry, type List } from '../lists.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';
import { isOnItself } from '../screen.ts';

/** What stands in a list of duties, rights, prohibitions, contents: an entry of it among entries of others. */

export const listed: Recipe = (shelf) => {
  const lists = listsOf(shelf).filter(({ title }) => !isOnItself(title));
  return lists.flatMap((list) => draftsOf(list, lists));
};

/** Entries of one list that are asked about. */
const MOST = 6;

function draftsOf(list: List, lists: readonly List[]): Draft[] {
  const others = lists.filter(
    (one) => one.parent.id !== list.parent.id && !isAbove(one, list) && !isAbove(list, one),
  );
  const foreign = shuffled(
    others.flatMap((one) => one.entries.map((entry) => ({ entry, list: one }))),
    ({ entry }) => entry.source.provision.id,
    list.parent.id,
  ).filter(({ entry, list: from }) => !holdsAlike(list, entry.text) && from.title !== list.title);
  const chosen = shuffled(list.entries, ({ source }) => source.provision.id, 'listed').slice(0, MOST);
  return chosen.flatMap(
    (entry, at) => (at % 2 === 0 ? choiceOf(entry, list, foreign) : truthOf(entry, list, foreign)) ?? [],
  );
}

const isAbove = (one: List, other: List): boolean => other.parent.parent === one.parent.id;

interface Foreign {
  readonly entry: Entry;
  readonly list: List;
}

function choiceOf(entry: Entry, list: List, foreign: readonly Foreign[]): Draft | null {
  const stem = `${stemOf(list)} Nội dung nào sau đây được nêu tại đó?`;
  if (stem.length > STEM) return null;
  const { provision } = entry.source;
  const fitting = spread(
    foreign.filter((one) => one.entry.text !== entry.text && sameLook(one.entry.text, entry.text)),
  );
  const shown = { provision, span: { start: 0, end: provision.text.length } };
  return {
    kind: 'choice',
    type: 'single_choice',
    id: idOf(provision, 'listed', 1),
    source: entry.source,
    shown,
    span: entry.span,
    stem,
    right: { text: entry.text, shown, why: `Được nêu tại ${entry.source.place}.` },
    wrong: fitting.map(wrongOf),
    explanation: explain(`“${entry.text}”`, entry.source.place),
    uses: [list.parent],
  };
}

const wrongOf = ({ entry, list }: Foreign): Choice => ({
  text: entry.text,
  shown: { provision: entry.source.provision, span: entry.span },
  why: `Nội dung này được nêu tại ${list.place}, không phải tại điều khoản được hỏi.`,
});

const stemOf = ({ place, title, parent }: List): string =>
  parent.kind === 'article' ? `${place}: “${title}”.` : `Theo ${place}: “${title}”.`;

/** Not two options of one list: its own title would tie them together. */
function spread(foreign: readonly Foreign[]): Foreign[] {
  const seen = new Map<string, number>();
  return foreign.filter(({ list }) => {
    const count = seen.get(list.parent.id) ?? 0;
    seen.set(list.parent.id, count + 1);
    return count < 2;
  });
}

/** Options begin alike: all with a capital, or none. */
const sameLook = (one: string, other: string): boolean => /^\p{Lu}/u.test(one) === /^\p{Lu}/u.test(other);

function truthOf(entry: Entry, list: List, foreign: readonly Foreign[]): Draft | null {
  const { provision } = entry.source;
  const lie = foreign.find(
    ({ entry: one }) => sameLook(one.text, entry.text) && Math.abs(one.text.length - entry.text.length) < 40,
  );
  if (lie === undefined) return null;
  const statement = (text: string) =>
    `${stemOf(list)} Nội dung sau được nêu tại đó: “${text}”. Đúng hay sai?`;
  if (Math.max(statement(entry.text).length, statement(lie.entry.text).length) > STEM) return null;
  return {
    kind: 'truth',
    id: idOf(provision, 'listed-truth', 1),
    source: entry.source,
    shown: { provision, span: { start: 0, end: provision.text.length } },
    span: entry.span,
    truth: statement(entry.text),
    lie: statement(lie.entry.text),
    lieShown: { provision: lie.entry.source.provision, span: lie.entry.span },
    said: `nội dung đó nằm ở ${lie.list.place}`,
    explanation: explain(`Tại ${list.place} có nêu “${entry.text}”`, entry.source.place),
    lieExplanation: explain(`Nội dung đó nằm ở nơi khác: “${lie.entry.text}”`, lie.entry.source.place),
    uses: [list.parent],
  };
}
