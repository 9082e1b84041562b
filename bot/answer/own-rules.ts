import type { Knowledge } from '../../knowledge/knowledge.ts';
import { plainText, understand, type Query } from '../../knowledge/query.ts';
import type { Selected } from '../../knowledge/select.ts';
import type { Day, Provision } from '../../knowledge/types.ts';
import { validityOn } from '../../knowledge/validity.ts';
import { kindWithLaw, lawFor, otherKinds } from './staff.ts';
import { surenessOf } from './sureness.ts';

/** Whether other staff have a rule of their own on what is asked: asked for them, their own law answers. */

/**
 * How sure the other kind's rule must be. From here on none of 286 questions of the golden sets that were answered right and
 * name no staff is asked back.
 */
const OWN_RULE = 0.7;

/** How candidates are chosen. */
export type LookFor = (
  text: string,
  query: Query,
  allowed: (provision: Provision) => boolean,
) => Promise<{ readonly all: readonly Selected[] }>;

/**
 * The kinds of staff who each have a rule of their own on a question that names none; empty where what answers it is nobody's
 * own law, or no other kind has a rule. The others' laws that have ended count: who is meant decides there too.
 */
export async function staffWithOwnRules(
  text: string,
  query: Query,
  { knowledge, on, look }: { readonly knowledge: Knowledge; readonly on: Day; readonly look: LookFor },
): Promise<string[]> {
  const { library, lexicon } = knowledge;
  const isLaw = ({ document }: Provision): boolean => {
    const validity = library.document(document)?.validity;
    return validity === undefined || validityOn(validity, on) !== 'expired';
  };
  const [best] = (await look(text, query, isLaw)).all;
  const own = best === undefined ? null : lawFor(best.provision, library);
  if (best === undefined || own === null) return [];
  const others: string[] = [];
  for (const kind of otherKinds(best.provision, library)) {
    const asked = `${text} đối với ${kind}`;
    const { all } = await look(asked, understand(plainText(asked), lexicon), () => true);
    const [first] = all;
    if (first !== undefined && lawFor(first.provision, library) === kind && surenessOf(all) >= OWN_RULE)
      others.push(kind);
  }
  return others.length === 0 ? [] : [kindWithLaw(own, library), ...others];
}
