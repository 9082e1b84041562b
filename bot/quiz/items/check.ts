import type { Library } from '../../../knowledge/library.ts';
import type { Item } from '../../quiz-item.ts';
import { boundFaults } from './check/bound.ts';
import type { Fault } from './check/fault.ts';
import { giveawayFaults } from './check/giveaway.ts';
import { rightFaults } from './check/right.ts';
import { shapeFaults } from './check/shape.ts';

export type { Fault } from './check/fault.ts';

/**
 * What is wrong with an item; empty where nothing is. With a library its quotes are looked up in it; an unbound item, or no
 * library, is checked for the rest.
 */
export function checkItem(item: Item, library: Library | null): Fault[] {
  const shape = shapeFaults(item);
  if (shape.length > 0) return shape;
  return [
    ...rightFaults(item),
    ...giveawayFaults(item),
    ...(library === null ? [] : boundFaults(item, library)),
  ];
}
