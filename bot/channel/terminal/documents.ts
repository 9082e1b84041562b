import type { Library } from '../../../knowledge/library.ts';
import type { Day, Document, Provision, Validity } from '../../../knowledge/types.ts';
import { validityOn } from '../../../knowledge/validity.ts';
import { documentLine, headed, validityLine } from '../chat/formats.ts';
import { layOut, type Look, type Styled } from './layout.ts';
import type { Stretch } from '../../named-places.ts';
import { harmless } from './width.ts';
import { words } from './words.ts';

/** The documents that are held, one a line or two, with what to type next. */
export function renderList({ documents }: Library, today: Day, look: Look): string {
  if (documents.length === 0) return words.noDocuments;
  const entries = documents.map((document) => entry(document, today));
  return composed([...entries, [{ text: words.howToRead, style: 'plain' }]], look);
}

/** A document's head and the stretch that was asked for; letters are the copy's own. */
export function renderStretch({ document, provisions, locator }: Stretch, today: Day, look: Look): string {
  const head = entry(document, today);
  if (provisions.length === 0)
    return composed([head, [{ text: words.noPlace(document.number, locator ?? ''), style: 'plain' }]], look);
  const place: Piece[] = locator === null ? [] : [{ text: headed(locator), style: 'strong' }];
  const above = [...head, ...place];
  return composed([above, ...provisions.flatMap((one) => linesOf(one, today))], look);
}

interface Piece {
  readonly text: string;
  readonly style: Styled['style'];
}

function entry(document: Document, today: Day): Piece[] {
  return [
    { text: documentLine(document), style: 'strong' },
    { text: document.title, style: 'plain' },
    { text: standingOf(document.validity, today), style: 'faint' },
  ];
}

/** A provision as it stands: label and heading, then its words, and its validity where that is not its document's. */
function linesOf(provision: Provision, today: Day): Piece[][] {
  const { label, heading, text, validity } = provision;
  const titled = heading !== null || text === '';
  const head = titled ? [label, heading ?? ''].filter(Boolean).join(' ') : '';
  const body = titled ? text : [label, text].filter(Boolean).join(' ');
  const standing = validity === undefined ? '' : standingOf(validity, today);
  const pieces: Piece[] = [
    { text: head, style: 'strong' },
    { text: body, style: 'plain' },
    { text: standing, style: 'faint' },
  ];
  const said = pieces.filter((piece) => piece.text !== '');
  return said.length === 0 ? [] : [said];
}

const standingOf = (validity: Validity, today: Day): string => {
  const { from, until } = validity;
  return validityLine({ status: validityOn(validity, today), from, until, how: '' });
};

/** Blocks with an empty line between, pieces of a block one below the other. */
function composed(blocks: readonly (readonly Piece[])[], look: Look): string {
  return blocks.map((block) => block.map((piece) => laidOut(piece, look)).join('\n')).join('\n\n');
}

function laidOut({ text, style }: Piece, look: Look): string {
  const shown = harmless(text);
  return layOut(shown, [{ start: 0, end: shown.length, style }], look);
}
