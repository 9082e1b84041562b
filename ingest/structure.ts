import type { Provision, Span } from '../knowledge/types.ts';
import type { ArticleNote, TableSpan } from './reader.ts';
import { readAnnexes, type Annex } from './structure/annex-tree.ts';
import type { Warning } from './structure/blocks.ts';
import { findMode, readBody, type BodyTree } from './structure/body.ts';
import { dropped, furnitureOf, outside, type Furniture } from './structure/furniture.ts';
import { isUnwrapped, type Line } from './structure/lines.ts';
import { addressOf } from './structure/places.ts';
import { provisionMaker, type ProvisionMaker } from './structure/provisions.ts';
import type { Mode } from './structure/sequence.ts';
import { sortLines } from './structure/stray.ts';
import { findTables } from './structure/tables.ts';
import type { Node } from './structure/tree.ts';
import { uniqueIds } from './structure/unique.ts';
import { bodyAlone, cutZones, signerName, titleText, type Zones } from './structure/zones.ts';

export type { Warning } from './structure/blocks.ts';
export type { Furniture } from './structure/furniture.ts';
export { lineNumbers, type LineOf } from './structure/lines.ts';
export { ordinal, pointOrdinal } from './structure/ordinals.ts';

/** What the structure of a text says. Every character but white space is in one provision or one furniture. */
export interface Structure {
  /** Trích yếu on one line; empty where the text has none. */
  readonly title: string;
  readonly signer: string | null;
  readonly provisions: readonly Provision[];
  readonly furniture: readonly Furniture[];
  readonly warnings: readonly Warning[];
  /** Letterhead: what stands before the title; an empty range where there is none. */
  readonly head: Span;
}

/** What the reader knows of the text besides its words. */
export interface Layout {
  readonly tables?: readonly TableSpan[];
  /** Of a codification: where each article begins. */
  readonly notes?: readonly ArticleNote[];
  /** True where words were recognised in pictures. */
  readonly recognised?: boolean;
}

/** Reads a rule text into provisions. `text` is NFC with `\n` line ends; `number` begins every id. */
export function parseStructure(text: string, number: string, layout: Layout = {}): Structure {
  const notes = layout.notes ?? [];
  const codified = notes.length > 0;
  const { lines, stray } = sortLines(text, codified, layout.tables ?? []);
  const tables = findTables(lines, layout.tables ?? []);
  const articles = codified ? new Set(notes.map((note) => startOfLine(lines, note))) : null;
  const mode: Mode = codified ? 'articles' : findMode(lines);
  const zones = codified ? bodyAlone(lines) : cutZones(lines, mode);
  const recognised = layout.recognised ?? false;
  const manner = { mode, articles, recognised, unwrapped: isUnwrapped(zones.body) };
  const body = readBody(text, zones.body, manner, tables, true);
  const annexes = readAnnexes({ text, tables, recognised }, zones.annexes);
  const maker = provisionMaker(text, number);
  const unique = uniqueIds(text, [
    ...before(maker, zones, body.preamble, mode),
    ...body.roots.flatMap((root) => maker.tree([root], mode)),
    ...after(maker, zones, body.closing),
    ...annexes.flatMap((annex) => annexProvisions(maker, annex)),
  ]);
  const labels = furnitureOf([...body.roots, ...annexes.flatMap((annex) => annex.chain.slice(-1))]);
  const owned = [...unique.provisions, ...labels];
  return {
    title: titleText(zones.title),
    signer: signerName(zones.signature),
    provisions: unique.provisions,
    furniture: [
      ...labels,
      ...dropped('letterhead', zones.letterhead),
      ...outside(text.length, stray, owned).flatMap(({ reason, ...line }) => dropped(reason, [line])),
    ],
    warnings: [...warningsOf(body, annexes), ...unique.warnings],
    head: spanOf(zones.letterhead) ?? { start: 0, end: 0 },
  };
}

/** A note's range may begin with white space or reach over several lines; its article begins at its first line. */
function startOfLine(lines: readonly Line[], note: Span): number {
  return lines.find((line) => line.end > note.start)?.start ?? note.start;
}

function warningsOf(body: BodyTree, annexes: readonly Annex[]): readonly Warning[] {
  return [...body.warnings, ...annexes.flatMap((annex) => annex.warnings)];
}

function annexProvisions(maker: ProvisionMaker, { chain, mode }: Annex): Provision[] {
  const holders = chain.slice(0, -1);
  return maker.tree(chain, mode, holders.length > 0 ? addressOf(holders, mode).path : null);
}

function spanOf(lines: readonly Line[]): Span | null {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function before(
  maker: ProvisionMaker,
  zones: Zones,
  preamble: readonly Node[],
  mode: Mode,
): readonly Provision[] {
  const title = spanOf(zones.title);
  return [
    ...(title ? [maker.outside('title', 'tieu-de', 'trích yếu', title)] : []),
    ...preamble.flatMap((node) => {
      if (node.level !== 'paragraph' || node.body === null) return maker.tree([node], mode);
      const { value, body } = node;
      return [maker.outside('preamble', `md.d${value}`, `phần mở đầu, đoạn ${value}`, body)];
    }),
  ];
}

function after(maker: ProvisionMaker, zones: Zones, closing: Span | null): Provision[] {
  const recipients = spanOf(zones.recipients);
  const signature = spanOf(zones.signature);
  const tail = [
    closing && maker.outside('closing', 'ket', 'đoạn kết', closing),
    recipients && maker.outside('recipients', 'noi-nhan', 'nơi nhận', recipients),
    signature && maker.outside('signature', 'ky', 'phần ký', signature),
  ];
  return tail.filter((provision) => provision !== null).sort((a, b) => a.start - b.start);
}
