import { hashOf, shuffled } from '../chance.ts';
import { opening } from '../clauses.ts';
import type { Choice, Draft } from '../draft.ts';
import { wholeOf } from '../draft.ts';
import { idOf, OPTION, STEM, type Recipe } from '../recipe.ts';
import { isOnItself, refersElsewhere } from '../screen.ts';
import { lineOf, type Shelf, type Source } from '../source.ts';
import { bare, overlapsBy, wordsOf } from '../words.ts';

/** Under which article of a document a rule stands, by the articles' headings. */

export const headings: Recipe = (shelf) => {
  const articles = articlesOf(shelf);
  return articles.flatMap((article) => draftsOf(article, articles, shelf));
};

interface Article {
  readonly id: string;
  readonly label: string;
  readonly sources: readonly Source[];
  readonly words: readonly ReadonlySet<string>[];
  readonly heading: ReadonlySet<string>;
}

function articlesOf(shelf: Shelf): Article[] {
  const groups = new Map<string, Source[]>();
  for (const source of shelf.sources)
    if (source.article.kind === 'article')
      groups.set(source.article.id, [...(groups.get(source.article.id) ?? []), source]);
  return [...groups.values()].flatMap((sources) => {
    const article = sources[0]?.article;
    const label = `Điều ${article?.place.article ?? ''}. ${bare(article?.heading ?? '')}`;
    if (article === undefined || (article.heading ?? '') === '' || label.length > OPTION || isOnItself(label))
      return [];
    return [
      {
        id: article.id,
        label,
        sources,
        words: sources.map(({ provision }) => wordsOf(lineOf(provision))),
        heading: wordsOf(article.heading ?? ''),
      },
    ];
  });
}

/** Articles on the words and aims of a document: anything could stand there. */
const GENERAL = /giải thích từ ngữ|nguyên tắc|chính sách|quản lý nhà nước|nội dung|yêu cầu/iu;

/** Characters of what another article says that show that it is of something else. */
const EXAMPLE = 90;

/** Provisions of one article that are asked about. */
const MOST = 2;

function draftsOf(article: Article, all: readonly Article[], shelf: Shelf): Draft[] {
  if (GENERAL.test(article.label)) return [];
  return shuffled(
    article.sources.filter((one) => isTelling(one, article, shelf)),
    ({ provision }) => provision.id,
    'heading',
  )
    .slice(0, MOST)
    .map((source) => draftOf(source, article, all, shelf));
}

function draftOf(source: Source, article: Article, all: readonly Article[], shelf: Shelf): Draft {
  const { provision, place } = source;
  const own = wordsOf(lineOf(provision));
  const others = all.filter(
    (one) =>
      one !== article &&
      !GENERAL.test(one.label) &&
      !overlapsBy(0.7, one.heading, article.heading) &&
      !one.words.some((words) => overlapsBy(0.45, words, own)),
  );
  const shown = wholeOf(provision);
  const choice = (one: Article, from: Source): Choice => ({
    text: one.label,
    shown: wholeOf(from.provision),
    why:
      one === article
        ? `Nội dung này nằm ở ${place}.`
        : `${one.label.split('.')[0] ?? ''} nói về việc khác, chẳng hạn: “${opening(bare(lineOf(from.provision)), EXAMPLE)}”.`,
  });
  const wrong = shuffled(others, ({ id }) => id, provision.id)
    .sort((a, b) => near(a, article) - near(b, article))
    .flatMap((one) => {
      const from = one.sources.find(({ sound, provision: { text } }) => sound && text !== '');
      return from === undefined ? [] : [choice(one, from)];
    });
  return {
    kind: 'choice',
    type: 'single_choice',
    id: idOf(provision, 'heading', 1),
    source,
    shown,
    span: shown.span,
    stem: `“${bare(lineOf(provision))}”: điều nào của ${shelf.name} quy định nội dung này?`,
    right: choice(article, source),
    wrong,
    explanation: `Nội dung này nằm ở ${place}.`,
  };
}

/** Neighbours first, in steps of ten articles. */
const near = (one: Article, other: Article): number =>
  Math.floor(Math.abs(numberOf(one) - numberOf(other)) / 10) + (hashOf(one.id) % 2);
const numberOf = ({ label }: Article): number => Number(/\d+/u.exec(label)?.[0] ?? 0);

/** Long enough to be known by, short enough for a stem, and speaking of what the heading speaks of without saying it. */
function isTelling(
  { provision, leaf, sound, article }: Source,
  { heading }: Article,
  { name }: Shelf,
): boolean {
  const text = lineOf(provision);
  return (
    leaf &&
    sound &&
    text.length >= 60 &&
    text.length <= STEM - name.length - 50 &&
    !refersElsewhere(text) &&
    !/:$/u.test(text) &&
    !text.toLowerCase().includes(bare(article.heading ?? '').toLowerCase()) &&
    [...heading].filter((word) => wordsOf(text).has(word)).length >= 2
  );
}
