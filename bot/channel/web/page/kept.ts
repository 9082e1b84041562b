import { html } from 'hono/html';
import type { Html } from './marked.ts';

/** Exchanges that a browser keeps at most; `static/kept.js` has the same number. */
export const MOST_ON_DEVICE = 100;

/** Whose history a page shows besides what stands in it: this browser's, or an account's. */
export type Keeper =
  | { readonly kind: 'device' }
  /** `days`: for which it is kept. */
  | { readonly kind: 'account'; readonly days: number };

/**
 * What this browser keeps, and the choice to keep nothing. Words and frame come from here, what was asked from the browser's own
 * store (`static/kept.js`); without script nothing is kept, and the part stays away.
 */
export function keptPart(keeper: Keeper, snapshot: string): Html {
  return html`${keeper.kind === 'account' ? accountLine(keeper.days) : ''}
    <section
      class="kept"
      data-kept="${keeper.kind}"
      data-snapshot="${snapshot}"
      aria-labelledby="may-nay"
      hidden
    >
      <h2 id="may-nay">
        ${keeper.kind === 'device' ? 'Lịch sử trên máy này' : 'Câu đã hỏi trên máy này lúc chưa đăng nhập'}
      </h2>
      ${keeper.kind === 'device' ? choice() : ''}
      <p role="status" data-kept-said></p>
      <details data-kept-list hidden>
        <summary class="link">
          <span>Xem lại <span data-kept-count></span> câu trước</span>
        </summary>
        <button class="button quiet" type="button" data-kept-drop>Xóa khỏi máy này</button>
        <div data-kept-items></div>
      </details>
      ${pieces()}
    </section>`;
}

const accountLine = (days: number): Html =>
  html`<p class="help account">
    Bạn đang đăng nhập: câu hỏi và câu trả lời giữ trong tài khoản ${days} ngày, mở ở máy nào cũng thấy.
    <a class="wide-touch" href="/dang-nhap">Tài khoản</a>
  </p>`;

const choice = (): Html =>
  html`<label class="keep-not"
      ><input type="checkbox" data-keep-not aria-describedby="may-nay-giup" />
      <span>Không giữ trên máy này</span></label
    >
    <p class="help" id="may-nay-giup">
      Chưa đăng nhập thì ${MOST_ON_DEVICE} câu gần nhất chỉ giữ trong trình duyệt này, ai mở trình duyệt này
      cũng xem được. Máy dùng chung thì chọn “Không giữ”: những câu đã giữ cũng bị xóa ngay.
    </p>`;

/** What the script needs in words: it has none of its own. */
const pieces = (): Html =>
  html`<template data-kept-head>
      <p class="kept-when">
        Trả lời ngày <span data-day></span>, theo bản dữ liệu <code data-of></code>.
        <strong data-changed hidden>Kho văn bản đã thay đổi từ đó: hãy hỏi lại.</strong>
      </p>
    </template>
    <template data-kept-again>
      <form class="kept-again" method="post" action="/ask" data-ask>
        <button class="button quiet" name="text">Hỏi lại hôm nay</button>
      </form>
    </template>
    <template data-kept-gone>Đã xóa lịch sử trên máy này.</template>
    <template data-kept-off>Từ nay không giữ gì trên máy này.</template>
    <template data-kept-on>Từ nay giữ lịch sử trên máy này.</template>`;
