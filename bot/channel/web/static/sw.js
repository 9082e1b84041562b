// Shows a page of our own where there is no network. It keeps that page and its files, and nothing else: an answer or a rule
// text from yesterday could be wrong today, and office computers are shared.

const CACHE = 'ky-cuong-ngoai-tuyen';
const PAGE = '/ngoai-tuyen';
// Colours and size of text as they were chosen on this device; kept anew whenever it is loaded.
const CHOICE = '/hien-thi.css';
const FILES = ['/static/style.css', '/static/seal.svg', CHOICE];

/** @type {any} */
const worker = self;

worker.addEventListener('install', (/** @type {any} */ event) => {
  event.waitUntil(keep().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

async function keep() {
  await caches.delete(CACHE);
  const cache = await caches.open(CACHE);
  await cache.addAll([PAGE, ...FILES].map((address) => new Request(address, { cache: 'reload' })));
}

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { request } = event;
  if (request.method !== 'GET') return;
  const { pathname, origin } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => kept(PAGE)));
  else if (FILES.includes(pathname)) event.respondWith(loaded(event, pathname).catch(() => kept(pathname)));
});

async function loaded(/** @type {any} */ event, /** @type {string} */ pathname) {
  const answer = await fetch(event.request);
  if (pathname === CHOICE && answer.ok) event.waitUntil(keepChoice(answer.clone()));
  return answer;
}

async function keepChoice(/** @type {Response} */ answer) {
  const cache = await caches.open(CACHE);
  await cache.put(CHOICE, answer);
}

async function kept(/** @type {string} */ address) {
  return (await caches.match(address, { cacheName: CACHE, ignoreVary: true })) ?? Response.error();
}
