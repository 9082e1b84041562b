/** Links into the chat with the Telegram bot. Who runs the chat says how they are made, once that is known. */
export interface ChatLinks {
  /** Joins the round of a code. */
  readonly round: (code: string) => string;
  /** Opens a provision. */
  readonly provision: (id: string) => string;
}

export interface JoinLinks {
  /** The link that joins a round; null until it is known. */
  readonly of: (code: string) => string | null;
  /** The link that opens a provision; null until it is known. */
  readonly provision: (id: string) => string | null;
  readonly know: (links: ChatLinks) => void;
}

export function createJoinLinks(): JoinLinks {
  let known: ChatLinks | null = null;
  return {
    of: (code) => known?.round(code) ?? null,
    provision: (id) => known?.provision(id) ?? null,
    know: (links) => void (known = links),
  };
}
