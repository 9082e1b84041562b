/** What was asked cannot be done. The message is one Vietnamese sentence: what, which value, how to mend it. */
export class ManageError extends Error {
  override readonly name = 'ManageError';
}
