import type { Span } from '../../../knowledge/types.ts';
import { lineOf, type Shelf, type Source } from './source.ts';
import { wordsOf } from './words.ts';

/** The clauses (vế) of a text without articles: its paragraphs are long, its clauses say one thing each. */
export interface Clause {
  readonly source: Source;
  readonly span: Span;
  readonly text: string;
  readonly words: ReadonlySet<string>;
}

export function clausesOf({ sources }: Shelf): Clause[] {
  return sources
    .filter(({ provision }) => provision.place.article === null && lineOf(provision) !== '')
    .flatMap((source) =>
      source.provision.segments.map((segment) => {
        const raw = lineOf(source.provision).slice(segment.start, segment.end);
        const text = raw.replace(/[\s.;:,/]+$/u, '').trimStart();
        const start = segment.start + (raw.length - raw.trimStart().length);
        return { source, span: { start, end: start + text.length }, text, words: wordsOf(text) };
      }),
    );
}

/** Its first words, cut between two of them. */
export function opening(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most).replace(/[\s,;:]+\S*$/u, '')} …`;
}
