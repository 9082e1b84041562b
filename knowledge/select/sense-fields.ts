import type { Library } from '../library.ts';
import type { Provision } from '../types.ts';
import { tokenise } from '../vietnamese.ts';
import type { SenseFields } from './sense-model.ts';
import type { SenseWord } from './sense-words.ts';
import { leadOf, type Everyday } from './unit.ts';

/** Reads what the encoder reads of a provision. */
export function createFieldReader(
  library: Library,
  everyday: Everyday,
): (provision: Provision) => SenseFields {
  const titles = new Map<string, readonly SenseWord[]>();
  const titleOf = (number: string): readonly SenseWord[] => {
    const known = titles.get(number);
    if (known !== undefined) return known;
    const document = library.document(number);
    const title = tokenise(`${document?.kind ?? ''} ${document?.title ?? ''}`);
    titles.set(number, title);
    return title;
  };
  const above = rememberTexts();
  return (provision) => {
    const { text, heading } = leadOf(provision, library);
    return {
      own: tokenise(provision.text),
      lead: above(text),
      heading: above(heading),
      title: titleOf(provision.document),
      everyday: (everyday.get(provision.id) ?? []).map((fold) => ({ fold, norm: fold })),
    };
  };
}

/** Texts that are kept read: provisions near each other have the same words above them, and one list of words is encoded once. */
const KEPT = 16;

function rememberTexts(): (text: string) => readonly SenseWord[] {
  const kept = new Map<string, readonly SenseWord[]>();
  return (text) => {
    const known = kept.get(text);
    if (known !== undefined) return known;
    const words = tokenise(text);
    if (kept.size >= KEPT) kept.clear();
    kept.set(text, words);
    return words;
  };
}
