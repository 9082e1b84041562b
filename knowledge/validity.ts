import type { Day, Validity, ValidityStatus } from './types.ts';

/** What a validity means on a day. `until` is the first day on which the text is no longer in force. */
export function validityOn(validity: Validity, on: Day): ValidityStatus {
  if (validity.until !== null && validity.until <= on) return 'expired';
  if (validity.from === null) return 'unknown';
  return validity.from <= on ? 'in_force' : 'not_yet';
}
