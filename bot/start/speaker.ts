/** Tells whoever started the bot what happens, one sentence at a time. */
export interface Speaker {
  readonly tell: (sentence: string) => void;
  /** From now on through `tell`, which keeps a prompt in order. */
  readonly hand: (tell: (sentence: string) => void) => void;
}

/** Speaks on an output, until there is a prompt to speak above. */
export function createSpeaker(output: NodeJS.WritableStream): Speaker {
  let through = (sentence: string): void => void output.write(`${sentence}\n`);
  return {
    tell: (sentence) => through(sentence),
    hand: (tell) => {
      through = tell;
    },
  };
}
