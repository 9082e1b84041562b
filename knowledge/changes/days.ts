import type { Library } from '../library.ts';
import type { Day, Document } from '../types.ts';
import { newWords, type Acting } from './acting.ts';
import { changeOf, documentChange, quoted } from './change.ts';
import { atMost } from './document.ts';
import type { Change } from './types.ts';

/**
 * What begins and ends in a document after `last` and until `today`, that day included: its own validity, and that of
 * provisions which another document ends before it.
 */
export function changesOnDays(document: Document, library: Library, last: Day, today: Day): Change[] {
  const within = (day: Day | null): day is Day => day !== null && last < day && day <= today;
  const { from, until } = document.validity;
  const told = new Set<Acting>();
  const ended = document.provisions.flatMap((provision) => {
    const { validity, text } = provision;
    if (text === '' || validity === undefined || validity.until === until || !within(validity.until))
      return [];
    const { words } = newWords(provision, validity.replacedBy, library, told);
    const { until: on, how, replacedBy: by } = validity;
    return [changeOf('provision_ended', document, { before: quoted(provision), after: words, on, how, by })];
  });
  return [
    ...(within(from) ? [documentChange('document_began', document)] : []),
    ...(within(until) ? [documentChange('document_ended', document)] : []),
    ...atMost(document, ended),
  ];
}
