import { html } from 'hono/html';
import {
  ASK_A_PERSON,
  NOT_THE_RULE,
  offersPerson,
  QUOTED_BY_MACHINE,
  type HumanReply,
  type Standing,
} from '../../../escalation.ts';
import { sayTime } from '../../../hours.ts';
import type { Answer } from '../../../contract.ts';
import type { Html } from './marked.ts';
import { quoteFigure } from './quote-figure.ts';

/** What the web shows of questions passed to people. */

/** Whether the way to a person is shown: under what the rules do not decide, and after "Chưa đúng". */
export const showsPerson = ({ outcome }: Pick<Answer, 'outcome'>, voted: string | null): boolean =>
  offersPerson(outcome) || voted === 'no';

/** A button of the form under an answer: without a script it posts the same form elsewhere. */
export const personButton = (): Html =>
  html`<button class="button quiet" formaction="/chuyen">${ASK_A_PERSON}</button>`;

/** Where the question stands: on its way, or the person's reply. */
export function standingPart({ number, reply }: Standing): Html {
  if (reply !== null) return humanReply(reply);
  return html`<p class="passed" id="n-${number}" role="status">
    Đã chuyển tới người phụ trách, số ${number}. Trả lời sẽ hiện ở đây khi bạn mở lại trang.
  </p>`;
}

/** What the desk said of passing a question on, in the place of the form. */
export const passedNote = (text: string): Html =>
  html`<p class="passed" role="status" tabindex="-1">${text}</p>`;

/** A person's words, said to be that, then what the machine quotes for them. */
export function humanReply({ number, text, quotes, at }: HumanReply): Html {
  const first = (document: string) => quotes.find((quote) => quote.document === document);
  return html`<section class="person" id="n-${number}" aria-labelledby="nt-${number}">
    <h3 id="nt-${number}">Người phụ trách trả lời câu hỏi số ${number}</h3>
    ${text.split('\n').map((line) => (line.trim() === '' ? '' : html`<p dir="auto">${line}</p>`))}
    <p class="help">${NOT_THE_RULE} Trả lời lúc ${sayTime(at)}.</p>
    ${
      quotes.length === 0
        ? ''
        : html`<p><strong>${QUOTED_BY_MACHINE}</strong></p>
            ${quotes.map((quote) => quoteFigure(quote, first(quote.document) === quote))}`
    }
  </section>`;
}

/** A reply whose answer the conversation no longer shows. */
export function lateReply(reply: HumanReply): Html {
  return html`<section class="exchange">
    <p class="question" dir="auto"><span class="unseen">Bạn hỏi: </span>${reply.question}</p>
    <div class="card card-note" tabindex="-1">${humanReply(reply)}</div>
  </section>`;
}
