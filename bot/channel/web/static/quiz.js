// On a page of the quiz: looks every two seconds for what has changed, sends a press without loading anew, counts the seconds,
// and where a round is set up, what may be asked.
// Without this file the buttons are plain forms, and the page loads itself again.

/** Milliseconds between looks. */
const LOOK = 2000;

const piece = () => /** @type {HTMLElement | null} */ (document.querySelector('#quiz'));

/** @param {RequestInit} [how] @param {string} [to] */
async function load(how = {}, to = location.href) {
  const response = await fetch(to, { ...how, headers: { ...how.headers, 'X-Fragment': '1' } });
  const holder = document.createElement('template');
  holder.innerHTML = await response.text();
  // What was filled in wrongly is a piece of the page as well.
  if (!response.ok && response.status !== 422) return refused(holder.content, response.status);
  say('');
  const next = /** @type {HTMLElement | null} */ (holder.content.querySelector('#quiz'));
  const now = piece();
  if (next === null || now === null) return;
  const pressed = how.method !== undefined;
  if (!pressed && next.dataset.version === now.dataset.version) return;
  put(now, next, pressed);
}

const NOT_SENT = 'Máy chủ chưa nhận được. Hãy thử lại.';

/** Nobody is left before a button that does nothing. @param {DocumentFragment} told @param {number} status */
function refused(told, status) {
  const note = told.querySelector('.note')?.textContent?.trim();
  // Signed out meanwhile: the page itself says how to go on.
  if (note === undefined && status === 403) location.reload();
  else say(note ?? NOT_SENT);
}

/** Above what changes; the same again is not told aloud again, though its seconds differ. @param {string} sentence */
function say(sentence) {
  const same = /** @param {string | null | undefined} text */ (text) => text?.replace(/\d+/gu, '');
  const before = document.querySelector('#tu-choi');
  if (before !== null && same(before.textContent) === same(sentence)) return;
  before?.remove();
  if (sentence === '') return;
  const line = document.createElement('p');
  line.id = 'tu-choi';
  line.className = 'refused';
  line.setAttribute('role', 'alert');
  line.textContent = sentence;
  piece()?.before(line);
}

/** What was folded out stays so, what had the focus keeps it, and what is new is told. @param {HTMLElement} now @param {HTMLElement} next @param {boolean} pressed */
function put(now, next, pressed) {
  const focused = now.contains(document.activeElement) ? document.activeElement?.id : undefined;
  if (!pressed)
    for (const { id } of now.querySelectorAll('details[open]'))
      next.querySelector(`#${id}`)?.setAttribute('open', '');
  const before = now.dataset.say;
  now.replaceWith(next);
  count();
  if (focused !== undefined || pressed) {
    const same = focused ? document.getElementById(focused) : null;
    next.tabIndex = -1;
    (same ?? next).focus({ preventScroll: true });
    if (pressed && next.getBoundingClientRect().top < 0) next.scrollIntoView();
  }
  const told = document.querySelector('#loa');
  if (told !== null && next.dataset.say !== before) told.textContent = next.dataset.say ?? '';
}

/** @type {ReturnType<typeof setInterval> | undefined} */
let counting;
function count() {
  clearInterval(counting);
  const shown = /** @type {HTMLElement | null} */ (document.querySelector('[data-left]'));
  if (shown === null) return;
  const clock = document.querySelector('.clock rect');
  const end = performance.now() + Number(shown.dataset.left) * 1000;
  const whole = Number(shown.dataset.of);
  counting = setInterval(() => {
    const left = Math.max(0, (end - performance.now()) / 1000);
    shown.textContent = `Còn ${Math.ceil(left)} giây.`;
    clock?.setAttribute('width', String((100 * left) / whole));
  }, 500);
}

addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const pressed = /** @type {SubmitEvent} */ (event).submitter;
  if (!form.matches('form.options, form.steering') || !(pressed instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed)) fields.set(name, String(value));
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  load({ method: 'POST', body: fields }, form.action)
    .catch(() => say(NOT_SENT))
    .finally(() => {
      for (const button of form.querySelectorAll('button')) button.disabled = false;
    });
});

/** How often the boxes were changed: an answer that comes late counts no more. */
let changes = 0;

/** Counts anew what may be asked of what is chosen. @param {HTMLFormElement} form @param {Element} told */
async function recount(form, told) {
  const change = (changes += 1);
  const fields = new URLSearchParams({ viec: 'dem' });
  for (const [name, value] of new FormData(form)) fields.set(name, String(value));
  const response = await fetch(form.action, { method: 'POST', body: fields, headers: { 'X-Fragment': '1' } });
  const holder = document.createElement('template');
  holder.innerHTML = response.ok ? await response.text() : '';
  if (change === changes) told.textContent = holder.content.textContent;
}

addEventListener('change', ({ target }) => {
  const told = document.querySelector('#so-co');
  if (told === null || !(target instanceof HTMLInputElement) || target.form === null) return;
  if (target.type === 'checkbox' || target.name === 'so-cau')
    recount(target.form, told).catch(() => undefined);
});

async function look() {
  if (piece()?.dataset.looks !== undefined) await load().catch(() => undefined);
  setTimeout(look, LOOK);
}
count();
setTimeout(look, LOOK);
