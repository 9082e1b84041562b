import { GAP } from '../../../quiz-item.ts';
import { hashOf } from '../chance.ts';
import type { Choice, Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { explain, idOf, OPTION, STEM, type Recipe } from '../recipe.ts';
import { refersElsewhere } from '../screen.ts';
import { lineOf, type Shelf, type Source } from '../source.ts';
import { bare, upperFirst } from '../words.ts';

/** Words that a rule explains: which word has this meaning. */

export const terms: Recipe = (shelf) => {
  const found = shelf.sources.flatMap((source) => termOf(source) ?? []);
  return found.flatMap((term) => draftsOf(term, found, shelf));
};

interface Term {
  readonly source: Source;
  readonly name: string;
  /** Offset of the word that joins name and meaning. */
  readonly at: number;
}

const EXPLAINS = /giải thích từ ngữ/iu;
const MEANS = /^(\p{Lu}[^.;:]{2,70}?) (?:là|gồm|bao gồm|được hiểu là) /u;

function termOf(source: Source): Term | null {
  const { provision, article, sound } = source;
  if (!sound || !EXPLAINS.test(article.heading ?? '') || provision.kind !== 'clause') return null;
  const name = MEANS.exec(lineOf(provision))?.[1];
  if (name === undefined || name.length > OPTION || /[(,]/u.test(name)) return null;
  return { source, name, at: name.length };
}

function draftsOf(term: Term, all: readonly Term[], shelf: Shelf): Draft[] {
  const { source, name, at } = term;
  const { provision, sentences } = source;
  const sentence = sentences[0] ?? { start: 0, end: provision.text.length };
  const meaning = bare(lineOf(provision).slice(at, sentence.end));
  const place = `Điều ${source.article.place.article ?? ''} ${shelf.name}`;
  if (refersElsewhere(meaning) || meaning.length > STEM - place.length - 60 || meaning.length < 40) return [];
  if (meaning.toLowerCase().includes(name.toLowerCase())) return [];
  const others = all
    .filter((one) => one.source.article === source.article && one !== term && !nested(one.name, name))
    .filter((one) => !meaning.toLowerCase().includes(one.name.toLowerCase()));
  const shown = wholeOf(provision);
  const choice = (one: Term): Choice => ({
    text: one.name,
    shown: wholeOf(one.source.provision),
    why:
      one === term
        ? `${upperFirst(one.source.place)} giải thích từ này như vậy.`
        : `${upperFirst(one.source.place)} giải thích “${one.name}” theo nghĩa khác.`,
  });
  const common = {
    source,
    shown,
    span: { start: 0, end: at },
    explanation: explain(`Đó là “${name}”`, source.place),
  };
  const lie = others[hashOf(`lie|${provision.id}`) % Math.max(others.length, 1)];
  if (hashOf(provision.id) % 3 === 0 && lie !== undefined) {
    const statement = (word: string) => `Theo ${place}: “${word}${trimmed(meaning)}”. Đúng hay sai?`;
    return [
      {
        ...common,
        kind: 'truth',
        id: idOf(provision, 'term-truth', 1),
        truth: statement(name),
        lie: statement(lie.name),
        said: `đó là nghĩa của “${name}”`,
        uses: [lie.source.provision],
      },
    ];
  }
  return [
    {
      ...common,
      kind: 'choice',
      type: 'fill_blank',
      id: idOf(provision, 'term', 1),
      stem: `Theo ${place}: “${GAP}${trimmed(meaning)}”. Từ nào được giải thích?`,
      right: choice(term),
      wrong: others.map(choice),
    },
  ];
}

const trimmed = (meaning: string): string => (meaning.startsWith(' ') ? meaning : ` ${meaning}`);

const nested = (one: string, other: string): boolean =>
  one.toLowerCase().includes(other.toLowerCase()) || other.toLowerCase().includes(one.toLowerCase());
