import type { Lexicon } from '../../../knowledge/lexicon.ts';
import { tokenise, type Token } from '../../../knowledge/vietnamese.ts';
import type { TopicOf } from './assemble.ts';
import { readTopics, type TermPlace } from './rows.ts';
import type { Source } from './source.ts';
import { createTerms, type Named } from './topic-terms.ts';

/** Words at the beginning of a clause that say what is to be done with what. */
const OPENING_WORDS = 5;
/** Shares of a chapter's heading, of a document's title, from which its terms are what all below is about. */
const CHAPTER_SHARE = 0.5;
const TITLE_SHARE = 0.1;

/**
 * What an item is about, null rather than a guess. The lexicon was written for texts without articles, whose paragraphs it
 * reads; in laws its words of everyday talk mean other things, so that there the terms of `topics.tsv` count.
 */
export function createTopics(lexicon: Lexicon): TopicOf {
  const ofArticle = createArticleTopics();
  return (source, words) => {
    if (source.provision.place.article !== null) return ofArticle(source);
    const around = `${source.article.heading ?? ''}. ${source.provision.text.slice(0, 400)}`;
    // The words that decide say what it is about; the rest of a long paragraph may be about something else.
    return mostNamed(lexicon, words) ?? mostNamed(lexicon, around);
  };
}

/** The topic that a text names most often, in the lexicon's own spelling; the first of several. */
function mostNamed(lexicon: Lexicon, text: string): string | null {
  const tokens = tokenise(text);
  const counts = new Map<string, number>();
  for (const { concept, from, to } of lexicon.annotate(tokens)) {
    if (concept.role !== 'topic' || concept.describes) continue;
    const said = normOf(tokens.slice(from, to));
    if (concept.terms.some((term) => normOf(term.tokens) === said))
      counts.set(concept.id, (counts.get(concept.id) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  return [...counts].find(([, count]) => count === most)?.[0] ?? null;
}

const normOf = (tokens: readonly Token[]): string => tokens.map(({ norm }) => norm).join(' ');

/**
 * From near to far: the article's heading, the chapter's, the document's title, how the clause begins. Where that names
 * nothing, the same by broader terms; last what the whole document is about.
 */
function createArticleTopics(): (source: Source) => string | null {
  const rows = readTopics();
  const at = (place: TermPlace) => createTerms(rows.filter((row) => row.place === place));
  const [named, inHeadings, broad, inTitles] = [at(''), at('h'), at('b'), at('t')];
  return ({ article, chapter, document, provision }) => {
    const inClause = named(provision.text);
    const clause = new Set(inClause.map(({ topic }) => topic));
    const heading = article.heading ?? '';
    return (
      subjectOf(named(heading), inClause) ??
      subjectAbove(named(chapter ?? ''), clause, CHAPTER_SHARE) ??
      subjectAbove(named(document.title), clause, TITLE_SHARE) ??
      opened(named(opening(provision.text)), clause) ??
      only(inHeadings(heading)) ??
      subjectOf(broad(heading), broad(provision.text)) ??
      only(broad(chapter ?? '')) ??
      only(broad(document.title)) ??
      only(inTitles(document.title))
    );
  };
}

/** Of several topics of a heading the one that the clause names; where it names none of them, each clause has its own. */
function subjectOf(heading: readonly Named[], clause: readonly Named[]): string | null {
  const agreed = heading.find(({ topic }) => clause.some((one) => one.topic === topic));
  return only(heading) ?? agreed?.topic ?? (heading.length > 1 ? (clause[0]?.topic ?? null) : null);
}

/** A chapter or document is about much that its name does not say: the clause must agree, unless the name says nothing else. */
function subjectAbove(name: readonly Named[], clause: ReadonlySet<string>, whole: number): string | null {
  const share = name.reduce((sum, one) => sum + one.share, 0);
  return (share >= whole ? only(name) : null) ?? only(name.filter(({ topic }) => clause.has(topic)));
}

/** What a clause begins with, where it speaks of nothing else. */
const opened = (opening: readonly Named[], clause: ReadonlySet<string>): string | null =>
  clause.size === 1 ? only(opening) : null;

function only(named: readonly Named[]): string | null {
  const topics = new Set(named.map(({ topic }) => topic));
  return topics.size === 1 ? (named[0]?.topic ?? null) : null;
}

function opening(text: string): string {
  const tokens = tokenise(text);
  return text.slice(0, tokens[Math.min(tokens.length, OPENING_WORDS) - 1]?.end ?? 0);
}
