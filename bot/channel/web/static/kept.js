// Keeps what was asked without sign-in in this browser, and nowhere else; shows it again below "Lịch sử trên máy này".
// A piece is kept as the server rendered and escaped it. Only scripts of this host write into its store, and the policy of the
// pages lets no script run that stands in a piece. In a frame, and for who is signed in, nothing is kept.

/** @typedef {{ id: string, day: string, of: string, html: string }} Kept */

const STORE = 'ky-cuong.lich-su';
const CHOICE = 'ky-cuong.khong-giu';
/** Exchanges; `page/kept.ts` says the same number. */
const MOST = 100;
/** UTF-16 units of all of them: browsers give a host 5 million. */
const MOST_UNITS = 2_000_000;

const part = document.querySelector('[data-kept]');
const keepsHere = part?.getAttribute('data-kept') === 'device';

/** @param {string} name @returns {any} */
const inPart = (name) => part?.querySelector(`[data-${name}]`);

/** Null where the browser has no store for us (private windows of some, a rule of the office). */
function storage() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

const isOff = () => storage()?.getItem(CHOICE) === '1';

/** What an older or newer page wrote in another form counts as nothing. @returns {Kept[]} */
function read() {
  try {
    const all = JSON.parse(storage()?.getItem(STORE) ?? '[]');
    const whole = (/** @type {any} */ one) =>
      [one?.id, one?.day, one?.of, one?.html].every((value) => typeof value === 'string');
    return Array.isArray(all) ? all.filter(whole) : [];
  } catch {
    return [];
  }
}

/** The last ones that have room. */
function write(/** @type {Kept[]} */ all) {
  let rest = all.slice(-MOST);
  let units = rest.reduce((sum, { html }) => sum + html.length, 0);
  while (units > MOST_UNITS) units -= rest.shift()?.html.length ?? 0;
  for (; rest.length > 0; rest = rest.slice(Math.ceil(rest.length / 2))) {
    try {
      return storage()?.setItem(STORE, JSON.stringify(rest));
    } catch {
      // Full: other pages of this host have a part of it.
    }
  }
  storage()?.removeItem(STORE);
}

/** An exchange as the server says that it may be kept; null for a notice, and for what belongs to an account. */
function readExchange(/** @type {Element} */ exchange) {
  const card = exchange.querySelector('article[data-day]');
  if (!(card instanceof HTMLElement)) return null;
  const { day = '', snapshot: of = '' } = card.dataset;
  return { id: card.id, day, of, html: exchange.outerHTML };
}

/** Keeps an exchange, in the place that it had if it was kept before. */
export function keep(/** @type {Element} */ exchange) {
  const made = readExchange(exchange);
  if (!keepsHere || made === null || isOff()) return;
  const all = read();
  const at = all.findIndex(({ id }) => id === made.id);
  if (at < 0) all.push(made);
  else all[at] = made;
  write(all);
}

/** Deletes what is kept here. */
export function forgetAll() {
  if (!keepsHere) return;
  storage()?.removeItem(STORE);
  show([]);
}

/** The part of the page, with what is kept besides what the server shows in `log`. */
export function openKept(/** @type {Element} */ log) {
  if (part === null || storage() === null) return;
  const shown = [...log.children].flatMap((exchange) => exchange.querySelector('article[id]') ?? []);
  const ids = new Set(shown.map(({ id }) => id));
  const all = read();
  // What came along at sign-in is the account's now, on every device; elsewhere a person may have replied meanwhile.
  if (!keepsHere && all.some(({ id }) => ids.has(id))) write(all.filter(({ id }) => !ids.has(id)));
  const known = new Set(all.map(({ id }) => id));
  for (const card of shown) {
    const exchange = card.closest('.exchange');
    if (exchange !== null && known.has(card.id)) keep(exchange);
  }
  const rest = all.filter(({ id }) => !ids.has(id));
  show(rest);
  part.toggleAttribute('hidden', !keepsHere && rest.length === 0);
  listen();
}

function show(/** @type {Kept[]} */ rest) {
  inPart('kept-list').hidden = rest.length === 0;
  inPart('kept-count').textContent = rest.length === 0 ? '' : String(rest.length);
  inPart('kept-items').replaceChildren(...rest.flatMap(again));
}

/** One exchange as it was, with its day and its state of the library; nobody can vote on it any more. */
function again(/** @type {Kept} */ { day, of, html }) {
  const piece = document.createElement('template');
  piece.innerHTML = html;
  const exchange = piece.content.querySelector('.exchange');
  if (exchange === null) return [];
  exchange.querySelector('[data-vote]')?.remove();
  const head = copyOf('kept-head');
  head.querySelector('[data-day]').textContent = day.split('-').reverse().join('/');
  head.querySelector('[data-of]').textContent = of;
  head.querySelector('[data-changed]').hidden = of === part?.getAttribute('data-snapshot');
  const asked = exchange.querySelector('.question')?.lastChild?.textContent ?? '';
  const foot = copyOf('kept-again');
  foot.querySelector('button').value = asked;
  exchange.prepend(head);
  exchange.append(foot);
  return [exchange];
}

/** @param {string} name @returns {any} */
const copyOf = (name) => inPart(name).content.cloneNode(true);

function say(/** @type {string} */ name) {
  inPart('kept-said').textContent = inPart(name).content.textContent;
}

function listen() {
  const off = inPart('keep-not');
  if (off !== null) {
    off.checked = isOff();
    off.addEventListener('change', () => choose(off.checked));
  }
  inPart('kept-drop').addEventListener('click', () => {
    storage()?.removeItem(STORE);
    show([]);
    say('kept-gone');
    if (keepsHere) off.focus();
  });
}

function choose(/** @type {boolean} */ nothing) {
  if (nothing) forgetAll();
  if (nothing) storage()?.setItem(CHOICE, '1');
  else storage()?.removeItem(CHOICE);
  say(nothing ? 'kept-off' : 'kept-on');
}
