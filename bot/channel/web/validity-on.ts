import type { Day, Validity, ValidityStatus } from '../../../knowledge/types.ts';

/** Whether a document is in force on a day. `until` is the first day on which it is not. */
export function validityOn(validity: Validity, day: Day): ValidityStatus {
  if (validity.until !== null && validity.until <= day) return 'expired';
  if (validity.from === null) return 'unknown';
  return validity.from <= day ? 'in_force' : 'not_yet';
}
