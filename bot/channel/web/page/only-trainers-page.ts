import { html } from 'hono/html';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Those who may not: what trainers do here, and how one comes to it. `what`: ends the sentence "only they …". */
export function onlyTrainers(signedIn: boolean, what: string): Html {
  const title = 'Chỉ dành cho cán bộ tập huấn';
  const main = html`<div class="sheet">
    <h1>${title}</h1>
    <p>
      Chỉ cán bộ tập huấn và quản trị viên ${what}.
      ${
        signedIn
          ? 'Bạn đang đăng nhập nhưng không có vai trò này; hãy xin quản trị viên mã mời.'
          : 'Nếu bạn có vai trò này, hãy đăng nhập bằng mã dùng một lần rồi mở lại trang này.'
      }
    </p>
    <p>
      <a class="button" href="${signedIn ? '/luyen' : '/dang-nhap'}">${signedIn ? 'Luyện tập' : 'Đăng nhập'}</a>
    </p>
    <p><a class="wide-touch" href="/quiz">Có mã? Vào bài đố</a></p>
  </div>`;
  return layout({ title, here: null, kind: 'text', main });
} // prettier-ignore
