import { readWhole, type Clause } from '../../knowledge/clauses.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Provision } from '../../knowledge/types.ts';

/** Provisions below a quoted one that are shown with it: a khoản leads into its điểm. */
const BELOW = 8;

/** The provision, the điểm that it leads into, and of a điểm what leads into it. */
export function readTogether(provision: Provision, { library, lexicon }: Knowledge): Clause[] {
  const document = library.document(provision.document);
  const below = /[:;]\s*$|sau đây/u.test(provision.text)
    ? (document?.provisions ?? []).filter(({ parent, text }) => parent === provision.id && text !== '')
    : [];
  const above = provision.kind === 'point' ? library.provision(provision.parent ?? '') : undefined;
  const together = [provision, ...below.slice(0, BELOW), ...(above?.text ? [above] : [])];
  return together.map((one) => readWhole(one, library, lexicon));
}
