// Makes the chat page livelier; without this file every form works as a plain form.
// Answers arrive as pages' own pieces, rendered and escaped by the server: nothing unverified is ever shown.

import { copy, showButtons } from './copy.js';
import { forgetAll, keep, openKept } from './kept.js';

const log = /** @type {HTMLElement} */ (document.querySelector('#log'));
const form = /** @type {HTMLFormElement} */ (document.querySelector('#ask'));
const box = /** @type {HTMLTextAreaElement} */ (document.querySelector('#text'));
const talk = /** @type {HTMLElement} */ (log.parentElement);
const calm = matchMedia('(prefers-reduced-motion: reduce)');
const touch = matchMedia('(pointer: coarse)');

const UNREACHABLE = 'Không kết nối được với máy chủ. Hãy kiểm tra mạng rồi thử lại.';

/** True while a question is on its way: one at a time, so that follow-ups stay in order. */
let busy = false;

/** @param {string} tag @param {string} name @param {string} text */
function element(tag, name, text) {
  const made = document.createElement(tag);
  made.className = name;
  made.textContent = text;
  return made;
}

/** Posts a form and returns the piece of page that the server made of it. */
async function post(/** @type {string} */ address, /** @type {URLSearchParams} */ body) {
  const response = await fetch(address, { method: 'POST', body, headers: { 'X-Fragment': '1' } }).catch(
    () => null,
  );
  const readable = response?.headers.get('content-type')?.startsWith('text/html') ?? false;
  const piece = document.createElement('template');
  if (response !== null && readable) piece.innerHTML = await response.text();
  else piece.content.append(failure());
  return { ok: response?.ok ?? false, piece: piece.content };
}

function failure() {
  const card = element('div', 'card card-note', '');
  card.setAttribute('role', 'alert');
  card.append(element('p', 'note', UNREACHABLE));
  return card;
}

/** What the desk takes for `/quen`: then nothing stays here either. */
const forgets = (/** @type {string} */ text) =>
  /^\/quen(?:@\w+)?(?:\s|$)/iu.test(text.trim().normalize('NFD').replace(/\p{M}/gu, ''));

/** The question as asked and the sign that the rules are being searched. */
function pending(/** @type {string} */ text) {
  const exchange = element('section', 'exchange', '');
  const question = element('p', 'question', text);
  question.dir = 'auto';
  const wait = element('p', 'wait', 'Đang tra cứu…');
  exchange.append(question, wait);
  return exchange;
}

/** The first page has the box on top; in a conversation it stands below. */
function leaveFirstPage() {
  const chat = /** @type {HTMLElement} */ (talk.parentElement);
  if (!chat.classList.contains('empty')) return;
  const typing = document.activeElement === box;
  chat.classList.remove('empty');
  talk.querySelector('.suggestions')?.remove();
  talk.append(/** @type {Element} */ (form.closest('.composer')));
  if (typing) box.focus({ preventScroll: true });
}

function reveal(/** @type {Element} */ target) {
  target.scrollIntoView({ block: 'start', behavior: calm.matches ? 'auto' : 'smooth' });
}

/** @param {string} text @param {boolean} typed */
async function ask(text, typed) {
  if (busy || text.trim() === '') return;
  busy = true;
  leaveFirstPage();
  const exchange = pending(text);
  log.append(exchange);
  reveal(exchange);
  if (typed) clearBox();
  const { ok, piece } = await post('/ask', new URLSearchParams({ text }));
  busy = false;
  const card = piece.querySelector('.card');
  if (ok && forgets(text)) forgetAll();
  for (const made of ok ? piece.children : []) keep(made);
  if (ok) exchange.replaceWith(piece);
  else exchange.querySelector('.wait')?.replaceWith(piece);
  if (!ok && typed && box.value === '') fill(text);
  finish(card, typed);
}

function finish(/** @type {Element | null} */ card, /** @type {boolean} */ typed) {
  if (card === null) return;
  showButtons(log);
  reveal(card.closest('.exchange') ?? card);
  // Whoever typed goes on typing; on a phone the keyboard would cover the answer. Whoever tapped a button goes to the answer.
  if (typed && touch.matches) box.blur();
  if (!typed && card instanceof HTMLElement) card.focus({ preventScroll: true });
}

function fill(/** @type {string} */ text) {
  box.value = text;
  grow();
}

function clearBox() {
  fill('');
}

/** As high as its text, up to the style sheet's limit. */
function grow() {
  box.rows = Math.min(6, Math.max(1, box.value.split('\n').length));
  while (box.scrollHeight > box.clientHeight + 2 && box.rows < 6) box.rows += 1;
}

async function vote(/** @type {HTMLFormElement} */ target, /** @type {HTMLElement | null} */ button) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(target, button)) body.append(name, String(value));
  const { ok, piece } = await post(button?.getAttribute('formaction') ?? '/vote', body);
  const value = button?.getAttribute('value');
  const made = piece.firstElementChild;
  const exchange = target.closest('.exchange');
  target.replaceWith(piece);
  if (ok && exchange !== null) keep(exchange);
  const again = made?.querySelector(`button[value="${value}"]`);
  if (again instanceof HTMLElement) again.focus();
}

document.addEventListener('submit', (event) => {
  const target = /** @type {HTMLFormElement} */ (event.target);
  const button = /** @type {SubmitEvent} */ (event).submitter;
  if (target.matches('[data-vote]')) {
    event.preventDefault();
    void vote(target, button);
  } else if (target.matches('[data-ask]')) {
    event.preventDefault();
    target.closest('details')?.removeAttribute('open');
    void ask(target === form ? box.value : (button?.getAttribute('value') ?? ''), target === form);
  } else if (target.matches('.forget form')) forgetAll();
});

const framed = document.body.classList.contains('page-embed');

document.addEventListener('click', (event) => {
  // Other pages refuse to be framed: they open beside the site that frames this one.
  const link =
    framed && event.target instanceof Element ? event.target.closest('a[href]:not([href^="#"])') : null;
  if (link instanceof HTMLAnchorElement) Object.assign(link, { target: '_blank', rel: 'noopener' });

  const button = event.target instanceof Element ? event.target.closest('[data-copy]') : null;
  if (button instanceof HTMLElement) void copy(button, button.dataset.copy ?? '');
});

// Enter sends, Shift+Enter makes a line. While a Vietnamese keyboard composes a letter, Enter belongs to it.
box.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  form.requestSubmit();
});
box.addEventListener('input', grow);

openKept(log);
showButtons(document);
grow();
// What is kept stands above the conversation: where the address names an answer, it has moved.
const named = location.hash === '' ? log.lastElementChild : document.getElementById(location.hash.slice(1));
if (log.lastElementChild && named) named.scrollIntoView({ block: 'start' });
