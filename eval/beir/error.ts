/** A benchmark folder that cannot be used; the message says what is wrong and how to mend it. */
export class BeirError extends Error {
  override readonly name = 'BeirError';
}
