import type { Library } from '../../knowledge/library.ts';
import type { Lexicon } from '../../knowledge/lexicon.ts';
import { parseReferences, resolveDocument, type Reference } from '../../knowledge/references.ts';
import { saysSomething } from './topic.ts';

/** What a person wants to follow. */
export type Wanted =
  | { readonly kind: 'subject'; readonly subject: string; readonly label: string; readonly held: boolean }
  | { readonly kind: 'several'; readonly numbers: readonly string[] }
  | { readonly kind: 'unusable' };

export const documentSubject = (number: string): string => `document ${number}`;
const topicSubject = (words: string): string => `topic ${words}`;

/** The number or the words of a subject as it is stored. */
export function readSubject(subject: string): {
  readonly kind: 'document' | 'topic';
  readonly words: string;
} {
  const [kind = '', ...words] = subject.split(' ');
  return { kind: kind === 'document' ? 'document' : 'topic', words: words.join(' ') };
}

/** Longest topic, characters: a few words. */
const MAX_TOPIC = 80;

/** A document where a number or a name is written that the library knows, or a whole number that it may come to hold; else a topic. */
export function wantedOf(written: string, library: Library, lexicon: Lexicon): Wanted {
  const text = written.normalize('NFC').replace(/\s+/gu, ' ').trim();
  const reference = parseReferences(text).find((one) => isWhole(text, one));
  if (reference !== undefined) {
    const named = documentOf(reference, library);
    if (named !== null) return named;
  }
  const words = text.toLowerCase();
  if (words.length > MAX_TOPIC || !saysSomething(words, lexicon)) return { kind: 'unusable' };
  return { kind: 'subject', subject: topicSubject(words), label: words, held: true };
}

/** Words around a reference that say nothing: "văn bản số 30-CT/TU". */
const AROUND = /văn bản|van ban|số|so|[\s.,:“”"]/giu;

function isWhole(text: string, { start, end }: Reference): boolean {
  return (text.slice(0, start) + text.slice(end)).replace(AROUND, '') === '';
}

function documentOf(reference: Reference, library: Library): Wanted | null {
  const held = resolveDocument(reference, library.documents);
  if (held.outcome === 'ambiguous') return { kind: 'several', numbers: held.numbers };
  const number = held.outcome === 'one' ? held.number : reference.number;
  if (number === null) return null;
  const label = number;
  return { kind: 'subject', subject: documentSubject(number), label, held: held.outcome === 'one' };
}
