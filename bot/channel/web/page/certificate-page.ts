import { html } from 'hono/html';
import type { Certificate } from '../../../quiz-certificate.ts';
import { shortDay } from '../words.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** A certificate whose code was verified; fit for print. */
export function certificatePage({ name, round, right, of, day }: Certificate): Html {
  const main = html`<div class="sheet">
    <h1>Chứng nhận</h1>
    <section class="practice" aria-label="Nội dung chứng nhận">
      <p class="asked" dir="auto">${name}</p>
      <p>đã tham gia đợt kiểm tra kiến thức về quy định công vụ:</p>
      <p class="asked" dir="auto">${round}</p>
      <p>Kết quả: <strong>đúng ${right}/${of} câu</strong>, ngày ${shortDay(day)}.</p>
    </section>
    <p class="passed" role="status">
      Mã của trang này hợp lệ. Họ tên do người tham gia tự ghi; máy chỉ chứng nhận kết quả.
    </p>
  </div>`;
  return layout({ title: 'Chứng nhận', here: null, kind: 'text', main });
}
