// Brings the highlighted quote into view and opens the contents where there is room; the page works without this.

const quoted = document.querySelector('.text-of-document mark');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

if (quoted && location.search !== '') {
  const { top, bottom } = quoted.getBoundingClientRect();
  if (top < 0 || bottom > innerHeight) {
    quoted.scrollIntoView({ block: 'center', behavior: calm.matches ? 'auto' : 'smooth' });
  }
}

if (matchMedia('(min-width: 64rem)').matches) {
  for (const contents of document.querySelectorAll('[data-open-wide]')) contents.setAttribute('open', '');
}
