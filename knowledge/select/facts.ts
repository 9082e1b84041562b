import { HEADINGS, OFFERS, OFFICE, STAFF } from './cues.ts';
import type { Facts, Numbers, Unit } from './unit.ts';

/** Read once for each unit that is judged, which few are, and kept with it. */
export function factsOf(unit: Unit, numbers: Numbers): Facts {
  return (unit.facts ??= readFacts(unit, numbers));
}

function readFacts(unit: Unit, { folds }: Numbers): Facts {
  const [lead, own, heading] = [unit.lead, unit.own, unit.heading].map((words) =>
    Array.from(words.folds, (word) => folds.wordOf(word)),
  ) as [string[], string[], string[]];
  const line = `${lead.join(' ')} ${own.join(' ')}`;
  const [headingLine, offered] = [heading.join(' '), [...lead, ...own].join(' ')];
  return {
    headings: HEADINGS.map(([, pattern]) => (pattern.test(headingLine) ? 1 : 0)),
    offers: OFFERS.map(([, pattern]) => (pattern.test(offered) ? 1 : 0)),
    office: OFFICE.test(line),
    staff: new Set(STAFF.filter((name) => line.includes(name))),
    force: forceOf(unit.provision.document),
  };
}

/** How far up a document stands: law 3, decree 2, circular or decision 1, Party text 0. */
export function forceOf(number: string): number {
  if (/QH\d+$/u.test(number)) return 3;
  if (/NĐ-CP$/u.test(number)) return 2;
  return /\/\d{4}\//u.test(number) ? 1 : 0;
}
