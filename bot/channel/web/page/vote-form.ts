import { html } from 'hono/html';
import { icons } from './icons.ts';
import type { Html } from './marked.ts';
import { personButton } from './person.ts';

/** What this browser has just said of an answer; null before it voted or where that is not known. */
export type Voted = 'yes' | 'no' | 'some' | null;

/** 👍 and 👎 as two buttons of a form; a second vote replaces the first. `person`: with the way to a person beside them. */
export function voteForm(answer: string, voted: Voted, person = false): Html {
  return html`<form class="vote" method="post" action="/vote" data-vote>
    <input type="hidden" name="answer" value="${answer}" />
    ${button('yes', 'Hữu ích', voted)} ${button('no', 'Chưa đúng', voted)} ${person ? personButton() : ''}
    ${voted === null ? '' : html`<p class="thanks" role="status">Đã ghi nhận, cảm ơn bạn.</p>`}
  </form>`;
}

function button(value: 'yes' | 'no', label: string, voted: Voted): Html {
  const pressed = voted === 'yes' || voted === 'no' ? html`aria-pressed="${String(voted === value)}"` : '';
  return html`<button class="button quiet" name="helpful" value="${value}" ${pressed}>
    ${value === 'yes' ? icons.up : icons.down}<span>${label}</span>
  </button>`;
}
