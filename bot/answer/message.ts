import type { Knowledge } from '../../knowledge/knowledge.ts';
import { plainText, understand } from '../../knowledge/query.ts';
import { parseReferences, type Reference } from '../../knowledge/references.ts';
import { readFrame, type Frame } from './frame.ts';
import { joinPlaces, repairKinds } from './named.ts';
import { writeOutNames } from './naming.ts';
import { writeOutPlaces } from './short-places.ts';

/** A message read by itself. */
export function readMessage(
  written: string,
  { lexicon, library }: Knowledge,
): { text: string; references: readonly Reference[]; own: Frame } {
  const text = writeOutNames(writeOutPlaces(repairKinds(plainText(written))), library);
  const references = joinPlaces(parseReferences(text));
  return { text, references, own: readFrame(understand(text, lexicon, references), lexicon) };
}

/** Words with a meaning of their own that a courtesy may have. */
const COURTESY_WORDS = 6;

/** True where a message names nothing that rules could speak of. */
export function isIdle({ topics, details, query }: Frame): boolean {
  return topics.length === 0 && details.length === 0 && query.content.length <= COURTESY_WORDS;
}

/** True where a message names none of the field's topics. */
export function hasNoTopic({ topics, details }: Frame): boolean {
  return topics.every(({ weak }) => weak) && details.length === 0;
}
