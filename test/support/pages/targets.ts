import type { Page } from 'playwright-core';

/**
 * What a thumb misses on a page: links, buttons and fields of which less than 44 px in height answer to a touch, with that
 * height. Links within a sentence are left out, as WCAG 2.2 does: their line has its height from the text.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return (await page.evaluate(`(${FIND})()`)) as string[];
}

/** Runs in the page: probes upwards and downwards from the middle of each target. */
const FIND = `() => {
  const LEAST = 44;
  const chosen = 'a[href], button, summary, input:not([type=hidden]), textarea, select';
  const inSentence = (one) => getComputedStyle(one).display === 'inline' &&
    [...one.parentNode.childNodes].some((node) => node.nodeType === 3 && /[\\p{L}\\d]/u.test(node.data));
  const answers = (one, x, y) => {
    const hit = document.elementFromPoint(x, y);
    return hit !== null && (one.contains(hit) || one.labels?.[0]?.contains(hit) || (hit.closest('label')?.control ?? null) === one);
  };
  const heightOf = (one) => {
    one.scrollIntoView({ block: 'center' });
    const [{ left, width, top, height }] = one.getClientRects();
    const [x, y] = [left + Math.min(width / 2, 40), top + height / 2];
    let reach = 0;
    for (const way of [-1, 1]) for (let step = 0; step < LEAST && answers(one, x, y + way * (step + 0.5)); step += 0.5) reach += 0.5;
    return reach;
  };
  return [...document.querySelectorAll(chosen)]
    .filter((one) => one.checkVisibility() && one.getClientRects().length > 0 && !one.matches('.skip') && !inSentence(one))
    .map((one) => [one, heightOf(one)])
    .filter(([, height]) => height < LEAST - 1)
    .map(([one, height]) => height + ' px: ' + one.outerHTML.slice(0, 120));
}`;
