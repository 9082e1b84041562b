import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import type { Day, Document, Provision, Span } from '../../../../knowledge/types.ts';
import { validityOn } from '../../../../knowledge/validity.ts';
import { anchorOf } from '../links.ts';
import { validityLine } from '../words.ts';
import { targetsIn, type Target, type Targets } from './citing.ts';
import { fitting, marked, type Html } from './marked.ts';
import { textTree, type Branch } from './text-tree.ts';

/** A citation with its place in the document's whole text. */
interface Cited extends Span {
  readonly target: Target;
}
interface Scene {
  readonly text: string;
  readonly cited: readonly Cited[];
  readonly highlight: readonly Span[];
  /** The day for which the page is shown. */
  readonly on: Day;
  /** Pages of the source file, each by the provision that is the first to begin on it; of a file without pages none. */
  readonly pages: ReadonlyMap<string, number>;
}

/** The whole text of a document, letter for letter: every provision under its anchor, every citation a link. */
export function documentText(
  document: Document,
  highlight: readonly Span[],
  library: Library,
  on: Day,
): Html {
  const scene: Scene = {
    text: document.text,
    cited: citedIn(document, targetsIn(library, document)),
    highlight,
    on,
    pages: pagesOf(document),
  };
  return html`${inside({ start: 0, end: document.text.length }, textTree(document), scene)}`;
}

function pagesOf({ provisions }: Document): Map<string, number> {
  const pages = new Map<string, number>();
  let last = 0;
  for (const { id, page } of provisions) {
    if (page !== undefined && page > last) pages.set(id, page);
    last = Math.max(last, page ?? 0);
  }
  return pages;
}

function citedIn(document: Document, targets: Targets): Cited[] {
  const starts = new Map(document.provisions.map((provision) => [provision.id, provision.start]));
  const placed = document.citations.flatMap((citation) => {
    const base = starts.get(citation.from);
    const target = base === undefined ? null : targets(citation);
    if (base === undefined || target === null) return [];
    return [{ target, start: base + citation.start, end: base + citation.end }];
  });
  return placed.sort((a, b) => a.start - b.start);
}

/** The text of a stretch: what lies between its branches, and the branches. */
function inside(stretch: Span, branches: readonly Branch[], scene: Scene): Html[] {
  const pieces: Html[] = [];
  let cursor = stretch.start;
  for (const branch of branches) {
    const lead = leadOf(branch, Math.min(cursor, branch.start), scene.text);
    pieces.push(...paragraphs({ start: cursor, end: lead.start }, scene), provision(branch, lead, scene));
    // A mục without words of its own leaves its "3." to the đoạn that follows on the same line.
    cursor = Math.max(cursor, isBare(branch) ? lead.start : branch.end);
  }
  return [...pieces, ...paragraphs({ start: cursor, end: stretch.end }, scene)];
}

/** A numbered part with neither words nor heading: only an anchor. */
function isBare({ provision, start, end }: Branch): boolean {
  return start === end && provision.heading === null;
}

/** The label and heading as printed just before a provision (`3. `, `Điều 14. Nghĩa vụ…`), which belong to it on the page. */
function leadOf({ start, provision }: Branch, from: number, text: string): Span {
  const gap = text.slice(from, start);
  const at = provision.label === '' ? -1 : gap.lastIndexOf(provision.label);
  const between = gap
    .slice(at + provision.label.length)
    .replaceAll('*', '')
    .replace(/\s+/g, ' ')
    .trim();
  if (at >= 0 && between === (provision.heading ?? '')) return { start: from + at, end: start };
  const line = gap.slice(gap.lastIndexOf('\n') + 1);
  return { start: line.trim() === '' ? start : start - line.length, end: start };
}

function provision(branch: Branch, lead: Span, scene: Scene): Html {
  const { kind, id, heading, label, locator } = branch.provision;
  if (isBare(branch)) return anchor(branch);
  const words = lit(trimmed(lead, scene.text), scene);
  const before =
    scene.text.slice(lead.start, lead.end).trim() === ''
      ? ''
      : heading === null
        ? html`<b class="label">${words} </b>`
        : html`<h2>${words}</h2>`;
  // A đoạn has no printed number: the style sheet shows its place from the attribute, beside the text and not in it.
  const place = label === '' && counted.has(kind) ? html`data-place="${locator}"` : '';
  const page = scene.pages.get(id);
  const paged = page === undefined ? '' : html`data-page="trang ${page} của tệp gốc"`;
  return html`<div
    class="provision ${kind}"
    id="${anchorOf(id)}"
    ${place}
    ${paged}
    ${standing(branch.provision, scene)}
  >
    ${content(branch, before, scene)}
  </div>`;
}

