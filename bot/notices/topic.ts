import type { Lexicon, Mention } from '../../knowledge/lexicon.ts';
import { isUnaccented, tokenise, type Token } from '../../knowledge/vietnamese.ts';

/** Whether a text speaks of a topic. */
export type SpeaksOf = (text: string) => boolean;

/**
 * A text speaks of a topic where it holds its words in a row, or names everything that the topic names by the lexicon:
 * "rượu bia" is found in "đồ uống có cồn". A topic that was typed without marks is looked for without them.
 */
export function topicIn(topic: string, lexicon: Lexicon): SpeaksOf {
  const words = lexicon.expand(tokenise(topic));
  const key = isUnaccented(words) ? ('fold' as const) : ('norm' as const);
  const row = ` ${words.map((word) => word[key]).join(' ')} `;
  const concepts = wholeConcepts(topic, lexicon);
  return (text) => {
    const tokens = tokenise(text);
    if (` ${tokens.map((token) => token[key]).join(' ')} `.includes(row)) return true;
    if (concepts.length === 0) return false;
    const named = new Set(lexicon.annotate(tokens).map(({ concept }) => concept.id));
    return concepts.every((id) => named.has(id));
  };
}

/** What a topic names by the lexicon: neither what only makes a question easier to read nor what no rule is about. */
export function topicMentions(words: readonly Token[], lexicon: Lexicon): Mention[] {
  return lexicon
    .annotate(words)
    .filter(({ concept }) => concept.role !== 'noise' && concept.id !== OFF_TOPIC);
}

/** The lexicon's words for pets, meals, sport: a rule that has one of them is not on it. */
const OFF_TOPIC = 'off_topic';

/** What the topic names, where that is all of it: of "nghỉ phép năm cũ" with an unknown word, only the words count. */
export function wholeConcepts(topic: string, lexicon: Lexicon): string[] {
  const words = lexicon.expand(tokenise(topic));
  const mentions = topicMentions(words, lexicon);
  const covered = (at: number) => mentions.some(({ from, to }) => from <= at && at < to);
  const rest = words.filter((word, at) => !covered(at) && !lexicon.isStopword(word));
  return rest.length > 0 ? [] : [...new Set(mentions.map(({ concept }) => concept.id))];
}

/** A topic of stop words alone would be everything, unless together they name something: "giờ làm việc". */
export function saysSomething(topic: string, lexicon: Lexicon): boolean {
  const words = tokenise(topic);
  return (
    words.some((word) => word.norm.length > 1 && !lexicon.isStopword(word)) ||
    topicMentions(lexicon.expand(words), lexicon).length > 0
  );
}
