import type { LoadCount } from './load-run.ts';

/** Samples of memory come every ten seconds in a long run: the second one is after ten seconds of load. */
const AFTER_TEN_SECONDS = 1;

/** A row of the README's table: channel, messages, what went wrong with them, first replies (ms), resident memory (MB), its slope. */
export function soakRow(count: LoadCount): string {
  const { channel, faults, asked, lost, doubled, reordered, firstReply, firstReplyFree, memory } = count;
  const troubled = faults > 0 ? `, ${String(faults * 100)} % of calls in trouble` : '';
  const free = firstReplyFree === undefined ? '' : ` (free: ${String(firstReplyFree.p99)} ms)`;
  const { megabytes, end, most, slope } = memory;
  const cells = [
    `${channel}${troubled}`,
    asked.toLocaleString('en-US'),
    `${String(lost)} / ${String(doubled)} / ${String(reordered)}`,
    `${String(firstReply.p50)} ms`,
    `${String(firstReply.p99)} ms${free}`,
    `${String(megabytes[AFTER_TEN_SECONDS] ?? end)} / ${String(end)} / ${String(most)} MB`,
    `${String(slope)} MB`,
  ];
  return `| ${cells.join(' | ')} |`;
}
