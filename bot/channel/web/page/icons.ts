import { html } from 'hono/html';
import type { Html } from './marked.ts';

/** Drawings beside words, never instead of them: hidden from screen readers. 24 × 24 units, drawn with strokes. */
const drawn = (paths: Html): Html =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  prohibited: drawn(html`<circle cx="12" cy="12" r="9" /><path d="M5.7 5.7l12.6 12.6" />`),
  required: drawn(html`<circle cx="12" cy="12" r="9" /><path d="M12 7v6M12 16.5v.5" />`),
  permitted: drawn(html`<circle cx="12" cy="12" r="9" /><path d="M7.5 12.5l3 3 6-6.5" />`),
  informational: drawn(html`<path d="M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7" />`),
  note: drawn(html`<circle cx="12" cy="12" r="9" /><path d="M12 11v6M12 7v.5" />`),
  up: drawn(
    html`<path
      d="M7 11v9H4v-9zM7 11l4-8c1.7 0 2.6 1.2 2.3 2.8L12.7 9H19a1.8 1.8 0 0 1 1.8 2.2l-1.5 7A2.2 2.2 0 0 1 17.1 20H7"
    />`,
  ),
  down: drawn(
    html`<path
      d="M7 13V4H4v9zM7 13l4 8c1.7 0 2.6-1.2 2.3-2.8L12.7 15H19a1.8 1.8 0 0 0 1.8-2.2l-1.5-7A2.2 2.2 0 0 0 17.1 4H7"
    />`,
  ),
  copy: drawn(html`<path d="M9 9h11v11H9zM5 15H4V4h11v1" />`),
  open: drawn(html`<path d="M6 3h9l4 4v14H6zM15 3v4h4M9.5 15.5l5-5M11 10.5h3.5V14" />`),
  send: drawn(html`<path d="M12 20V5M5.5 11L12 4.5 18.5 11" />`),
  share: drawn(
    html`<path
      d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17"
    />`,
  ),
  lock: drawn(html`<path d="M5 11h14v9H5zM8 11V8a4 4 0 0 1 8 0v3" />`),
} as const;

/** The project's own sign: a red square seal that bears an opening quotation mark. */
export const seal: Html = html`<svg class="seal" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
  <rect class="seal-ground" x="1" y="1" width="30" height="30" rx="6" />
  <rect class="seal-line" x="4" y="4" width="24" height="24" rx="3.5" />
  <path
    class="seal-sign"
    d="M15 10.5c-3.6 1-5.5 3.5-5.5 7 0 2.5 1.3 4 3.2 4 1.7 0 2.9-1.2 2.9-2.9 0-1.6-1.1-2.7-2.6-2.7.2-1.6 1.2-2.8 3-3.6zM23 10.5c-3.6 1-5.5 3.5-5.5 7 0 2.5 1.3 4 3.2 4 1.7 0 2.9-1.2 2.9-2.9 0-1.6-1.1-2.7-2.6-2.7.2-1.6 1.2-2.8 3-3.6z"
  />
</svg>`;
