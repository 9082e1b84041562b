// On a page of the quiz: looks every two seconds for what has changed, sends an answer without loading anew, counts the seconds.
// Without this file the answers are plain forms, and the page loads itself again.

/** Milliseconds between looks. */
const LOOK = 2000;

const piece = () => /** @type {HTMLElement | null} */ (document.querySelector('#quiz'));

/** @param {RequestInit} [how] @param {string} [to] */
async function load(how = {}, to = location.href) {
  const response = await fetch(to, { ...how, headers: { ...how.headers, 'X-Fragment': '1' } });
  if (!response.ok) return;
  const holder = document.createElement('template');
  holder.innerHTML = await response.text();
  const next = /** @type {HTMLElement | null} */ (holder.content.querySelector('#quiz'));
  const now = piece();
  if (next === null || now === null) return;
  if (how.method === undefined && next.dataset.version === now.dataset.version) return;
  now.replaceWith(next);
  count();
}

/** @type {ReturnType<typeof setInterval> | undefined} */
let counting;
function count() {
  clearInterval(counting);
  const shown = /** @type {HTMLElement | null} */ (document.querySelector('[data-left]'));
  if (shown === null) return;
  const end = performance.now() + Number(shown.dataset.left) * 1000;
  counting = setInterval(() => {
    shown.textContent = `Còn ${Math.max(0, Math.ceil((end - performance.now()) / 1000))} giây.`;
  }, 500);
}

addEventListener('submit', (event) => {
  const form = /** @type {HTMLFormElement} */ (event.target);
  const pressed = /** @type {SubmitEvent} */ (event).submitter;
  if (!form.matches('form.options') || !(pressed instanceof HTMLButtonElement)) return;
  event.preventDefault();
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed)) fields.set(name, String(value));
  for (const button of form.querySelectorAll('button')) button.disabled = true;
  load({ method: 'POST', body: fields }, form.action).catch(() => {
    for (const button of form.querySelectorAll('button')) button.disabled = false;
  });
});

async function look() {
  if (piece()?.dataset.looks === undefined) return;
  await load().catch(() => undefined);
  setTimeout(look, LOOK);
}
count();
setTimeout(look, LOOK);
