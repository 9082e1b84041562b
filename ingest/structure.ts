import type { Provision, Span } from '../knowledge/types.ts';
import { readBlocks, type Block, type Warning } from './structure/blocks.ts';
import { labelCandidate } from './structure/labels.ts';
import { readLines, type Line } from './structure/lines.ts';
import { provisionMaker, type ProvisionMaker } from './structure/provisions.ts';
import { uniqueIds } from './structure/unique.ts';
import type { Mode } from './structure/sequence.ts';
import { buildTree, type Node } from './structure/tree.ts';
import { cutZones, signerName, titleText, type Zones } from './structure/zones.ts';

export type { Warning } from './structure/blocks.ts';

/** Characters that are no provision's text: labels, headings, and blocks that are left out with a reason. */
export interface Furniture extends Span {
  readonly role: 'label' | 'heading' | 'dropped';
  /** English, for checks and reports: `letterhead`, `rule`, `appendix`; empty for labels and headings. */
  readonly reason: string;
}

/** What the structure of a text says. Every character but white space is in one provision or one furniture. */
export interface Structure {
  /** Trích yếu on one line; empty where the text has none. */
  readonly title: string;
  readonly signer: string | null;
  readonly provisions: readonly Provision[];
  readonly furniture: readonly Furniture[];
  readonly warnings: readonly Warning[];
}

/** A line that only draws a rule under a letterhead or before a signature. */
const RULE = /^[\s_*=~–—-]{3,}$/u;
/** The sentence after the last numbered part: about the text itself, said to those who carry it out. */
const CLOSING =
  /^(?:Chỉ thị|Nghị quyết|Kết luận|Quy định|Quyết định|Quy chế|Hướng dẫn|Thông báo|Kế hoạch|Chương trình|Bộ luật|Luật|Pháp lệnh) này (?:được |có hiệu lực |phổ biến |đã được )/u;

/** Reads a rule text into provisions. `text` is NFC with `\n` line ends; `number` begins every id. */
export function parseStructure(text: string, number: string): Structure {
  const all = readLines(text);
  const rules = all.filter((line) => RULE.test(line.text));
  const lines = all.filter((line) => !RULE.test(line.text));
  const mode = findMode(lines);
  const zones = cutZones(lines, mode);
  const { blocks, warnings } = readBlocks(text, zones.body, mode);
  const { body, closing } = takeClosing(text, blocks);
  const tree = buildTree(text, body, mode);
  const maker = provisionMaker(text, number, mode);
  const provisions = [
    ...before(maker, zones, tree.preamble),
    ...tree.roots.flatMap((root) => maker.tree(root)),
    ...after(maker, zones, closing),
  ];
  const unique = uniqueIds(provisions);
  const labels = furnitureOf(tree.roots);
  return {
    title: titleText(zones.title),
    signer: signerName(zones.signature),
    provisions: unique.provisions,
    furniture: [...labels, ...dropped(zones, outside(rules, [...unique.provisions, ...labels]))],
    warnings: [...warnings, ...unique.warnings, ...appendixWarning(zones)],
  };
}

/** A text with a heading "Điều 1." is divided by Điều; any other by numbered mục. */
function findMode(lines: readonly Line[]): Mode {
  const articles = lines.some((line) => {
    const candidate = labelCandidate(line);
    return candidate?.level === 'article' && candidate.value === '1';
  });
  return articles ? 'articles' : 'sections';
}

function takeClosing(
  text: string,
  blocks: readonly Block[],
): { body: readonly Block[]; closing: Span | null } {
  const last = blocks.at(-1);
  const isClosing =
    last?.label === null && last.body && CLOSING.test(text.slice(last.body.start, last.body.end));
  return isClosing ? { body: blocks.slice(0, -1), closing: last.body } : { body: blocks, closing: null };
}

function spanOf(lines: readonly Line[]): Span | null {
  const [first, last] = [lines[0], lines.at(-1)];
  return first && last ? { start: first.start, end: last.end } : null;
}

function before(maker: ProvisionMaker, zones: Zones, preamble: readonly Span[]): Provision[] {
  const title = spanOf(zones.title);
  return [
    ...(title ? [maker.outside('title', 'tieu-de', 'trích yếu', title)] : []),
    ...preamble.map((span, i) =>
      maker.outside('preamble', `md.d${i + 1}`, `phần mở đầu, đoạn ${i + 1}`, span),
    ),
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

function furnitureOf(nodes: readonly Node[]): Furniture[] {
  return nodes.flatMap((node) => [
    ...(node.label ? [{ ...rangeOf(node.label), role: 'label' as const, reason: '' }] : []),
    ...(node.heading ? [{ ...rangeOf(node.heading), role: 'heading' as const, reason: '' }] : []),
    ...furnitureOf(node.children),
  ]);
}

/** A rule within a provision (between two paragraphs of it) stays part of its text: quotes are one stretch of the source. */
function outside(rules: readonly Line[], spans: readonly Span[]): readonly Line[] {
  return rules.filter((rule) => !spans.some((one) => one.start <= rule.start && rule.end <= one.end));
}

function rangeOf({ start, end }: Span): Span {
  return { start, end };
}

function dropped(zones: Zones, rules: readonly Line[]): Furniture[] {
  const drop = (reason: string, lines: readonly Line[]): Furniture[] =>
    lines.map((line) => ({ ...rangeOf(line), role: 'dropped', reason }));
  return [
    ...drop('letterhead', zones.letterhead),
    ...drop('appendix', zones.appendix),
    ...drop('rule', rules),
  ];
}

function appendixWarning(zones: Zones): Warning[] {
  const line = zones.appendix[0]?.number;
  return line === undefined ? [] : [{ line, message: 'phần phụ lục từ dòng này chưa được đọc' }];
}
