import { describe, expect, it } from 'vitest';
import { connectDocuments } from '../../ingest/connect.ts';
import { parseFacts } from '../../ingest/facts.ts';
import { drawGraph } from '../../ingest/graph.ts';
import { BOX, layOut } from '../../ingest/graph/layout.ts';
import { modelOf } from '../../ingest/graph/model.ts';
import { made, statedFrom } from './made.ts';
import { readDirective, shipped } from './shipped.ts';

const facts = parseFacts(shipped('facts.yaml').toString('utf8'), 'facts.yaml');
const ON = '2026-11-23';
const nasty = made('1/2020/QH14', 'LUẬT\nX\n\nBan hành.\n\nĐiều 1. A\nMột câu.', {
  title: '<script>alert("&")</script>',
  validity: statedFrom('2020-01-01'),
});
const connected = connectDocuments([readDirective().document, nasty], facts);

describe('the drawing of a library', () => {
  const { svg, html } = drawGraph(connected, facts, ON);

  it('is the same for the same library and day, in whatever order the facts come', () => {
    expect(drawGraph(connected, facts, ON)).toEqual({ svg, html });
    const turned = connectDocuments([nasty, readDirective().document], facts.toReversed());
    expect(layOut(modelOf(turned, ON)).placed.map(({ number, x, y }) => [number, x, y])).toEqual(
      layOut(modelOf(connected, ON)).placed.map(({ number, x, y }) => [number, x, y]),
    );
  });

  it('shows every document and every relation, with its day', () => {
    const { nodes, edges } = modelOf(connected, ON);
    for (const { number } of nodes) expect(svg).toContain(`>${number}</text>`);
    expect(svg.match(/<path d="M[^"]+" fill="none"/gu)).toHaveLength(edges.length);
    expect(svg).toContain('117/2025/QH15 thay thế 29/2018/QH14 từ 1/3/2026');
    expect(svg).toContain('174/2026/NĐ-CP bãi bỏ một phần 15/2020/NĐ-CP từ 1/7/2026');
    expect(html).toContain('Được dẫn nhiều, chưa có toàn văn');
  });

  it('lets no two boxes overlap, and none leave the drawing', () => {
    const { placed, width, height } = layOut(modelOf(connected, ON));
    for (const [index, a] of placed.entries()) {
      expect(a.x >= 0 && a.y >= 0 && a.x + BOX.width <= width && a.y + BOX.height <= height).toBe(true);
      for (const b of placed.slice(index + 1)) {
        expect(Math.abs(a.x - b.x) >= BOX.width || Math.abs(a.y - b.y) >= BOX.height).toBe(true);
      }
    }
  });

  it('shows words of documents as words', () => {
    for (const text of [svg, html]) expect(text).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('of an empty library is drawn too', () => {
    expect(drawGraph(connectDocuments([], []), [], ON).svg).toContain('<svg');
  });
});