const anchor = ({ provision: { id, kind } }: Branch): Html =>
  html`<div class="bare ${kind}" id="${anchorOf(id)}"></div>`;

/** Says, beside the text, of a provision that does not stand and fall with its document. */
function standing({ validity }: Provision, { on }: Scene): Html | string {
  if (validity === undefined) return '';
  const line = validityLine({ ...validity, status: validityOn(validity, on) });
  return html`data-standing="${line}"`;
}

/** The way to a provision's panel; drawn by the style sheet, so that it is never part of what one copies. */
function closer({ id, locator }: Provision): Html {
  const at = encodeURIComponent(anchorOf(id));
  return html`<a
    class="closer"
    href="?p=${at}#${at}"
    data-panel
    aria-label="Xem ${locator}: sao chép, dẫn chiếu"
  ></a>`;
}

function trimmed({ start, end }: Span, text: string): Span {
  const words = text.slice(start, end);
  const from = start + (words.length - words.trimStart().length);
  return { start: from, end: from + words.trim().length };
}

const counted: ReadonlySet<Provision['kind']> = new Set(['preamble', 'paragraph']);

function content(branch: Branch, before: Html | string, scene: Scene): Html {
  const way = closer(branch.provision);
  // A table has no words of its own: its anchor stands at its first row.
  if (branch.provision.kind === 'row' && branch.children.every(isBare))
    return html`${branch.children.map(anchor)}
      <p class="cells">${cells(branch, scene)}</p>
      ${way}`;
  if (branch.children.length > 0) return html`${before}${way}${inside(branch, branch.children, scene)}`;
  if (branch.start === branch.end) return html`${before}${way}`;
  const words = decorated(branch, scene);
  return branch.provision.heading === null
    ? html`<p>${before}${words}</p>
        ${way}`
    : html`${before}
        <p>${words}</p>
        ${way}`;
}

/** A row of a table, with the tabs of the text between its cells, so that it stays letter for letter. */
function cells({ start, end }: Span, scene: Scene): (Html | string)[] {
  let at = start;
  return scene.text
    .slice(start, end)
    .split(/(\t)/)
    .map((piece) => {
      const cell = { start: at, end: (at += piece.length) };
      return piece === '\t' ? piece : html`<span class="cell">${decorated(cell, scene)}</span>`;
    });
}

/** Text that belongs to no smaller provision, in its printed paragraphs; blank stretches are left out. */
function paragraphs(span: Span, scene: Scene): Html[] {
  const found: Html[] = [];
  let start = span.start;
  for (const lines of scene.text.slice(span.start, span.end).split(BLANK_LINES)) {
    if (lines.trim() !== '')
      found.push(html`<p>${decorated({ start, end: start + lines.length }, scene)}</p>`);
    start += lines.length;
  }
  return found;
}

/** Kept by `split`, so that offsets add up. */
const BLANK_LINES = /(\n\s*\n)/;

/** A stretch with its citations as links; the highlight runs through both. */
function decorated(span: Span, scene: Scene): Html {
  const pieces: Html[] = [];
  let cursor = span.start;
  for (const cited of scene.cited) {
    if (cited.start < cursor || cited.end > span.end) continue;
    pieces.push(lit({ start: cursor, end: cited.start }, scene), link(cited, scene));
    cursor = cited.end;
  }
  return html`<span class="text">${[...pieces, lit({ start: cursor, end: span.end }, scene)]}</span>`;
}

function lit(span: Span, scene: Scene): Html {
  const text = scene.text.slice(span.start, span.end);
  const moved = scene.highlight
    .filter(({ start, end }) => start < span.end && end > span.start)
    .map(({ start, end }) => ({ start: start - span.start, end: end - span.start }));
  return marked(text, fitting(text, moved));
}

function link(cited: Cited, scene: Scene): Html {
  const { held, path } = cited.target;
  const shown = html`<a class="cited ${held ? 'held' : 'not-held'}" href="${path}">${lit(cited, scene)}</a>`;
  return held ? shown : html`${shown}<small class="lacking"> (chưa có toàn văn)</small>`;
}
