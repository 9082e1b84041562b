import { html } from 'hono/html';
import type { Html } from './marked.ts';

/** The words of an ingest report: a line begins a block, indented lines belong to it, "Lưu ý" among them stands out. */
export function reportBlocks(words: string): Html {
  return html`${blocksOf(words).map(
    ({ head, lines }) =>
      html`<div class="report-block">
        <p ${lines.length === 0 ? '' : html`class="report-line"`}>${head}</p>
        ${
          lines.length === 0
            ? ''
            : html`<ul>
                ${lines.map((line) => html`<li ${isRemark(line) ? html`class="remark"` : ''}>${line}</li>`)}
              </ul>`
        }
      </div>`,
  )}`;
}

interface Block {
  readonly head: string;
  readonly lines: string[];
}

function blocksOf(words: string): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of words.split('\n')) {
    const last = blocks.at(-1);
    if (last !== undefined && /^\s/u.test(line)) last.lines.push(line.trim());
    else if (line.trim() !== '') blocks.push({ head: line, lines: [] });
  }
  return blocks;
}

const isRemark = (line: string) => line.startsWith('Lưu ý');
