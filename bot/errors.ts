/**
 * A fault that stops the start (or one channel) and that the person who started the bot can mend.
 * The message is one clear sentence: what, which value, how to mend it. Never a secret.
 */
export class StartError extends Error {
  override readonly name: string = 'StartError';
}

/**
 * A platform that a channel could not reach at its start, or that lacks a permission which is given elsewhere: it is tried again
 * until it serves, so the message asks nobody to start the bot anew.
 */
export class AwayError extends StartError {
  override readonly name = 'AwayError';
}
