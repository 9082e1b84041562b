import { html } from 'hono/html';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** What went wrong, and the way back. */
export function faultPage(title: string, detail: string): Html {
  const main = html`<div class="sheet">
    <h1>${title}</h1>
    <p>${detail}</p>
    <p><a class="button" href="/">Về trang hỏi đáp</a></p>
  </div>`;
  return layout({ title, here: null, kind: 'text', main });
}

/** The same for our script, which puts it where the answer would stand. */
export function faultFragment(detail: string): Html {
  return html`<div class="card card-note" role="alert" tabindex="-1"><p class="note">${detail}</p></div>`;
}
