import type { Day } from '../../knowledge/types.ts';
import type { Gap } from '../gaps.ts';
import type { Model } from './model.ts';
import { dayWords, escape, KIND_WORDS, shortDay, STATUS_WORDS } from './words.ts';

/** Gaps that the page lists; the command lists all. */
const GAPS = 40;

const STYLE = `body{font:16px/1.5 'Noto Sans','DejaVu Sans',sans-serif;color:#1b1b1b;margin:0;padding:24px}
h1{font-size:24px}h2{font-size:19px;margin-top:32px}.drawing{overflow:auto;border:1px solid #b0bec5}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid #cfd8dc}
th{background:#eceff1}td:first-child{white-space:nowrap;font-weight:600}`;

/** The drawing on a page of its own, with everything that it shows also in words. */
export function drawPage(svg: string, { nodes, edges }: Model, gaps: readonly Gap[], on: Day): string {
  const held = nodes.filter((node) => node.held);
  const documents = held.map(({ number, title, status, how }) => [number, title, STATUS_WORDS[status], how]);
  const relations = edges.map(({ from, kind, partial, to, day }) => [
    from,
    `${KIND_WORDS[kind]}${partial ? ' một phần' : ''}`,
    `${to}${dayWords(day)}`,
  ]);
  const lacking = gaps
    .slice(0, GAPS)
    .map((gap) => [
      gap.name,
      gap.about ?? '',
      `${gap.citations} lần, trong ${gap.documents} văn bản`,
      gap.validity?.how ?? '',
    ]);
  return `<!doctype html>
<html lang="vi">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Văn bản và quan hệ</title><style>${STYLE}</style></head>
<body>
<h1>Văn bản và quan hệ giữa các văn bản, ngày ${shortDay(on)}</h1>
<p>Khung liền: có toàn văn (${held.length}); khung đứt: chỉ được nhắc đến (${nodes.length - held.length}). Đưa con trỏ vào khung hoặc đường nối để xem căn cứ.</p>
<div class="drawing">${svg}</div>
<h2>Văn bản đang có</h2>
${table(['Số hiệu', 'Tên', 'Hiệu lực', 'Căn cứ'], documents)}
<h2>Quan hệ</h2>
${table(['Văn bản', 'Tác động', 'Văn bản chịu tác động'], relations)}
<h2>Được dẫn nhiều, chưa có toàn văn</h2>
${table(['Văn bản', 'Nội dung', 'Được dẫn', 'Hiệu lực'], lacking)}
</body>
</html>
`;
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '<p>Không có.</p>';
  const cells = (row: readonly string[], tag: string): string =>
    `<tr>${row.map((cell) => `<${tag}>${escape(cell)}</${tag}>`).join('')}</tr>`;
  return `<table>\n${[cells(heads, 'th'), ...rows.map((row) => cells(row, 'td'))].join('\n')}\n</table>`;
}
