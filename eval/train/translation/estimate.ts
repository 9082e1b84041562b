/** IBM model 1 by expectation and maximisation: each word of a question was said because of one word of the provision. */

/** Questions and provisions in numbers. */
export interface Counted {
  /** Of each provision the numbers of its names; the first is 0, which is no name: a word may be said without a cause. */
  readonly provisions: readonly Int32Array[];
  /** Of each name of questions the provisions about which it was said, and how often about each. */
  readonly said: readonly { readonly provisions: Int32Array; readonly times: Int32Array }[];
  /** How many names of provisions there are, with 0. */
  readonly words: number;
}

/** Of one name of questions: because of which names of provisions it is said, and how likely each makes it, 0 to 1. */
export interface Causes {
  readonly words: Int32Array;
  readonly shares: Float64Array;
}

/** Of each name of questions its causes. All that one name of provisions causes sums to 1 at most. */
export function estimate(
  { provisions, said, words }: Counted,
  { rounds, smoothing }: { readonly rounds: number; readonly smoothing: number },
  onRound: (round: number) => void,
): Causes[] {
  const likely = new Float64Array(words).fill(1);
  const counts = new Float64Array(words);
  let causes: Causes[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    const totals = new Float64Array(words);
    causes = said.map((about, at) => {
      const before = causes[at];
      before?.words.forEach((word, place) => (likely[word] = before.shares[place] ?? 0));
      const row = expected(about, provisions, likely, counts);
      row.words.forEach((word, place) => (totals[word] = (totals[word] ?? 0) + (row.shares[place] ?? 0)));
      return row;
    });
    for (const row of causes)
      row.words.forEach(
        (word, place) => (row.shares[place] = (row.shares[place] ?? 0) / ((totals[word] ?? 0) + smoothing)),
      );
    onRound(round);
  }
  return causes;
}

/** How often one name was said because of each name of provisions. `counts` is all 0, and is left so. The hot loop. */
function expected(
  about: Counted['said'][number],
  provisions: readonly Int32Array[],
  likely: Float64Array,
  counts: Float64Array,
): Causes {
  const met: number[] = [];
  about.provisions.forEach((provision, at) => {
    const names = provisions[provision] ?? new Int32Array(0);
    let sum = 0;
    for (const name of names) sum += likely[name] ?? 0;
    if (sum === 0) return;
    const each = (about.times[at] ?? 0) / sum;
    for (const name of names) {
      const count = counts[name] ?? 0;
      const share = each * (likely[name] ?? 0);
      if (count === 0 && share > 0) met.push(name);
      counts[name] = count + share;
    }
  });
  const words = Int32Array.from(met);
  const shares = Float64Array.from(words, (word) => counts[word] ?? 0);
  for (const word of words) counts[word] = 0;
  return { words, shares };
}
