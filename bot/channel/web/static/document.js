// Livelier reading: places listed as one types, a provision's panel without loading the page anew, copying. Every piece is
// rendered and escaped by the server; without this file the same links and forms lead to whole pages.

import { copy, showButtons } from './copy.js';

const quoted = document.querySelector('.text-of-document mark');
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const form = /** @type {HTMLFormElement | null} */ (document.querySelector('[data-find]'));
const panel = document.querySelector('#quy-dinh-dang-xem');

/** Milliseconds of rest after a letter before the server is asked: between two letters of a quick typist. */
const REST = 250;

/** Beside the text there is a column of its own for the list of places; on a phone the list would be jumped over. */
const wide = matchMedia('(min-width: 64rem)').matches;
const searched = wide && /[?&]tim=./.test(location.search) && /^(#tim)?$/.test(location.hash);

function showMark() {
  if (!quoted) return;
  const { top, bottom } = quoted.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight)
    quoted.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
}

if (/[?&]s=/.test(location.search)) showMark();
// The browser goes to `#tim` until everything is loaded.
if (searched) addEventListener('load', () => requestAnimationFrame(showMark));

if (wide) {
  for (const contents of document.querySelectorAll('[data-open-wide]')) contents.setAttribute('open', '');
}

/** A piece of page; null where the server cannot be reached. */
async function piece(/** @type {string} */ address) {
  const response = await fetch(address, { headers: { 'X-Fragment': '1' } }).catch(() => null);
  return response?.ok ? response.text() : null;
}

/** The last search that was asked for: an answer that comes later than a newer question is dropped. */
let asked = 0;
let timer = 0;

async function find(/** @type {HTMLFormElement} */ target) {
  const mine = (asked += 1);
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(target)) fields.append(name, String(value));
  const words = (fields.get('tim') ?? '').trim();
  const found = words.length < 2 ? '' : await piece(`${new URL(target.action).pathname}?${fields}`);
  const list = target.querySelector('#ket-qua');
  if (list && found !== null && mine === asked) list.innerHTML = found;
}

form?.addEventListener('input', () => {
  clearTimeout(timer);
  timer = setTimeout(() => void find(form), REST);
});

/** Shows what there is to know of a provision; where that fails the link is followed. */
async function look(/** @type {HTMLAnchorElement} */ link) {
  const url = new URL(link.href);
  for (const [name, value] of new URLSearchParams(location.search))
    if (name === 'ngay' || name === 'tim') url.searchParams.set(name, value);
  const made = await piece(url.pathname + url.search);
  if (made === null || panel === null) {
    location.assign(url);
    return;
  }
  panel.innerHTML = made;
  showButtons(panel);
  location.hash = url.hash;
  history.replaceState(null, '', url);
  panel.querySelector('summary')?.focus({ preventScroll: true });
  panel.scrollIntoView({ block: 'nearest' });
}

document.addEventListener('click', (event) => {
  const at = event.target instanceof Element ? event.target.closest('a, button') : null;
  if (at === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (at instanceof HTMLButtonElement && at.dataset.copy !== undefined) void copy(at, at.dataset.copy);
  if (!(at instanceof HTMLAnchorElement)) return;
  if (at.matches('[data-panel]')) void look(at);
  else if (at.matches('[data-share]')) void copy(at, at.href);
  else if (at.matches('[data-close]') && panel) {
    panel.replaceChildren();
    history.replaceState(null, '', at.href);
  } else return;
  event.preventDefault();
});

showButtons(document);
