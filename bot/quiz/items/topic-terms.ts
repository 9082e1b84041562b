import { tokenise } from '../../../knowledge/vietnamese.ts';
import type { TopicTerms } from './rows.ts';

/** A topic that a text names. */
export interface Named {
  readonly topic: string;
  /** Share of the text's words that the term is, 0 to 1. */
  readonly share: number;
}

/** Finds whole terms as they are spelled, in reading order; the longest where terms overlap. */
export function createTerms(rows: readonly TopicTerms[]): (text: string) => Named[] {
  const topicOf = new Map(rows.flatMap(({ topic, terms }) => terms.map((term) => [spelled(term), topic])));
  const longestFirst = [...topicOf.keys()].sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`(?<!\\S)(?:${longestFirst.join('|')})(?!\\S)`, 'gu');
  return (text) => {
    const line = spelled(text);
    const words = line.split(' ').length;
    return Array.from(line.matchAll(pattern), ([term]) => ({
      topic: topicOf.get(term) ?? '',
      share: term.split(' ').length / words,
    }));
  };
}

/** The words alone, in one spelling: `rượu, bia` is `rượu bia`. */
const spelled = (text: string): string =>
  tokenise(text)
    .map(({ norm }) => norm)
    .join(' ');
