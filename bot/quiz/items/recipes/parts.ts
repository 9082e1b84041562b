import { shuffled } from '../chance.ts';
import { clausesOf, opening, type Clause } from '../clauses.ts';
import type { Choice, Draft, TruthDraft } from '../draft.ts';
import { explain, idOf, OPTION, STEM, type Recipe } from '../recipe.ts';
import { upperFirst } from '../words.ts';

/** Of a text without articles: which part says a clause, and what a part says. */

export const parts: Recipe = (shelf, kit) => {
  const clauses = clausesOf(shelf).filter(({ text }) => text.length >= 25 && kit.isSound(text));
  return clauses.flatMap((clause) => [
    ...list(whichPart(clause, clauses)),
    ...list(whatPart(clause, clauses)),
    ...list(truthOf(clause, clauses)),
  ]);
};

/** Characters of what another part says that show that it is of something else. */
const EXAMPLE = 90;

const list = <T>(one: T | null): T[] => (one === null ? [] : [one]);
const partOf = ({ source }: Clause): string => source.provision.id;
const shownOf = ({ source, span }: Clause) => ({ provision: source.provision, span });
const nth = ({ source, span }: Clause): number =>
  1 + source.provision.segments.findIndex(({ start, end }) => start <= span.start && span.end <= end);

/** `Mục 3, đoạn 1: “Cán bộ, đảng viên, công chức …”`. */
function nameOf(first: Clause): string {
  const head = `${upperFirst(first.source.provision.locator)}: “`;
  return `${head}${opening(first.text, OPTION - head.length - 1 - 3)}”`;
}

function whichPart(clause: Clause, all: readonly Clause[]): Draft | null {
  const stem = `Theo ${documentOf(clause)}: “${clause.text}”. Nội dung này nằm ở phần nào?`;
  const firsts = firstsOf(all);
  const own = firsts.find((one) => partOf(one) === partOf(clause));
  if (own === undefined || own === clause || stem.length > STEM) return null;
  const choice = (one: Clause): Choice => ({
    text: nameOf(one),
    shown: shownOf(one),
    why:
      one === own
        ? `Nội dung này nằm ở ${own.source.provision.locator}.`
        : `${upperFirst(one.source.provision.locator)} nói việc khác, chẳng hạn: “${opening(one.text, EXAMPLE)}”.`,
  });
  return {
    kind: 'choice',
    type: 'single_choice',
    id: idOf(clause.source.provision, 'part', nth(clause)),
    source: clause.source,
    shown: shownOf(clause),
    span: clause.span,
    stem,
    right: { ...choice(own), shown: shownOf(clause) },
    wrong: firsts.filter((one) => one !== own && !hasAlike(all, partOf(one), clause)).map(choice),
    explanation: `Nội dung này nằm ở ${clause.source.place}.`,
  };
}

/** Whether a part says much the same as a clause. */
const hasAlike = (all: readonly Clause[], part: string, clause: Clause): boolean =>
  all.some((one) => partOf(one) === part && likeness(one, clause) >= 0.55);

function likeness({ words: one }: Clause, { words: other }: Clause): number {
  const common = [...one].filter((word) => other.has(word)).length;
  return common / Math.min(one.size, other.size);
}

const documentOf = ({ source: { place } }: Clause): string => place.replace(/ \(.*$/u, '');

function whatPart(clause: Clause, all: readonly Clause[]): Draft | null {
  if (clause.text.length > OPTION) return null;
  const { provision, place } = clause.source;
  const choice = (one: Clause): Choice => ({
    text: upperFirst(one.text),
    shown: shownOf(one),
    why:
      one === clause
        ? `Được nêu tại ${one.source.provision.locator}.`
        : `Được nêu tại ${one.source.provision.locator}, không phải ở chỗ được hỏi.`,
  });
  const wrong = all.filter(
    (one) =>
      partOf(one) !== partOf(clause) && one.text.length <= OPTION && !hasAlike(all, partOf(clause), one),
  );
  return {
    kind: 'choice',
    type: 'single_choice',
    id: idOf(provision, 'said', nth(clause)),
    source: clause.source,
    shown: shownOf(clause),
    span: clause.span,
    stem: `Nội dung nào sau đây được nêu tại ${place}?`,
    right: choice(clause),
    wrong: shuffled(wrong, ({ text }) => text, provision.id).map(choice),
    explanation: explain(`“${upperFirst(clause.text)}”`, place),
  };
}

/** Characters of how a part begins, by which it is known beside another. */
const BEGINS = 42;

/** In which of two parts a clause stands: the part that says it contradicts whoever names the other. */
function truthOf(clause: Clause, all: readonly Clause[]): TruthDraft | null {
  const { provision, place } = clause.source;
  const firsts = firstsOf(all);
  const own = firsts.find((one) => partOf(one) === partOf(clause));
  const [other] = shuffled(
    firsts.filter((one) => one !== own && !hasAlike(all, partOf(one), clause)),
    ({ text }) => text,
    clause.text,
  );
  if (own === undefined || own === clause || other === undefined) return null;
  const [first, second] = firsts.filter((one) => one === own || one === other);
  if (first === undefined || second === undefined) return null;
  const named = (one: Clause) => `${locatorOf(one)} mở đầu bằng “${opening(one.text, BEGINS)}”`;
  const statement = (one: Clause) =>
    `${documentOf(clause)}: ${named(first)}, ${named(second)}. Giữa hai nơi đó, “${clause.text}” được nêu ở ${locatorOf(one)}. Đúng hay sai?`;
  if (Math.max(statement(own).length, statement(other).length) > LONGEST) return null;
  return {
    kind: 'truth',
    id: idOf(provision, 'said-truth', nth(clause)),
    source: clause.source,
    shown: shownOf(clause),
    span: clause.span,
    truth: statement(own),
    lie: statement(other),
    signs: own === first ? { truth: ['first'], lie: ['second'] } : { truth: ['second'], lie: ['first'] },
    said: `nội dung đó nằm ở ${locatorOf(own)}`,
    agrees: `Nội dung đó nằm ở ${locatorOf(own)}.`,
    explanation: explain(`Ở đó có nêu “${upperFirst(clause.text)}”`, place),
    uses: [own, other].map(({ source }) => source.provision),
  };
}

/** Longest stem with two places, characters: Telegram's. */
const LONGEST = 300;

const locatorOf = ({ source }: Clause): string => source.provision.locator;

/** The first clause of each part, in reading order. */
const firstsOf = (all: readonly Clause[]): Clause[] =>
  [...new Map([...all].reverse().map((one) => [partOf(one), one])).values()].reverse();
