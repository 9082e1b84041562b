import { foldWords, parseReferences, type Reference } from '../../knowledge/references.ts';
import type { Document } from '../../knowledge/types.ts';
import type { Frame } from './frame.ts';
import { isShortName, nameWords } from './short-names.ts';

/** What a message says beside the documents and places that it names: nothing, where it only names them. */

/** A document held, and how it was named. */
interface Held {
  readonly reference: Reference;
  readonly document: Document;
}

/** Words with which people hand a name over, or ask to read what it names, without marks. */
const FILLING = new Set(
  'the vay con thi sao roi va cho em e toi tui minh anh chi bac ad admin bot oi voi vs a ah nhe nha da thua vang xin muon can xem lai doc tim tra cuu mo hoi giup ho y la cua trong van ban so toan van ngay thang nam hien hanh'.split(
    ' ',
  ),
);

/** The folded words of a message apart from every reference. */
function wordsBeside(text: string): string[] {
  const beside = parseReferences(text).reduceRight(
    (rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`,
    text,
  );
  return foldWords(beside);
}

const says = (word: string): boolean => !FILLING.has(word) && !/^\d+$/u.test(word);

/** True for a message that names documents or places and says nothing else. */
export function saysNothingElse(text: string): boolean {
  return !wordsBeside(text).some(says);
}

/** "nđ 244", "luật cbcc", "30-CT/TU", "nghị định 30/2020 về công tác văn thư": the whole document by its name, and nothing of it. */
export function isNameAlone({ reference, document }: Held, { query, asked }: Frame): boolean {
  if (reference.places.length > 0 || asked.size > 0) return false;
  const beside = wordsBeside(query.text);
  const named = [...foldWords(document.issuer), ...foldWords(document.kind)];
  // A name that goes on with its subject; "nđ 244 phát ngôn" asks of the subject.
  const title = beside[0] === 've' || query.text.includes('(') ? ['ve', ...foldWords(document.title)] : [];
  const own = new Set([...named, ...title]);
  return isWholeName(reference.name, document) && !beside.some((word) => says(word) && !own.has(word));
}

/** The folded words of a name, and those without courtesies at its end: "luật cbcc ạ", but "luật báo chí" whole. */
export function readings(name: string): string[][] {
  const words = foldWords(name);
  return [words, words.slice(0, words.findLastIndex(says) + 1)];
}

/** True where all of the name that was read is the document's: what is asked can stand behind a name in lower case. */
function isWholeName(name: string | null, { title, aliases }: Document): boolean {
  if (name === null) return true;
  const known = new Set([title, ...aliases].map((one) => nameWords({ title: one }).join(' ')));
  return readings(name).some(
    (written) => isShortName(written, nameWords({ title })) || known.has(written.join(' ')),
  );
}

/** A place by its name alone, or with the heading that it bears: all of it is shown, and nothing is chosen from it. */
export function isPlaceAlone({ document }: Held, { query }: Frame): boolean {
  const beside = wordsBeside(query.text);
  if (!beside.some(says)) return true;
  const line = beside.join(' ');
  return document.provisions.some(({ heading }) => heading !== null && foldWords(heading).join(' ') === line);
}
