import type { Library } from '../library.ts';
import type { Provision } from '../types.ts';
import { tokenise } from '../vietnamese.ts';
import type { SenseFields, SenseWord } from './sense-model.ts';
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
  return (provision) => {
    const above = leadOf(provision, library);
    return {
      own: tokenise(provision.text),
      lead: tokenise(above.text),
      heading: tokenise(above.heading),
      title: titleOf(provision.document),
      everyday: (everyday.get(provision.id) ?? []).map((fold) => ({ fold, norm: fold })),
    };
  };
}
