import type { Provision } from '../../knowledge/types.ts';
import type { Warning } from './blocks.ts';

/** Gives the second provision of the same id a suffix: a place that a faulty copy names twice must not hide a text. */
export function uniqueIds(provisions: readonly Provision[]): {
  provisions: readonly Provision[];
  warnings: readonly Warning[];
} {
  const seen = new Map<string, number>();
  const warnings: Warning[] = [];
  const unique = provisions.map((provision) => {
    const count = (seen.get(provision.id) ?? 0) + 1;
    seen.set(provision.id, count);
    if (count === 1) return provision;
    warnings.push({ line: 0, message: `"${provision.locator}" xuất hiện lần thứ ${count}` });
    return { ...provision, id: `${provision.id}~${count}` };
  });
  return { provisions: unique, warnings };
}
