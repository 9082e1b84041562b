import { html } from 'hono/html';
import type { Library } from '../../../../knowledge/library.ts';
import type { Document } from '../../../../knowledge/types.ts';
import { tokenise } from '../../../../knowledge/vietnamese.ts';
import { nameOf } from '../words.ts';
import type { Html } from './marked.ts';

/** Documents that the list offers: some 20 kB of a page. In a larger library those whose titles are likest; any other is typed. */
const MOST_OFFERED = 200;
/** Characters of a title in the list: a line of a phone. */
const TITLE_LENGTH = 60;

/** Chooses the document that this one is set beside; nothing where no other is held. */
export function compareWith(document: Document, library: Library): Html | string {
  const offered = offeredTo(document, library);
  if (offered.length === 0) return '';
  const all = offered.length === library.documents.length - 1;
  return html`<details class="beside">
    <summary class="wide-touch">So sánh với văn bản khác</summary>
    <form class="day" action="/so-sanh">
      <input type="hidden" name="truoc" value="${document.number}" />
      <label for="so-voi">Đặt cạnh văn bản</label>
      <div class="row">
        <select id="so-voi" name="sau">
          ${offered.map((one) => html`<option value="${one.number}">${nameOf(one)}: ${shortened(one.title)}</option>`)}
        </select>
        ${all ? button : ''}
      </div>
      ${
        all
          ? ''
          : html`<label for="so-khac">hoặc số hiệu văn bản khác trong kho</label>
              <div class="row"><input id="so-khac" name="so" maxlength="200" /> ${button}</div>`
      }
    </form>
  </details>`;
}

const button = html`<button class="button" type="submit">So sánh</button>`;

const shortened = (title: string): string => {
  const characters = [...title];
  return characters.length > TITLE_LENGTH ? `${characters.slice(0, TITLE_LENGTH).join('')}…` : title;
};

function offeredTo(document: Document, { documents }: Library): readonly Document[] {
  const others = documents.filter((one) => one !== document);
  if (others.length <= MOST_OFFERED) return others;
  const own = wordsOf(document);
  const common = (one: Document) => [...wordsOf(one)].filter((word) => own.has(word)).length;
  return others
    .map((one) => ({ one, common: common(one) }))
    .sort((a, b) => b.common - a.common)
    .slice(0, MOST_OFFERED)
    .map(({ one }) => one);
}

const read = new WeakMap<Document, ReadonlySet<string>>();
function wordsOf(document: Document): ReadonlySet<string> {
  const known = read.get(document) ?? new Set(tokenise(document.title).map(({ norm }) => norm));
  read.set(document, known);
  return known;
}
