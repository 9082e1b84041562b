import type { Lexicon } from '../../../knowledge/lexicon.ts';
import { tokenise } from '../../../knowledge/vietnamese.ts';
import type { TopicOf } from './assemble.ts';

/** The topic that a text names most often, the first of several; null where it names none. */
export function createTopics(lexicon: Lexicon): TopicOf {
  return (text) => {
    const counts = new Map<string, number>();
    for (const { concept } of lexicon.annotate(tokenise(text)))
      if (concept.role === 'topic' && !concept.describes)
        counts.set(concept.id, (counts.get(concept.id) ?? 0) + 1);
    const most = Math.max(...counts.values());
    return [...counts].find(([, count]) => count === most)?.[0] ?? null;
  };
}
