import type { Library } from '../../../knowledge/library.ts';
import type { Provision } from '../../../knowledge/types.ts';
import { bare } from './commands.ts';
import { numberAhead } from '../../named-places.ts';

/** What readline asks for at Tab: what may stand there, and the typed end of the line that it replaces. */
export type Completion = [string[], string];

/** Most that is offered at once: a screen of them is read, a law's thousand points are not. */
const MOST = 60;

/** Completes `commands`, numbers of held documents and places in them, however they are typed: `dieu 1` is `Điều 1`. */
export function complete(line: string, library: Library, commands: readonly string[]): Completion {
  if (/^\/\S*$/u.test(line)) return offer(commands, line);
  const command = /^(\/\S+)\s+/u.exec(line);
  if (command !== null && !WITH_PLACE.has(bare(command[1] ?? ''))) return [[], line];
  const words = command === null ? line : line.slice(command[0].length);
  return placesIn(words, library, command !== null) ?? numbersIn(words, library, command !== null);
}

/** Commands that a document's number may follow. */
const WITH_PLACE: ReadonlySet<string> = new Set(['/vanban', '/nguon', '/mo']);

/** A number that is being typed at the end of the line; after a command that takes one, the empty word too. */
function numbersIn(words: string, { documents }: Library, always: boolean): Completion {
  const typed =
    always && !/\s/u.test(words)
      ? words
      : (/(?:^|\s)(?<number>\d\S*)$/u.exec(words)?.groups?.['number'] ?? null);
  if (typed === null || OF_PLACE.test(words)) return [[], words];
  return offer(
    documents.map(({ number }) => number),
    typed,
  );
}

/** A place that is being typed: behind the last number in the line, or anywhere where there is but one document. */
function placesIn(words: string, library: Library, always: boolean): Completion | null {
  const behind = behindNumber(words, library);
  if (behind !== null) return offerPlaces(behind.provisions, behind.typed, always);
  const only = library.documents.length === 1 ? library.documents[0] : undefined;
  const typed = PLACE.exec(words)?.[0];
  return only === undefined || typed === undefined ? null : offerPlaces(only.provisions, typed, false);
}

/** "Điều 1": the number of a place, not of a document. */
const OF_PLACE =
  /(?<!\p{L})(?:đi[eề]u|kho[aả]n|m[uụ]c|ch[uư][oơ]ng|ph[aầ]n|đo[aạ]n|ng[aà]y|n[aă]m|dieu|doan)\s+\S+$/iu;

/** The last stretch of a line that may name a place. */
const PLACE =
  /(?<!\p{L})(?:đi[eề]u|kho[aả]n|đi[eể]m|m[uụ]c|ch[uư][oơ]ng|ph[aầ]n|dieu|khoan|diem)(?:\s[^,.;?!]*)?$/iu;

function behindNumber(
  words: string,
  library: Library,
): { readonly provisions: readonly Provision[]; readonly typed: string } | null {
  const starts = [...words.matchAll(/(?<!\S)\d/gu)].map(({ index }) => index).reverse();
  for (const start of starts) {
    const found = numberAhead(library, words.slice(start));
    // Without a space behind it, the number itself may still go on.
    const spaced = found !== null && /\s/u.test(words.charAt(start + found.document.number.length));
    if (found !== null && spaced) return { provisions: found.document.provisions, typed: found.rest };
  }
  return null;
}

/** In a sentence nothing is offered before a place is begun: most words behind a number are no place. */
function offerPlaces(provisions: readonly Provision[], typed: string, always: boolean): Completion | null {
  if (typed === '' && !always) return null;
  const tops = provisions.filter(
    ({ kind }) => kind === 'article' || kind === 'section' || kind === 'chapter',
  );
  const cited = (typed === '' ? tops : provisions).filter(({ place }) => Object.values(place).some(Boolean));
  return offer([...new Set(cited.map(({ locator }) => locator))], typed);
}

function offer(all: readonly string[], typed: string): Completion {
  const wanted = comparable(typed);
  return [all.filter((one) => comparable(one).startsWith(wanted)).slice(0, MOST), typed];
}

/** A space at the end counts: "Điều 1 " is not the beginning of "Điều 10". */
const comparable = (text: string): string => bare(text) + (/\S\s+$/u.test(text) ? ' ' : '');
