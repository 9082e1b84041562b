import type { Provision } from '../../knowledge/types.ts';
import type { Warning } from './blocks.ts';
import { lineNumbers } from './lines.ts';

/**
 * Gives the second provision of the same id a suffix: a place that a faulty copy names twice must not hide a text. What
 * stands in it keeps it as parent. Provisions are in reading order.
 */
export function uniqueIds(
  text: string,
  provisions: readonly Provision[],
): { provisions: readonly Provision[]; warnings: readonly Warning[] } {
  const lineOf = lineNumbers(text);
  const seen = new Map<string, number>();
  const latest = new Map<string, string>();
  const warnings: Warning[] = [];
  const unique = provisions.map((provision) => {
    const count = (seen.get(provision.id) ?? 0) + 1;
    const id = count === 1 ? provision.id : `${provision.id}~${count}`;
    seen.set(provision.id, count);
    latest.set(provision.id, id);
    const message = `"${provision.locator}" xuất hiện lần thứ ${count}`;
    if (count > 1) warnings.push({ line: lineOf(provision.start), message });
    const parent = provision.parent === null ? null : (latest.get(provision.parent) ?? provision.parent);
    return id === provision.id && parent === provision.parent ? provision : { ...provision, id, parent };
  });
  return { provisions: unique, warnings };
}
