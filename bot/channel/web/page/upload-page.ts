import { html } from 'hono/html';
import { MAX_UPLOAD_BYTES, type Upload, type UploadState } from '../../../uploads.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Where a file is chosen or dropped; `refused`: why the last one was not taken. */
export function uploadPage(uploads: readonly Upload[], refused: string | null): Html {
  const main = html`<div class="sheet">
    <h1>Nhập văn bản</h1>
    <p>
      Gửi một tệp, xem trước những gì Kỷ Cương đọc được, rồi nhận hoặc bỏ. Chưa nhận thì kho văn bản chưa thay
      đổi.
    </p>
    ${fileForm(refused)} ${uploads.length === 0 ? '' : pending(uploads)}
    <p><a href="/d">Xem các văn bản đang có</a></p>
  </div>`;
  return layout({ title: 'Nhập văn bản', here: '/d', kind: 'upload', main });
}

function fileForm(refused: string | null): Html {
  const described =
    refused === null
      ? html`aria-describedby="tep-giup"`
      : html`aria-invalid="true" aria-describedby="tep-loi tep-giup"`;
  return html`<form
    class="fields drop"
    method="post"
    action="/van-ban/nhap"
    enctype="multipart/form-data"
    data-most="${MAX_UPLOAD_BYTES}"
  >
    ${refused === null ? '' : html`<p id="tep-loi" class="refused" role="alert">${refused}</p>`}
    <label for="tep">Tệp văn bản</label>
    <p id="tep-giup" class="help">
      DOCX, DOC, PDF, ảnh hoặc bản quét, HTML, Markdown, văn bản thường, hoặc ZIP của các loại này; tối đa
      ${MAX_UPLOAD_BYTES / 1e6} MB. <span class="drop-hint" hidden>Kéo tệp thả vào khung này cũng được.</span>
    </p>
    <input id="tep" name="tep" type="file" required ${described} />
    <button class="button">Đọc thử</button>
    <p class="progress" role="status"></p>
  </form>`;
}

export const stateNames: Record<UploadState['kind'], string> = {
  reading: 'đang đọc',
  ready: 'chờ quyết định',
  publishing: 'đang phát hành',
  published: 'đã phát hành',
  rejected: 'không nhận được',
};

function pending(uploads: readonly Upload[]): Html {
  return html`<h2>Các tệp bạn gửi trong một giờ qua</h2>
    <ul>
      ${uploads.map(
        ({ id, name, state }) =>
          html`<li><a href="/van-ban/nhap/${id}">${name}</a> (${stateNames[state.kind]})</li>`,
      )}
    </ul>`;
}

/** For everybody who is no administrator. */
export function refusedPage(signedIn: boolean): Html {
  const main = html`<div class="sheet">
    <h1>Chỉ quản trị viên được nhập văn bản</h1>
    <p>
      ${
        signedIn
          ? 'Bạn đang đăng nhập nhưng không có vai trò quản trị viên. Hãy nhờ quản trị viên nhập giúp, hoặc xin mã mời.'
          : 'Trình duyệt này chưa đăng nhập. Nếu bạn là quản trị viên, hãy đăng nhập bằng mã dùng một lần rồi mở lại trang này.'
      }
    </p>
    <p>
      <a class="button" href="${signedIn ? '/d' : '/dang-nhap'}"
        >${signedIn ? 'Xem các văn bản đang có' : 'Đăng nhập'}</a
      >
    </p>
  </div>`;
  return layout({ title: 'Chỉ quản trị viên được nhập văn bản', here: '/d', kind: 'text', main });
}
