import type { Document, Provision, ProvisionKind } from '../../knowledge/types.ts';

/** A line of a table of contents. */
export interface ContentsEntry {
  readonly provision: string;
  /** 0 for the outermost. */
  readonly depth: number;
  /** As a person would cite it: `Điều 14`, `Chương II`, `mục 3`. */
  readonly locator: string;
  /** The heading; where there is none, the first words. */
  readonly heading: string;
}

const LISTED: ReadonlySet<ProvisionKind> = new Set(['part', 'chapter', 'section', 'article', 'appendix']);
/** Longest beginning of a text that stands for a heading, UTF-16 units: one line of a terminal with its label. */
const MAX_WORDS = 80;

/** Parts, chapters, mục, Điều and appendices, in reading order. */
export function contentsOf({ provisions }: Document): ContentsEntry[] {
  const byId = new Map(provisions.map((one) => [one.id, one]));
  const first = new Map<string, Provision>();
  for (const one of provisions)
    if (one.parent !== null && one.text !== '' && !first.has(one.parent)) first.set(one.parent, one);
  return provisions
    .filter(({ kind }) => LISTED.has(kind))
    .map((one) => ({
      provision: one.id,
      depth: depthOf(one, byId),
      locator: one.locator,
      heading: one.heading ?? beginning(one.text === '' ? (first.get(one.id)?.text ?? '') : one.text),
    }));
}

function depthOf(provision: Provision, byId: ReadonlyMap<string, Provision>): number {
  const parent = provision.parent === null ? undefined : byId.get(provision.parent);
  if (parent === undefined) return 0;
  return depthOf(parent, byId) + (LISTED.has(parent.kind) ? 1 : 0);
}

function beginning(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= MAX_WORDS) return line;
  return `${line.slice(0, line.lastIndexOf(' ', MAX_WORDS))} …`;
}
