import type { RankingData } from '../reranker.ts';

/** Candidates of many questions, gathered one question after the other. */
export interface Table {
  /** Vectors of one question's candidates, and which of them are right. */
  add(vectors: readonly (readonly number[])[], right: readonly boolean[]): void;
  data(): RankingData;
}

/** Rows for which room is made at first; it doubles. */
const ROOM = 1 << 16;

export function createTable(names: readonly string[]): Table {
  const width = names.length;
  const starts = [0];
  let values = new Float32Array(ROOM * width);
  let gold = new Uint8Array(ROOM);
  let rows = 0;
  const makeRoom = (count: number): void => {
    if (rows + count <= gold.length) return;
    const size = 2 * (rows + count);
    const [more, moreGold] = [new Float32Array(size * width), new Uint8Array(size)];
    more.set(values.subarray(0, rows * width));
    moreGold.set(gold.subarray(0, rows));
    [values, gold] = [more, moreGold];
  };
  return {
    add(vectors, right) {
      makeRoom(vectors.length);
      vectors.forEach((vector, at) => {
        values.set(vector, (rows + at) * width);
        gold[rows + at] = right[at] === true ? 1 : 0;
      });
      rows += vectors.length;
      starts.push(rows);
    },
    data: () => ({
      names: [...names],
      starts: Uint32Array.from(starts),
      values: values.subarray(0, rows * width),
      gold: gold.subarray(0, rows),
    }),
  };
}
