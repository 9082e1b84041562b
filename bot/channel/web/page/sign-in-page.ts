import { html } from 'hono/html';
import type { Role } from '../../../store.ts';
import { troubleLine } from '../../../troubles.ts';
import type { WebTroubles } from '../options.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

export type SignInView =
  /** This installation has no sign-in. */
  | { readonly kind: 'off' }
  /** `refused`: why the last code was not taken; null when none was tried. `carries`: exchanges that may come along. */
  | { readonly kind: 'open'; readonly refused: string | null; readonly carries: number }
  | ({ readonly kind: 'in' } & SignedIn);

export interface SignedIn {
  readonly role: Role;
  /** Exchanges that have just come along. */
  readonly carried: number;
  /** May reply to questions passed to people. */
  readonly answers: boolean;
  /** May bring rule texts. */
  readonly brings: boolean;
  /** May set up and run rounds of the quiz. */
  readonly quizzes: boolean;
  /** May review the bank of questions. */
  readonly reviews: boolean;
  /** May practise, and see the own results. */
  readonly practises: boolean;
  /** How other sites show the chat; null for those who have no business with it, and where none may. */
  readonly embed: { readonly script: string; readonly origins: readonly string[] } | null;
  /** Null for those who cannot mend it. */
  readonly troubles: WebTroubles | null;
}

const roleNames: Record<Role, string> = {
  asker: 'người hỏi',
  trainer: 'cán bộ tập huấn',
  administrator: 'quản trị viên',
};

export function signInPage(view: SignInView): Html {
  const main = html`<div class="sheet">
    <h1>Đăng nhập</h1>
    ${content(view)}
  </div>`;
  return layout({ title: 'Đăng nhập', here: null, kind: 'text', main });
}

function content(view: SignInView): Html {
  switch (view.kind) {
    case 'off':
      return off();
    case 'open':
      return codeForm(view.refused, view.carries);
    case 'in':
      return signedIn(view);
  }
}

function codeForm(refused: string | null, carries: number): Html {
  const described =
    refused === null
      ? html`aria-describedby="ma-giup"`
      : html`aria-invalid="true" aria-describedby="ma-loi ma-giup"`;
  return html`<p>
      Hỏi thì không cần đăng nhập. Đăng nhập để giữ lịch sử hỏi đáp, kết quả luyện tập, bài đố; cán bộ tập
      huấn và quản trị viên cần để làm việc của mình.
    </p>
    <form class="fields" method="post" action="/dang-nhap">
      ${refused === null ? '' : html`<p id="ma-loi" class="refused" role="alert">${refused}</p>`}
      <label for="ma">Mã dùng một lần</label>
      <p id="ma-giup" class="help">
        Nhắn /dangnhap cho Kỷ Cương trong Telegram hoặc Zalo để lấy mã, hoặc dùng mã mời. Mã chỉ dùng được một
        lần.
      </p>
      <input
        id="ma"
        name="code"
        required
        maxlength="${MAX_CODE_LENGTH}"
        autocomplete="one-time-code"
        autocapitalize="off"
        spellcheck="false"
        ${described}
      />
      ${carries === 0 ? '' : carrying(carries)}
      <button class="button">Đăng nhập</button>
    </form>`;
}

/** On a computer that others use too, somebody else may have asked before. */
const carrying = (count: number): Html =>
  html`<label class="keep-not"
    ><input type="checkbox" name="mang-theo" value="1" checked />
    <span>Đưa cuộc trò chuyện đang hiện (${count} câu hỏi) vào tài khoản của tôi</span></label
  >`;

/** Characters of a code as typed, with spaces: ours have far fewer; the bound only keeps nonsense out. */
export const MAX_CODE_LENGTH = 128;

function signedIn({
  role,
  carried,
  answers,
  brings,
  quizzes,
  reviews,
  practises,
  embed,
  troubles,
}: SignedIn): Html {
  return html`<p>Bạn đang đăng nhập trên trình duyệt này với vai trò <strong>${roleNames[role]}</strong>.</p>
    ${troubles === null ? '' : troubled(troubles)}
    ${carried === 0 ? '' : html`<p role="status">Đã đưa ${carried} câu hỏi vào tài khoản của bạn.</p>`}
    <p>
      Lịch sử hỏi đáp giữ trong tài khoản: <a href="/">trang hỏi đáp</a> ở máy nào bạn đăng nhập cũng hiện.
      Dùng máy chung thì đăng xuất khi xong.
    </p>
    ${answers ? html`<p><a class="wide-touch" href="/hoi-dap">Câu hỏi gửi người phụ trách</a></p>` : ''}
    ${brings ? html`<p><a class="wide-touch" href="/van-ban/nhap">Nhập văn bản</a></p>` : ''}
    ${quizzes ? html`<p><a class="wide-touch" href="/quiz">Bài đố của tôi</a></p>` : ''}
    ${reviews ? html`<p><a class="wide-touch" href="/ngan-hang">Ngân hàng câu hỏi</a></p>` : ''}
    ${
      practises
        ? html`<p><a class="wide-touch" href="/luyen">Luyện tập</a></p>
            <p><a class="wide-touch" href="/ket-qua">Kết quả của tôi</a></p>`
        : ''
    }
    ${embed === null ? '' : embedding(embed)}
    <form method="post" action="/dang-xuat"><button class="button">Đăng xuất</button></form>`;
}

/** What keeps channels from sending or hearing; nothing where all is well. */
function troubled({ recent, dead }: WebTroubles): Html | string {
  if (recent.length === 0 && dead === 0) return '';
  const left = `${String(dead)} tin đã bỏ còn được giữ: xem bằng npm run letters, gửi lại bằng npm run letters -- --again.`;
  return html`<h2>Trục trặc của các kênh</h2>
    <ul>
      ${recent.map((trouble) => html`<li>${troubleLine(trouble)}</li>`)}
      ${dead === 0 ? '' : html`<li>${left}</li>`}
    </ul>`;
}

/** The one line that a site needs, ready to be taken. */
function embedding({ script, origins }: NonNullable<SignedIn['embed']>): Html {
  return html`<h2>Nhúng vào cổng thông tin</h2>
    <p>Thêm dòng này vào trang của ${origins.join(', ')}:</p>
    <pre><code>&lt;script src="${script}" data-nhan="Hỏi quy định" data-ben="phai" defer&gt;&lt;/script&gt;</code></pre>
    <p class="help">
      data-nhan là chữ trên nút; data-ben là phai hoặc trai; thay hai mục đó bằng data-vao="#id" để hiện thẳng
      trong một phần của trang.
    </p>`;
}

function off(): Html {
  return html`<p>Bản cài đặt này chưa bật đăng nhập. Bạn vẫn hỏi được bình thường.</p>
    <p><a class="button" href="/">Về trang hỏi đáp</a></p>`;
}
