import { ordinal, pointOrdinal } from '../../ingest/structure.ts';
import type { Document, Provision } from '../../knowledge/types.ts';

/** Where khoản or điểm of one parent do not run 1, 2, 3 … or a, b, c, d, đ …: `d5: 1 2 4`. Told from the ids' places alone. */
export function holesOf({ number, provisions }: Document): string[] {
  const lists = new Map<string, Provision[]>();
  for (const one of provisions.filter(({ kind }) => kind === 'clause' || kind === 'point')) {
    const key = `${one.parent ?? ''} ${one.kind}`;
    lists.set(key, [...(lists.get(key) ?? []), one]);
  }
  return [...lists].flatMap(([key, list]) => {
    const values = list.map(({ kind, place }) => (kind === 'clause' ? place.clause : place.point) ?? '');
    const whole = values.every((value, at) => orderOf(value) === at + 1);
    const parent = key.slice(number.length + 1).replace(/ \w+$/u, '');
    return whole ? [] : [`${parent}: ${values.join(' ')}`];
  });
}

function orderOf(value: string): number | null {
  return /^\d+$/u.test(value) ? ordinal(value) : pointOrdinal(value);
}
