import type { Provision } from '../../knowledge/types.ts';
import { textFact, type Fact } from './fact.ts';
import { asWritten, asWrittenInPieces, isCapitals } from './wording.ts';

/** Kinds whose name is part of what people call the document. */
const NAMED_BY_KIND = ['Luật', 'Bộ luật', 'Pháp lệnh', 'Hiến pháp'];

/**
 * The document's title on one line. A law's title is printed in capitals; it is taken as the sentence that enacts it
 * writes it ("Quốc hội ban hành Luật An ninh mạng"), else as printed.
 */
export function readTitle(
  text: string,
  subject: string,
  kind: string,
  provision: Provision | undefined,
): Fact<string> | null {
  if (subject === '' || provision === undefined) return null;
  const law = NAMED_BY_KIND.includes(kind);
  const name = isCapitals(subject) ? nameOf(text, subject, law ? kind : null) : subject;
  const bare = law ? name.replace(new RegExp(`^${kind}\\s+`, 'iu'), '') : name;
  const value = law ? `${kind} ${bare}` : bare.charAt(0).toUpperCase() + bare.slice(1);
  return textFact(text, value, { start: provision.start, end: provision.end });
}

function nameOf(text: string, subject: string, kind: string | null): string {
  const named =
    kind === null
      ? asWritten(text, subject)
      : (asWritten(text, subject, `ban hành\\s+${kind}\\s+`) ?? asWritten(text, subject, `${kind}\\s+`));
  return named ?? asWrittenInPieces(text, subject);
}
