import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import { answerCard, type CardView } from './answer-card.ts';
import type { Html } from './marked.ts';

/** A question and what came back: an answer, or a plain notice that nothing was stored of. */
export interface Exchange {
  readonly question: string;
  readonly reply:
    ({ readonly kind: 'answer' } & CardView) | { readonly kind: 'notice'; readonly text: string };
}

export function exchange(view: Exchange, library: Library): Html {
  return html`<section class="exchange">
    <p class="question" dir="auto"><span class="unseen">Bạn hỏi: </span>${view.question}</p>
    ${view.reply.kind === 'answer' ? answerCard(view.reply, library) : notice(view.reply.text)}
  </section>`;
}

/** A message of the service itself. */
export function notice(text: string): Html {
  return html`<div class="card card-note" tabindex="-1"><p class="note" dir="auto">${text}</p></div>`;
}
