import { LONGEST_NAME, readName } from '../../quiz-certificate.ts';
import type { Happening } from '../../quiz-rounds.ts';

/** A name goes to terminals, files and pages of others: nothing in it moves a cursor or turns the line around. */
export function onOneLine(happening: Happening): Happening {
  if ((happening.kind !== 'joined' && happening.kind !== 'vote') || happening.name === null) return happening;
  return { ...happening, name: readName([...happening.name].slice(0, LONGEST_NAME).join('')) ?? null };
}
