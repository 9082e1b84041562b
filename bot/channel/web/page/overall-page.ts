import { html } from 'hono/html';
import type { Overall } from '../../../quiz.ts';
import { percent } from './chart.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { counted, downloads, printHead } from './results-parts.ts';
import { rulesPart, topicsPart, weeksPart } from './results-shares.ts';

/** How well rules are known over all rounds and practice, for administrators: no names. */
export function overallPage(overall: Overall, office: string | null, on: string): Html {
  const { all, topics, rules, heat, weeks, files } = overall;
  const main = html`<div class="sheet results">
    ${printHead(office, 'Kết quả toàn cơ quan', on)}
    <h1>Kết quả toàn cơ quan</h1>
    ${
      all.answers === 0
        ? html`<p role="status">Nửa năm qua chưa có lượt trả lời nào.</p>`
        : html`<p>
              Nửa năm qua, mọi bài đố và luyện tập: đúng
              <strong>${percent(all.share)}</strong> (${counted(all)} lượt). Không nêu tên; chủ đề, quy định
              hay tuần có dưới năm người thì không kể.
            </p>
            ${downloads('/ket-qua/toan-co-quan', files)}`
    }
    ${topicsPart({ topics })} ${rulesPart(heat, rules)} ${weeksPart(weeks)}
    <p class="no-print">
      <a class="wide-touch" href="/ket-qua/nhieu-bai"
        >Theo đơn vị, từng người, từng câu hỏi: kết quả nhiều bài</a
      >
    </p>
    <p class="no-print"><a href="/ket-qua">Về danh sách bài</a></p>
  </div>`;
  return layout({ title: 'Kết quả toàn cơ quan', here: null, kind: 'results', main });
}
