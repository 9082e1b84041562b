import type { Place, Provision, ProvisionKind, Span } from '../../knowledge/types.ts';
import { splitSegments } from '../segments.ts';
import { addressOf, NOWHERE } from './places.ts';
import type { Mode } from './sequence.ts';
import type { Node } from './tree.ts';

interface Parts {
  readonly path: string;
  readonly parent: string | null;
  readonly kind: ProvisionKind;
  readonly label: string;
  readonly locator: string;
  readonly place: Place;
  readonly heading: string | null;
  readonly span: Span;
}

/** Makes the provisions of one document. */
export interface ProvisionMaker {
  /** A part outside the numbered body: title, preamble, closing, recipients, signature. */
  outside(kind: ProvisionKind, path: string, locator: string, span: Span): Provision;
  /** The last node of a chain and everything inside it, in reading order; `parent` is the path of what holds it. */
  tree(chain: readonly Node[], mode: Mode, parent?: string | null): Provision[];
}

/** Kinds that are one block of names and words, without clauses. */
const WHOLE: readonly ProvisionKind[] = ['title', 'recipients', 'signature', 'row'];

/** `document` is the normalised number that ids begin with. */
export function provisionMaker(text: string, document: string): ProvisionMaker {
  const make = (parts: Parts): Provision => {
    const words = text.slice(parts.span.start, parts.span.end);
    const whole = words === '' ? [] : [{ start: 0, end: words.length }];
    return {
      id: `${document}#${parts.path}`,
      document,
      parent: parts.parent === null ? null : `${document}#${parts.parent}`,
      kind: parts.kind,
      label: parts.label,
      locator: parts.locator,
      place: parts.place,
      heading: parts.heading,
      start: parts.span.start,
      end: parts.span.end,
      text: words,
      segments: WHOLE.includes(parts.kind) ? whole : splitSegments(words),
    };
  };
  const walk = (chain: readonly Node[], parent: string | null, mode: Mode): Provision[] => {
    const node = chain.at(-1);
    if (node === undefined) return [];
    const address = addressOf(chain, mode);
    const own = make({ ...address, parent, ...ownParts(text, node) });
    return [own, ...node.children.flatMap((child) => walk([...chain, child], address.path, mode))];
  };
  return {
    outside: (kind, path, locator, span) =>
      make({ kind, path, locator, span, parent: null, label: '', heading: null, place: NOWHERE }),
    tree: (chain, mode, parent = null) => walk(chain, parent, mode),
  };
}

function ownParts(text: string, node: Node): Pick<Parts, 'label' | 'heading' | 'span'> {
  // A container has no words of its own: an empty range where they would stand.
  const at = node.heading?.end ?? node.label?.end ?? 0;
  return {
    label: node.label?.written ?? '',
    heading: node.heading && oneLine(text.slice(node.heading.start, node.heading.end)),
    span: node.body ?? { start: at, end: at },
  };
}

/** Without Markdown marks and line breaks. */
function oneLine(words: string): string {
  return words.replaceAll('*', '').replace(/\s+/gu, ' ').trim();
}
