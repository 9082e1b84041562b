import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import { MAX_QUESTION_LENGTH } from '../../../contract.ts';
import { EMBED_PATH } from '../embed.ts';
import { documentPath } from '../links.ts';
import { nameOf } from '../words.ts';
import { choices } from './answer-card.ts';
import type { HumanReply } from '../../../escalation.ts';
import { exchange, type Exchange } from './exchange.ts';
import { icons } from './icons.ts';
import { keptPart, type Keeper } from './kept.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';
import { lateReply } from './person.ts';

export interface ChatView {
  readonly library: Library;
  readonly suggestions: readonly string[];
  /** In a frame on another site's page. */
  readonly embedded?: boolean;
  /** Who keeps the history; null in a frame, which shows its own conversation alone. */
  readonly keeper: Keeper | null;
  /** Where more of the conversation is shown; null where there is no more. */
  readonly more?: string | null;
  readonly exchanges: readonly Exchange[];
  /** Replies of people whose answers are no longer among the exchanges. */
  readonly late?: readonly HumanReply[];
  /** The conversation was just deleted. */
  readonly forgotten?: boolean;
  /** Why the last text was not taken, with that text; null when all went well. */
  readonly refused: { readonly why: string; readonly text: string } | null;
}

/** Documents named in the notice; the others are one link away. A phone shows about four lines of them. */
const NAMED_DOCUMENTS = 4;

export function chatPage(view: ChatView): Html {
  const { late = [] } = view;
  const empty = view.exchanges.length + late.length === 0;
  const main = html`<div class="chat ${empty ? 'empty' : ''}">
    ${introduction(view.library)}
    <div class="talk">
      ${empty ? [forgotten(view), composer(view), suggestions(view.suggestions)] : ''}
      ${view.keeper === null ? '' : keptPart(view.keeper, view.library.id)} ${earlier(view.more ?? null)}
      <div id="log" role="log" aria-live="polite" aria-label="Hỏi và đáp">
        ${view.exchanges.map((item) => exchange(item, view.library))} ${late.map(lateReply)}
      </div>
      ${empty ? '' : composer(view)}
    </div>
  </div>`;
  return layout({ title: '', here: '/', kind: view.embedded === true ? 'embed' : 'chat', main });
}

const earlier = (more: string | null): Html | string =>
  more === null
    ? ''
    : html`<p class="earlier"><a class="button quiet" href="${more}">Xem các câu trước nữa</a></p>`;

const forgotten = (view: ChatView): Html | string =>
  view.forgotten === true
    ? html`<p class="forgotten" role="status">
        Đã xóa cuộc trò chuyện: câu hỏi, câu trả lời, đánh giá và câu hỏi đã chuyển tới người phụ trách.
      </p>`
    : '';

/** First contact: what this is for, what it quotes from, what not to send. */
function introduction(library: Library): Html {
  return html`<div class="introduction">
    <h1>Hỏi quy định, nhận nguyên văn</h1>
    <p>
      Hỏi đáp về kỷ luật, kỷ cương công vụ. Mỗi câu trả lời là nguyên văn điều khoản, kèm nơi trích và hiệu
      lực. Văn bản không nói đến thì Kỷ Cương nói rõ là chưa có căn cứ.
    </p>
    <p class="care">
      ${icons.lock}<span
        >Không gửi bí mật nhà nước, thông tin nội bộ hoặc thông tin cá nhân của bạn và người khác.</span
      >
    </p>
    ${heldDocuments(library)}
  </div>`;
}

function heldDocuments(library: Library): Html {
  const { documents } = library;
  if (documents.length === 0) return html`<p class="held">Hiện chưa có văn bản nào.</p>`;
  const others = documents.length - NAMED_DOCUMENTS;
  return html`<div class="held">
    <h2>Chỉ trích từ ${documents.length === 1 ? 'văn bản' : `${documents.length} văn bản`} đang có</h2>
    <ul>
      ${documents.slice(0, NAMED_DOCUMENTS).map(
        (document) =>
          html`<li>
            <a href="${documentPath(document.number)}">${nameOf(document)}</a>
            <span class="subject">${document.title}</span>
          </li>`,
      )}
      ${others > 0 ? html`<li><a href="/d">và ${others} văn bản khác</a></li>` : ''}
    </ul>
  </div>`;
}

function suggestions(questions: readonly string[]): Html | string {
  if (questions.length === 0) return '';
  return html`<div class="suggestions">
    <h2>Thử hỏi</h2>
    ${choices(questions)}
  </div>`;
}

function composer({ refused, embedded, keeper }: ChatView): Html {
  const described = refused === null ? '' : html`aria-invalid="true" aria-describedby="refused"`;
  return html`<div class="composer">
    ${refused === null ? '' : html`<p id="refused" class="refused" role="alert">${refused.why}</p>`}
    <form id="ask" method="post" action="/ask" data-ask>
      <label for="text">Bạn muốn hỏi gì?</label>
      <textarea
        id="text"
        name="text"
        rows="1"
        required
        maxlength="${MAX_QUESTION_LENGTH}"
        enterkeyhint="send"
        autocomplete="off"
        dir="auto"
        placeholder="Có dấu hay không dấu"
        ${described}
      >
${refused?.text ?? ''}</textarea>
      <button class="send" aria-label="Gửi câu hỏi">${icons.send}<span>Hỏi</span></button>
    </form>
    ${forgetting(embedded === true, keeper)}
  </div>`;
}

/** Asked first, with the browser's own means: what was deleted does not come back. */
const forgetting = (embedded: boolean, keeper: Keeper | null): Html =>
  html`<details class="forget">
    <summary class="link">Xóa cuộc trò chuyện</summary>
    <form method="post" action="${embedded ? '/quen?khung=1' : '/quen'}">
      <p>
        Xóa câu hỏi, câu trả lời, đánh giá, câu hỏi đã chuyển tới người phụ trách, kết quả luyện tập, câu trả
        lời trong các bài đố đã kết thúc, chứng nhận và đơn vị của bạn? ${alsoGone(keeper)} Xóa rồi không lấy
        lại được.
      </p>
      <button class="button">Xóa tất cả</button>
      <a class="button quiet" href="${embedded ? EMBED_PATH : '/'}">Giữ lại</a>
    </form>
  </details>`;

/** What goes besides what the page shows. */
function alsoGone(keeper: Keeper | null): string {
  if (keeper === null) return '';
  return keeper.kind === 'device'
    ? 'Lịch sử giữ trên máy này cũng mất.'
    : 'Bạn đang đăng nhập nên lịch sử và kết quả của tài khoản cũng mất, ở mọi máy.';
}
