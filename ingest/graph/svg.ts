import { BOX, type Layout, type Placed } from './layout.ts';
import type { Edge } from './model.ts';
import { dayWords, escape, KIND_WORDS, STATUS_WORDS } from './words.ts';

/** Colours by relation; told apart also by dashes, for those who do not see colours. */
const STROKES: Record<Edge['kind'], { readonly colour: string; readonly dash: string }> = {
  replaces: { colour: '#b3261e', dash: '' },
  repeals: { colour: '#8a4b00', dash: '9 4' },
  amends: { colour: '#1a5fb4', dash: '' },
  guides: { colour: '#2e7d32', dash: '3 4' },
};
/** Letters of a title that fit a box at its size. */
const TITLE_LETTERS = 27;
/** Height of the legend above the drawing. */
const LEGEND = 56;

/** The drawing as one self-contained SVG with Vietnamese labels. */
export function drawSvg({ placed, width, height }: Layout, edges: readonly Edge[]): string {
  const byNumber = new Map(placed.map((node) => [node.number, node]));
  const lines = edges.map((edge) => drawEdge(edge, byNumber.get(edge.from), byNumber.get(edge.to)));
  const total = height + LEGEND;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${total}" width="${width}" height="${total}" role="img" aria-label="Văn bản và quan hệ giữa các văn bản" font-family="'Noto Sans', 'DejaVu Sans', sans-serif">`,
    `<defs>${Object.entries(STROKES)
      .map(([kind, { colour }]) => marker(kind, colour))
      .join('')}</defs>`,
    `<rect width="${width}" height="${total}" fill="#ffffff"/>`,
    legend(),
    `<g transform="translate(0 ${LEGEND})">`,
    ...lines,
    ...placed.map((node) => drawNode(node)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function marker(kind: string, colour: string): string {
  return `<marker id="end-${kind}" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 10 5 0 10z" fill="${colour}"/></marker>`;
}

function legend(): string {
  return Object.entries(STROKES)
    .map(([kind, { colour, dash }], index) => {
      const x = 48 + index * 250;
      const words = KIND_WORDS[kind as Edge['kind']];
      return `<line x1="${x}" y1="32" x2="${x + 44}" y2="32" stroke="${colour}" stroke-width="2" stroke-dasharray="${dash}" marker-end="url(#end-${kind})"/><text x="${x + 54}" y="37" font-size="14" fill="#222222">${words}</text>`;
    })
    .join('\n');
}

function drawEdge(edge: Edge, from: Placed | undefined, to: Placed | undefined): string {
  if (from === undefined || to === undefined) return '';
  const { colour, dash } = STROKES[edge.kind];
  const words = `${edge.from} ${KIND_WORDS[edge.kind]}${edge.partial ? ' một phần' : ''} ${edge.to}${dayWords(edge.day)}`;
  return `<path d="${curve(from, to)}" fill="none" stroke="${colour}" stroke-width="${edge.partial ? 1.2 : 2}" stroke-dasharray="${dash}" marker-end="url(#end-${edge.kind})" opacity="0.85"><title>${escape(words)}</title></path>`;
}

/** Between rows a curve from edge to edge; within a row an arc above the boxes. */
function curve(from: Placed, to: Placed): string {
  const middle = (node: Placed): number => node.x + BOX.width / 2;
  const [x1, x2] = [middle(from), middle(to)];
  if (from.y === to.y) {
    const rise = from.y - Math.min(46, 18 + Math.abs(x2 - x1) / 24);
    return `M${x1} ${from.y} C${x1} ${rise} ${x2} ${rise} ${x2} ${to.y}`;
  }
  const down = from.y < to.y;
  const [y1, y2] = [down ? from.y + BOX.height : from.y, down ? to.y : to.y + BOX.height];
  const half = (y1 + y2) / 2;
  return `M${x1} ${y1} C${x1} ${half} ${x2} ${half} ${x2} ${y2}`;
}

const FILLS = { in_force: '#e7f4e8', expired: '#eceff1', not_yet: '#fff6dd', unknown: '#ffffff' } as const;

function drawNode(node: Placed): string {
  const { x, y, number, title, held, status, how } = node;
  const dash = held ? '' : '5 3';
  const second = held ? shorten(title) : 'chưa có toàn văn';
  const tip = [number, title, STATUS_WORDS[status], how].filter((part) => part !== '').join('\n');
  const line = (dy: number, size: number, colour: string, words: string, weight = 400): string =>
    `<text x="${x + 10}" y="${y + dy}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(words)}</text>`;
  return [
    `<g><title>${escape(tip)}</title>`,
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="6" fill="${FILLS[status]}" stroke="#455a64" stroke-width="${held ? 1.6 : 1}" stroke-dasharray="${dash}"/>`,
    line(19, 13.5, '#111111', number, 700),
    line(36, 11, '#333333', second),
    line(51, 10.5, status === 'expired' ? '#9b1c1c' : '#455a64', STATUS_WORDS[status]),
    '</g>',
  ].join('');
}

function shorten(title: string): string {
  return title.length <= TITLE_LETTERS ? title : `${title.slice(0, TITLE_LETTERS - 1).trimEnd()}…`;
}
