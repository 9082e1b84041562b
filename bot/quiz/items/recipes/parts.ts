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
  const firsts = [...new Map([...all].reverse().map((one) => [partOf(one), one])).values()].reverse();
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

function truthOf(clause: Clause, all: readonly Clause[]): TruthDraft | null {
  const { provision, place } = clause.source;
  const statement = (text: string) => `${place} có nêu: “${upperFirst(text)}”. Đúng hay sai?`;
  const [lie] = shuffled(
    all.filter(
      (one) =>
        partOf(one) !== partOf(clause) &&
        Math.abs(one.text.length - clause.text.length) < 60 &&
        !hasAlike(all, partOf(clause), one),
    ),
    ({ text }) => text,
    clause.text,
  );
  if (lie === undefined || Math.max(statement(clause.text).length, statement(lie.text).length) > STEM)
    return null;
  return {
    kind: 'truth',
    id: idOf(provision, 'said-truth', nth(clause)),
    source: clause.source,
    shown: shownOf(clause),
    span: clause.span,
    truth: statement(clause.text),
    lie: statement(lie.text),
    lieShown: shownOf(lie),
    said: `nội dung đó nằm ở ${lie.source.provision.locator}`,
    explanation: explain(`Ở đó có nêu “${upperFirst(clause.text)}”`, place),
    lieExplanation: explain(`Nội dung đó nằm ở nơi khác: “${upperFirst(lie.text)}”`, lie.source.place),
  };
}
