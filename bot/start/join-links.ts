/** Links that join a round of the quiz in a chat. Who runs the chat says how they are made, once that is known. */
export interface JoinLinks {
  /** Null until it is known. */
  readonly of: (code: string) => string | null;
  readonly know: (make: (code: string) => string) => void;
}

export function createJoinLinks(): JoinLinks {
  let known: ((code: string) => string) | null = null;
  return { of: (code) => known?.(code) ?? null, know: (make) => void (known = make) };
}
