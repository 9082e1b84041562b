import { html } from 'hono/html';
import type { Display } from '../display-choice.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

const themes: Readonly<Record<Display['theme'], string>> = { may: 'Theo máy', sang: 'Sáng', toi: 'Tối' };
const sizes: Readonly<Record<Display['size'], string>> = { thuong: 'Thường', lon: 'Lớn' };

/** How pages look on this device: a plain form. */
export function displayPage(display: Display): Html {
  const main = html`<div class="sheet">
    <h1>Hiển thị</h1>
    <p>Lựa chọn được nhớ bằng một cookie trên máy này.</p>
    <form class="choose" method="post" action="/hien-thi">
      ${group('nen', 'Nền', themes, display.theme)} ${group('chu', 'Cỡ chữ', sizes, display.size)}
      <p><button class="button">Dùng lựa chọn này</button></p>
    </form>
  </div>`;
  return layout({ title: 'Hiển thị', here: '/hien-thi', kind: 'text', main });
}

function group(
  name: string,
  legend: string,
  options: Readonly<Record<string, string>>,
  chosen: string,
): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${Object.entries(options).map(
      ([value, label]) =>
        html`<label
          ><input
            type="radio"
            name="${name}"
            value="${value}"
            ${value === chosen ? 'checked' : ''}
          />${label}</label
        >`,
    )}
  </fieldset>`;
}
