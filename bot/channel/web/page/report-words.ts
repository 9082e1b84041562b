import { html } from 'hono/html';
import { blocksOfWords } from '../../../uploads.ts';
import type { Html } from './marked.ts';

/** The words of an ingest report; "Lưu ý" among them stands out. */
export function reportBlocks(words: string): Html {
  return html`${blocksOfWords(words).map(
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

const isRemark = (line: string) => line.startsWith('Lưu ý');
