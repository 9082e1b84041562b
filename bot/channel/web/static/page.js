// On every page: keeps the page for "no network" at hand. Answers and documents are never kept, see sw.js.

if ('serviceWorker' in navigator) {
  addEventListener('load', () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined));
}
