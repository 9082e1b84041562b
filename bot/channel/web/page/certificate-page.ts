import { html } from 'hono/html';
import { sayCode, sayNaming, type Certificate } from '../../../quiz-certificate.ts';
import { shortDay } from '../words.ts';
import { seal } from './icons.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** A certificate whose code is known; what is printed of it is one sheet. */
export function certificatePage(certificate: Certificate, office: string | null): Html {
  const { name, title, right, of, day, code } = certificate;
  const main = html`<div class="sheet">
    <article class="certificate" aria-label="Chứng nhận">
      ${seal} ${office === null ? '' : html`<p class="office" dir="auto">${office}</p>`}
      <h1>Chứng nhận</h1>
      <p class="holder" dir="auto">${name ?? 'Người giữ mã này'}</p>
      <p>đã trả lời các câu hỏi về quy định</p>
      <p class="about" dir="auto">${title}</p>
      <p>Kết quả: <strong>đúng ${right}/${of} câu</strong>, ngày ${shortDay(day)}.</p>
      <p class="code">Mã: ${sayCode(code)}</p>
      <p class="naming">${sayNaming(certificate)}</p>
    </article>
    <p class="passed no-print" role="status">Mã này có thật.</p>
    <p class="help no-print">Ai nhận bản in có thể nhập mã ở <a href="/chung-nhan">trang kiểm tra</a>.</p>
  </div>`;
  return layout({ title: 'Chứng nhận', here: null, kind: 'results', main });
}

/** Where a code from paper is typed. */
export function certificateForm(refused: string | null, typed: string): Html {
  const described = refused === null ? '' : html`aria-invalid="true" aria-describedby="ma-loi"`;
  const main = html`<div class="sheet">
    <h1>Kiểm tra chứng nhận</h1>
    <form class="fields" method="get" action="/chung-nhan">
      ${refused === null ? '' : html`<p id="ma-loi" class="refused" role="alert">${refused}</p>`}
      <label for="ma">Mã trên chứng nhận</label>
      <input
        id="ma"
        name="ma"
        required
        maxlength="40"
        value="${typed}"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck="false"
        ${described}
      />
      <button class="button">Kiểm tra</button>
    </form>
  </div>`;
  return layout({ title: 'Kiểm tra chứng nhận', here: null, kind: 'text', main });
}
