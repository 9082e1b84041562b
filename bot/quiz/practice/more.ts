import type { Library } from '../../../knowledge/library.ts';
import { dayInVietNam } from '../../day.ts';
import type { Candidates } from './choose.ts';
import { onTopic, type About, type Asked } from './draw.ts';
import type { Planned } from './session.ts';
import { askable } from './standing.ts';
import { SESSION_SIZE, type PracticeParts } from './types.ts';

/** What was asked so far, and what the session is about. */
interface Known {
  readonly asked: Asked;
  readonly about: About;
}

/**
 * A session outside the schedule: what is due counts as always; then, uncounted, what was practised least, several items of a
 * rule where there are not enough rules.
 */
export async function planMore(
  parts: PracticeParts,
  candidates: Candidates,
  { asked, about }: Known,
  library: Library,
): Promise<Planned[]> {
  const size = parts.size ?? SESSION_SIZE;
  const today = dayInVietNam(parts.now());
  const fitting = async (provision: string) =>
    onTopic(askable(await parts.items.itemsOf(provision), library, today), about);
  const due: Planned[] = [];
  for (const provision of candidates.due) {
    if (due.length >= size) break;
    if ((await fitting(provision)).length > 0) due.push({ provision, fresh: false, extra: false });
  }
  const rules = [];
  for (const provision of candidates.others) {
    const items = await fitting(provision);
    const times = items.reduce((sum, { id }) => sum + (asked.get(id) ?? 0), 0);
    if (items.length > 0) rules.push({ provision, items: items.length, times });
  }
  // Sorting is stable: of equals what is needed first.
  rules.sort((a, b) => a.times - b.times);
  const more: Planned[] = [];
  for (let turn = 0; more.length < size; turn += 1) {
    const left = rules.filter(({ items }) => items > turn);
    if (left.length === 0) break;
    more.push(...left.map(({ provision }) => ({ provision, fresh: false, extra: true })));
  }
  return [...due, ...more].slice(0, size);
}
