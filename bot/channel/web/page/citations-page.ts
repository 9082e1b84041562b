import { html } from 'hono/html';
import { citesOther } from '../../../../knowledge/citations.ts';
import type { Library } from '../../../../knowledge/library.ts';
import type { Citation, Document } from '../../../../knowledge/types.ts';
import { documentPath, provisionPath } from '../links.ts';
import { nameOf } from '../words.ts';
import { grouped } from './citing.ts';
import { layout } from './layout.ts';
import type { Html } from './marked.ts';

/** Documents listed each way, and places of each: a law of a great library is cited in thousands of places. */
const MOST_DOCUMENTS = 100;
const MOST_PLACES = 12;

/** The page on what a document cites and what cites it, by document. */
export function citationsPage(document: Document, library: Library): Html {
  const cited = grouped(document.citations.filter(citesOther), ({ number }) => number);
  const citing = grouped(library.citationsOf(document.number), ({ from }) =>
    from.slice(0, from.indexOf('#')),
  );
  const main = html`<div class="sheet citations">
    <h1>Dẫn chiếu của ${nameOf(document)}</h1>
    <p><a class="button" href="${documentPath(document.number)}">Về toàn văn</a></p>
    <h2 id="dan-den">Dẫn đến</h2>
    ${list(cited, library, 'Văn bản này không dẫn đến văn bản nào khác.')}
    <h2 id="duoc-dan-boi">Được dẫn bởi</h2>
    ${list(citing, library, 'Chưa thấy văn bản nào trong kho dẫn đến văn bản này.')}
  </div>`;
  return layout({ title: `Dẫn chiếu của ${nameOf(document)}`, here: '/d', kind: 'text', main });
}

function list(groups: ReadonlyMap<string, readonly Citation[]>, library: Library, none: string): Html {
  if (groups.size === 0) return html`<p>${none}</p>`;
  const sorted = [...groups].sort(([, a], [, b]) => b.length - a.length);
  const more = sorted.length - MOST_DOCUMENTS;
  return html`<ul>
      ${sorted.slice(0, MOST_DOCUMENTS).map(
        ([number, citations]) =>
          html`<li>
            ${heading(number, citations, library)}
            <p class="origin">${places(citations, library)}</p>
          </li>`,
      )}
    </ul>
    ${more > 0 ? html`<p>và ${more} văn bản khác</p>` : ''}`;
}

function heading(number: string, citations: readonly Citation[], library: Library): Html {
  const held = library.document(number);
  const kind = held?.kind ?? citations.find((citation) => citation.kind !== null)?.kind ?? '';
  return html`<a href="${documentPath(number)}">${nameOf({ kind, number })}</a>${
      held === undefined ? ' (chưa có toàn văn)' : html`<p>${held.title}</p>`
    }`;
}

/** Where the citing words stand, each place once. */
function places(citations: readonly Citation[], library: Library): Html {
  const from = [...new Set(citations.map((citation) => citation.from))];
  const more = from.length - MOST_PLACES;
  return html`Tại
  ${from.slice(0, MOST_PLACES).map((id, at) => {
    const provision = library.provision(id);
    const place =
      provision === undefined
        ? id
        : html`<a href="${provisionPath(provision.document, id)}">${provision.locator}</a>`;
    return html`${at === 0 ? '' : ', '}${place}`;
  })}${more > 0 ? ` và ${more} chỗ khác` : ''}`;
}
