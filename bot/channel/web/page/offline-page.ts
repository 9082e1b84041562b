import { html } from 'hono/html';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Stands where there is no network. */
export function offlinePage(): Html {
  const main = html`<div class="sheet">
    <h1>Không có mạng</h1>
    <p>Kỷ Cương không giữ câu trả lời và văn bản trên máy này, để không ai đọc nhầm quy định đã cũ.</p>
    <p>Hãy kiểm tra kết nối rồi thử lại.</p>
    <p><a class="button" href="/">Thử lại</a></p>
  </div>`;
  return layout({ title: 'Không có mạng', here: null, kind: 'text', main });
}
