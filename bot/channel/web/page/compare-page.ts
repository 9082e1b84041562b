import { html } from 'hono/html';
import type { Day, Document, Provision, Span } from '../../../../knowledge/types.ts';
import { validityOn } from '../../../../knowledge/validity.ts';
import { comparePath, documentPath, provisionPath } from '../links.ts';
import { nameOf, shortDay, validityLine } from '../words.ts';
import { rowsOf, unchanged, wordingRows, type Align, type Row } from './compare-rows.ts';
import { differences } from './differences.ts';
import { layout } from './layout.ts';
import { fitting, type Html } from './marked.ts';

export interface CompareView {
  readonly earlier: Document;
  /** The same document where its earlier words are compared with those of now. */
  readonly later: Document;
  readonly today: Day;
  readonly align: Align;
  /** Only what differs is shown. */
  readonly changedOnly: boolean;
}

/** Whether the second took the place of the first, or both are one: then what differs went or came. */
export const isSuccession = (earlier: Document, later: Document): boolean =>
  earlier === later || earlier.validity.replacedBy === later.number;

/** How both sides are called. */
const namesOf = ({ earlier, later }: CompareView): readonly [string, string] =>
  isSuccession(earlier, later) ? ['Trước', 'Sau'] : [earlier.number, later.number];

/** Two documents, or two wordings of one, side by side: what went struck through, what came underlined. */
export function comparePage(view: CompareView): Html {
  const { earlier, later, changedOnly } = view;
  const rows = earlier === later ? wordingRows(later) : rowsOf(earlier, later, view.align);
  const shown = changedOnly ? rows.filter((row) => !unchanged(row)) : rows;
  const title =
    earlier === later
      ? `Lời văn trước và nay của ${nameOf(later)}`
      : `So sánh ${earlier.number} với ${later.number}`;
  const names = namesOf(view);
  const main = html`<div class="compare">
    <h1>${title}</h1>
    <div class="pair heads">${head(earlier, names[0], view)} ${head(later, names[1], view)}</div>
    <p class="help">
      ${counts(rows, names)} ${isSuccession(earlier, later) ? '' : UNRELATED} Quy định được xếp cạnh nhau theo
      lời văn giống nhau nhất; hãy đọc cả hai bên trước khi áp dụng.
    </p>
    ${switcher(view)} ${shown.map((row) => pair(row, view))}
  </div>`;
  return layout({ title, here: '/d', kind: 'document', main });
}

const UNRELATED = 'Hai văn bản này không thay thế nhau; chữ tô nền là chữ chỉ có ở một bên.';

function head(document: Document, side: string, { earlier, later, today }: CompareView): Html {
  const { from, until } = document.validity;
  const status = validityOn(document.validity, today);
  return html`<div class="side">
    <p class="side-name">${side}</p>
    <p><a class="wide-touch" href="${documentPath(document.number)}">${nameOf(document)}</a></p>
    ${
      earlier === later
        ? ''
        : html`<p class="subject">${document.title}</p>
            <p class="validity validity-${status}"><span>${validityLine({ status, from, until })}</span></p>`
    }
  </div>`;
}

function counts(rows: readonly Row[], [left, right]: readonly [string, string]): string {
  const both = rows.filter(({ before, after }) => before !== null && after !== null);
  const same = both.filter(unchanged).length;
  const gone = rows.filter(({ after }) => after === null).length;
  const come = rows.filter(({ before }) => before === null).length;
  return `${same} quy định giữ nguyên, ${both.length - same} ${left === 'Trước' ? 'thay đổi' : 'gần giống'}, ${gone} chỉ có ở ${sideOf(left)}, ${come} chỉ có ở ${sideOf(right)}.`;
}

const sideOf = (name: string): string =>
  name === 'Trước' || name === 'Sau' ? `bên ${name.toLocaleLowerCase('vi')}` : name;

function switcher({ earlier, later, changedOnly }: CompareView): Html | string {
  if (earlier === later) return '';
  const path = comparePath(earlier.number, later.number);
  return changedOnly
    ? html`<p><a class="button" href="${path}">Xem cả phần giữ nguyên</a></p>`
    : html`<p><a class="button" href="${path}&chi=khac">Chỉ xem chỗ khác</a></p>`;
}

function pair(row: Row, view: CompareView): Html {
  const { earlier, later } = view;
  const { before, after } = row;
  const between = before === null || after === null ? null : differences(before.text, after.text);
  const same = earlier === later ? later : null;
  const until = same?.earlier?.find(({ provision }) => provision === before)?.until ?? null;
  const [left, right] = namesOf(view);
  const [gone, come] = isSuccession(earlier, later) ? (['del', 'ins'] as const) : (['mark', 'mark'] as const);
  return html`<section class="pair ${unchanged(row) ? 'same' : ''}">
    ${side(before, left, between?.gone ?? [], gone, until)}
    ${side(after, right, between?.come ?? [], come, null)}
  </section>`;
}

/** `until`: the day on which these ceased to be the words, where that is known. */
function side(
  provision: Provision | null,
  name: string,
  spans: readonly Span[],
  tag: Tag,
  until: Day | null,
): Html {
  if (provision === null)
    return html`<div class="side none">
      <p class="side-name">${name}</p>
      <p>Không có quy định tương ứng</p>
    </div>`;
  const { document, id, locator, heading, text } = provision;
  return html`<div class="side">
    <p class="side-name">
      ${name}: <a href="${provisionPath(document, id)}">${locator === '' ? 'đầu văn bản' : locator}</a>${
        until === null ? '' : `, trước ngày ${shortDay(until)}`
      }
    </p>
    ${heading === null ? '' : html`<p class="heading">${heading}</p>`}
    ${text === '' ? '' : html`<p class="words">${changed(text, spans, tag)}</p>`}
  </div>`;
}

type Tag = 'del' | 'ins' | 'mark';
const tagged: Readonly<Record<Tag, (words: string) => Html>> = {
  del: (words) => html`<del>${words}</del>`,
  ins: (words) => html`<ins>${words}</ins>`,
  mark: (words) => html`<mark>${words}</mark>`,
};

function changed(text: string, spans: readonly Span[], tag: Tag): Html {
  const pieces: (Html | string)[] = [];
  let cursor = 0;
  for (const { start, end } of fitting(text, spans)) {
    const words = text.slice(start, end);
    pieces.push(text.slice(cursor, start), tagged[tag](words));
    cursor = end;
  }
  return html`${[...pieces, text.slice(cursor)]}`;
}
