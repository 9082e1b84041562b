import type { Library } from '../../../knowledge/library.ts';
import type { Day, Document, Provision } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import { placeBlocks, type Placed } from './render.ts';
import { italic, paragraph, quotation, type Section } from './rich.ts';
import { cut } from './split.ts';

/** UTF-16 units of one provision that a chat shows: three messages; a chapter with all its articles is read on the web. */
const MAX_SHOWN = 10_000;

/** A provision with all that stands under it, verbatim, and where it stands; null where its document is not held. */
export function provisionSections(library: Library, provision: Provision, on: Day): Section[] | null {
  const document = library.document(provision.document);
  if (document === undefined) return null;
  const { heading } = provision;
  const head = placeBlocks(placeOf(document, provision, on), false);
  const titled = heading === null || heading === '' ? head : [...head, paragraph(heading)];
  const [shown, ...rest] = cut(quotation(wordsOf(document, provision), []), MAX_SHOWN);
  const notes = document.notes.map((note) => paragraph(italic(note)));
  const more = rest.length === 0 ? [] : [paragraph(italic('… còn tiếp, quá dài để hiện hết ở đây.'))];
  return [titled, [...(shown === undefined ? [] : [shown]), ...more, ...notes]];
}

/** Its own text, or, of an article with clauses, the stretch of the document that they fill. */
function wordsOf({ text, provisions }: Document, provision: Provision): string {
  const under = new Set([provision.id]);
  let end = provision.end;
  // Parents stand before their children.
  for (const { id, parent, end: its } of provisions) {
    if (parent === null || !under.has(parent)) continue;
    under.add(id);
    end = Math.max(end, its);
  }
  return text.slice(provision.start, end).trim();
}

/** What is said of where a provision stands. */
export function placeOf(document: Document, provision: Provision, on: Day): Placed {
  const { kind, number, issuer, issuedOn } = document;
  const { from, until, how } = provision.validity ?? document.validity;
  const status = validityOn(provision.validity ?? document.validity, on);
  const validity = { status, from, until, how };
  return { document: number, kind, issuer, issuedOn, locator: provision.locator, validity };
}
