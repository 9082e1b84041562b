import type { Knowledge } from '../../knowledge/knowledge.ts';
import { plainText, understand } from '../../knowledge/query.ts';
import { parseReferences, type Reference } from '../../knowledge/references.ts';
import type { Day } from '../../knowledge/types.ts';
import { readFrame, type Frame } from './frame.ts';
import { joinPlaces, repairKinds } from './named.ts';
import { writeOutNames } from './naming.ts';
import { writeOutVersion } from './of-version.ts';
import { writeOutPlaces } from './short-places.ts';

/**
 * A message read by itself; for a day of law with the version of a law that it names ("hiện hành", "cũ") written out. What is
 * learned from questions is learned from their words.
 */
export function readMessage(
  written: string,
  { lexicon, library }: Knowledge,
  on: Day | null = null,
): { text: string; references: readonly Reference[]; own: Frame } {
  const line = on === null ? plainText(written) : writeOutVersion(plainText(written), library, on);
  const text = writeOutNames(writeOutPlaces(repairKinds(line)), library);
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
