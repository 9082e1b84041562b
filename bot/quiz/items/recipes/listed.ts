import { hashOf, shuffled } from '../chance.ts';
import type { Choice, Draft } from '../draft.ts';
import { holdsAlike, listsOf, type Entry, type List } from '../lists.ts';
import { explain, idOf, STEM, type Recipe } from '../recipe.ts';
import { isOnItself } from '../screen.ts';
import type { Source } from '../source.ts';
import { overlap, shareIn, wordsOf } from '../words.ts';

/** What stands in a list of duties, rights, prohibitions, contents: an entry of it among entries of others. */

export const listed: Recipe = (shelf) => {
  const lists = listsOf(shelf).filter(({ title }) => !isOnItself(title));
  return lists.flatMap((list) => draftsOf(list, lists));
};

/** Entries of one list that are asked about. */
const MOST = 6;
/** Other lists whose entries are looked at, those nearest first. */
const NEAR = 24;

function draftsOf(list: List, lists: readonly List[]): Draft[] {
  const others = nearestOf(list, lists).slice(0, NEAR);
  const foreign = others
    .flatMap((one) => one.entries.map((entry) => ({ entry, list: one })))
    .filter(({ entry }) => !holdsAlike(list, entry.text));
  const chosen = shuffled(list.entries, ({ source }) => source.provision.id, 'listed').slice(0, MOST);
  return chosen.flatMap(
    (entry, at) => (at % 2 === 0 ? choiceOf(entry, list, foreign) : truthOf(entry, list, others)) ?? [],
  );
}

const isAbove = (one: List, other: List): boolean => other.parent.parent === one.parent.id;

/** The other lists of the document, those that could be taken for this one first: of the same kind, of the same chapter, of like titles. */
function nearestOf(list: List, lists: readonly List[]): List[] {
  const near = (one: List): number =>
    (kindOf(one) === kindOf(list) ? 0.5 : 0) +
    (chapterOf(one) === chapterOf(list) ? 0.5 : 0) +
    overlap(wordsOf(one.title), wordsOf(list.title));
  const others = lists.filter(
    (one) =>
      one.parent.id !== list.parent.id &&
      one.title !== list.title &&
      !isAbove(one, list) &&
      !isAbove(list, one),
  );
  return shuffled(others, ({ parent }) => parent.id, list.parent.id)
    .map((one) => ({ one, near: near(one) }))
    .sort((a, b) => b.near - a.near)
    .map(({ one }) => one);
}

const KIND =
  /nghiêm cấm|không được|trách nhiệm|nhiệm vụ|nghĩa vụ|quyền|nguyên tắc|điều kiện|hồ sơ|nội dung|trường hợp|hình thức/iu;
/** What a list is of, by its title: duties, rights, prohibitions, contents. */
const kindOf = ({ title }: List): string => KIND.exec(title)?.[0].toLowerCase() ?? '';
const chapterOf = ({ entries }: List): string => entries[0]?.source.chapter ?? '';

interface Foreign {
  readonly entry: Entry;
  readonly list: List;
}

function choiceOf(entry: Entry, list: List, foreign: readonly Foreign[]): Draft | null {
  const stem = `${stemOf(list)} Nội dung nào sau đây được nêu tại đó?`;
  if (stem.length > STEM) return null;
  const { provision } = entry.source;
  const fitting = spread(byLikeness(entry, list, foreign));
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

/** Options begin alike, all with a capital or none, and count something, or none does. */
const sameLook = (one: string, other: string): boolean =>
  /^\p{Lu}/u.test(one) === /^\p{Lu}/u.test(other) && /\d/u.test(one) === /\d/u.test(other);

/** Those that look like the entry: with words of it and of the title, about as long. */
function byLikeness(entry: Entry, { title }: List, foreign: readonly Foreign[]): Foreign[] {
  const own = wordsOf(`${title} ${entry.text}`);
  const [first] = entry.text.split(' ');
  return foreign
    .filter(({ entry: one }) => one.text !== entry.text && sameLook(one.text, entry.text))
    .map((one, at) => ({
      one,
      rate:
        shareIn(wordsOf(one.entry.text), own) +
        (one.entry.text.startsWith(`${first ?? ''} `) ? 0.3 : 0) -
        Math.abs(one.entry.text.length - entry.text.length) / 100 -
        at / (2 * foreign.length),
    }))
    .sort((a, b) => b.rate - a.rate)
    .map(({ one }) => one);
}

/** Lists near by of which one is taken. */
const FREE = 4;

/** In which of two lists an entry stands: the list that names it contradicts whoever names the other. */
function truthOf(entry: Entry, list: List, others: readonly List[]): Draft | null {
  const { provision, place } = entry.source;
  const fits = (one: List) =>
    !holdsAlike(one, entry.text) &&
    [list, one].every((at) => statementOf(entry, [list, one], at).length <= LONGEST);
  const fitting = others.filter(fits).slice(0, FREE);
  const other = fitting[hashOf(provision.id) % Math.max(fitting.length, 1)];
  if (other === undefined) return null;
  const both: readonly [List, List] = isBefore(list, other) ? [list, other] : [other, list];
  const [own, foreign] = [list, other].map((one) => overlap(wordsOf(one.title), wordsOf(entry.text)));
  const signsOf = (one: List, rate = 0, than = 0) => [
    both[0] === one ? 'first' : 'second',
    ...(rate === than ? [] : [rate > than ? 'likelier' : 'less likely']),
  ];
  return {
    kind: 'truth',
    id: idOf(provision, 'listed-truth', 1),
    source: entry.source,
    shown: { provision, span: { start: 0, end: provision.text.length } },
    span: entry.span,
    truth: statementOf(entry, both, list),
    lie: statementOf(entry, both, other),
    signs: { truth: signsOf(list, own, foreign), lie: signsOf(other, foreign, own) },
    said: `nội dung đó nằm ở ${list.place}`,
    agrees: `Nội dung đó nằm ở ${list.place}.`,
    explanation: explain(`Tại ${list.place} có nêu “${entry.text}”`, place),
    uses: [list.parent, other.parent],
  };
}

/** Longest stem with two lists, characters: Telegram's. */
const LONGEST = 300;

function statementOf({ text, source }: Entry, both: readonly [List, List], at: List): string {
  const named = both.map(({ parent, title }) => `${parent.locator} là “${title}”`).join(', ');
  return `${nameIn(source)}: ${named}. Giữa hai nơi đó, “${text}” được nêu ở ${at.parent.locator}. Đúng hay sai?`;
}

/** `Luật Báo chí` of `điểm a khoản 1 Điều 9 Luật Báo chí`. */
const nameIn = ({ place, provision }: Source): string => place.slice(provision.locator.length + 1);

const isBefore = (one: List, other: List): boolean => one.at < other.at;
