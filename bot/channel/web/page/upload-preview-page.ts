import { html } from 'hono/html';
import type { ReadText, Upload } from '../../../uploads.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { reportBlocks } from './report-words.ts';
import { stateNames } from './upload-page.ts';

/** One upload: what it says and the decision on the left, the text as it was read on the right; on a phone below. */
export function previewPage(upload: Upload, refused: string | null): Html {
  const { name, state } = upload;
  const why = refused ?? (state.kind === 'ready' ? state.trouble : null);
  const main = html`<div class="upload">
    <header class="upload-head">
      <h1>${name}</h1>
      <p class="origin">${upload.size.toLocaleString('vi-VN')} byte, ${stateNames[state.kind]}</p>
      ${why === null ? '' : html`<p class="refused" role="alert">${why}</p>`}
    </header>
    ${content(upload)}
  </div>`;
  return layout({ title: name, here: '/d', kind: 'upload', main });
}

function content({ id, state }: Upload): Html {
  switch (state.kind) {
    case 'reading':
      return waiting(id, 'Đang đọc tệp. Bản quét nhiều trang có thể mất vài phút.');
    case 'publishing':
      return waiting(id, 'Đang phát hành. Kho văn bản sẽ được thay khi xong.');
    case 'rejected':
      return html`<section class="sheet report">
        <h2>Không nhận được</h2>
        ${reportBlocks(state.words)}
        <form method="post" action="/van-ban/nhap/${id}/bo">
          <button class="button">Gửi tệp khác</button>
        </form>
      </section>`;
    case 'published':
      return html`<section class="sheet report">
        <h2>Đã phát hành</h2>
        ${reportBlocks(state.words)}
        <p>Kỷ Cương trả lời theo bản mới sau vài giây, không cần khởi động lại.</p>
        <p class="decide">
          <a class="button" href="/d">Xem các văn bản</a>
          <a class="button quiet" href="/van-ban/nhap">Nhập tệp khác</a>
        </p>
      </section>`;
    case 'ready':
      return html`<section class="sheet report">
          <h2>Đọc được</h2>
          ${reportBlocks(state.words)}
          <div class="decide">
            <form method="post" action="/van-ban/nhap/${id}/nhan">
              <button class="button">Nhận và phát hành</button>
            </form>
            <form method="post" action="/van-ban/nhap/${id}/bo">
              <button class="button quiet">Bỏ</button>
            </form>
          </div>
        </section>
        ${source(state.texts)}`;
  }
}

function waiting(id: string, words: string): Html {
  return html`<section class="sheet report" data-waiting>
    <p role="status">${words}</p>
    <p><a class="button" href="/van-ban/nhap/${id}">Xem lại</a></p>
  </section>`;
}

/** UTF-16 units of the source that are shown: a code of 220 Điều has 300,000; a phone bears no more. */
const MOST_SHOWN = 400_000;

function source(texts: readonly ReadText[]): Html {
  let room = MOST_SHOWN;
  const shown = texts.map(({ name, text }) => {
    const part = cut(text, room);
    room -= part.length;
    return { name, part, left: text.length - part.length };
  });
  return html`<section class="sheet source">
    <h2 id="nguon">Nguyên văn đọc từ tệp</h2>
    <div class="source-text" tabindex="0" role="region" aria-labelledby="nguon">
      ${shown.map(
        ({ name, part, left }) =>
          html`${texts.length === 1 ? '' : html`<h3>${name}</h3>`}
            <p>${part}</p>
            ${left === 0 ? '' : html`<p class="help">… còn ${left.toLocaleString('vi-VN')} ký tự, đọc được nhưng không hiện ở đây.</p>`}`,
      )}
    </div>
  </section>`;
}

/** At most `room` units, never through the middle of a character. */
function cut(text: string, room: number): string {
  if (text.length <= room) return text;
  const high = (text.charCodeAt(room - 1) & 0xfc00) === 0xd800;
  return text.slice(0, Math.max(0, high ? room - 1 : room));
}
