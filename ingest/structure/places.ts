import type { Place, ProvisionKind } from '../../knowledge/types.ts';
import { annexName, annexStep, isAnnex } from './annexes.ts';
import { ordinal, slug } from './ordinals.ts';
import type { Mode } from './sequence.ts';
import type { Node } from './tree.ts';

/** A place without any level. */
export const NOWHERE: Place = {
  part: null,
  chapter: null,
  section: null,
  article: null,
  clause: null,
  point: null,
  paragraph: null,
};

/** Where a node stands and how it is called, given the nodes that hold it (outermost first). */
export interface Address {
  readonly kind: ProvisionKind;
  /** The id without the document's number: `d14.k2.a`. */
  readonly path: string;
  readonly locator: string;
  readonly place: Place;
}

type Level = Node['level'];

/** Which field of `Place` a level fills; in a Party text that has roman numerals the arabic ones are khoản. */
function fieldOf(level: Level, nodes: readonly Node[]): keyof Place | null {
  const roman = nodes.some((node) => node.level === 'roman');
  const article = nodes.some((node) => node.level === 'article');
  const fields: Record<Level, keyof Place | null> = {
    part: 'part',
    chapter: 'chapter',
    section: 'section',
    subsection: null,
    article: 'article',
    roman: 'section',
    number: roman || article ? 'clause' : 'section',
    dotted: roman ? 'point' : 'clause',
    letter: 'point',
    subdotted: 'point',
    dash: null,
    paragraph: 'paragraph',
    table: null,
    row: null,
    appendix: 'appendix',
    form: 'appendix',
  };
  return fields[level];
}

const KINDS: Record<Exclude<Level, 'number' | 'dotted' | 'subdotted'>, ProvisionKind> = {
  part: 'part',
  chapter: 'chapter',
  section: 'section',
  subsection: 'section',
  article: 'article',
  roman: 'section',
  letter: 'point',
  dash: 'dash',
  paragraph: 'paragraph',
  table: 'table',
  row: 'row',
  appendix: 'appendix',
  form: 'appendix',
};

function kindOf(level: Level, nodes: readonly Node[]): ProvisionKind {
  if (level !== 'number' && level !== 'dotted' && level !== 'subdotted') return KINDS[level];
  const field = fieldOf(level, nodes);
  return field === 'section' ? 'section' : field === 'clause' ? 'clause' : 'point';
}

const LETTERS: Partial<Record<keyof Place, string>> = {
  part: 'p',
  chapter: 'c',
  section: 'm',
  article: 'd',
  clause: 'k',
  paragraph: 'd',
};

/** Parts that are counted within their parent: first letter in the id, and name. */
const COUNTED: Partial<Record<Level, readonly [string, string]>> = {
  dash: ['g', 'gạch đầu dòng'],
  subsection: ['t', 'Tiểu mục'],
  table: ['b', 'bảng'],
  row: ['h', 'hàng'],
};

function step(node: Node, nodes: readonly Node[]): string {
  if (isAnnex(node)) return annexStep(node);
  const above = nodes[nodes.indexOf(node) - 1];
  if (node.level === 'paragraph' && above && isAnnex(above)) return `md.d${node.value}`;
  const counted = COUNTED[node.level];
  if (counted) return `${counted[0]}${node.value}`;
  const field = fieldOf(node.level, nodes);
  const letter = (field && LETTERS[field]) ?? '';
  const roman = ['part', 'chapter', 'section', 'roman'].includes(node.level) ? ordinal(node.value) : null;
  return letter + slug(roman === null ? node.value : String(roman));
}

const NAMES: Partial<Record<keyof Place, string>> = {
  part: 'Phần',
  chapter: 'Chương',
  section: 'Mục',
  article: 'Điều',
  clause: 'khoản',
  point: 'điểm',
  paragraph: 'đoạn',
};

function name(node: Node, nodes: readonly Node[], mode: Mode): string {
  if (isAnnex(node)) return annexName(node);
  const counted = COUNTED[node.level];
  if (counted) return `${counted[1]} ${node.value}`;
  const word = NAMES[fieldOf(node.level, nodes) ?? 'paragraph'] ?? '';
  return `${mode === 'sections' ? word.toLowerCase() : word} ${node.value}`;
}

/** The address of the last node of a chain. */
export function addressOf(chain: readonly Node[], mode: Mode): Address {
  const node = chain.at(-1);
  if (node === undefined) throw new RangeError('addressOf: empty chain');
  return {
    kind: kindOf(node.level, chain),
    path: identifying(chain, mode)
      .map((one) => step(one, chain))
      .join('.'),
    locator: locatorOf(chain, mode),
    place: placeOf(chain),
  };
}

/**
 * Điều are unique in a law (and in each of its appendices), so what holds them is not in their ids; nor are Phần in those
 * of Chương, nor khoản in those of "1.1.".
 */
function identifying(nodes: readonly Node[], mode: Mode): readonly Node[] {
  const annexes = nodes.filter(isAnnex);
  if (annexes.length > 0) return [...annexes, ...identifying(nodes.slice(annexes.length), mode)];
  if (mode === 'sections') return nodes;
  const dotted = nodes.some((node) => node.level === 'dotted');
  const chain = nodes.filter((node) => !(dotted && node.level === 'number'));
  const article = chain.findIndex((node) => node.level === 'article');
  const chapter = chain.findIndex((node) => node.level === 'chapter');
  return chain.slice(Math.max(article === -1 ? chapter : article, 0));
}

/** Laws are cited from the inside out, Party texts from the outside in. */
function locatorOf(chain: readonly Node[], mode: Mode): string {
  const names = identifying(chain, mode).map((node) => name(node, chain, mode));
  return mode === 'sections' ? names.join(', ') : names.reverse().join(' ');
}

function placeOf(chain: readonly Node[]): Place {
  const place: Record<string, string | number> = {};
  for (const node of chain) {
    const field = fieldOf(node.level, chain);
    if (field !== null) place[field] = field === 'paragraph' ? Number(node.value) : node.value;
  }
  return { ...NOWHERE, ...place };
}
