import type { Change } from '../../knowledge/changes.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import type { Library } from '../../knowledge/library.ts';
import type { Provision } from '../../knowledge/types.ts';
import { documentSubject, readSubject } from './subject.ts';
import { topicIn, type SpeaksOf } from './topic.ts';

/** Which of the subjects that are followed a change concerns. */
export function concernedBy(
  subjects: readonly string[],
  lexicon: Lexicon,
  library: Library,
): (change: Change) => string[] {
  const topics = subjects.flatMap((subject): [string, SpeaksOf][] => {
    const { kind, words } = readSubject(subject);
    return kind === 'topic' ? [[subject, topicIn(words, lexicon)]] : [];
  });
  const followed = new Set(subjects);
  return (change) => {
    const own = documentSubject(change.document.number);
    const byNumber = followed.has(own) ? [own] : [];
    // The rule is as it was: only who follows the text itself wants to know that it was read again.
    if (change.kind === 'reread' || topics.length === 0) return byNumber;
    const texts = textsOf(change, library);
    return [...byNumber, ...topics.filter(([, speaks]) => texts.some(speaks)).map(([subject]) => subject)];
  };
}

/** What a change is about: the words that it touches, or all of a document that comes, begins or ends. */
function textsOf(change: Change, library: Library): string[] {
  const quotes = [change.before, change.after].flatMap((quote) =>
    quote === null ? [] : [`${quote.heading ?? ''}\n${quote.text}`],
  );
  if (quotes.length > 0) return quotes;
  const provisions = library.document(change.document.number)?.provisions ?? [];
  return [change.document.title, ...provisions.map(wordsOf)];
}

const wordsOf = ({ heading, text }: Provision): string => `${heading ?? ''}\n${text}`;

/** Provisions of a new document that are shown to who follows a topic. */
const MOST_SHOWN = 3;
/** Longest of them, UTF-16 units: half a message. */
const LONGEST_SHOWN = 1_000;

/** The first provisions of a document that speak of one of the topics. */
export function provisionsOn(
  number: string,
  subjects: readonly string[],
  { lexicon, library }: { readonly lexicon: Lexicon; readonly library: Library },
): Provision[] {
  const topics = subjects.flatMap((subject) => {
    const { kind, words } = readSubject(subject);
    return kind === 'topic' ? [topicIn(words, lexicon)] : [];
  });
  if (topics.length === 0) return [];
  const found: Provision[] = [];
  for (const provision of library.document(number)?.provisions ?? []) {
    if (found.length === MOST_SHOWN) break;
    const { kind, text } = provision;
    if (kind === 'title' || kind === 'preamble' || text === '' || text.length > LONGEST_SHOWN) continue;
    if (topics.some((speaks) => speaks(wordsOf(provision)))) found.push(provision);
  }
  return found;
}
