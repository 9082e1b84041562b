/**
 * A fault that stops the start (or one channel) and that the person who started the bot can mend.
 * The message is one clear sentence: what, which value, how to mend it. Never a secret.
 */
export class StartError extends Error {
  override readonly name = 'StartError';
}
