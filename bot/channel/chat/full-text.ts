import type { Library } from '../../../knowledge/library.ts';
import type { Answer, Quote } from '../../contract.ts';
import { placeBlocks, sourcesOf } from './render.ts';
import { italic, paragraph, quotation, type Section } from './rich.ts';

/** The provision of one quote, whole, with everything the answer quotes from it marked; null where it is no longer held. */
export function fullTextSections(library: Library, answer: Answer, index: number): Section[] | null {
  const quote = sourcesOf(answer)[index];
  const provision = quote && library.provision(quote.provision);
  if (quote === undefined || provision === undefined) return null;
  // A newer snapshot may hold another wording: then nothing is marked rather than the wrong words.
  const marks = sourcesOf(answer).filter(
    (other) =>
      other.provision === provision.id && provision.text.slice(other.start, other.end) === other.text,
  );
  const notes = library.document(provision.document)?.notes ?? [];
  const text = [quotation(provision.text, marks), ...notes.map((note) => paragraph(italic(note)))];
  return [headBlocks(quote, provision.heading), text];
}

function headBlocks(quote: Quote, heading: string | null): Section {
  const blocks = placeBlocks(quote, false);
  return heading === null || heading === '' ? blocks : [...blocks, paragraph(heading)];
}
