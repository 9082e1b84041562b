/** Candidates of many questions with their features, and which of them are right. */
export interface RankingData {
  readonly names: readonly string[];
  /** Candidates of question `q` are `starts[q] .. starts[q + 1]`. */
  readonly starts: Uint32Array;
  /** Of candidate `c`, `values[c · names + f]`. */
  readonly values: Float32Array;
  /** 1 where the candidate is right. */
  readonly gold: Uint8Array;
}

/** The questions `picked` of the data, in that order. */
export function pickQuestions(data: RankingData, picked: readonly number[]): RankingData {
  const width = data.names.length;
  const ranges = picked.map(
    (question) => [data.starts[question] ?? 0, data.starts[question + 1] ?? 0] as const,
  );
  const starts = new Uint32Array(picked.length + 1);
  ranges.forEach(([from, to], at) => {
    starts[at + 1] = (starts[at] ?? 0) + to - from;
  });
  const rows = starts[picked.length] ?? 0;
  const values = new Float32Array(rows * width);
  const gold = new Uint8Array(rows);
  ranges.forEach(([from, to], at) => {
    values.set(data.values.subarray(from * width, to * width), (starts[at] ?? 0) * width);
    gold.set(data.gold.subarray(from, to), starts[at]);
  });
  return { names: data.names, starts, values, gold };
}

/** All questions of several data of the same features. `shared`: in memory that threads read together. */
export function joinData(parts: readonly RankingData[], shared = false): RankingData {
  const names = parts[0]?.names ?? [];
  const starts = [0];
  for (const part of parts) {
    const first = starts.at(-1) ?? 0;
    for (const start of part.starts.subarray(1)) starts.push(first + start);
  }
  const rows = starts.at(-1) ?? 0;
  const room = (bytes: number) => (shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
  const values = new Float32Array(room(rows * names.length * Float32Array.BYTES_PER_ELEMENT));
  const gold = new Uint8Array(room(rows));
  let row = 0;
  for (const part of parts) {
    values.set(part.values, row * names.length);
    gold.set(part.gold, row);
    row += part.gold.length;
  }
  return { names, starts: Uint32Array.from(starts), values, gold };
}

/** Questions that can teach: some candidate is right and some is not. */
export function teaching({ starts, gold }: RankingData): number[] {
  return Array.from({ length: starts.length - 1 }, (_, question) => question).filter((question) => {
    const own = gold.subarray(starts[question], starts[question + 1]);
    return own.includes(1) && own.includes(0);
  });
}
